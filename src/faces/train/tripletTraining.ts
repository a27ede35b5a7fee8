import * as tf from '@tensorflow/tfjs-core';
import type { NamedVariableMap } from '@tensorflow/tfjs-core/dist/tensor_types.js';
import { readsAtOnce } from '../../networks/backend/graphics.ts';
import { randomUniform } from '../../picture/random.ts';
import type { Message } from '../../words/keys.ts';
import { auc, equalErrorRate } from '../evaluate/metrics.ts';
import { augmentPicture } from './augment.ts';
import { CollapseGuard, spreadOf } from './collapse.ts';
import { readWeights, type TrainableEncoder, writeWeights } from './trainableEncoder.ts';
import { bestThreshold, distancesOf, drawBatch, type Split, type TrainingSet } from './trainingSet.ts';
import { type Mining, mineTriplets, pairDistances, type Triplet } from './tripletMining.ts';
import { tripletCost } from './triplets.ts';

export interface TripletRecipe {
  /** The margin. */
  alpha: number;
  mining: Mining;
  /** People in a batch and photos of each. */
  people: number;
  photos: number;
  /** Adam's learning rate. */
  rate: number;
  steps: number;
  seed: number;
}

export interface TripletReport {
  step: number;
  steps: number;
  /** J, the sum over the batch's triplets before this step. */
  cost: number;
  triplets: number;
  /** Triplets with a cost above zero. */
  active: number;
  /** Mean squared distance of all pairs of the batch. */
  meanDistance: number;
  /** The costliest triplet of the batch, as rows of the set, with its two distances. */
  hardest: { rows: [number, number, number]; own: number; other: number } | null;
  /** What went wrong; the network then is back at its last good weights. */
  collapsed: Message | null;
}

/** How well the held-out people are told apart. */
export interface Measure {
  auc: number;
  /** Equal error rate. */
  eer: number;
  /** The threshold on d that parts them best. */
  tau: number;
  genuine: number[];
  impostor: number[];
  /** Encodings of the held-out rows, [n, dimension]. */
  encodings: Float32Array;
}

/** Where a training stands, as plain numbers: enough to go on as if nothing had been, given the same set and recipe. */
export interface TripletState {
  step: number;
  /** Random numbers drawn so far. */
  draws: number;
  weights: Float32Array[];
  optimiser: { name: string; shape: number[]; dtype: tf.DataType; values: tf.TypedArray }[];
  inARow: number;
  good: Float32Array[] | null;
  goodDistance: number;
}

const ENCODED_AT_ONCE = 50;
/** Steps between two snapshots to go back to. */
const SNAPSHOT_EVERY = 20;

