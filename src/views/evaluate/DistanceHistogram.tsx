import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef } from 'react';
import type { EvaluationFigures } from '../../faces/evaluate/evaluation.ts';
import { TAU_STEPS, tauAt, tauIndex } from '../../faces/evaluate/tauGrid.ts';
import { ChartBoundary } from '../../ui/charts/ChartBoundary.tsx';
import { fixed } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Evaluate.module.css';
import { useWidth } from './useWidth.ts';
import { ownSentence, strangersSentence } from './words.ts';

const HALF = 130;
/** Width of a bar in steps of the grid: 0.02 on d. */
const BAR = 20;

interface DistanceHistogramProps {
  figures: EvaluationFigures;
  tau: number;
  onTau: (tau: number) => void;
}

/**
 * Distances of the same person upwards, of different people downwards, and tau across both: what is left of it matches.
 * The errors are hatched. tau is dragged, or moved by keys.
 */
export function DistanceHistogram({ figures, tau, onTau }: DistanceHistogramProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place, 720);
  const bars = useMemo(() => barsOf(figures), [figures]);
  const { end } = bars;
  const k = tauIndex(tau);
  const missed = 1 - (figures.genuineCounts[k] ?? 0) / figures.genuine;
  const falsely = (figures.impostorCounts[k] ?? 0) / figures.impostor;
  const words = say('evaluate.both', {
    strangers: strangersSentence(falsely, figures.impostor),
    same: ownSentence(missed, figures.genuine),
  });

  const move = (to: number) => onTau(tauAt(tauIndex(Math.max(0, Math.min(end, to)))));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    move(((event.clientX - box.left) / box.width) * end);
  };
  const press = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: -0.001,
      ArrowDown: -0.001,
      ArrowRight: 0.001,
      ArrowUp: 0.001,
      PageDown: -0.05,
      PageUp: 0.05,
      Home: -end,
      End: end,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(tau + step * (event.shiftKey ? 10 : 1));
  };

  return (
    <section className={styles.panel}>
      <div className={styles.head}>
        <h2>{say('evaluate.distances')}</h2>
        <ul className={styles.legend}>
          <li data-kind="genuine">{say('evaluate.samePersonUp')}</li>
          <li data-kind="impostor">{say('evaluate.differentDown')}</li>
          <li data-kind="error">{say('evaluate.judgedWrong')}</li>
        </ul>
      </div>
      <div
        ref={place}
        className={styles.histogram}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={drag}
      >
        <ChartBoundary>
          <Bars bars={bars} width={width} tau={tau} label={say('evaluate.histograms', { words })} />
        </ChartBoundary>
        <div
          className={styles.tau}
          style={{ insetInlineStart: `${(100 * Math.min(tau, end)) / end}%` }}
          role="slider"
          tabIndex={0}
          aria-label={say('ui.threshold')}
          aria-valuemin={0}
          aria-valuemax={end}
          aria-valuenow={tau}
          aria-valuetext={say('evaluate.tauText', { tau, words })}
          aria-orientation="horizontal"
          onKeyDown={press}
        >
          <span className="number">{say('evaluate.derived', { tau })}</span>
        </div>
      </div>
      <div className={`${styles.ticks} number`} aria-hidden>
        {ticksTo(end).map((tick) => (
          <span key={tick} style={{ insetInlineStart: `${(100 * tick) / end}%` }}>
            {fixed(tick, 1)}
          </span>
        ))}
      </div>
      <p className={styles.axisName}>{say('evaluate.distanceAxis')}</p>
      <p className={styles.words} data-testid="tau-words">
        {words}
      </p>
    </section>
  );
}

interface BarsProps {
  bars: ReturnType<typeof barsOf>;
  width: number;
  tau: number;
  label: string;
}

function Bars({ bars: { end, genuine, impostor, most }, width, tau, label }: BarsProps) {
  const id = useId();
  const x = (d: number) => (Math.min(d, end) / end) * width;
  const path = (shares: readonly number[], sign: 1 | -1) => {
    const level = (share: number) => HALF - sign * (share / most) * (HALF - 8);
    const step = (BAR * 0.001 * width) / end;
    return `M0 ${HALF}${shares.map((share, i) => `V${level(share)}H${(i + 1) * step}`).join('')}V${HALF}Z`;
  };
  return (
    <svg width={width} height={2 * HALF} role="img" aria-label={label}>
      <defs>
        <clipPath id={`${id}-match`}>
          <rect x={0} y={0} width={x(tau)} height={2 * HALF} />
        </clipPath>
        <clipPath id={`${id}-rest`}>
          <rect x={x(tau)} y={0} width={Math.max(0, width - x(tau))} height={2 * HALF} />
        </clipPath>
        <pattern
          id={`${id}-wrong`}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={6} height={6} className={styles.wrongGround} />
          <rect width={2.5} height={6} className={styles.wrongLine} />
        </pattern>
      </defs>
      <g clipPath={`url(#${id}-match)`}>
        <path d={path(genuine, 1)} className={styles.genuine} />
        <path d={path(impostor, -1)} fill={`url(#${id}-wrong)`} />
      </g>
      <g clipPath={`url(#${id}-rest)`}>
        <path d={path(genuine, 1)} fill={`url(#${id}-wrong)`} />
        <path d={path(impostor, -1)} className={styles.impostor} />
      </g>
      <line x1={0} x2={width} y1={HALF} y2={HALF} className={styles.axisLine} />
    </svg>
  );
}

/** Shares of pairs for each bar, up to where nearly all lie. */
function barsOf({ genuineCounts, impostorCounts, genuine, impostor }: EvaluationFigures) {
  const enough = (counts: Float64Array, total: number) => {
    const k = counts.findIndex((count) => count >= 0.999 * total);
    return k < 0 ? TAU_STEPS : k;
  };
  const last = Math.max(enough(genuineCounts, genuine), enough(impostorCounts, impostor), 500);
  const endIndex = Math.min(TAU_STEPS, Math.ceil(last / 100) * 100);
  const bars = (counts: Float64Array, total: number) =>
    Array.from({ length: endIndex / BAR }, (_, i) =>
      total === 0 ? 0 : ((counts[(i + 1) * BAR] ?? 0) - (i === 0 ? 0 : (counts[i * BAR] ?? 0))) / total,
    );
  const [own, other] = [bars(genuineCounts, genuine), bars(impostorCounts, impostor)];
  return { end: tauAt(endIndex), genuine: own, impostor: other, most: Math.max(...own, ...other) };
}

function ticksTo(end: number): number[] {
  const step = end > 1 ? 0.2 : 0.1;
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => i * step);
}
