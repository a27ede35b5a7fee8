import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { FaceEncoder } from '../../networks/encoder/faceEncoder.ts';
import { bufferSource, openSafetensors } from '../../networks/files/safetensors.ts';
import { layersOfFaceEncoder, layersOfStyleNetwork } from '../../networks/layered/builtIn.ts';
import type { LayeredNetwork } from '../../networks/layered/network.ts';
import { styleConvolutions } from '../../networks/style/styleLayers.ts';
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { nodeModelFiles } from '../../networks/testing/nodeModelFiles.ts';
import { writeSafetensors } from '../../networks/testing/writeSafetensors.ts';
import { randomUniform } from '../../picture/random.ts';
import type { PixelBox } from '../receptiveFields.ts';

export async function embedded(): Promise<LayeredNetwork> {
  const bytes = await readFile('public/models/style-embedded.safetensors');
  const file = await openSafetensors(bufferSource(new Uint8Array(bytes).buffer));
  return layersOfStyleNetwork('Embedded', await StyleNetwork.load(file), 'average');
}

export async function faces(): Promise<LayeredNetwork> {
  return layersOfFaceEncoder(await FaceEncoder.load(nodeModelFiles));
}

/** RGB 0..1, the same for the same seed: [1, h, w, 3]. */
export function noise(seed: number, height: number, width: number): tf.Tensor4D {
  const random = randomUniform(seed);
  return tf.tensor4d(
    Float32Array.from({ length: height * width * 3 }, () => random()),
    [1, height, width, 3],
  );
}

/** VGG-19's layers with six channels each and weights by formula: its receptive fields without its half a gigabyte. */
export async function vgg19Small(): Promise<LayeredNetwork> {
  const random = randomUniform(9);
  const values = (length: number) => Float32Array.from({ length }, () => random() - 0.4);
  const tensors = Object.fromEntries(
    styleConvolutions.flatMap(({ name }) => [
      [
        `${name}.weight`,
        {
          dtype: 'F32',
          shape: [6, name === 'conv1_1' ? 3 : 6, 3, 3],
          bytes: values(name === 'conv1_1' ? 162 : 324),
        },
      ],
      [`${name}.bias`, { dtype: 'F32', shape: [6], bytes: values(6) }],
    ]),
  );
  const file = await openSafetensors(bufferSource(writeSafetensors(tensors, {})));
  const style = await StyleNetwork.load(file);
  return layersOfStyleNetwork('VGG-19', style, 'max');
}

/** The box of pixels that the gradient of one unit, all its channels together, reaches: rectifiers open, several pictures. */
export function measuredField(
  network: LayeredNetwork,
  layer: string,
  [row, column]: readonly [number, number],
  height: number,
  width: number,
  pictures = 1,
): PixelBox | null {
  let [top, left, bottom, right] = [height, width, -1, -1];
  for (let seed = 1; seed <= pictures; seed++) {
    const image = noise(seed, height, width);
    const one = (y: tf.Tensor) => {
      const [, h = 1, w = 1, c = 1] = y.shape;
      const weights = tf.add(tf.mul(tf.range(0, c), 0.37), 1);
      if (y.shape.length < 4) return tf.reshape(tf.add(tf.range(0, y.size), 1), y.shape);
      const place = tf.pad(tf.ones([1, 1, 1, 1]), [[0, 0], [row, h - 1 - row], [column, w - 1 - column], [0, 0]]); // biome-ignore format: one line reads better
      return tf.mul(place, tf.reshape(weights, [1, 1, 1, c]));
    };
    const { output, gradient } = network.thereAndBack(image, layer, one, 'open');
    gradient.dataSync().forEach((value, i) => {
      if (value === 0) return;
      const [y, x] = [Math.floor(i / 3 / width), Math.floor(i / 3) % width];
      [top, left, bottom, right] = [
        Math.min(top, y),
        Math.min(left, x),
        Math.max(bottom, y),
        Math.max(right, x),
      ];
    });
    tf.dispose([image, output, gradient]);
  }
  return bottom < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
