import * as tf from '@tensorflow/tfjs-core';
import { mixed, mixedSquare, moved } from '../../networks/backend/fused.ts';
import { totalVariationOf } from '../cost/totalVariation.ts';
import type { NetworkCosts, WholePicture } from '../cost/wholePicture.ts';
import type { Recipe } from '../recipe/recipe.ts';

/** What a run with Adam remembers of G, [height, width, 3] each. */
export interface IterateState {
  g: Float32Array;
  average: Float32Array;
  averageWeight: number;
  /** Adam's moments, and its steps so far. */
  m: Float32Array;
  v: Float32Array;
  step: number;
}

/** One step's costs, as they come back. */
export interface ToldCosts {
  cost: number;
  variation: number;
  parts: NetworkCosts;
}

interface Tensors {
  g: tf.Tensor4D;
  average: tf.Tensor4D;
  m: tf.Tensor4D;
  v: tf.Tensor4D;
}

/** A state of G that can be gone back to. */
interface Safe {
  g: tf.Tensor4D;
  average: tf.Tensor4D;
  averageWeight: number;
}

const [BETA1, BETA2, EPSILON] = [0.9, 0.99, 1e-8];

/**
 * G on the graphics card, with Adam's moments and the average: a step waits for nothing and sends nothing, and its costs are read together
 * with those of the steps about it. The same arithmetic as `Adam` and `StyleRun` do on the processor.
 */
export class DeviceIterate {
  readonly #shape: [number, number, number, number];
  #now: Tensors;
  #averageWeight: number;
  #step: number;
  /** What the last step's costs are of: once they are known to be good, so is this. Where that step led to is not known yet. */
  #costed: Safe | null = null;
  #safe: Safe | null = null;
  #pending: tf.Tensor1D[] = [];
  /** What J's parts count, in the order they come back in; kept while the recipe stays. */
  #weights: { of: Recipe; tensor: tf.Tensor1D } | null = null;
  #within: { of: Float32Array; tensor: tf.Tensor4D } | null = null;

