import { fixed } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import styles from './Triplet.module.css';

const [WIDTH, LEFT, RIGHT, BASE, HEIGHT] = [320, 14, 14, 46, 84];

interface TripletLineProps {
  own: number;
  other: number;
  alpha: number;
  loss: number;
}

/** The anchor at 0, P and N at their distances from it, and the margin that N has to be beyond. */
export function TripletLine({ own, other, alpha, loss }: TripletLineProps) {
  const end = Math.max(own + alpha, other, 0.1) * 1.08;
  const x = (d: number) => LEFT + (d / end) * (WIDTH - LEFT - RIGHT);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={styles.line}
      role="img"
      aria-label={say('verify.onALine', {
        own: fixed(own, 3),
        end: fixed(own + alpha, 3),
        other: fixed(other, 3),
      })}
    >
      <rect x={x(own)} y={BASE - 14} width={x(own + alpha) - x(own)} height={28} className={styles.margin} />
      <line x1={x(0)} x2={WIDTH - RIGHT / 2} y1={BASE} y2={BASE} className={styles.axis} />
      {loss > 0 && (
        <line x1={x(other)} x2={x(own + alpha)} y1={BASE + 22} y2={BASE + 22} className={styles.lack} />
      )}
      <Mark at={x(0)} name="A" look="anchor" />
      <Mark at={x(own)} name="P" look="positive" />
      <Mark at={x(other)} name="N" look="negative" above />
      {loss > 0 && (
        <text x={(x(other) + x(own + alpha)) / 2} y={BASE + 36} className={styles.says}>
          L
        </text>
      )}
    </svg>
  );
}

interface MarkProps {
  at: number;
  name: string;
  look: 'anchor' | 'positive' | 'negative';
  /** Higher, so that it can be read where P is near. */
  above?: boolean;
}

function Mark({ at, name, look, above = false }: MarkProps) {
  const y = above ? 12 : 26;
  return (
    <>
      <line x1={at} x2={at} y1={y + 3} y2={BASE} className={styles.stem} />
      {look === 'negative' ? (
        <rect x={at - 6} y={BASE - 6} width={12} height={12} className={styles.negative} />
      ) : (
        <circle cx={at} cy={BASE} r={7} className={styles[look]} />
      )}
      <text x={at} y={y} className={styles.says}>
        {name}
      </text>
    </>
  );
}