/** Trains an encoder by triplet loss, a step a call. */
export class TripletTraining {
  readonly encoder: TrainableEncoder;
  readonly recipe: TripletRecipe;
  readonly #set: TrainingSet;
  readonly #split: Split;
  readonly #uniform: () => number;
  #draws = 0;
  readonly #random = () => {
    this.#draws++;
    return this.#uniform();
  };
  readonly #optimiser: tf.AdamOptimizer;
  readonly #guard = new CollapseGuard();
  #step = 0;
  #good: Float32Array[] | null = null;
  #goodDistance = 0;

  constructor(encoder: TrainableEncoder, set: TrainingSet, split: Split, recipe: TripletRecipe) {
    this.encoder = encoder;
    this.recipe = recipe;
    this.#set = set;
    this.#split = split;
    this.#uniform = randomUniform(recipe.seed);
    this.#optimiser = tf.train.adam(recipe.rate);
  }

  /** Draws a batch, mines its triplets and changes every weight a little. Rolls back when the encodings collapse. */
  async step(): Promise<TripletReport> {
    const { alpha, mining, steps } = this.recipe;
    const { dimension } = this.encoder;
    const rows = drawBatch(this.#split.train, this.#set.people, this.recipe, this.#random);
    const people = rows.map((row) => this.#set.people[row] as number);
    let encodings = new Float32Array(0);
    let triplets: Triplet[] = [];
    let distances = new Float32Array(0);
    const mine = (values: Float32Array) => {
      encodings = values as Float32Array<ArrayBuffer>;
      distances = pairDistances(encodings, dimension) as Float32Array<ArrayBuffer>;
      triplets = mineTriplets(distances, people, mining, alpha, this.#random);
    };
    const batch = this.#batch(rows, true);
    const held: tf.Tensor[] = [batch];
    try {
      const ahead = !readsAtOnce();
      if (ahead) mine(await this.#encoded(batch));
      const { value, grads } = tf.variableGrads(() => {
        const encoded = this.encoder.forward(batch);
        // Mined from this very pass where it can be read: the choice of negatives is a constant to the gradient.
        if (!ahead) mine(encoded.dataSync<'float32'>());
        return tripletCost(encoded, triplets, alpha);
      }, this.encoder.variables);
      held.push(value, ...Object.values(grads));
      const [cost = Number.NaN] = await value.data();
      const n = rows.length;
      const between = (i: number, j: number) => distances[i * n + j] ?? 0;
      const loss = ({ anchor, positive, negative }: Triplet) =>
        between(anchor, positive) - between(anchor, negative) + alpha;
      const meanDistance = distances.reduce((sum, d) => sum + d, 0) / (n * (n - 1));
      const trouble = this.#guard.observe({
        meanLoss: cost / triplets.length,
        alpha,
        meanDistance,
        spread: spreadOf(encodings, dimension),
        dimension,
      });
      this.#step++;
      if (trouble) await this.#rollBack();
      else {
        if (this.#step % SNAPSHOT_EVERY === 1) await this.#keepIfGood(meanDistance);
        this.#optimiser.applyGradients(grads as NamedVariableMap);
      }
      const hardest = triplets.reduce<Triplet | null>((a, b) => (a && loss(a) >= loss(b) ? a : b), null);
      return {
        step: this.#step,
        steps,
        cost,
        triplets: triplets.length,
        active: triplets.filter((triplet) => loss(triplet) > 0).length,
        meanDistance,
        hardest: hardest && {
          rows: [rows[hardest.anchor] ?? 0, rows[hardest.positive] ?? 0, rows[hardest.negative] ?? 0],
          own: between(hardest.anchor, hardest.positive),
          other: between(hardest.anchor, hardest.negative),
        },
        collapsed: trouble,
      };
    } finally {
      tf.dispose(held);
    }
  }

  /** Encodings of rows of the set, [n, dimension]. */
  async encode(rows: readonly number[]): Promise<Float32Array> {
    const { dimension } = this.encoder;
    const result = new Float32Array(rows.length * dimension);
    for (let first = 0; first < rows.length; first += ENCODED_AT_ONCE) {
      const batch = this.#batch(rows.slice(first, first + ENCODED_AT_ONCE), false);
      try {
        result.set(await this.#encoded(batch), first * dimension);
      } finally {
        batch.dispose();
      }
    }
    return result;
  }

  /** Encodings of a batch, [n, dimension]. */
  async #encoded(batch: tf.Tensor): Promise<Float32Array> {
    const encoded = this.encoder.forward(batch);
    try {
      return await encoded.data<'float32'>();
    } finally {
      encoded.dispose();
    }
  }

  /** Measures on the held-out people, of whom training has seen nothing. */
  async measure(): Promise<Measure> {
    const { heldOut } = this.#split;
    return measureEncodings(
      await this.encode(heldOut),
      this.encoder.dimension,
      heldOut.map((row) => this.#set.people[row] as number),
    );
  }

  async save(): Promise<TripletState> {
    const [iterations, ...moments] = await this.#optimiser.getWeights();
    const named = iterations ? [iterations, ...moments] : moments;
    try {
      const optimiser = await Promise.all(
        named.map(async ({ name, tensor }) => ({
          name,
          shape: tensor.shape,
          dtype: tensor.dtype,
          values: (await tensor.data()).slice(),
        })),
      );
      return {
        step: this.#step,
        draws: this.#draws,
        weights: await readWeights(this.encoder.variables),
        optimiser,
        inARow: this.#guard.inARow,
        good: this.#good,
        goodDistance: this.#goodDistance,
      };
    } finally {
      // The others are the optimiser's own.
      iterations?.tensor.dispose();
    }
  }

  /** Goes on where another training of the same set and recipe was saved; call before the first step. */
  async restore(state: TripletState): Promise<void> {
    writeWeights(this.encoder.variables, state.weights);
    const named = state.optimiser.map(({ name, shape, dtype, values }) => ({
      name,
      tensor: tf.tensor(values, shape, dtype),
    }));
    try {
      await this.#optimiser.setWeights(named);
    } finally {
      tf.dispose(named.map(({ tensor }) => tensor));
    }
    while (this.#draws < state.draws) this.#random();
    this.#step = state.step;
    this.#guard.inARow = state.inARow;
    [this.#good, this.#goodDistance] = [state.good, state.goodDistance];
  }

  dispose(): void {
    this.#optimiser.dispose();
  }

  #batch(rows: readonly number[], augment: boolean): tf.Tensor {
    const { values, shape } = this.#set;
    const size = shape.reduce((a, b) => a * b, 1);
    const data = new Float32Array(rows.length * size);
    rows.forEach((row, index) => {
      if (augment && values instanceof Uint8Array) {
        augmentPicture(values, row * size, shape[0] ?? 0, data, index * size, this.#random);
      } else data.set(values.subarray(row * size, (row + 1) * size), index * size);
    });
    return tf.tensor(data, [rows.length, ...shape]);
  }

  /** A snapshot is good while points have not begun to run together. */
  async #keepIfGood(meanDistance: number): Promise<void> {
    if (this.#good && meanDistance < this.#goodDistance / 2) return;
    this.#good = await readWeights(this.encoder.variables);
    this.#goodDistance = Math.max(this.#goodDistance, meanDistance);
  }

  async #rollBack(): Promise<void> {
    if (this.#good) writeWeights(this.encoder.variables, this.#good);
  }
}

/** AUC, equal error rate and best threshold of encodings [n, dimension]. */
export function measureEncodings(
  encodings: Float32Array,
  dimension: number,
  people: readonly number[],
): Measure {
  const pairs = distancesOf(encodings, dimension, people);
  return {
    auc: auc(pairs),
    eer: equalErrorRate(pairs).rate,
    tau: bestThreshold(pairs),
    ...pairs,
    encodings,
  };
}
