import { useEffect, useRef, useState } from 'react';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { scientific, significant, upTo } from '../../words/numbers.ts';
import { ChartBoundary } from './ChartBoundary.tsx';
import styles from './LineChart.module.css';
import { loadPlot } from './plot.ts';

export interface Line {
  name: string;
  values: (number | null)[];
}

interface LineChartProps {
  /** What the chart shows, for who cannot see it; the numbers themselves stand in a table beside it. */
  label: string;
  x: number[];
  xName: string;
  lines: Line[];
  height: number;
}

/** Hues of the lines: apart for most kinds of colour vision, and each line has its name in the legend. */
const hues = [30, 250, 145, 330, 95, 200, 280];

/** Lines over a common axis, the values on a logarithmic scale. */
export function LineChart(props: LineChartProps) {
  return (
    <ChartBoundary>
      <Plot {...props} />
    </ChartBoundary>
  );
}

function Plot({ label, x, xName, lines, height }: LineChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<uPlot | null>(null);
  const [, setFault] = useState<never>();
  const names = [xName, ...lines.map(({ name }) => name)].join('|');

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let made: uPlot | null = null;
    const watcher = new ResizeObserver(() => made?.setSize({ width: element.clientWidth, height }));
    let gone = false;
    loadPlot()
      .then((Kind) => {
        if (gone) return;
        made = new Kind(optionsOf(names.split('|'), element, height), [], element);
        watcher.observe(element);
        setPlot(made);
      })
      // What fails later than the effect is thrown where the boundary catches it.
      .catch((error) =>
        setFault(() => {
          throw error;
        }),
      );
    return () => {
      gone = true;
      watcher.disconnect();
      made?.destroy();
      setPlot(null);
    };
  }, [names, height]);

  useEffect(() => {
    // A logarithm has no zero: such points are left out.
    const positive = lines.map(({ values }) => values.map((value) => (value && value > 0 ? value : null)));
    plot?.setData([x, ...positive]);
  }, [plot, x, lines]);

  return (
    <div
      ref={place}
      className={styles.chart}
      style={{ minBlockSize: height }}
      role="img"
      aria-label={label}
    />
  );
}

function optionsOf([first = '', ...others]: string[], element: HTMLElement, height: number): uPlot.Options {
  const ink = getComputedStyle(element).color;
  const axis = { stroke: ink, grid: { stroke: 'transparent' }, ticks: { stroke: ink, width: 0.5 } };
  return {
    width: element.clientWidth,
    height,
    scales: { x: { time: false }, y: { distr: 3 } },
    axes: [
      { ...axis, size: 28, values: (_, ticks) => ticks.map((tick) => upTo(tick, 3)) },
      {
        ...axis,
        size: 46,
        values: (_, ticks) => ticks.map((tick) => (tick ? shortNumber(tick) : '')),
      },
    ],
    series: [
      { label: first },
      ...others.map((name, i) => ({
        label: name,
        width: 1.5,
        stroke: `oklch(0.62 0.14 ${hues[i % hues.length]})`,
        points: { show: false },
      })),
    ],
    legend: { live: false },
    cursor: { show: false },
  };
}

/** Ticks of everyday size as they are, the others by their power of ten. */
const shortNumber = (value: number): string =>
  value >= 0.01 && value < 10_000 ? significant(value, 2) : scientific(value, 0);
