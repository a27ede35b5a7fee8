/** What a painter needs to draw over a picture shown with `object-fit: contain`. */
export interface OverlayFrame {
  /** Size of the picture that the boxes refer to, in its pixels. */
  width: number;
  height: number;
  mirrored: boolean;
}

export interface OverlayBox {
  box: { x: number; y: number; width: number; height: number };
  /** `good` known or ready, `caution` undecided or not ready, `plain` unknown. */
  tone: 'good' | 'caution' | 'plain';
  label?: string;
  detail?: string;
  /** Points to dot, x0 y0 x1 y1 ..., pixels of the picture. */
  points?: ArrayLike<number>;
}

/**
 * Draws labelled boxes on a canvas that lies over the picture. Tones differ in line style as well as in colour.
 * Painted outside React: at video rate a render per frame would be waste.
 */
export function paintOverlay(canvas: HTMLCanvasElement, frame: OverlayFrame, boxes: OverlayBox[]): void {
  const density = window.devicePixelRatio || 1;
  const { clientWidth, clientHeight } = canvas;
  if (
    canvas.width !== Math.round(clientWidth * density) ||
    canvas.height !== Math.round(clientHeight * density)
  ) {
    canvas.width = Math.round(clientWidth * density);
    canvas.height = Math.round(clientHeight * density);
  }
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, clientWidth, clientHeight);
  const scale = Math.min(clientWidth / frame.width, clientHeight / frame.height);
  const left = (clientWidth - frame.width * scale) / 2;
  const top = (clientHeight - frame.height * scale) / 2;
  const colours = readColours(canvas);

  for (const { box, tone, label, detail, points } of boxes) {
    const x = left + (frame.mirrored ? frame.width - box.x - box.width : box.x) * scale;
    const y = top + box.y * scale;
    const width = box.width * scale;
    const height = box.height * scale;
    context.strokeStyle = colours[tone];
    context.lineWidth = 2.5;
    context.setLineDash(tone === 'plain' ? [6, 5] : []);
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(14, width / 6));
    context.stroke();
    context.setLineDash([]);
    if (points) {
      context.fillStyle = colours[tone];
      for (let i = 0; i + 1 < points.length; i += 2) {
        const px = points[i] ?? 0;
        const py = points[i + 1] ?? 0;
        const shown = frame.mirrored ? frame.width - px : px;
        context.fillRect(left + shown * scale - 0.75, top + py * scale - 0.75, 1.5, 1.5);
      }
    }
    if (label)
      paintLabel(context, colours, { x, y, width, height }, label, detail, clientWidth, clientHeight);
  }
}

/** Clears the overlay. */
export function clearOverlay(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
}

interface Colours {
  good: string;
  caution: string;
  plain: string;
  ink: string;
  paper: string;
}

function paintLabel(
  context: CanvasRenderingContext2D,
  colours: Colours,
  box: { x: number; y: number; width: number; height: number },
  label: string,
  detail: string | undefined,
  maxX: number,
  maxY: number,
): void {
  const font = '"Inter Variable", system-ui, sans-serif';
  context.font = `600 14px ${font}`;
  const labelWidth = context.measureText(label).width;
  context.font = `400 12px ${font}`;
  const detailWidth = detail ? context.measureText(detail).width : 0;
  const width = Math.max(labelWidth, detailWidth) + 20;
  const height = detail ? 42 : 26;
  const x = Math.max(4, Math.min(box.x, maxX - width - 4));
  const below = box.y + box.height + 6;
  const y = below + height < maxY ? below : Math.max(4, box.y - height - 6);
  context.fillStyle = colours.paper;
  context.beginPath();
  context.roundRect(x, y, width, height, 7);
  context.fill();
  context.fillStyle = colours.ink;
  context.textBaseline = 'middle';
  context.font = `600 14px ${font}`;
  context.fillText(label, x + 10, y + 14);
  if (detail) {
    context.font = `400 12px ${font}`;
    context.fillText(detail, x + 10, y + 30);
  }
}

/** Overlays lie on pictures, not on the page, so they take fixed bright colours from the canvas's own style. */
function readColours(canvas: HTMLCanvasElement): Colours {
  const style = getComputedStyle(canvas);
  const read = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  return {
    good: read('--overlay-good', '#5fd08a'),
    caution: read('--overlay-caution', '#f2c14e'),
    plain: read('--overlay-plain', '#ffffff'),
    ink: read('--overlay-ink', '#16161d'),
    paper: read('--overlay-paper', '#ffffffee'),
  };
}
