import { LikenessError } from '../../errors.ts';
import { styleNetworkWidths } from '../../networks/files/catalogue.ts';
import { styleLayerNames } from '../../networks/style/styleLayers.ts';
import { type Recipe, scaleSizes, snappedSize } from '../../style/recipe/recipe.ts';
import { safeBytes, stepBytes } from '../../style/run/memory.ts';

/** Bytes at which a WASM heap certainly ends. */
const MOST_HEAP = 2e9;

/** What a picture of that size takes and whether this machine can be asked for it; sizes of the content picture in pixels. */
export function styleMemory(
  recipe: Recipe,
  content: { width: number; height: number },
  backend: 'webgl' | 'wasm' | 'cpu',
): { bytes: number; safe: number; width: number; height: number } {
  const widths = styleNetworkWidths[recipe.network] ?? styleNetworkWidths.vgg19 ?? [];
  const deep = [recipe.contentLayer, ...recipe.styleLayers.map(({ layer }) => layer)];
  const deepest = styleLayerNames.findLast((name) => deep.includes(name)) ?? 'conv1_1';
  const size = snappedSize(content.width, content.height, scaleSizes(recipe, content).at(-1) ?? recipe.size);
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  return { ...size, bytes: stepBytes(widths, deepest, size), safe: safeBytes(backend, deviceMemory) };
}

/** @throws LikenessError `TooLarge` when a picture of that size cannot be made on WASM at all. */
export function expectRoom(recipe: Recipe, content: { width: number; height: number }): void {
  const { bytes, width, height } = styleMemory(recipe, content, 'wasm');
  if (bytes <= MOST_HEAP) return;
  throw new LikenessError(
    'TooLarge',
    `A picture of ${width} × ${height} pixels takes ${(bytes / 1e9).toFixed(1)} GB; the processor’s engine has 2 GB.`,
    'Choose a smaller size, or a content picture that is less long.',
  );
}
