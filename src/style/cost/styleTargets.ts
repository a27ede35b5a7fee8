import * as tf from '@tensorflow/tfjs-core';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { type StyleTarget, styleNorm, styleTarget } from './gram.ts';
import { numbersOf, orDispose } from './numbersOf.ts';
import type { Prepared } from './prepared.ts';
import { type Mask, styleShares } from './styleShares.ts';

/** By layer, a picture's style matrix. */
export type StyleMatrices = Map<StyleLayerName, tf.Tensor2D>;

/** Styles that count everywhere, blended into one; or one under its mask. */
export interface StyleAt {
  share: number;
  /** `shares` as `positionShares` gives them; null where every position counts alike. */
  layers: Map<StyleLayerName, StyleTarget & { shares: Float32Array | null }>;
}

interface SeenStyle {
  share: number;
  matrices: StyleMatrices;
  mask: Mask | null;
}

/**
 * What G's style matrices are compared with, and where.
 *
 * @param matrices of the prepared styles, in their order: taken over
 */
export async function stylesAt(
  matrices: readonly StyleMatrices[],
  { styles, faces, layerSize }: Prepared,
  { formulas, margin }: Recipe,
): Promise<StyleAt[]> {
  // With a margin the edge is cut off; the printed formulas count it.
  const edge = formulas !== 'relative' || margin > 0;
  const each = styles.map(
    ({ share, mask }, i): SeenStyle => ({ share, mask, matrices: matrices[i] ?? new Map() }),
  );
  const everywhere = each.filter(({ mask }) => !mask);
  const masked = each.filter(({ mask }) => mask);
  const blended = everywhere.length > 0 ? [blend(everywhere), ...masked] : masked;
  const all = blended.flatMap(({ matrices: own }) => [...own.values()]);
  const norms = await orDispose(all, () => numbersOf(all.map(styleNorm)));
  return blended.map(({ share, mask, matrices: own }) => ({
    share,
    layers: new Map(
      [...own].map(([layer, matrix]) => {
        const size = layerSize(layer);
        const shares = styleShares({ mask, faces, edge }, size);
        const norm = norms[all.indexOf(matrix)] ?? Number.NaN;
        return [layer, { ...styleTarget(matrix, norm, size.width * size.height, formulas), shares }];
      }),
    ),
  }));
}

/** J_style of a picture that shows the network nothing, without beta. */
export function styleSize(styles: readonly StyleAt[], { styleLayers }: Recipe): number {
  const sizes = styles.flatMap(({ share, layers }) =>
    styleLayers.map(({ layer, weight }) => share * weight * (layers.get(layer)?.size ?? 0)),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

export function disposeStyles(styles: readonly StyleAt[]): void {
  for (const { layers } of styles) for (const { matrix } of layers.values()) matrix.dispose();
}

/** Several styles that count everywhere are one: the weighted mean of their matrices, with the sum of their shares. */
function blend(styles: readonly SeenStyle[]): SeenStyle {
  const [only, ...others] = styles;
  if (only && others.length === 0) return only;
  const share = styles.reduce((sum, style) => sum + style.share, 0);
  const layers = [...(only?.matrices.keys() ?? [])];
  const matrices = new Map(
    layers.map((layer) => {
      const mean = tf.tidy(() =>
        tf.addN(
          styles.map((style) =>
            tf.mul(
              style.matrices.get(layer) as tf.Tensor2D,
              share > 0 ? style.share / share : 1 / styles.length,
            ),
          ),
        ),
      );
      return [layer, mean as tf.Tensor2D];
    }),
  );
  for (const style of styles) tf.dispose([...style.matrices.values()]);
  return { share, matrices, mask: null };
}
