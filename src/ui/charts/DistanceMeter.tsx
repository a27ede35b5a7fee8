import { upTo } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './DistanceMeter.module.css';

interface DistanceMeterProps {
  /** d, the squared Euclidean distance. */
  distance: number;
  tau: number;
  answer: 'same' | 'unsure' | 'different';
  /** The plain sentence that goes with the number. */
  sentence: string;
}

/** Past this squared distance two faces have nothing in common; the scale ends here. */
const SCALE_END = 1;

/** d on a line from 0 to 1 with the threshold marked. The sentence says the same in words. */
export function DistanceMeter({ distance, tau, answer, sentence }: DistanceMeterProps) {
  const place = (d: number) => `${(100 * Math.min(d, SCALE_END)) / SCALE_END}%`;
  return (
    <div className={styles.meter}>
      <div className={styles.line} aria-hidden>
        <div className={styles.same} style={{ inlineSize: place(tau) }} />
        <div className={styles.tau} style={{ insetInlineStart: place(tau) }}>
          <span className="number">{say('ui.limit', { tau: upTo(tau, 3) })}</span>
        </div>
        <div className={styles.needle} data-answer={answer} style={{ insetInlineStart: place(distance) }} />
      </div>
      <p className={`${styles.sentence} number`}>{sentence}</p>
    </div>
  );
}
