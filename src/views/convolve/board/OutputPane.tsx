import { memo, type PointerEvent, useCallback, useRef } from 'react';
import { spanOf } from '../../../convolution/arithmetic.ts';
import { flatIndex } from '../../../convolution/types.ts';
import { actions, stateNow, useLikeness } from '../../../store/react.ts';
import { say } from '../../../words/say.ts';
import styles from './Board.module.css';
import { fitPlane, paintCell, paintPlane, paintVeil } from './paintPlane.ts';
import { fitLine, OUTPUT_FLOOR, paintMark, paintSignal } from './paintSignal.ts';
import { type Paint, usePainter } from './usePainter.ts';
import { moveByKey } from './windowKeys.ts';

/** The chosen filter's feature map, as TF.js computed it; its cell under the window is marked, and can be picked. */
export const OutputPane = memo(function OutputPane({ playing }: { playing: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const axes = useLikeness((state) => state.convolution.axes);
  const held = useRef(false);

  const paint: Paint = useCallback(
    (surface, { result, chosen, place }) => {
      if (!result || result.output.size.length !== place.length) return;
      const { output: grid, from } = result;
      const channel = Math.min(chosen, grid.channels - 1);
      const inside = place.map((at, axis) => Math.min(at, (grid.size[axis] ?? 1) - 1));
      const seen = flatIndex(grid.size, inside) + 1;
      if (grid.size.length === 1) {
        const { stride, padding } = from.settings;
        const fit = fitLine(from.input.grid.size[0] ?? 1, padding, surface.width);
        const middle = spanOf(from.settings) / 2;
        const at = (i: number) => i * stride - padding + middle;
        const until = playing ? seen : (grid.size[0] ?? 0);
        const painting = { grid, channel, at, step: stride, until, reach: 0, floor: OUTPUT_FLOOR };
        paintSignal(surface, fit, painting);
        paintMark(surface, fit, painting, inside[0] ?? 0);
        return;
      }
      const [row = 0, column = 0, slice = 0] = inside;
      const fit = paintPlane(surface, { grid, border: 0, slice, channel, grey: false });
      if (playing) paintVeil(surface, fit, grid.size, row * (grid.size[1] ?? 1) + column + 1);
      paintCell(surface, fit, row, column);
    },
    [playing],
  );
  usePainter(canvas, paint);

  const pick = (event: PointerEvent<HTMLCanvasElement>) => {
    const { result, place } = stateNow().convolution;
    if (!result) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    const { settings, input } = result.from;
    if (result.output.size.length === 1) {
      const fit = fitLine(input.grid.size[0] ?? 1, settings.padding, width);
      const cells = (x - fit.left) / fit.cell + settings.padding - spanOf(settings) / 2;
      actions().convolve.moveWindow([cells / settings.stride]);
      return;
    }
    const [rows = 1, columns = 1] = result.output.size;
    const fit = fitPlane(rows, columns, 0, width, height);
    const cells = [(y - fit.top) / fit.cell, (x - fit.left) / fit.cell];
    actions().convolve.moveWindow([...cells.map(Math.floor), ...place.slice(2)]);
  };

  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the place is moved by keys; no native control has two or three axes.
    <canvas
      ref={canvas}
      className={`${styles.paint} ${styles.output}`}
      data-axes={axes}
      tabIndex={0}
      role="application"
      aria-label={say('convolve.mapMove')}
      onKeyDown={moveByKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = true;
        pick(event);
      }}
      onPointerMove={(event) => {
        if (held.current) pick(event);
      }}
      onPointerUp={() => {
        held.current = false;
      }}
      onPointerCancel={() => {
        held.current = false;
      }}
    />
  );
});
