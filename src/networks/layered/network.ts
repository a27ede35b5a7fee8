import * as tf from '@tensorflow/tfjs-core';
import type { Message, Words } from '../../words/keys.ts';
import { passRelu, type ReluRule } from './reluRules.ts';
import type { Window } from './windows.ts';

/** Without the batch: [h, w, c], or [c] behind the mean. */
export type Shape = readonly number[];

/** Any shape as rows, columns and channels: what has no positions is 1 x 1, a sequence is one row. */
export function placesOf(shape: Shape): [number, number, number] {
  if (shape.length === 3) return [...shape] as [number, number, number];
  if (shape.length === 2) return [1, shape[0] ?? 1, shape[1] ?? 1];
  return [1, 1, shape.reduce((product, length) => product * length, 1)];
}

/** The input as a step names it. */
export const INPUT = -1;

/** One operation of a network. Its tensors belong to the network it was made from. */
export interface Step {
  name: string;
  /** In words; what its makers call it where there are none. */
  kind: Words;
  /** Positions in the list of the steps it reads; INPUT for the picture. */
  inputs: readonly number[];
  /** Whether it is a layer people speak of; the cost of the others counts for the next that is. */
  shown: boolean;
  /** Whether a rectifier ends it. */
  rectified: boolean;
  /** Of another rectifier than max(0, x): 1 where its output tells that the derivative passes. */
  passes?: (output: tf.Tensor) => tf.Tensor;
  parameters: number;
  /** None where only running it tells. */
  outputShape?(inputs: readonly Shape[]): number[];
  /** Multiplications with a weight, for one picture. */
  multiplyAdds(inputs: readonly Shape[], output: Shape): number;
  /** @param length of that input along the axis */
  window(length: number, axis: 0 | 1): Window;
  /** With the rectifier. Called within a tf.tidy. */
  forward(inputs: readonly tf.Tensor[]): tf.Tensor;
  /** The gradients with respect to the inputs, from that before the rectifier; none where nothing leads. Called within a tf.tidy. */
  backward(dy: tf.Tensor, inputs: readonly tf.Tensor[], output: tf.Tensor): (tf.Tensor | undefined)[];
}

/** The numbers a dropped model was trained on; its files seldom say. */
export type InputRange = '0 to 1' | '-1 to 1' | '0 to 255';

export interface NetworkInput {
  /** [h, w] where only one size will do. */
  size: readonly [number, number] | null;
  /** Sides are multiples of this, so that pooling divides them evenly. */
  multiple: number;
  /** 3; or 1: the mean of red, green and blue; or 4: opaque. */
  channels: 1 | 3 | 4;
  /** Of RGB 0..1: what the first step gets is scale x + offset. */
  scale: number;
  offset: number;
  /** What a person may choose: the numbers it was trained on. */
  range?: InputRange;
  /** It wants whole numbers. */
  whole?: boolean;
}

export interface NetworkOptions {
  release?: () => void;
  /** Sentences on what cannot be told of this network. */
  notes?: readonly Message[];
}

/** A network as a list of steps, each behind those it reads, so that every layer can be looked at and led back to the pixels. */
export class LayeredNetwork {
  readonly notes: readonly Message[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #release: () => void;
  /** Of the size asked for last. */
  #shapes: { size: string; shapes: number[][] } | null = null;

  constructor(
    readonly name: Words,
    readonly input: NetworkInput,
    readonly steps: readonly Step[],
    { release = () => undefined, notes = [] }: NetworkOptions = {},
  ) {
    this.#release = release;
    this.notes = notes;
    this.#places = new Map(steps.map((step, index) => [step.name, index]));
  }

  /** The position of a step. @throws RangeError for a name that none has */
  indexOf(name: string): number {
    const index = this.#places.get(name);
    if (index === undefined) throw new RangeError(`There is no layer ${name}.`);
    return index;
  }

  /** Shapes of every step's output for a picture of that size. A network of which only running it tells them is run once. */
  shapes(height: number, width: number): readonly number[][] {
    const size = `${height} ${width}`;
    if (this.#shapes?.size !== size) {
      const known = this.steps.every(({ outputShape }) => outputShape);
      this.#shapes = { size, shapes: known ? this.#workedOut(height, width) : this.#measured(height, width) };
    }
    return this.#shapes.shapes;
  }

  #workedOut(height: number, width: number): number[][] {
    const shapes: number[][] = [];
    const input = [height, width, this.input.channels];
    for (const step of this.steps) {
      shapes.push(step.outputShape?.(step.inputs.map((i) => shapes[i] ?? input)) ?? []);
    }
    return shapes;
  }

