import * as tf from '@tensorflow/tfjs-core';
import { type LayeredNetwork, placesOf } from '../networks/layered/network.ts';
import type { ReluRule } from '../networks/layered/reluRules.ts';

/** A unit of a layer: its channel and, where the layer has positions, where it stands. */
export interface Unit {
  channel: number;
  row: number;
  column: number;
}

export type ProjectionRule = Extract<ReluRule, 'gradient' | 'deconvolution' | 'guided'>;

export interface Projection {
  /** The unit's value. */
  value: number;
  /** [h, w, 3], what each number of the input does to it by the rule. */
  pixels: Float32Array;
  height: number;
  width: number;
}

/**
 * Leads one unit back to the pixels.
 *
 * @param image [1, h, w, 3], RGB, 0..1
 * @throws RangeError for a layer or a unit the network has not
 */
export async function project(
  network: LayeredNetwork,
  image: tf.Tensor4D,
  layer: string,
  unit: Unit,
  rule: ProjectionRule,
): Promise<Projection> {
  const { output, gradient } = network.thereAndBack(image, layer, (y) => onlyUnit(y.shape, unit), rule);
  try {
    const [values, pixels] = await Promise.all([output.data(), gradient.data()]);
    const [, height, width] = image.shape;
    return {
      value: values[placeOf(output.shape, unit)] as number,
      pixels: new Float32Array(pixels),
      height,
      width,
    };
  } finally {
    tf.dispose([output, gradient]);
  }
}

/** 1 at the unit, 0 elsewhere. */
export function onlyUnit(shape: readonly number[], unit: Unit): tf.Tensor {
  const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
  values[placeOf(shape, unit)] = 1;
  return tf.tensor(values, [...shape]);
}

/** The index of a unit in [1, h, w, c], [1, length, c] or [1, c]. */
function placeOf(shape: readonly number[], { channel, row, column }: Unit): number {
  const [h, w, c] = placesOf(shape.slice(1));
  const [r, s] = shape.length > 2 ? [row, column] : [0, 0];
  if (r < 0 || r >= h || s < 0 || s >= w || channel < 0 || channel >= c) {
    throw new RangeError(`There is no unit ${channel} at ${r}, ${s} in ${h} × ${w} × ${c}.`);
  }
  return (r * w + s) * c + channel;
}
