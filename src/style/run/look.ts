import * as tf from '@tensorflow/tfjs-core';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { Pooling, StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { rgbOf, sized } from '../../picture/rgb.ts';
import { styleMatrix } from '../cost/gram.ts';
import { recoloured } from '../cost/prepared.ts';
import { tensorOf } from '../cost/targets.ts';
import { type Recipe, snappedSize } from '../recipe/recipe.ts';
import type { StyleInputs } from './inputs.ts';

/** What a layer makes of one picture: which of its channels are large together, and where each is. */
export interface LayerLook {
  /** G_kk' divided by the number of positions, row-major [channels, channels]. */
  matrix: Float32Array;
  /** Each channel's map one after the other, [channels, height, width]. */
  maps: Float32Array;
  width: number;
  height: number;
}

/** The style matrices of S and G at one layer, side by side. */
export interface StyleLook {
  layer: StyleLayerName;
  channels: number;
  style: LayerLook;
  picture: LayerLook;
}

/** Maps are told at most so large: they are looked at small. */
const MOST_SIDE = 48;

/**
 * A picture's style matrix at a layer (notes, [10]) and the maps it is the sum of, as the costs compare them: of the layer's readout
 * where it has one.
 *
 * @param picture makes it: [1, h, w, 3], RGB, 0..1
 */
async function lookAt(
  network: StyleNetwork,
  picture: () => tf.Tensor4D,
  layer: StyleLayerName,
  pooling: Pooling,
): Promise<LayerLook> {
  const [matrix, maps] = tf.tidy(() => {
    const features = network.taps(picture(), [layer], { pooling, of: 'readouts' }).get(layer) as tf.Tensor4D;
    const [, h, w] = features.shape;
    const by = Math.max(1, Math.ceil(Math.max(h, w) / MOST_SIDE));
    const fewer = by > 1 && Math.min(h, w) >= by ? tf.avgPool(features, by, by, 'valid') : features;
    return [styleMatrix({ features }), tf.transpose(tf.squeeze(fewer, [0]), [2, 0, 1])];
  }) as [tf.Tensor2D, tf.Tensor3D];
  const [, height, width] = maps.shape;
  try {
    const [seen, told] = await Promise.all([matrix.data<'float32'>(), maps.data<'float32'>()]);
    return { matrix: seen.slice(), maps: told.slice(), width, height };
  } finally {
    tf.dispose([matrix, maps]);
  }
}

/** Looks at the style matrices of a run. That of the style stays the same from look to look, so it is kept. */
export class StyleLooks {
  #style: { key: string; look: LayerLook } | null = null;

  /**
   * The first style and G at a layer; null where there is no style, or the network has no such layer.
   *
   * @param g as it is shown, [height, width, 3]
   */
  async at(
    layer: StyleLayerName,
    network: StyleNetwork,
    { content, styles: [first] }: StyleInputs,
    { pooling, styleScale, colour }: Recipe,
    g: { values: Float32Array; width: number; height: number },
  ): Promise<StyleLook | null> {
    if (!first || !network.layers().some(({ name }) => name === layer)) return null;
    const { values, width, height } = g;
    const key = [layer, width, height, pooling, styleScale, colour].join();
    if (this.#style?.key !== key) {
      const style = recoloured(rgbOf(first.picture), rgbOf(content), colour);
      const size = snappedSize(style.width, style.height, Math.min(width, height) * styleScale);
      const made = () => tensorOf(sized(style, size.width, size.height));
      this.#style = { key, look: await lookAt(network, made, layer, pooling) };
    }
    const style = this.#style.look;
    const picture = await lookAt(network, () => tf.tensor4d(values, [1, height, width, 3]), layer, pooling);
    return { layer, channels: Math.round(Math.sqrt(picture.matrix.length)), style, picture };
  }
}
