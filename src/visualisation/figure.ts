import * as tf from '@tensorflow/tfjs-core';
import { type LayeredNetwork, placesOf } from '../networks/layered/network.ts';
import { wholeFields } from './receptiveFields.ts';
import { emptyPatches, type InputPicture, type LayerPatches, takeIn } from './topPatches.ts';

/** The nine strongest patches of every channel of some layers, while pictures stream through. Its memory does not grow with them. */
export class Figure {
  readonly patches: LayerPatches[];
  /** The same network loaded anew takes its place when a graphics context was lost. */
  network: LayeredNetwork;
  readonly #side: readonly [number, number];
  /** Of each layer, what a unit sees. */
  readonly #fields: ReturnType<typeof wholeFields>[];

  /** @param side height and width of the pictures */
  constructor(network: LayeredNetwork, layers: readonly string[], side: readonly [number, number]) {
    this.network = network;
    this.#side = side;
    const shapes = network.shapes(...side);
    this.#fields = layers.map((layer) => wholeFields(network, layer, ...side));
    this.patches = layers.map((layer, i) => {
      const [, , channels] = placesOf(shapes[network.indexOf(layer)] ?? []);
      return emptyPatches(layer, channels, (this.#fields[i] as ReturnType<typeof wholeFields>)(0, 0));
    });
  }

  /** @returns the most bytes of tensors there were at once. @throws RangeError for a picture of another size */
  async add(picture: InputPicture, number: number): Promise<number> {
    const [height, width] = this.#side;
    if (picture.width !== width || picture.height !== height) {
      throw new RangeError(`A picture of ${picture.width} × ${picture.height}, not ${width} × ${height}.`);
    }
    let peak = 0;
    const outputs = tf.tidy(() =>
      this.network.activations(
        toTensor(picture),
        this.patches.map(({ layer }) => layer),
        () => {
          peak = Math.max(peak, tf.memory().numBytes);
        },
      ),
    );
    try {
      // All are read before any counts: a picture whose reading fails on the way leaves no trace.
      const read = await Promise.all(outputs.map((output) => output.data<'float32'>()));
      for (const [i, output] of outputs.entries()) {
        const patches = this.patches[i] as LayerPatches;
        const [, columns] = placesOf(output.shape.slice(1));
        const values = read[i] as Float32Array;
        const cropOf = this.#fields[i] as ReturnType<typeof wholeFields>;
        takeIn(patches, values, columns, picture, number, cropOf);
      }
      return peak;
    } finally {
      tf.dispose(outputs);
    }
  }
}

/** [1, h, w, 3], 0..1 */
export function toTensor({ data, width, height }: InputPicture): tf.Tensor4D {
  return tf.tidy(() => tf.div(tf.tensor4d(Float32Array.from(data), [1, height, width, 3]), 255));
}
