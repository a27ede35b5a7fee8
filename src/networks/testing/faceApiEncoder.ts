import * as tf from '@tensorflow/tfjs-core';
import { FaceRecognitionNet, NetInput } from '@vladmandic/face-api/dist/face-api.esm-nobundle.js';
import { networks } from '../catalogue.ts';
import type { ModelFiles } from '../modelFiles.ts';

/** face-api's own encoder with the same weights: the peer that ours is held against. */
export async function loadFaceApiEncoder(files: ModelFiles) {
  const [manifestFile, weightsFile] = networks.faceEncoder.files;
  const [manifest, binary] = await Promise.all([files.read(manifestFile.file), files.read(weightsFile.file)]);
  const groups = JSON.parse(new TextDecoder().decode(manifest)) as tf.io.WeightsManifestConfig;
  const net = new FaceRecognitionNet();
  net.loadFromWeightMap(
    tf.io.decodeWeights(
      binary,
      groups.flatMap(({ weights }) => weights),
    ),
  );
  return {
    /** [n, 150, 150, 3] to [n, 128] */
    encode(chips: tf.Tensor4D): tf.Tensor2D {
      return tf.tidy(() => net.forwardInput(new NetInput(tf.unstack(chips) as tf.Tensor3D[])) as tf.Tensor2D);
    },
    net,
  };
}
