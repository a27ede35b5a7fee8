import type { LikenessError } from '../../errors.ts';
import { type Challenge, describeChallenge, STEP_LIMIT } from '../../faces/liveness/liveness.ts';
import { whatHappened } from '../../words/faults.ts';
import { type Message, message } from '../../words/keys.ts';
import { say, tell } from '../../words/say.ts';
import styles from './Verify.module.css';

/** What to do now, which movement it is, and a bar that empties with the time for it. */
export function LivePrompt({ challenge }: { challenge: Challenge | null }) {
  if (!challenge) return <p className={styles.prompt}>{say('people.networksLoading')}</p>;
  const { phase, step, prompts, since } = challenge;
  const seconds = STEP_LIMIT / 1000;
  return (
    <div className={styles.prompting}>
      <p className={styles.prompt} role="status">
        {phase === 'passed' ? say('verify.holdStill') : tell(describeChallenge(challenge))}
      </p>
      {phase !== 'passed' && (
        <p className={`${styles.step} number`}>
          {phase === 'steady'
            ? say('verify.firstStep', { seconds })
            : say('verify.movement', { n: step + 1, total: prompts.length, seconds })}
          <span key={since} className={styles.timeLeft} aria-hidden />
        </p>
      )}
    </div>
  );
}

/** What was found, with what it is worth. */
export function liveSentences(
  challenge: Challenge,
  score: { real: number; live: number } | null,
  fault: LikenessError | null,
): Message[] {
  const networks = score
    ? message('verify.spoofScores', score)
    : fault && message('verify.spoofFailed', { why: whatHappened(fault) });
  return [describeChallenge(challenge), networks, message('verify.notCertified')].filter(
    (each) => each !== null,
  );
}
