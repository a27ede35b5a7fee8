import { io, type Tensor2D, type Tensor4D, tidy, unstack } from '@tensorflow/tfjs-core';
import { FaceRecognitionNet, NetInput } from '@vladmandic/face-api/dist/face-api.esm-nobundle.js';
import { networks } from '../files/catalogue.ts';
import type { ModelFiles } from '../files/modelFiles.ts';

/**
 * face-api's own encoder with the same weights: the peer that ours is held against. It brings its own copy of TF.js's types, to
 * which ours are strangers, hence the casts.
 */
export async function loadFaceApiEncoder(files: ModelFiles) {
  const [manifestFile, weightsFile] = networks.faceEncoder.files;
  const [manifest, binary] = await Promise.all([files.read(manifestFile.file), files.read(weightsFile.file)]);
  const groups = JSON.parse(new TextDecoder().decode(manifest)) as io.WeightsManifestConfig;
  const weights = io.decodeWeights(
    binary,
    groups.flatMap((group) => group.weights),
  );
  const net = new FaceRecognitionNet();
  net.loadFromWeightMap(weights as never);
  return {
    net,
    /** [n, 150, 150, 3] to [n, 128] */
    encode(chips: Tensor4D): Tensor2D {
      return tidy(() => net.forwardInput(new NetInput(unstack(chips) as never)) as unknown as Tensor2D);
    },
  };
}
