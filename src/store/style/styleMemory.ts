import { LikenessError } from '../../errors.ts';
import type { BackendName } from '../../networks/backend/backend.ts';
import { styleNetworkWidths } from '../../networks/files/catalogue.ts';
import { type Recipe, scaleSizes, snappedSize } from '../../style/recipe/recipe.ts';
import { withMargin } from '../../style/run/margin.ts';
import { deepestOf, safeBytes, safeOwnBytes, stepBytes, tiledBytes } from '../../style/run/memory.ts';

/** Bytes at which a browser ends a tab. */
const MOST_TAB = 4e9;

/**
 * What a picture of that size takes, and what this machine can be asked for without risk: in one piece where that is safe, else in tiles,
 * which the processor's own memory bounds. Sizes of the content picture in pixels.
 */
export function styleMemory(
  recipe: Recipe,
  content: { width: number; height: number },
  backend: BackendName,
): { bytes: number; safe: number; width: number; height: number } {
  const { widths, deepest } = networkOf(recipe);
  const size = snappedSize(content.width, content.height, scaleSizes(recipe, content).at(-1) ?? recipe.size);
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  const made = withMargin(size, recipe.margin);
  const [whole, safe] = [stepBytes(widths, deepest, made), safeBytes(backend, deviceMemory)];
  if (whole <= safe) return { ...size, bytes: whole, safe };
  return { ...size, bytes: tiledBytes(widths, deepest, made, safe), safe: safeOwnBytes(deviceMemory) };
}

/** Whether a picture of that shorter side will be made in tiles. @param content for its shape */
export function madeInTiles(
  recipe: Recipe,
  content: { width: number; height: number },
  backend: BackendName,
): (side: number) => boolean {
  const { widths, deepest } = networkOf(recipe);
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  return (side) => {
    const made = withMargin(snappedSize(content.width, content.height, side), recipe.margin);
    return stepBytes(widths, deepest, made) > safeBytes(backend, deviceMemory);
  };
}

function networkOf({ network, contentLayer, styleLayers }: Recipe) {
  const widths = styleNetworkWidths[network] ?? styleNetworkWidths.vgg19 ?? [];
  return { widths, deepest: deepestOf([contentLayer, ...styleLayers.map(({ layer }) => layer)]) };
}

/** @throws LikenessError `TooLarge` when a picture of that size cannot be made in a tab at all. */
export function expectRoom(recipe: Recipe, content: { width: number; height: number }): void {
  const { bytes, width, height } = styleMemory(recipe, content, 'wasm');
  if (bytes <= MOST_TAB) return;
  throw new LikenessError('TooLarge', { width, height, gigabytes: Math.round(bytes / 1e8) / 10 });
}
