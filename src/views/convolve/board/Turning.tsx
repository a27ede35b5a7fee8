import { Pause, Rotate3d } from 'lucide-react';
import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { spanOf } from '../../../convolution/arithmetic.ts';
import { cornerOf } from '../../../convolution/directSum.ts';
import type { Grid } from '../../../convolution/types.ts';
import { project, type Upright } from '../../../convolution/volume.ts';
import type { ConvolutionState } from '../../../store/convolve/convolutionState.ts';
import { useLikeness } from '../../../store/react.ts';
import { IconButton } from '../../../ui/buttons/Button.tsx';
import { say } from '../../../words/say.ts';
import styles from './Board.module.css';
import { type Box, boxEdges } from './boxEdges.ts';
import { rangeOf, tint } from './tint.ts';
import { type Paint, usePainter } from './usePainter.ts';

/** Seconds for one turn, and pictures a second: a projection of a block is a few milliseconds' work. */
const TURN = 14;
const RATE = 24;

const motionless = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The angle of all turning blocks of a screen, by themselves or by hand. */
export function useTurning() {
  const [turning, setTurning] = useState(() => !motionless());
  const [angle, setAngle] = useState(0.5);
  const axes = useLikeness((state) => state.convolution.axes);
  useEffect(() => {
    if (!turning || axes !== 3) return;
    const timer = setInterval(() => {
      if (!document.hidden) setAngle((before) => (before + (2 * Math.PI) / (TURN * RATE)) % (2 * Math.PI));
    }, 1000 / RATE);
    return () => clearInterval(timer);
  }, [turning, axes]);
  return { turning, setTurning, angle, setAngle };
}

export type TurningState = ReturnType<typeof useTurning>;

interface TurningProps extends TurningState {
  of: 'input' | 'output';
}

/** A block as a maximum-intensity projection that turns; dragging or the slider turns it by hand. */
export function Turning({ of, angle, setAngle, turning, setTurning }: TurningProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const held = useRef<number | null>(null);
  const kept = useRef<{ key: string; grid: Grid; picture: OffscreenCanvas } | null>(null);

  const paint: Paint = useCallback(
    ({ context, width, height, colours }, state) => {
      const { result, chosen, input } = state;
      const grid = of === 'input' ? input.grid : result?.output;
      if (grid?.size.length !== 3) return;
      const channel = of === 'input' ? 0 : Math.min(chosen, grid.channels - 1);
      const upright = of === 'input' ? input.upright : (result?.from.input.upright ?? 'height');
      const key = [angle, channel, colours.dark, upright].join();
      if (kept.current?.key !== key || kept.current.grid !== grid) {
        kept.current = { key, grid, picture: projected(grid, channel, angle, upright, of, colours.dark) };
      }
      const { picture } = kept.current;
      const scale = Math.min(width / picture.width, height / picture.height);
      const [w, h] = [picture.width * scale, picture.height * scale];
      context.imageSmoothingEnabled = true;
      const [left, top] = [(width - w) / 2, (height - h) / 2];
      context.drawImage(picture, left, top, w, h);
      const box = of === 'input' ? windowBox(state) : cellBox(state);
      if (!box) return;
      const edges = boxEdges(box, grid.size, angle, upright, picture.width);
      context.strokeStyle = of === 'input' ? '#9ea8ff' : colours.accent;
      context.lineWidth = 1.5;
      context.beginPath();
      for (const [x0, y0, x1, y1] of edges) {
        context.moveTo(left + x0 * scale, top + y0 * scale);
        context.lineTo(left + x1 * scale, top + y1 * scale);
      }
      context.stroke();
    },
    [angle, of],
  );
  usePainter(canvas, paint);

  const drag = (event: PointerEvent) => {
    if (held.current === null) return;
    setAngle(angle + (event.clientX - held.current) / 80);
    held.current = event.clientX;
  };
  const degrees = Math.round((angle * 180) / Math.PI);

  return (
    <figure className={styles.turning}>
      <canvas
        ref={canvas}
        className={`${styles.paint} ${styles.projection}`}
        data-of={of}
        role="img"
        aria-label={say('convolve.projection', { of, angle: degrees })}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = event.clientX;
          setTurning(false);
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          held.current = null;
        }}
      />
      <figcaption className={styles.turnBar}>
        <IconButton
          size="small"
          label={say(turning ? 'convolve.turnStop' : 'convolve.turn', { of })}
          icon={turning ? <Pause /> : <Rotate3d />}
          onClick={() => setTurning(!turning)}
        />
        <input
          type="range"
          min={0}
          max={360}
          value={degrees}
          aria-label={say('convolve.turnAngle', { of })}
          onChange={(event) => {
            setTurning(false);
            setAngle((Number(event.target.value) * Math.PI) / 180);
          }}
        />
      </figcaption>
    </figure>
  );
}

/** First and one past the last cell of the window along row, column and slice. */
function windowBox({ place, settings, problem }: ConvolutionState): Box | null {
  if (problem) return null;
  const corner = cornerOf(place, settings);
  return corner.map((from): [number, number] => [from, from + spanOf(settings)]);
}

const cellBox = ({ place }: ConvolutionState): Box => place.map((at): [number, number] => [at, at + 1]);

function projected(
  grid: Grid,
  channel: number,
  angle: number,
  upright: Upright,
  of: 'input' | 'output',
  dark: boolean,
): OffscreenCanvas {
  const { width, height, values } = project(grid, channel, angle, upright);
  const range = rangeOf(grid, of === 'input' ? -1 : channel);
  const pixels = new ImageData(width, height);
  for (let i = 0; i < values.length; i++) {
    const share = (values[i] ?? 0) / range.size;
    const grey = 255 * Math.max(0, share);
    pixels.data.set(of === 'input' ? [grey, grey, grey] : tint(share, dark), 4 * i);
    pixels.data[4 * i + 3] = 255;
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return canvas;
}
