import * as tf from '@tensorflow/tfjs-core';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { Pooling, StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { styleMatrix } from '../cost/gram.ts';

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
export async function lookAt(
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