  /** Puts a state onto the device. */
  constructor(state: IterateState, { width, height }: { width: number; height: number }) {
    this.#shape = [1, height, width, 3];
    const put = (values: Float32Array) => tf.tensor4d(values, this.#shape);
    this.#now = { g: put(state.g), average: put(state.average), m: put(state.m), v: put(state.v) };
    this.#averageWeight = state.averageWeight;
    this.#step = state.step;
  }

  /** Steps whose costs have not been read. */
  get pending(): number {
    return this.#pending.length;
  }

  /** Whether there is a state to go back to. */
  get isSafe(): boolean {
    return this.#safe !== null;
  }

  /**
   * One step of Adam, of which nothing is read.
   *
   * @param roundedOff J up to which its gradient counts as none
   */
  step(
    compared: WholePicture,
    recipe: Recipe,
    { rate, roundedOff }: { rate: number; roundedOff: number },
  ): void {
    const keep = this.#averageWeight === 0 ? 0 : recipe.averaging;
    const costed = { g: this.#now.g, average: this.#now.average, averageWeight: this.#averageWeight };
    this.#averageWeight = 1 + keep * this.#averageWeight;
    this.#step++;
    const [share, t] = [1 / this.#averageWeight, this.#step];
    const weights = this.#weightsOf(recipe);
    const within = compared.within && this.#withinOf(compared.within);
    const before = this.#now;
    const [g, average, m, v, costs] = tf.tidy(() => {
      const [gradient, parts] = compared.compute(before.g);
      const variation = totalVariationOf(before.g);
      const all = tf.concat([parts, tf.reshape(variation.cost, [1])]) as tf.Tensor1D;
      const cost = tf.sum(tf.mul(all, weights));
      const whole = mixed(gradient, variation.gradient, 1, recipe.totalVariation);
      const counts = tf.step(mixed(cost, tf.onesLike(cost), 1, -roundedOff));
      const pull = tf.mul(within ? tf.mul(whole, within) : whole, counts) as tf.Tensor4D;
      const m = mixed(before.m, pull, BETA1, 1 - BETA1);
      const v = mixedSquare(before.v, pull, BETA2, 1 - BETA2);
      const [length, correction] = [rate / (1 - BETA1 ** t), 1 / (1 - BETA2 ** t)];
      const g = moved(before.g, m, v, { rate: length, correction, epsilon: EPSILON });
      const average = mixed(before.average, g, 1 - share, share);
      return [g, average, m, v, tf.concat([all, tf.reshape(cost, [1])])];
    }) as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D, tf.Tensor4D, tf.Tensor1D];
    this.#pending.push(costs);
    const last = this.#costed;
    this.#costed = costed;
    this.#replace({ g, average, m, v });
    this.#drop(last);
  }

  /**
   * Reads the costs of the steps since the last time, in one go.
   *
   * @param withState whether G and what is remembered of it come along
   */
  async read(withState: boolean): Promise<{ costs: ToldCosts[]; state: IterateState | null }> {
    const pending = this.#pending;
    const { g, average, m, v } = this.#now;
    const all = tf.tidy(() =>
      tf.concat([...pending, ...(withState ? [g, average, m, v].map((each) => tf.reshape(each, [-1])) : [])]),
    ) as tf.Tensor1D;
    try {
      const values = await all.data<'float32'>();
      const row = pending[0]?.size ?? 0;
      const costs = pending.map((_, i) => costsOf(values.subarray(i * row, (i + 1) * row)));
      const part = (i: number) => {
        const from = pending.length * row + i * g.size;
        return values.slice(from, from + g.size);
      };
      const [averageWeight, step] = [this.#averageWeight, this.#step];
      const state = withState
        ? { g: part(0), average: part(1), m: part(2), v: part(3), averageWeight, step }
        : null;
      return { costs, state };
    } finally {
      tf.dispose([all, ...pending]);
      this.#pending = [];
    }
  }

  /** The G that the last step began with, whose cost was good, is one to go back to. */
  markSafe(): void {
    const last = this.#safe;
    this.#safe = this.#costed;
    this.#drop(last);
  }

  /** The cost has been changed: what was good before says nothing. */
  forgetSafe(): void {
    const last = this.#safe;
    this.#safe = null;
    this.#drop(last);
  }

  /** Back to the last good G, with an Adam that remembers nothing. */
  rollBack(): void {
    const safe = this.#safe;
    if (!safe) throw new RangeError('There is no state to go back to.');
    this.#averageWeight = safe.averageWeight;
    this.#step = 0;
    this.#replace({ g: safe.g, average: safe.average, m: tf.zeros(this.#shape), v: tf.zeros(this.#shape) });
  }

  dispose(): void {
    tf.dispose([...this.#pending, ...Object.values(this.#now)]);
    // Some of them are the same, and are disposed of once.
    for (const each of [this.#safe, this.#costed]) tf.dispose(each ? [each.g, each.average] : []);
    tf.dispose([this.#weights?.tensor, this.#within?.tensor].filter(isThere));
  }

  #replace(next: Tensors): void {
    const before = this.#now;
    this.#now = next;
    this.#drop(before);
  }

  /** Disposes of what neither the present state nor the safe one is made of. */
  #drop(tensors: object | null): void {
    const kept = [this.#safe?.g, this.#safe?.average, this.#costed?.g, this.#costed?.average];
    const held = new Set<unknown>([...Object.values(this.#now), ...kept]);
    for (const tensor of Object.values(tensors ?? {})) {
      if (tensor instanceof tf.Tensor && !held.has(tensor) && !tensor.isDisposed) tensor.dispose();
    }
  }

  #weightsOf(recipe: Recipe): tf.Tensor1D {
    if (this.#weights?.of === recipe) return this.#weights.tensor;
    this.#weights?.tensor.dispose();
    const { contentWeight, styleWeight, styleLayers, totalVariation } = recipe;
    const styles = styleLayers.map(({ weight }) => styleWeight * weight);
    const tensor = tf.tensor1d([contentWeight, contentWeight, ...styles, totalVariation]);
    this.#weights = { of: recipe, tensor };
    return tensor;
  }

  /** [1, height, width, 1] */
  #withinOf(values: Float32Array): tf.Tensor4D {
    if (this.#within?.of === values) return this.#within.tensor;
    this.#within?.tensor.dispose();
    const [, height, width] = this.#shape;
    const tensor = tf.tensor4d(values, [1, height, width, 1]);
    this.#within = { of: values, tensor };
    return tensor;
  }
}

function costsOf(row: Float32Array): ToldCosts {
  const [content = Number.NaN, faces = Number.NaN, ...rest] = row;
  const cost = rest.pop() ?? Number.NaN;
  const variation = rest.pop() ?? Number.NaN;
  return { cost, variation, parts: { content, faces, layers: rest } };
}

const isThere = (tensor: tf.Tensor | undefined): tensor is tf.Tensor =>
  tensor !== undefined && !tensor.isDisposed;
