import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { FaceEncoder } from '../../networks/faceEncoder.ts';
import type { LayeredNetwork } from '../../networks/layeredNetwork.ts';
import { layersOfFaceEncoder, layersOfStyleNetwork } from '../../networks/layeredNetworks.ts';
import { bufferSource, openSafetensors } from '../../networks/safetensors.ts';
import { StyleNetwork } from '../../networks/styleNetwork.ts';
import { nodeModelFiles } from '../../networks/testing/nodeModelFiles.ts';
import { randomUniform } from '../../style/random.ts';

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
