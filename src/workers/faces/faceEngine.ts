import * as tf from '@tensorflow/tfjs-core';
import { FaceDetector } from '../../faces/detect/detector.ts';
import { AntiSpoof } from '../../faces/liveness/antiSpoof.ts';
import type { FacesFound } from '../../faces/types.ts';
import { FaceEncoder } from '../../networks/encoder/faceEncoder.ts';
import { httpModelFiles, type LoadProgress } from '../../networks/files/modelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';

/** What finds faces and what encodes them. */
export interface FaceNetworks {
  detector: FaceDetector;
  encoder: FaceEncoder;
  dispose(): void;
}

/**
 * @param assets address of the app's folder, ending in a slash
 * @param warm compiles and allocates at once. Not for who brings a picture: the programs of a graphics card are of one size, and a still
 * needs others than these, so its faces would only come later.
 */
export async function loadFaceNetworks(
  assets: string,
  onProgress: (progress: LoadProgress) => void,
  warm: boolean,
): Promise<FaceNetworks> {
  const files = httpModelFiles(`${assets}models/`, onProgress);
  const [detector, encoder] = await Promise.all([FaceDetector.load(files), FaceEncoder.load(files)]);
  const dispose = () => {
    detector.dispose();
    encoder.dispose();
  };
  try {
    if (warm) await warmUp(detector, encoder);
  } catch (error) {
    dispose();
    throw error;
  }
  return { detector, encoder, dispose };
}

export function loadAntiSpoof(assets: string): Promise<AntiSpoof> {
  return AntiSpoof.load(httpModelFiles(`${assets}models/`, () => undefined));
}

/** Numbers of live tensors and their bytes. */
export function memory(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = tf.memory();
  return { tensors: numTensors, bytes: numBytes };
}

/** The first pass compiles shaders or WASM and allocates: done here, it does not delay a video's first frame. */
async function warmUp(detector: FaceDetector, encoder: FaceEncoder): Promise<void> {
  const blank: Pixels = { data: new Uint8ClampedArray(64 * 64 * 4), width: 64, height: 64 };
  await detector.detect(blank, { video: true });
  const chips = tf.zeros<tf.Rank.R4>([1, 150, 150, 3]);
  const encoding = encoder.encode(chips, { mirror: false });
  try {
    await encoding.data();
  } finally {
    tf.dispose([chips, encoding]);
  }
}

/** The buffers of an answer that move to the page instead of being copied. */
export function buffersOf(found: FacesFound): Transferable[] {
  return found.faces.flatMap(({ landmarks, encoding, chip }) => [
    landmarks.buffer,
    ...(encoding ? [encoding.buffer] : []),
    ...(chip ? [chip.data.buffer] : []),
  ]) as Transferable[];
}
