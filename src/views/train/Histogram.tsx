import type { ReactNode } from 'react';
import type { Figures } from '../../store/train/trainState.ts';
import { ChartBoundary } from '../../ui/charts/ChartBoundary.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import { area, percent, significant } from '../../words/numbers.ts';
import { rich, say } from '../../words/say.ts';
import styles from './Train.module.css';

const [WIDTH, HEIGHT] = [320, 110];

interface Axis {
  end: number;
  densest: number;
}

/** One axis for histograms that are compared: shares of pairs for each step of d, whose bins may be of different widths. */
export function commonAxis(...all: Figures[]): Axis {
  const density = ({ genuine, impostor, end }: Figures) =>
    (Math.max(...genuine, ...impostor) * genuine.length) / end;
  return { end: Math.max(...all.map(({ end }) => end)), densest: Math.max(...all.map(density)) };
}

interface HistogramProps {
  title: string;
  figures: Figures;
  /** Where the axis ends and how dense the densest bin is: the same for histograms that are compared. */
  axis: Axis;
  /** What runs along the axis. */
  unit?: string;
}

/** Distances of genuine and impostor pairs of the held-out people. */
export function Histogram({ title, figures, axis, unit = 'd' }: HistogramProps) {
  const { tau, auc, eer, pairs } = figures;
  const words = say('train.histogram', {
    title,
    ...pairs,
    auc: area(auc, 3),
    eer: percent(eer, 1),
    tau,
  });
  return (
    <section className={styles.panel}>
      <h2>
        {title}{' '}
        <span className={`${styles.soft} number`}>
          {rich('train.eer', {
            eer: (term: ReactNode) => <Term of="eer">{term}</Term>,
            rate: percent(eer, 1),
          })}
        </span>
      </h2>
      <ChartBoundary>
        <Bars figures={figures} axis={axis} label={words} />
      </ChartBoundary>
      <p className={`${styles.axis} number`}>
        <span>0</span>
        <span className={styles.key} data-kind="genuine">
          {say('train.onePerson')}
        </span>
        <span className={styles.key} data-kind="impostor">
          {say('train.twoPeople')}
        </span>
        <span>
          {unit} = {significant(axis.end, 2)}
        </span>
      </p>
    </section>
  );
}

interface BarsProps {
  figures: Figures;
  axis: Axis;
  label: string;
}

function Bars({ figures: { genuine, impostor, end, tau }, axis, label }: BarsProps) {
  const path = (shares: number[]) => {
    const step = (WIDTH * (end / axis.end)) / shares.length;
    const top = (share: number) => HEIGHT - ((share * shares.length) / end / axis.densest) * (HEIGHT - 6);
    return `M0 ${HEIGHT}${shares.map((share, i) => `L${i * step} ${top(share)}H${(i + 1) * step}`).join('')}V${HEIGHT}Z`;
  };
  const place = Math.min(WIDTH, (tau / axis.end) * WIDTH);
  return (
    <svg className={styles.histogram} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path d={path(impostor)} className={styles.impostor} />
      <path d={path(genuine)} className={styles.genuine} />
      <line x1={place} x2={place} y1={0} y2={HEIGHT} className={styles.threshold} />
    </svg>
  );
}
