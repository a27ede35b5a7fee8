import type { ProjectionFrame } from '../../../store/train/trainState.ts';
import { significant } from '../../../words/numbers.ts';
import { type Placed, placePoints, roundLength } from './marks.ts';

/** People drawn in colour; the others stay in the background. */
const COLOURED = 8;
const shapes = ['circle', 'square', 'triangle', 'diamond'] as const;
/** Pixels from the plane's corner to the measure. */
const CORNER = 8;

/**
 * Paints the marks, a ring round those of the chosen one's person, and a measure that is as long across as down.
 *
 * @returns where the marks lie; null where the canvas has no size yet
 */
export function paintPlane(
  canvas: HTMLCanvasElement,
  { points, people }: Pick<ProjectionFrame, 'points' | 'people'>,
  chosen: number | null,
): Placed | null {
  const context = canvas.getContext('2d');
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!context || width === 0 || height === 0) return null;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  context.scale(ratio, ratio);
  const placed = placePoints(points, width, height);
  const ids = [...new Set(people)];
  const ink = getComputedStyle(canvas).color;
  const person = chosen === null ? null : people[chosen];
  paintMeasure(context, placed.unit, width, height, ink);
  people.forEach((owner, i) => {
    const [x, y] = [placed.at[2 * i] ?? 0, placed.at[2 * i + 1] ?? 0];
    const which = ids.indexOf(owner);
    const coloured = which < COLOURED;
    context.globalAlpha = coloured || owner === person ? 1 : 0.28;
    context.fillStyle = coloured ? `oklch(0.66 0.16 ${(which * 360) / COLOURED})` : ink;
    const shape = coloured ? (shapes[which % shapes.length] ?? 'circle') : 'circle';
    outline(context, shape, x, y, coloured ? 4.5 : 2);
    context.fill();
    if (owner !== person) return;
    context.strokeStyle = ink;
    context.lineWidth = i === chosen ? 2.5 : 1;
    outline(context, 'circle', x, y, 9);
    context.stroke();
  });
  context.globalAlpha = 1;
  return placed;
}

function outline(
  context: CanvasRenderingContext2D,
  shape: (typeof shapes)[number],
  x: number,
  y: number,
  size: number,
): void {
  context.beginPath();
  if (shape === 'circle') context.arc(x, y, size, 0, 2 * Math.PI);
  else {
    const corners = shape === 'triangle' ? 3 : 4;
    const turn = shape === 'square' ? Math.PI / 4 : -Math.PI / 2;
    for (let i = 0; i < corners; i++) {
      const angle = turn + (i * 2 * Math.PI) / corners;
      context.lineTo(x + size * 1.25 * Math.cos(angle), y + size * 1.25 * Math.sin(angle));
    }
    context.closePath();
  }
}

/** The same length along both axes, with the d that two photos so far apart have at the least. */
function paintMeasure(
  context: CanvasRenderingContext2D,
  unit: number,
  width: number,
  height: number,
  ink: string,
): void {
  const length = roundLength(Math.min(width, height) / 4 / unit);
  const [x, y, side] = [CORNER, height - CORNER, length * unit];
  context.strokeStyle = ink;
  context.fillStyle = ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, y - side);
  context.lineTo(x, y);
  context.lineTo(x + side, y);
  context.stroke();
  context.font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
  context.fillText(`d = ${significant(length * length, 2)}`, x + 6, y - 6);
}
