import { useCallback, useRef } from 'react';
import styles from '../board/Board.module.css';
import { css, tint } from '../board/tint.ts';
import { type Paint, usePainter, type Watch } from '../board/usePainter.ts';
import { planesOf } from '../numbers.ts';

const shown: Watch = ({ bank, chosen, settings }) => [bank, chosen, settings];

/** The chosen filter as coloured cells, between the input and what it makes of it: of several planes the middle one. */
export function KernelMark() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const paint: Paint = useCallback(({ context, width, height, colours }, state) => {
    const { axes, bank, chosen, settings, input } = state;
    const weights = bank[chosen]?.weights;
    const planes = planesOf(axes, settings.filterSize, input.grid.channels);
    const plane = planes[Math.floor((planes.length - 1) / 2)];
    if (!weights || !plane) return;
    const largest = weights.reduce((most, each) => Math.max(most, Math.abs(each)), 1e-9);
    const cell = Math.min(width / plane.columns, height / plane.rows);
    const [left, top] = [(width - cell * plane.columns) / 2, (height - cell * plane.rows) / 2];
    plane.indices.forEach((index, i) => {
      context.fillStyle = css(tint((weights[index] ?? 0) / largest, colours.dark));
      const [row, column] = [Math.floor(i / plane.columns), i % plane.columns];
      context.fillRect(left + column * cell, top + row * cell, cell - 0.5, cell - 0.5);
    });
    context.strokeStyle = colours.accent;
    context.lineWidth = 2;
    context.strokeRect(left + 1, top + 1, cell * plane.columns - 2, cell * plane.rows - 2);
  }, []);
  usePainter(canvas, paint, shown);
  return <canvas ref={canvas} className={`${styles.paint} ${styles.kernelMark}`} aria-hidden />;
}
