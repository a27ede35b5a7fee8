import * as tf from '@tensorflow/tfjs-core';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { grey, matchHistogram, matchMoments } from '../../picture/colour.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { resize } from '../../picture/resize.ts';
import { clamp01, type RgbPicture, rgbOf, sized } from '../../picture/rgb.ts';
import { faceMask, keeping, maskAt } from '../faces/keptFaces.ts';
import { type Recipe, snappedSize } from '../recipe/recipe.ts';
import type { StyleInputs } from '../run/run.ts';
import {
  type ContentTarget,
  contentCost,
  contentTarget,
  type Seen,
  type StyleTarget,
  styleCost,
  styleMatrix,
  styleTarget,
} from './costs.ts';
import { styleShares } from './styleShares.ts';

/** What G is compared with at one scale. */
export interface Targets {
  content: ContentTarget;
  /** Styles that count everywhere, blended into one; and one by one those under a mask. */
  styles: { share: number; layers: Map<StyleLayerName, StyleTarget & { shares?: tf.Tensor2D }> }[];
  /** What faces are held to, by layer: each position counts by `where`, [positions, 1]. */
  faces: { layer: StyleLayerName; factor: number; target: ContentTarget; where: tf.Tensor2D }[];
  /** J of a picture that shows the network nothing: what J is large or small beside. */
  size: number;
  /**
   * Where G may change, [h, w], when every style has a mask: layers look beyond a mask's edge, and Adam would make whole steps
   * of their faint gradients there.
   */
  within: Float32Array | null;
}

/**
 * Computes the targets of one scale, once: they hold until the scale, the recipe or a mask changes.
 *
 * @param size of G, pixels
 */
export function makeTargets(
  network: StyleNetwork,
  inputs: StyleInputs,
  recipe: Recipe,
  { width, height }: { width: number; height: number },
): Targets {
  const { contentLayer, styleLayers, styleWeights, styleScale, colour, formulas } = recipe;
  const { contentWeight, styleWeight } = recipe;
  const names = styleLayers.map(({ layer }) => layer);
  const strides = new Map(network.layers().map(({ name, stride }) => [name, stride]));
  const sizeAt = (layer: StyleLayerName): [number, number] => {
    const stride = strides.get(layer) ?? 1;
    return [Math.floor(height / stride), Math.floor(width / stride)];
  };
  const tapsOf = (picture: tf.Tensor4D, layers: readonly StyleLayerName[]) =>
    network.taps(picture, layers, { pooling: recipe.pooling, of: 'channels' });
  const content = rgbOf(inputs.content);
  let made: Targets | null = null;
  tf.tidy(() => {
    const seen = colour === 'luminance' ? { ...content, values: grey(content.values) } : content;
    const places = recipe.keepFaces ? (inputs.faces ?? []) : [];
    // A network the person brought may end before them.
    const held = places.length > 0 ? keeping.layers.filter(({ layer }) => strides.has(layer)) : [];
    const contentTaps = tapsOf(sized(seen, width, height), [
      ...new Set([contentLayer, ...held.map(({ layer }) => layer)]),
    ]);
    for (const tap of contentTaps.values()) tf.keep(tap);
    const facesAt = tf.tensor4d(faceMask(places, width, height), [1, height, width, 1]);
    const faceMasks = places.length > 0 ? facesAt : null;
    const total = styleWeights.reduce((sum, weight) => sum + weight, 0) || 1;
    const each = inputs.styles.map(({ picture, mask }, i): SeenStyle => {
      const style = recoloured(rgbOf(picture), content, colour);
      const size = snappedSize(style.width, style.height, Math.min(width, height) * styleScale);
      const matrices = new Map<StyleLayerName, tf.Tensor2D>();
      // One style's features at a time are in memory.
      tf.tidy(() => {
        const taps = tapsOf(sized(style, size.width, size.height), names);
        for (const layer of names) matrices.set(layer, tf.keep(styleMatrix(seenAt(network, taps, layer))));
      });
      return { share: (styleWeights[i] ?? 0) / total, matrices, mask: mask ? maskTensor(mask) : null };
    });
    const everywhere = each.filter(({ mask }) => !mask);
    const masked = each.filter(({ mask }) => mask);
    const styles = everywhere.length > 0 ? [blend(everywhere), ...masked] : masked;
    const masks = everywhere.length > 0 ? [] : masked.map(({ mask }) => mask as tf.Tensor4D);
    const [first, ...others] = masks.map((mask) => resize(mask, height, width, 'linear'));
    const union = first && others.reduce((all, mask) => tf.maximum(all, mask), first);
    const contentAt = contentTarget(seenAt(network, contentTaps, contentLayer), formulas);
    const stylesAt: Targets['styles'] = styles.map(({ share, matrices, mask }) => ({
      share,
      layers: new Map(
        [...matrices].map(([layer, matrix]) => {
          const [h, w] = sizeAt(layer);
          const target = styleTarget(matrix, h * w, formulas);
          const stride = strides.get(layer) ?? 1;
          const place = { mask, faces: faceMasks, edge: formulas !== 'relative' };
          const shares = styleShares(place, { height: h, width: w, stride });
          return [layer, shares ? { ...target, shares: tf.keep(shares) } : target];
        }),
      ),
    }));
    const styleSize = stylesAt.flatMap(({ share, layers }) =>
      styleLayers.map(({ layer, weight }) => share * weight * (layers.get(layer)?.size ?? 0)),
    );
    const faces: Targets['faces'] = held.map(({ layer, factor }) => {
      const [h, w] = sizeAt(layer);
      const target = contentTarget(seenAt(network, contentTaps, layer), formulas);
      return { layer, factor, target, where: tf.keep(maskAt(facesAt, h, w)) };
    });
    made = {
      content: contentAt,
      faces,
      styles: stylesAt,
      size: styleSize.reduce((sum, size) => sum + styleWeight * size, contentWeight * contentAt.size),
      within: union ? (union.dataSync() as Float32Array) : null,
    };
  });
  return made as unknown as Targets;
}

