/** What one channel answers to a picture. */
export interface ChannelFigures {
  channel: number;
  mean: number;
  greatest: number;
  least: number;
  /** Share of positions that are exactly 0. */
  zeros: number;
  /** Row and column of the greatest. */
  peak: [number, number];
}

export type AtlasOrder = 'index' | 'mean';
/** `channel`: each tile's own greatest is the brightest; `layer`: all tiles share one scale. */
export type AtlasScale = 'channel' | 'layer';

export interface AtlasArrangement {
  order: AtlasOrder;
  scale: AtlasScale;
  /** Whether channels that give nothing but zeros have tiles too. */
  silent: boolean;
}

export interface Atlas {
  /** RGBA. */
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
  columns: number;
  /** Size of a tile without the line between two. */
  tile: { width: number; height: number };
  /** Pixels from one tile to the next. */
  pitch: { x: number; y: number };
  /** The channels in the order of the tiles. */
  channels: number[];
}

/** Longer side of the atlas in pixels, about. */
const ATLAS_SIDE = 1024;
const GAP = 1;

/** @param activations [h, w, channels] */
export function channelFigures(activations: Float32Array, width: number, channels: number): ChannelFigures[] {
  const positions = activations.length / channels;
  const sums = new Float64Array(channels);
  const most = new Float32Array(channels).fill(Number.NEGATIVE_INFINITY);
  const least = new Float32Array(channels).fill(Number.POSITIVE_INFINITY);
  const zeros = new Int32Array(channels);
  const peaks = new Int32Array(channels);
  for (let position = 0, i = 0; position < positions; position++) {
    for (let channel = 0; channel < channels; channel++, i++) {
      const value = activations[i] as number;
      sums[channel] = (sums[channel] as number) + value;
      if (value === 0) zeros[channel] = (zeros[channel] as number) + 1;
      if (value > (most[channel] as number)) {
        most[channel] = value;
        peaks[channel] = position;
      }
      if (value < (least[channel] as number)) least[channel] = value;
    }
  }
  return Array.from({ length: channels }, (_, channel) => ({
    channel,
    mean: (sums[channel] ?? 0) / positions,
    greatest: most[channel] ?? 0,
    least: least[channel] ?? 0,
    zeros: (zeros[channel] ?? 0) / positions,
    peak: [Math.floor((peaks[channel] ?? 0) / width), (peaks[channel] ?? 0) % width],
  }));
}

/**
 * The channels of a layer as tiles of one picture, bright where a channel answers. Those that do not are left out unless asked
 * for, or unless that is all of them.
 *
 * @param activations [h, w, channels]; for a layer without positions h = w = 1
 */
export function tileAtlas(
  activations: Float32Array,
  [height, width, channels]: readonly [number, number, number],
  figures: readonly ChannelFigures[],
  { order, scale, silent }: AtlasArrangement,
): Atlas {
  const answering = figures.filter(({ zeros }) => zeros < 1);
  const tiled = silent || answering.length === 0 ? figures : answering;
  const sorted = order === 'mean' ? tiled.toSorted((a, b) => b.mean - a.mean) : tiled;
  const columns = Math.ceil(Math.sqrt((tiled.length * height) / width));
  const rows = Math.ceil(tiled.length / columns);
  // Whole pixels: a number of the layer is a square, or a square of the layer is a pixel.
  const share = ATLAS_SIDE / Math.max(columns * width, rows * height);
  const zoom = share >= 1 ? Math.min(16, Math.floor(share)) : 1 / Math.ceil(1 / share);
  const tile = { width: Math.ceil(width * zoom), height: Math.ceil(height * zoom) };
  const pitch = { x: tile.width + GAP, y: tile.height + GAP };
  const size = { width: columns * pitch.x - GAP, height: rows * pitch.y - GAP };
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  const pixels = new Uint32Array(data.buffer);
  const most = Math.max(...figures.map(({ greatest }) => greatest));
  const bottom = Math.min(0, ...figures.map(({ least }) => least));
  const step = 1 / zoom;
  sorted.forEach(({ channel, greatest, least }, place) => {
    const [low, high] = scale === 'layer' ? [bottom, most] : [Math.min(0, least), greatest];
    const factor = high > low ? 255 / (high - low) : 0;
    const [left, top] = [(place % columns) * pitch.x, Math.floor(place / columns) * pitch.y];
    for (let y = 0; y < tile.height; y++) {
      const row = Math.min(height - 1, Math.floor(y * step)) * width;
      let to = (top + y) * size.width + left;
      for (let x = 0; x < tile.width; x++, to++) {
        const position = row + Math.min(width - 1, Math.floor(x * step));
        pixels[to] = glow[((activations[position * channels + channel] as number) - low) * factor | 0] as number; // biome-ignore format: one expression
      }
    }
  });
  return { data, ...size, columns, tile, pitch, channels: sorted.map(({ channel }) => channel) };
}

/** Black over violet and orange to pale yellow; each step lighter than the last, so that it reads without its colours too. */
const stops = [
  [0, 8, 8, 16],
  [0.25, 66, 24, 110],
  [0.5, 176, 48, 96],
  [0.75, 244, 140, 56],
  [1, 255, 246, 200],
] as const;

/** The colour of 0..255 as a canvas's 32-bit pixel (little-endian RGBA). */
const glow = Uint32Array.from({ length: 256 }, (_, i) => {
  const [r, g, b] = glowColour(i / 255);
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
});

/** @param share 0..1 @returns RGB bytes */
export function glowColour(share: number): [number, number, number] {
  const t = Math.min(1, Math.max(0, share));
  const next = Math.max(
    1,
    stops.findIndex(([at]) => at >= t),
  );
  const [from, to] = [stops[next - 1] ?? stops[0], stops[next] ?? stops[4]];
  const part = (t - from[0]) / (to[0] - from[0]);
  const blend = (i: 1 | 2 | 3) => Math.round(from[i] + part * (to[i] - from[i]));
  return [blend(1), blend(2), blend(3)];
}

/** How often a channel gives values of each size: equal bins from the least (at most 0) to the greatest. */
export function histogram(
  values: Float32Array,
  bins: number,
): { from: number; to: number; counts: number[] } {
  let [from, to] = [0, 0];
  for (const value of values) {
    if (value < from) from = value;
    if (value > to) to = value;
  }
  const counts = new Array<number>(bins).fill(0);
  const factor = to > from ? bins / (to - from) : 0;
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor((value - from) * factor));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { from, to, counts };
}

/** One channel alone. */
export function channelOf(
  activations: Float32Array,
  channels: number,
  channel: number,
): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    { length: activations.length / channels },
    (_, i) => activations[i * channels + channel] as number,
  );
}
