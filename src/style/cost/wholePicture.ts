import * as tf from '@tensorflow/tfjs-core';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { StyleInputs } from '../run/inputs.ts';
import { contentCost } from './costs.ts';
import { disposeTargets, faceCosts, makeTargets, seenAt, styleCosts, type Targets } from './targets.ts';

/** J's parts that a network is needed for, each before its weight. */
export interface NetworkCosts {
  content: number;
  faces: number;
  /** In the order of the recipe's style layers. */
  layers: number[];
}

/** What G is compared with at one scale, and how. */
export interface Compared {
  /** As `Targets.size`. */
  readonly size: number;
  /** As `Prepared.within`. */
  readonly within: Float32Array | null;
  /** Most bytes of tensors alive at once so far. */
  readonly peakBytes: number;
  /** @param g [height, width, 3]. @returns the gradient of the weighed parts, as long as g */
  evaluate(g: Float32Array): Promise<{ gradient: Float32Array; costs: NetworkCosts }>;
  /** Also while an evaluation waits for a lost graphics context, which will never answer. */
  dispose(): void;
}

/** G in one piece: all that the network sees of it is in memory at once. */
export class WholePicture implements Compared {
  readonly #network: StyleNetwork;
  readonly #recipe: Recipe;
  readonly #targets: Targets;
  readonly #shape: [number, number, number, number];
  /** What is being read back. */
  #reading: tf.Tensor[] = [];
  #peakBytes = 0;

  private constructor(
    network: StyleNetwork,
    recipe: Recipe,
    targets: Targets,
    size: { width: number; height: number },
  ) {
    this.#network = network;
    this.#recipe = recipe;
    this.#targets = targets;
    this.#shape = [1, size.height, size.width, 3];
  }

  /** Computes the targets. */
  static async begin(
    network: StyleNetwork,
    inputs: StyleInputs,
    recipe: Recipe,
    size: { width: number; height: number },
  ): Promise<WholePicture> {
    return new WholePicture(network, recipe, await makeTargets(network, inputs, recipe, size), size);
  }

  get size(): number {
    return this.#targets.size;
  }

  get within(): Float32Array | null {
    return this.#targets.within;
  }

  get peakBytes(): number {
    return this.#peakBytes;
  }

  async evaluate(values: Float32Array) {
    const [gradientTensor, costsTensor] = tf.tidy(() => this.compute(tf.tensor4d(values, this.#shape)));
    this.#reading = [gradientTensor, costsTensor];
    // Both are asked for before either is awaited, so that a GPU hands them over together.
    const [gradient, [content = Number.NaN, faces = Number.NaN, ...layers]] = await Promise.all([
      gradientTensor.data<'float32'>(),
      costsTensor.data(),
    ]);
    this.#disposeReading();
    return { gradient, costs: { content, faces, layers } };
  }

  /**
   * To be called within one tf.tidy.
   *
   * @param g [1, height, width, 3]
   * @returns the gradient of the weighed parts, and content, faces and the style layers' costs in a row
   */
  compute(g: tf.Tensor4D): [tf.Tensor4D, tf.Tensor1D] {
    const { contentLayer, contentWeight, styleLayers, styleWeight, pooling } = this.#recipe;
    const targets = this.#targets;
    const held = targets.faces.map(({ layer }) => layer);
    const wanted = [...new Set([contentLayer, ...held, ...styleLayers.map(({ layer }) => layer)])];
    const { taps, back } = this.#network.thereAndBack(g, wanted, pooling);
    const seen = (layer: StyleLayerName) => seenAt(this.#network, taps, layer);
    const content = contentCost(seen(contentLayer), targets.content, contentWeight, targets.contentWhere);
    const faces = faceCosts(seen, targets, contentWeight);
    const gradients = new Map<StyleLayerName, tf.Tensor4D>();
    const pull = (layer: StyleLayerName, gradient: tf.Tensor4D) => {
      const other = gradients.get(layer);
      gradients.set(layer, other ? tf.add(other, gradient) : gradient);
    };
    pull(contentLayer, content.gradient);
    for (const [layer, gradient] of faces.gradients) pull(layer, gradient);
    const costs: tf.Tensor[] = [content.cost, faces.cost ?? tf.zerosLike(content.cost)];
    for (const { layer, weight } of styleLayers) {
      const { cost, gradient } = styleCosts(seen(layer), layer, targets, styleWeight * weight);
      pull(layer, gradient);
      costs.push(cost);
    }
    const gradient = back(gradients, () => {
      this.#peakBytes = Math.max(this.#peakBytes, tf.memory().numBytes);
    });
    return [gradient, tf.stack(costs) as tf.Tensor1D];
  }

  dispose(): void {
    disposeTargets(this.#targets);
    this.#disposeReading();
  }

  #disposeReading(): void {
    tf.dispose(this.#reading);
    this.#reading = [];
  }
}
