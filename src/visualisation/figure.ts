import * as tf from '@tensorflow/tfjs-core';
import type { LayeredNetwork } from '../networks/layeredNetwork.ts';
import { wholeField } from './receptiveFields.ts';
import {
  emptyPatches,
  type InputPicture,
  KEPT,
  type LayerPatches,
  liveChannels,
  takeIn,
} from './topPatches.ts';

/** The patches of one unit, cut out of its layer's. */
export interface UnitPatches {
  channel: number;
  /** [9] */
  values: Float32Array<ArrayBuffer>;
  /** [9 x 3] */
  places: Int32Array<ArrayBuffer>;
  /** [9 x side x side x 4] */
  pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** What a figure shows of one layer. */
export interface LayerView {
  layer: string;
  field: { width: number; height: number };
  side: number;
  channels: number;
  /** Channels that answered to something. */
  live: number;
  units: UnitPatches[];
}

/** The nine strongest patches of every channel of some layers, while pictures stream through. Its memory does not grow with them. */
export class Figure {
  readonly patches: LayerPatches[];
  readonly #network: LayeredNetwork;
  readonly #side: readonly [number, number];

  /** @param side height and width of the pictures */
  constructor(network: LayeredNetwork, layers: readonly string[], side: readonly [number, number]) {
    this.#network = network;
    this.#side = side;
    const shapes = network.shapes(...side);
    this.patches = layers.map((layer) => {
      const shape = shapes[network.indexOf(layer)] ?? [];
      return emptyPatches(layer, shape.at(-1) ?? 0, wholeField(network, layer, [0, 0], ...side));
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
      this.#network.activations(
        toTensor(picture),
        this.patches.map(({ layer }) => layer),
        () => {
          peak = Math.max(peak, tf.memory().numBytes);
        },
      ),
    );
    try {
      for (const [i, output] of outputs.entries()) {
        const patches = this.patches[i] as LayerPatches;
        const columns = output.shape.length === 4 ? (output.shape[2] ?? 1) : 1;
        const values = (await output.data()) as Float32Array;
        const cropOf = (row: number, column: number) =>
          wholeField(this.#network, patches.layer, [row, column], height, width);
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

/** Nine of a layer's units that answered to something, from the `from`th on. */
export function viewLayer(patches: LayerPatches, from: number): LayerView {
  const { layer, field, side, channels, values, places, pixels } = patches;
  const live = liveChannels(patches);
  const bytes = side * side * 4 * KEPT;
  return {
    layer,
    field: { width: field.width, height: field.height },
    side,
    channels,
    live: live.length,
    units: live.slice(from, from + 9).map((channel) => ({
      channel,
      values: values.slice(channel * KEPT, (channel + 1) * KEPT),
      places: places.slice(3 * channel * KEPT, 3 * (channel + 1) * KEPT),
      pixels: pixels.slice(channel * bytes, (channel + 1) * bytes),
    })),
  };
}
