import { useRef } from 'react';
import { normalQuantile } from '../../faces/evaluate/normal.ts';
import { ChartBoundary } from '../../ui/charts/ChartBoundary.tsx';
import styles from './Evaluate.module.css';
import { useWidth } from './useWidth.ts';

/** Where a value lies on an axis: 0 at its start, 1 at its end. */
export interface Scale {
  place: (value: number) => number;
  ticks: readonly number[];
  format: (value: number) => string;
}

const between = (value: number, low: number, high: number) => (value - low) / (high - low);

export function linear(low: number, high: number, ticks: readonly number[], format: Scale['format']): Scale {
  return { place: (value) => between(value, low, high), ticks, format };
}

export function logarithmic(
  low: number,
  high: number,
  ticks: readonly number[],
  format: Scale['format'],
): Scale {
  return { place: (value) => between(Math.log(value), Math.log(low), Math.log(high)), ticks, format };
}

/** Normal deviates: the axes of a DET curve (Martin et al. 1997). */
export function probit(low: number, high: number, ticks: readonly number[], format: Scale['format']): Scale {
  const [from, to] = [normalQuantile(low), normalQuantile(high)];
  const clamp = (value: number) => Math.max(1e-7, Math.min(1 - 1e-7, value));
  return { place: (value) => between(normalQuantile(clamp(value)), from, to), ticks, format };
}

export interface RateLine {
  points: readonly (readonly [number, number])[];
  stroke: 'first' | 'second' | 'dashed' | 'quiet';
  /** A mark at each point. */
  marks?: boolean;
}

interface RateChartProps {
  /** What the chart says, for who cannot see it. */
  label: string;
  x: Scale;
  y: Scale;
  xName: string;
  yName: string;
  lines: readonly RateLine[];
  /** Along x: the lower and the upper end at each point. */
  band?: readonly (readonly [number, number, number])[];
  /** Where tau is. */
  mark?: readonly [number, number];
}

const HEIGHT = 240;
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 18, 10, 42];

/** Rates against rates, on axes that suit them. */
export function RateChart(props: RateChartProps) {
  return (
    <ChartBoundary>
      <Drawing {...props} />
    </ChartBoundary>
  );
}

function Drawing({ label, x, y, xName, yName, lines, band, mark }: RateChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place, 340);
  const inside = (share: number) => Math.max(0, Math.min(1, share));
  const px = (value: number) => LEFT + inside(x.place(value)) * (width - LEFT - RIGHT);
  const py = (value: number) => HEIGHT - BOTTOM - inside(y.place(value)) * (HEIGHT - TOP - BOTTOM);
  const along = (points: readonly (readonly [number, number])[]) =>
    points.map(([a, b], i) => `${i === 0 ? 'M' : 'L'}${px(a).toFixed(1)} ${py(b).toFixed(1)}`).join('');
  const area =
    band && band.length > 1
      ? `${along(band.map(([a, low]) => [a, low]))}${along(band.toReversed().map(([a, , high]) => [a, high])).replace('M', 'L')}Z`
      : null;
  return (
    <div ref={place} className={styles.chart}>
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        {y.ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width - RIGHT} y1={py(tick)} y2={py(tick)} className={styles.gridLine} />
            <text x={LEFT - 6} y={py(tick) + 4} textAnchor="end">
              {y.format(tick)}
            </text>
          </g>
        ))}
        {x.ticks.map((tick) => (
          <g key={tick}>
            <line x1={px(tick)} x2={px(tick)} y1={TOP} y2={HEIGHT - BOTTOM} className={styles.gridLine} />
            <text x={px(tick)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
              {x.format(tick)}
            </text>
          </g>
        ))}
        <text
          x={LEFT + (width - LEFT - RIGHT) / 2}
          y={HEIGHT - 6}
          textAnchor="middle"
          className={styles.axisText}
        >
          {xName}
        </text>
        <text
          transform={`translate(11 ${TOP + (HEIGHT - TOP - BOTTOM) / 2}) rotate(-90)`}
          textAnchor="middle"
          className={styles.axisText}
        >
          {yName}
        </text>
        {area && <path d={area} className={styles.band} />}
        {lines.map(({ points, stroke, marks }) => (
          <g key={stroke} data-stroke={stroke} className={styles.line}>
            <path d={along(points)} />
            {marks && points.map(([a, b]) => <circle key={a} cx={px(a)} cy={py(b)} r={3} />)}
          </g>
        ))}
        {mark && <circle cx={px(mark[0])} cy={py(mark[1])} r={5.5} className={styles.mark} />}
      </svg>
    </div>
  );
}