  #measured(height: number, width: number): number[][] {
    return tf.tidy(() => {
      const shapes: number[][] = [];
      const grey = tf.fill([1, height, width, 3], 0.5) as tf.Tensor4D;
      const every = this.steps.map((_, index) => index);
      this.#forward(this.#prepare(grey), every, new Set(), (output) => shapes.push(output.shape.slice(1)));
      return shapes;
    });
  }

  /**
   * What the named layers give, after their rectifier. Nothing deeper than the deepest is computed, and what nobody reads any more
   * is freed on the way.
   *
   * @param images [n, h, w, 3], RGB, 0..1
   * @param watch called with what each step gives, when what it read is still there
   * @returns in the order of `layers`, [n, ...shape]; the caller disposes of them
   * @throws RangeError for a layer the network has not
   */
  activations(
    images: tf.Tensor4D,
    layers: readonly string[],
    watch: (output: tf.Tensor) => void = () => undefined,
  ): tf.Tensor[] {
    const wanted = layers.map((name) => this.indexOf(name));
    return tf.tidy(() => {
      const outputs = this.#forward(this.#prepare(images), wanted, new Set(wanted), watch);
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
      const outputs = this.#forward(input, [last], null);
      const output = outputs.get(last) as tf.Tensor;
      const gradients = new Map<number, tf.Tensor>([[last, seed(output)]]);
      for (let index = last; index >= 0; index--) {
        const dy = gradients.get(index);
        const step = this.steps[index] as Step;
        const y = outputs.get(index) as tf.Tensor;
        gradients.delete(index);
        if (!dy) continue;
        const inputs = step.inputs.map((i) => (i === INPUT ? input : (outputs.get(i) as tf.Tensor)));
        const back: (tf.Tensor | undefined)[] = tf.tidy(() => {
          const passed = step.rectified ? passRelu(dy, y, rule, step.passes) : dy;
          return step.backward(passed, inputs, y);
        });
        back.forEach((gradient, position) => {
          const source = step.inputs[position] as number;
          if (!gradient) return;
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
    this.#release();
  }

  /**
   * @param input the prepared pictures
   * @param wanted only what leads to these steps is computed
   * @param kept the steps whose outputs stay; all when null
   */
  #forward(
    input: tf.Tensor4D,
    wanted: readonly number[],
    kept: ReadonlySet<number> | null,
    watch: (output: tf.Tensor) => void = () => undefined,
  ): Map<number, tf.Tensor> {
    const last = Math.max(...wanted);
    const needed = new Set(wanted);
    const readers = this.steps.map(() => 0);
    for (let index = last; index >= 0; index--) {
      if (!needed.has(index)) continue;
      for (const source of new Set((this.steps[index] as Step).inputs)) {
        if (source === INPUT) continue;
        needed.add(source);
        readers[source] = (readers[source] ?? 0) + 1;
      }
    }
    const outputs = new Map<number, tf.Tensor>();
    for (let index = 0; index <= last; index++) {
      if (!needed.has(index)) continue;
      const step = this.steps[index] as Step;
      const inputs = step.inputs.map((i) => (i === INPUT ? input : (outputs.get(i) as tf.Tensor)));
      const output = tf.tidy(() => step.forward(inputs));
      outputs.set(index, output);
      watch(output);
      if (!kept) continue;
      for (const source of new Set(step.inputs)) {
        if (source === INPUT) continue;
        readers[source] = (readers[source] ?? 0) - 1;
        if (readers[source] === 0 && !kept.has(source)) outputs.get(source)?.dispose();
      }
      if (readers[index] === 0 && !kept.has(index)) output.dispose();
    }
    return outputs;
  }

  #prepare(images: tf.Tensor4D): tf.Tensor4D {
    const { channels, scale, offset, whole = false } = this.input;
    const given = () => {
      if (channels === 1) return tf.mean(images, 3, true);
      if (channels === 3) return images;
      const [n, h, w] = images.shape;
      return tf.concat([images, tf.ones([n, h, w, 1])], 3);
    };
    const scaled = tf.add(tf.mul(given(), scale), offset) as tf.Tensor4D;
    return whole ? tf.cast(tf.round(scaled), 'int32') : scaled;
  }

  #unprepare(gradient: tf.Tensor4D): tf.Tensor4D {
    const { channels, scale } = this.input;
    const scaled = tf.mul(gradient, scale) as tf.Tensor4D;
    if (channels === 1) return tf.div(tf.tile(scaled, [1, 1, 1, 3]), 3);
    const [n, h, w] = scaled.shape;
    return channels === 4 ? tf.slice(scaled, [0, 0, 0, 0], [n, h, w, 3]) : scaled;
  }
}
