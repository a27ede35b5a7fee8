import { memo, type PointerEvent, useCallback, useRef } from 'react';
import { spanOf } from '../../../convolution/arithmetic.ts';
import { cornerOf } from '../../../convolution/directSum.ts';
import type { InputKind } from '../../../store/convolve/convolutionState.ts';
import { actions, stateNow, useLikeness } from '../../../store/react.ts';
import { say } from '../../../words/say.ts';
import styles from './Board.module.css';
import { fitPlane, paintPlane, paintWindow } from './paintPlane.ts';
import { boundsOf, CEILING, fitLine, INPUT_FLOOR, paintBand, paintEnds, paintSignal } from './paintSignal.ts';
import { type Paint, usePainter } from './usePainter.ts';
import { drawByKey, moveByKey } from './windowKeys.ts';

interface InputPaneProps {
  /** The pointer draws the signal instead of moving the window. */
  drawing: boolean;
  /** The slice of a block shown. */
  slice: number;
  /** A channel shown alone; null all together. */
  channel: number | null;
}

/** The input with the window over it, which pointer, touch and arrow keys move. */
export const InputPane = memo(function InputPane({ drawing, slice, channel }: InputPaneProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const axes = useLikeness((state) => state.convolution.axes);
  const held = useRef<{ index: number; value: number } | true | null>(null);

  const paint: Paint = useCallback(
    (surface, { input, settings, place, problem, bank, chosen }) => {
      const { grid } = input;
      const corner = cornerOf(place, settings);
      const { filterSize: taps, dilation, padding: border } = settings;
      if (grid.size.length === 1) {
        const length = grid.size[0] ?? 1;
        const fit = fitLine(length, border, surface.width);
        if (border > 0) paintEnds(surface, fit, length);
        const reach = drawnReach(input.kind);
        paintSignal(surface, fit, {
          grid,
          channel: 0,
          at: (i) => i + 0.5,
          step: 1,
          until: length,
          reach,
          floor: INPUT_FLOOR,
        });
        const weights = bank[chosen]?.weights;
        if (!problem && weights) paintBand(surface, fit, corner[0] ?? 0, weights, dilation);
        return;
      }
      const all = grid.channels === 3 ? -1 : 0;
      const style = {
        grid,
        border,
        slice: shownSlice(slice, grid.size[2]),
        channel: channel ?? all,
        grey: true,
      };
      const fit = paintPlane(surface, style);
      if (!problem) paintWindow(surface, fit, { corner, taps, dilation });
    },
    [slice, channel],
  );
  usePainter(canvas, paint);

  const point = (event: PointerEvent<HTMLCanvasElement>) => {
    const { input, settings, place } = stateNow().convolution;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    const { grid } = input;
    // The window's middle goes under the pointer.
    const toPlace = (cells: number) => (cells - spanOf(settings) / 2 + settings.padding) / settings.stride;
    if (grid.size.length === 1) {
      const fit = fitLine(grid.size[0] ?? 1, settings.padding, width);
      const cells = (x - fit.left) / fit.cell;
      if (drawing) draw(cells, y, height);
      else actions().convolve.moveWindow([toPlace(cells)]);
      return;
    }
    const [rows = 1, columns = 1] = grid.size;
    const fit = fitPlane(rows, columns, settings.padding, width, height);
    actions().convolve.moveWindow([
      toPlace((y - fit.top) / fit.cell),
      toPlace((x - fit.left) / fit.cell),
      ...place.slice(2),
    ]);
  };

  /** From the last drawn number to this one, so that a quick stroke leaves no gaps. */
  const draw = (cells: number, y: number, height: number) => {
    const { grid, kind } = stateNow().convolution.input;
    const [low, high] = boundsOf(grid, 0, drawnReach(kind));
    const value =
      low + (1 - Math.max(0, Math.min(1, (y - CEILING) / (height - INPUT_FLOOR - CEILING)))) * (high - low);
    const index = Math.max(0, Math.min((grid.size[0] ?? 1) - 1, Math.floor(cells)));
    const from = typeof held.current === 'object' && held.current ? held.current : { index, value };
    const steps = Math.max(1, Math.abs(index - from.index));
    const stroke = Array.from({ length: steps }, (_, i): [number, number] => {
      const share = (i + 1) / steps;
      return [
        Math.round(from.index + share * (index - from.index)),
        from.value + share * (value - from.value),
      ];
    });
    actions().convolve.drawLine(stroke);
    held.current = { index, value };
  };

  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the window is moved by keys; no native control has two or three axes.
    <canvas
      ref={canvas}
      className={`${styles.paint} ${styles.input}`}
      data-axes={axes}
      data-drawing={drawing || undefined}
      tabIndex={0}
      role="application"
      aria-label={say(
        drawing ? 'convolve.windowDraw' : axes === 3 ? 'convolve.windowMoveBlock' : 'convolve.windowMove',
      )}
      onKeyDown={drawing ? drawByKey : moveByKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = true;
        point(event);
      }}
      onPointerMove={(event) => {
        if (held.current) point(event);
      }}
      onPointerUp={() => {
        held.current = null;
      }}
      onPointerCancel={() => {
        held.current = null;
      }}
    />
  );
});

/** The slice shown of so many. */
export const shownSlice = (slice: number, slices = 1) => Math.max(0, Math.min(slices - 1, slice));

/** A line that is drawn on shows at least -1 to 1, whatever is on it. */
const drawnReach = (kind: InputKind) => (kind === 'drawn' ? 1 : 0);
