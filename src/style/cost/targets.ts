import * as tf from '@tensorflow/tfjs-core';
import { times } from '../../networks/backend/fused.ts';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import type { RgbPicture } from '../../picture/rgb.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { StyleInputs } from '../run/inputs.ts';
import { type ContentTarget, contentCost, contentNorm, contentTarget, type Seen } from './costs.ts';
import { type StyleTarget, styleCost, styleMatrix } from './gram.ts';
import { numbersOf, orDispose } from './numbersOf.ts';
import { prepare } from './prepared.ts';
import { type Mask, maskAt } from './styleShares.ts';
import { type StyleMatrices, styleSize, stylesAt } from './styleTargets.ts';

/** What G is compared with at one scale. */
export interface Targets {
  content: ContentTarget;
  /** What each position of the content layer counts, [positions, 1]; absent where all count alike. */
  contentWhere: tf.Tensor2D | undefined;
  /** Styles that count everywhere, blended into one; and one by one those under a mask. */
  styles: { share: number; layers: Map<StyleLayerName, StyleTarget & { roots: tf.Tensor2D | undefined }> }[];
  /** What faces are held to, by layer: each position counts by `where`, [positions, 1]. */
  faces: { layer: StyleLayerName; factor: number; target: ContentTarget; where: tf.Tensor2D }[];
  /** J of a picture that shows the network nothing: what J is large or small beside. */
  size: number;
  /** As `Prepared.within`. */
  within: Float32Array | null;
}

/**
 * Computes the targets of one scale, once: they hold until the scale, the recipe or a mask changes.
 *
 * @param size of G, pixels
 */
export async function makeTargets(
  network: StyleNetwork,
  inputs: StyleInputs,
  recipe: Recipe,
  size: { width: number; height: number },
): Promise<Targets> {
  const { contentLayer, styleLayers, formulas, contentWeight, styleWeight } = recipe;
  const names = styleLayers.map(({ layer }) => layer);
  const prepared = prepare(network, inputs, recipe, size);
  const tapsOf = (picture: RgbPicture, layers: readonly StyleLayerName[]) =>
    network.taps(tensorOf(picture), layers, { pooling: recipe.pooling, of: 'channels' });
  // One style's features at a time are in memory.
  const matrices = prepared.styles.map(({ picture }): StyleMatrices => {
    const all = tf.tidy(() => {
      const taps = tapsOf(picture(), names);
      return names.map((layer) => styleMatrix(seenAt(network, taps, layer)));
    });
    return new Map(names.map((layer, i) => [layer, all[i] as tf.Tensor2D]));
  });
  const styles = await stylesAt(matrices, prepared, recipe);
  const compared = [...new Set([contentLayer, ...prepared.held.map(({ layer }) => layer)])];
  const features = tf.tidy(() => Object.fromEntries(tapsOf(prepared.content, compared)));
  const seen = compared.map(
    (layer): Seen => ({ features: features[layer] as tf.Tensor4D, readout: network.readout(layer) }),
  );
  const matricesOfAll = styles.flatMap(({ layers }) => [...layers.values()].map(({ matrix }) => matrix));
  const norms = await orDispose([...matricesOfAll, ...Object.values(features)], () =>
    numbersOf(seen.map((each) => contentNorm(each))),
  );
  const targetAt = (layer: StyleLayerName) => {
    const at = compared.indexOf(layer);
    return contentTarget(seen[at] as Seen, norms[at] ?? Number.NaN, formulas);
  };
  const content = targetAt(contentLayer);
  const whereAt = (mask: Mask, layer: StyleLayerName) => {
    const { width, height } = prepared.layerSize(layer);
    return tf.tensor2d(maskAt(mask, height, width), [width * height, 1]);
  };
  const { faces: mask, contentWhere } = prepared;
  const faces = mask
    ? prepared.held.map(({ layer, factor }) => ({
        layer,
        factor,
        target: targetAt(layer),
        where: whereAt(mask, layer),
      }))
    : [];
  return {
    content,
    contentWhere: contentWhere ? whereAt(contentWhere, contentLayer) : undefined,
    faces,
    styles: styles.map(({ share, layers }) => ({
      share,
      layers: new Map(
        [...layers].map(([layer, { shares, ...target }]) => {
          const roots = shares ? tf.tensor2d(shares, [shares.length, 1]) : undefined;
          return [layer, { ...target, roots }];
        }),
      ),
    })),
    size: contentWeight * content.size + styleWeight * styleSize(styles, recipe),
    within: prepared.within,
  };
}

export function disposeTargets({ content, contentWhere, faces, styles }: Targets): void {
  contentWhere?.dispose();
  content.features.dispose();
  // The content layer may be one of theirs: its features are the same tensor.
  for (const { target, where } of faces)
    tf.dispose([where, ...(target.features.isDisposed ? [] : [target.features])]);
  for (const { layers } of styles) {
    for (const { matrix, roots } of layers.values()) tf.dispose([matrix, ...(roots ? [roots] : [])]);
  }
}

/** [1, height, width, 3] */
export function tensorOf({ values, width, height }: RgbPicture): tf.Tensor4D {
  return tf.tensor4d(values, [1, height, width, 3]);
}

/** What the costs of a layer are computed from. */
export function seenAt(
  network: StyleNetwork,
  taps: ReadonlyMap<StyleLayerName, tf.Tensor4D>,
  layer: StyleLayerName,
): Seen {
  return { features: taps.get(layer) as tf.Tensor4D, readout: network.readout(layer) };
}

/** What G's faces differ from the content's, over all layers that hold them, null where none are kept; and the gradient by layer. */
export function faceCosts(
  seen: (layer: StyleLayerName) => Seen,
  { faces }: Targets,
  weight: number,
): { cost: tf.Tensor | null; gradients: (readonly [StyleLayerName, tf.Tensor4D])[] } {
  const each = faces.map(({ layer, factor, target, where }) => {
    const { cost, gradient } = contentCost(seen(layer), target, weight * factor, where);
    return { cost: times(cost, factor), gradient: [layer, gradient] as const };
  });
  const costs = each.map(({ cost }) => cost);
  return {
    cost: costs.length > 0 ? tf.addN(costs) : null,
    gradients: each.map(({ gradient }) => gradient),
  };
}

/** Cost of one layer over all styles by their shares. */
export function styleCosts(
  seen: Seen,
  layer: StyleLayerName,
  { styles }: Targets,
  weight: number,
): { cost: tf.Tensor; gradient: tf.Tensor4D } {
  const each = styles.map(({ share, layers }) => {
    const { roots, ...target } = layers.get(layer) as StyleTarget & { roots: tf.Tensor2D | undefined };
    const { cost, gradient } = styleCost(seen, target, weight * share, roots);
    return { cost: times(cost, share) as tf.Tensor, gradient };
  });
  return each.reduce((sum, { cost, gradient }) => ({
    cost: tf.add(sum.cost, cost),
    gradient: tf.add(sum.gradient, gradient),
  }));
}
