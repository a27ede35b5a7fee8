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

/** What this machine can be asked for without risk, bytes. */
export function safeBytes(backend: 'webgl' | 'wasm' | 'cpu', deviceMemory: number | undefined): number {
  // A WASM heap ends at 2 GB and cannot be defragmented. A graphics card does not say how much it has; browsers report at most
  // 8 GB of main memory, rounded, and a phone's graphics share it.
  if (backend !== 'webgl') return 1.5e9;
  return ((deviceMemory ?? 4) * 1e9) / 4;
}
