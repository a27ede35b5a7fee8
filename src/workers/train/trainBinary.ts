import * as tf from '@tensorflow/tfjs-core';
import { auc, equalErrorRate } from '../../faces/evaluate/metrics.ts';
import { type BinaryForm, BinaryTraining, balancedPairs, sameness } from '../../faces/train/binaryHeads.ts';
import { bestThreshold, type Split, type TrainingSet } from '../../faces/train/trainingSet.ts';
import { randomUniform } from '../../picture/random.ts';
import { turn } from '../../turn.ts';
import type { RunContext } from './trainContext.ts';
import { countPeople, figuresOf, measureStored } from './trainFigures.ts';
import type { TrainResult, TrainStart } from './trainJobs.ts';

/** How strongly w is held to the plain sum it begins as: enough that few people do not mislead it. */
const DECAY = 3e-4;

/** Trains both binary forms, one after the other, on the same pairs, and measures both beside plain distance. */
export async function runBinary(
  { recipe, target }: TrainStart,
  set: TrainingSet,
  split: Split,
  context: RunContext,
): Promise<TrainResult> {
  const { partial, held, signal } = context;
  const dimension = set.shape[0] ?? 0;
  const values = set.values as Float32Array;
  const encodingOf = (row: number) => values.subarray(row * dimension, (row + 1) * dimension);
  const before = figuresOf(measureStored(set, split));
  const people = countPeople(set, split);
  partial({ kind: 'begun', before, people });
  const forms: BinaryForm[] = ['difference', 'chi-squared'];
  const trainPeople = split.train.map((row) => set.people[row] as number);
  const binary: NonNullable<TrainResult['binary']> = [];
  let steps = 0;
  for (const form of forms) {
    const pairs = balancedPairs(form, split.train.map(encodingOf), trainPeople, randomUniform(recipe.seed));
    const training = new BinaryTraining(form, pairs, { rate: recipe.rate * 10, decay: DECAY });
    for (let step = 1; step <= recipe.steps && !held.finishing; step++) {
      await held.next();
      const cost = await training.step();
      steps = step;
      if (step % 5 === 0 || step === recipe.steps) {
        const report = {
          step,
          steps: recipe.steps,
          cost,
          triplets: 0,
          active: 0,
          meanDistance: 0,
          collapsed: null,
        };
        partial({ kind: 'steps', reports: [report], tensors: tf.memory().numTensors });
        await turn();
        signal.throwIfAborted();
      }
    }
    const { head } = training;
    const scores = scoresOf(split.heldOut, set, (i, j) => 1 - sameness(head, encodingOf(i), encodingOf(j)));
    const measured = {
      ...scores,
      auc: auc(scores),
      eer: equalErrorRate(scores).rate,
      tau: bestThreshold(scores),
    };
    binary.push({ head, figures: figuresOf({ ...measured, encodings: new Float32Array(0) }, 1) });
  }
  const best = binary.reduce((a, b) => (b.figures.auc > a.figures.auc ? b : a));
  return { target, before, after: best.figures, people, steps, collapsed: null, network: null, binary };
}

function scoresOf(
  rows: readonly number[],
  set: TrainingSet,
  score: (i: number, j: number) => number,
): { genuine: number[]; impostor: number[] } {
  const genuine: number[] = [];
  const impostor: number[] = [];
  for (const [index, i] of rows.entries()) {
    for (const j of rows.slice(index + 1)) {
      (set.people[i] === set.people[j] ? genuine : impostor).push(score(i, j));
    }
  }
  return { genuine, impostor };
}
