import * as tf from '@tensorflow/tfjs-core';
import { passRelu, type ReluRule } from './reluRules.ts';

/** Without the batch: [h, w, c], or [c] behind the mean. */
export type Shape = readonly number[];

/** What one position of an output sees along one axis of an input: `size` positions from `stride` u - `before`, each or one in `apart`; or all of it. */
export type Window = { size: number; stride: number; before: number; apart?: number } | 'all';

/** The input as a step names it. */
export const INPUT = -1;

/** One operation of a network. Its tensors belong to the network it was made from. */
export interface Step {
  name: string;
  /** In words. */
  kind: string;
  /** Positions in the list of the steps it reads; INPUT for the picture. */
  inputs: readonly number[];
  /** Whether it is a layer people speak of; the cost of the others counts for the next that is. */
  shown: boolean;
  /** Whether a rectifier ends it. */
  rectified: boolean;
  parameters: number;
  outputShape(inputs: readonly Shape[]): number[];
  /** Multiplications with a weight, for one picture. */
  multiplyAdds(inputs: readonly Shape[], output: Shape): number;
  /** @param length of that input along the axis */
  window(length: number, axis: 0 | 1): Window;
  /** With the rectifier. Called within a tf.tidy. */
  forward(inputs: readonly tf.Tensor[]): tf.Tensor;
  /** The gradients with respect to the inputs, from that before the rectifier. Called within a tf.tidy. */
  backward(dy: tf.Tensor, inputs: readonly tf.Tensor[], output: tf.Tensor): tf.Tensor[];
}

export interface NetworkInput {
  /** [h, w] where only one size will do. */
  size: readonly [number, number] | null;
  /** Sides are multiples of this, so that pooling divides them evenly. */
  multiple: number;
  /** 3, or 1: the mean of red, green and blue. */
  channels: 1 | 3;
  /** Of RGB 0..1: what the first step gets is scale x + offset. */
  scale: number;
  offset: number;
}

/** A network as a list of steps, each behind those it reads, so that every layer can be looked at and led back to the pixels. */
export class LayeredNetwork {
  constructor(
    readonly name: string,
    readonly input: NetworkInput,
    readonly steps: readonly Step[],
    private readonly release: () => void = () => undefined,
  ) {}

  /** The position of a step. @throws RangeError for a name that none has */
  indexOf(name: string): number {
    const index = this.steps.findIndex((step) => step.name === name);
    if (index < 0) throw new RangeError(`${this.name} has no layer ${name}.`);
    return index;
  }

  /** Shapes of every step's output for a picture of that size. */
  shapes(height: number, width: number): number[][] {
    const shapes: number[][] = [];
    const input = [height, width, this.input.channels];
    for (const step of this.steps) shapes.push(step.outputShape(step.inputs.map((i) => shapes[i] ?? input)));
    return shapes;
  }

  /**
   * What the named layers give, after their rectifier. Nothing deeper than the deepest is computed, and what nobody reads any more
   * is freed on the way.
   *
   * @param images [n, h, w, 3], RGB, 0..1
   * @param watch called after each step, when what it read is still there
   * @returns in the order of `layers`, [n, ...shape]; the caller disposes of them
   * @throws RangeError for a layer the network has not
   */
  activations(
    images: tf.Tensor4D,
    layers: readonly string[],
    watch: () => void = () => undefined,
  ): tf.Tensor[] {
    const wanted = layers.map((name) => this.indexOf(name));
    return tf.tidy(() => {
      const outputs = this.#forward(images, Math.max(...wanted), new Set(wanted), watch);
      return wanted.map((index) => tf.clone(outputs.get(index) as tf.Tensor));
    });
  }

  /**
   * There, and back to the pixels.
   *
   * @param images [n, h, w, 3], RGB, 0..1
   * @param seed the gradient with respect to the layer's output; called within a tf.tidy
   * @returns the layer's output, and the gradient with respect to the images; the caller disposes of both
   */
  thereAndBack(
    images: tf.Tensor4D,
    layer: string,
    seed: (output: tf.Tensor) => tf.Tensor,
    rule: ReluRule,
  ): { output: tf.Tensor; gradient: tf.Tensor4D } {
    return tf.tidy(() => {
      const last = this.indexOf(layer);
      const input = this.#prepare(images);
      const outputs = this.#forward(input, last, null);
      const output = outputs.get(last) as tf.Tensor;
      const gradients = new Map<number, tf.Tensor>([[last, seed(output)]]);
      for (let index = last; index >= 0; index--) {
        const dy = gradients.get(index);
        const step = this.steps[index] as Step;
        const y = outputs.get(index) as tf.Tensor;
        gradients.delete(index);
        if (!dy) continue;
        const inputs = step.inputs.map((i) => (i === INPUT ? input : (outputs.get(i) as tf.Tensor)));
        const back = tf.tidy(() => step.backward(step.rectified ? passRelu(dy, y, rule) : dy, inputs, y));
        back.forEach((gradient, position) => {
          const source = step.inputs[position] as number;
          const before = gradients.get(source);
          gradients.set(source, before ? tf.add(before, gradient) : gradient);
        });
        dy.dispose();
        if (index !== last) y.dispose();
      }
      const pixels = gradients.get(INPUT) ?? tf.zerosLike(input);
      return { output, gradient: this.#unprepare(pixels as tf.Tensor4D) };
    });
  }

  dispose(): void {
    this.release();
  }

  /** @param kept the steps whose outputs stay; all when null */
  #forward(
    images: tf.Tensor4D,
    last: number,
    kept: ReadonlySet<number> | null,
    watch: () => void = () => undefined,
  ): Map<number, tf.Tensor> {
    const input = kept ? this.#prepare(images) : images;
    const readers = this.steps.map(
      (_, index) => this.steps.slice(0, last + 1).filter(({ inputs }) => inputs.includes(index)).length,
    );
    const outputs = new Map<number, tf.Tensor>();
    for (let index = 0; index <= last; index++) {
      const step = this.steps[index] as Step;
      const inputs = step.inputs.map((i) => (i === INPUT ? input : (outputs.get(i) as tf.Tensor)));
      outputs.set(
        index,
        tf.tidy(() => step.forward(inputs)),
      );
      watch();
      for (const source of kept ? new Set(step.inputs) : []) {
        if (source === INPUT) continue;
        readers[source] = (readers[source] ?? 0) - 1;
        if (readers[source] === 0 && !kept?.has(source)) outputs.get(source)?.dispose();
      }
    }
    return outputs;
  }

  #prepare(images: tf.Tensor4D): tf.Tensor4D {
    const { channels, scale, offset } = this.input;
    const seen = channels === 1 ? tf.mean(images, 3, true) : images;
    return tf.add(tf.mul(seen, scale), offset);
  }

  #unprepare(gradient: tf.Tensor4D): tf.Tensor4D {
    const scaled = tf.mul(gradient, this.input.scale) as tf.Tensor4D;
    return this.input.channels === 1 ? tf.div(tf.tile(scaled, [1, 1, 1, 3]), 3) : scaled;
  }
}
