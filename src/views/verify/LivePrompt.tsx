import { type Challenge, describeChallenge, STEP_LIMIT } from '../../faces/liveness/liveness.ts';
import styles from './Verify.module.css';

/** What to do now, which movement it is, and a bar that empties with the time for it. */
export function LivePrompt({ challenge }: { challenge: Challenge | null }) {
  if (!challenge) return <p className={styles.prompt}>The networks are loading…</p>;
  const { phase, step, prompts, since } = challenge;
  return (
    <div className={styles.prompting}>
      <p className={styles.prompt} role="status">
        {phase === 'passed' ? 'Hold still: taking the picture…' : `${describeChallenge(challenge)}.`}
      </p>
      {phase !== 'passed' && (
        <p className={`${styles.step} number`}>
          {phase === 'steady' ? 'First' : `Movement ${step + 1} of ${prompts.length}`}, {STEP_LIMIT / 1000}{' '}
          seconds at most
          <span key={since} className={styles.timeLeft} aria-hidden />
        </p>
      )}
    </div>
  );
}

/** What was found, with what it is worth. */
export function liveSentence(
  challenge: Challenge,
  score: { real: number; live: number } | null,
  fault: string,
): string {
  const networks = score
    ? `Two small networks give ${score.real.toFixed(2)} (anti-spoof) and ${score.live.toFixed(2)} (liveness), from 0, a picture of a face, to 1, a face; they are often unsure.`
    : `The anti-spoof networks could not be asked${fault ? `: ${fault}` : '.'}`;
  return `${describeChallenge(challenge)} ${networks} No certified protection: a video of the person may pass.`;
}