export function disposeTargets({ content, faces, styles }: Targets): void {
  content.features.dispose();
  // The content layer may be one of theirs: its features are the same tensor.
  for (const { target, where } of faces)
    tf.dispose([where, ...(target.features.isDisposed ? [] : [target.features])]);
  for (const { layers } of styles) {
    for (const { matrix, shares } of layers.values()) tf.dispose([matrix, ...(shares ? [shares] : [])]);
  }
}

/** What the costs of a layer are computed from. */
export function seenAt(
  network: StyleNetwork,
  taps: ReadonlyMap<StyleLayerName, tf.Tensor4D>,
  layer: StyleLayerName,
): Seen {
  return { features: taps.get(layer) as tf.Tensor4D, readout: network.readout(layer) };
}

/** What G's faces differ from the content's, over all layers that hold them, and the gradient by layer. */
export function faceCosts(
  seen: (layer: StyleLayerName) => Seen,
  { faces }: Targets,
  weight: number,
): { cost: tf.Tensor; gradients: (readonly [StyleLayerName, tf.Tensor4D])[] } {
  const each = faces.map(({ layer, factor, target, where }) => {
    const { cost, gradient } = contentCost(seen(layer), target, weight * factor, where);
    return { cost: tf.mul(cost, factor), gradient: [layer, gradient] as const };
  });
  return {
    cost: each.reduce((sum, { cost }) => tf.add(sum, cost), tf.scalar(0) as tf.Tensor),
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
    const { shares, ...target } = layers.get(layer) as StyleTarget & { shares?: tf.Tensor2D };
    const { cost, gradient } = styleCost(seen, target, weight * share, shares);
    return { cost: tf.mul(cost, share) as tf.Tensor, gradient };
  });
  return each.reduce((sum, { cost, gradient }) => ({
    cost: tf.add(sum.cost, cost),
    gradient: tf.add(sum.gradient, gradient),
  }));
}

/** A style as the network sees it at one scale. */
interface SeenStyle {
  share: number;
  matrices: Map<StyleLayerName, tf.Tensor2D>;
  /** [1, h, w, 1] */
  mask: tf.Tensor4D | null;
}

/** Several styles that count everywhere are one: the weighted mean of their matrices, with the sum of their shares. */
function blend(styles: readonly SeenStyle[]): SeenStyle {
  const [only, ...others] = styles;
  if (only && others.length === 0) return only;
  const share = styles.reduce((sum, style) => sum + style.share, 0);
  const layers = [...(styles[0]?.matrices.keys() ?? [])];
  const matrices = new Map(
    layers.map((layer) => {
      const weighted = styles.map((style) =>
        tf.mul(style.matrices.get(layer) as tf.Tensor2D, share > 0 ? style.share / share : 1 / styles.length),
      );
      return [layer, tf.keep(tf.addN(weighted)) as tf.Tensor2D];
    }),
  );
  for (const style of styles) tf.dispose([...style.matrices.values()]);
  return { share, matrices, mask: null };
}

function maskTensor({ data, width, height }: Pixels): tf.Tensor4D {
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) values[i] = (data[4 * i] as number) / 255;
  return tf.tensor4d(values, [1, height, width, 1]);
}

/** The style as its colours are taken. */
export function recoloured(style: RgbPicture, content: RgbPicture, colour: Recipe['colour']): RgbPicture {
  const change = {
    style: (values: Float32Array) => values,
    luminance: grey,
    histogram: (values: Float32Array) => matchHistogram(values, content.values),
    moments: (values: Float32Array) => clamp01(matchMoments(values, content.values)),
  }[colour];
  return { ...style, values: change(style.values) };
}
