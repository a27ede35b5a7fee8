import type { BackendName } from '../../networks/backend/backend.ts';
import { type StyleLayerName, styleLayerNames, styleLayerStride } from '../../networks/style/styleLayers.ts';

/** Bytes of the optimiser's own arrays a pixel: G, its average, two moments, gradient and the last good G, three floats each. */
const OPTIMISER = 6 * 3 * 4;

/**
 * Bytes that one step takes: the layers' activations are kept for the way back, where each needs, beside itself, its mask, what
 * passes it and three of its input's size.
 *
 * @param widths channels of conv1_1, conv1_2 and so on, as far as the network goes
 * @param deepest the deepest layer that a cost is computed at
 * @param size of G, pixels
 */
export function stepBytes(
  widths: readonly number[],
  deepest: StyleLayerName,
  { width, height }: { width: number; height: number },
): number {
  const layers = widths.slice(0, styleLayerNames.indexOf(deepest) + 1).map((channels, i) => {
    const stride = styleLayerStride(styleLayerNames[i] ?? 'conv1_1');
    return { floats: channels / stride ** 2, input: (i === 0 ? 3 : (widths[i - 1] ?? 0)) / stride ** 2 };
  });
  let [kept, most] = [0, 0];
  for (const { floats, input } of layers) {
    kept += floats;
    most = Math.max(most, kept + 4 * floats + 3 * input);
  }
  const weights = widths.reduce((sum, channels, i) => sum + 2 * 9 * channels * (widths[i - 1] ?? 3), 0);
  return 4 * weights + width * height * (4 * most + OPTIMISER);
}

/** Pixels along the largest and the smallest tile: smaller ones are mostly halo, larger ones keep who pauses waiting. */
const TILE = { most: 1024, least: 128 };
/** Widest halo of a tile of the picture, and what else of the memory its targets and another network take. */
const [HALO, ROOM] = [24, 0.8];

/** The deepest of some layers. */
export function deepestOf(layers: readonly StyleLayerName[]): StyleLayerName {
  return styleLayerNames.findLast((name) => layers.includes(name)) ?? 'conv1_1';
}

/**
 * Pixels along the tiles in which a picture is made; null where it fits the memory in one piece.
 *
 * @param safe as `safeBytes` says it
 */
export function tileSide(
  widths: readonly number[],
  deepest: StyleLayerName,
  size: { width: number; height: number },
  safe: number,
): number | null {
  if (stepBytes(widths, deepest, size) <= safe) return null;
  for (let side = TILE.most; side > TILE.least; side -= 64) {
    if (tileBytes(widths, deepest, side) <= ROOM * safe) return side;
  }
  return TILE.least;
}

/** Bytes that a picture takes which is made in tiles: one tile's tensors, and beside them what is kept on the processor. */
export function tiledBytes(
  widths: readonly number[],
  deepest: StyleLayerName,
  { width, height }: { width: number; height: number },
  safe: number,
): number {
  const side = tileSide(widths, deepest, { width, height }, safe) ?? TILE.most;
  // What reaches conv4_1 and its gradient, the content's features at conv3_3, and how much a style counts at each position.
  const [before, content] = [widths[7] ?? 0, widths[6] ?? 0];
  const kept = (2 * before) / 64 + content / 16 + 4 / 3;
  return tileBytes(widths, deepest, side) + width * height * (4 * kept + OPTIMISER);
}

function tileBytes(widths: readonly number[], deepest: StyleLayerName, side: number): number {
  const outer = side + 2 * HALO;
  return stepBytes(widths, deepest, { width: outer, height: outer }) - outer ** 2 * OPTIMISER;
}

/** What a page may take of this machine's own memory without risk, bytes; browsers report at most 8 GB of it, rounded. */
export function safeOwnBytes(deviceMemory: number | undefined): number {
  return 0.4e9 * (deviceMemory ?? 4);
}

/** What a backend can be asked for without risk, bytes. */
export function safeBytes(backend: BackendName, deviceMemory: number | undefined): number {
  // A WASM heap ends at 2 GB and cannot be defragmented. A graphics card does not say how much it has; browsers report at most
  // 8 GB of main memory, rounded, and a phone's graphics share it.
  if (backend !== 'webgl' && backend !== 'webgpu') return Math.min(1.5e9, safeOwnBytes(deviceMemory));
  return ((deviceMemory ?? 4) * 1e9) / 4;
}
