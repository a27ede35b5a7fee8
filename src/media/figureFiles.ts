import { LikenessError } from '../errors.ts';

interface Unit {
  /** In words, for who points at it. */
  title: string;
  /** RGBA, one patch after the other. */
  pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** The figure with its words, in the language that is spoken. */
export interface FigureToDraw {
  title: string;
  source: string;
  views: {
    layer: string;
    caption: string;
    /** Pixels of a patch as kept. */
    side: number;
    units: Unit[];
  }[];
}

/** Pixels of the exported figure: of a patch, between patches, between units, between layers. */
const PATCH = 60;
const GAP = 3;
const UNIT_GAP = 12;
const MARGIN = 32;
const HEAD = 84;
const FOOT = 44;
const UNIT = 3 * PATCH + 2 * GAP;
const PANEL = 3 * UNIT + 2 * UNIT_GAP;
/** Of a layer's name above its panel. */
const MOST_LETTERS = 60;

interface Layout {
  width: number;
  height: number;
  panels: { x: number; title: string; caption: string; units: { x: number; y: number; unit: Unit }[] }[];
}

function layOut({ views }: FigureToDraw): Layout {
  return {
    width: views.length * (PANEL + MARGIN) + MARGIN,
    height: HEAD + PANEL + FOOT + MARGIN,
    panels: views.map(({ layer, caption, units }, i) => {
      const x = MARGIN + i * (PANEL + MARGIN);
      return {
        x,
        title: shortened(layer),
        caption,
        units: units.map((unit, place) => ({
          unit,
          x: x + (place % 3) * (UNIT + UNIT_GAP),
          y: HEAD + Math.floor(place / 3) * (UNIT + UNIT_GAP),
        })),
      };
    }),
  };
}

/** The end of a long name (operations have paths for names) tells more than its beginning. */
function shortened(name: string): string {
  return name.length <= MOST_LETTERS ? name : `…${name.slice(1 - MOST_LETTERS)}`;
}

/** Nine patches of one unit, three by three, without a smear between their pixels. */
function paintUnit(
  context: OffscreenCanvasRenderingContext2D,
  { pixels }: Unit,
  side: number,
  kept: number,
  at: { x: number; y: number },
): void {
  const bytes = side * side * 4;
  const patch = new OffscreenCanvas(side, side);
  for (let rank = 0; rank < kept; rank++) {
    const data = new ImageData(pixels.slice(rank * bytes, (rank + 1) * bytes), side, side);
    contextOf(patch).putImageData(data, 0, 0);
    context.imageSmoothingEnabled = side >= PATCH;
    const [x, y] = [at.x + (rank % 3) * (PATCH + GAP), at.y + Math.floor(rank / 3) * (PATCH + GAP)];
    context.drawImage(patch, x, y, PATCH, PATCH);
  }
}

/** The figure with its captions, on white. */
export async function figurePng(figure: FigureToDraw, kept: number): Promise<Blob> {
  const { width, height, panels } = layOut(figure);
  const canvas = new OffscreenCanvas(width, height);
  const context = contextOf(canvas);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#1d1f27';
  context.font = '600 22px system-ui, sans-serif';
  context.fillText(figure.title, MARGIN, 36);
  panels.forEach(({ x, title, caption, units }, i) => {
    context.fillStyle = '#1d1f27';
    context.font = '600 16px system-ui, sans-serif';
    context.fillText(title, x, 70);
    context.font = '12px system-ui, sans-serif';
    context.fillText(caption, x, HEAD + PANEL + 22, PANEL);
    for (const { unit, ...at } of units) paintUnit(context, unit, figure.views[i]?.side ?? 1, kept, at);
  });
  context.font = '13px system-ui, sans-serif';
  context.fillText(figure.source, MARGIN, height - 20, width - 2 * MARGIN);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** The same as a drawing: captions are text, the patches of each unit one embedded picture. */
export async function figureSvg(figure: FigureToDraw, kept: number): Promise<Blob> {
  const { width, height, panels } = layOut(figure);
  const parts: string[] = [];
  const text = (x: number, y: number, size: number, weight: number, words: string) =>
    parts.push(
      `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}">${escaped(words)}</text>`,
    );
  text(MARGIN, 36, 22, 600, figure.title);
  for (const [i, { x, title, caption, units }] of panels.entries()) {
    text(x, 70, 16, 600, title);
    text(x, HEAD + PANEL + 22, 12, 400, caption);
    for (const { unit, x: left, y } of units) {
      const canvas = new OffscreenCanvas(UNIT, UNIT);
      paintUnit(contextOf(canvas), unit, figure.views[i]?.side ?? 1, kept, { x: 0, y: 0 });
      const picture = await base64(await canvas.convertToBlob({ type: 'image/png' }));
      parts.push(
        `<image x="${left}" y="${y}" width="${UNIT}" height="${UNIT}" href="data:image/png;base64,${picture}"><title>${escaped(unit.title)}</title></image>`,
      );
    }
  }
  text(MARGIN, height - 20, 13, 400, figure.source);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" fill="#1d1f27"><rect width="100%" height="100%" fill="#fff"/>${parts.join('')}</svg>`;
  return new Blob([svg], { type: 'image/svg+xml' });
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context) return context;
  throw new LikenessError('NoCanvas');
}
