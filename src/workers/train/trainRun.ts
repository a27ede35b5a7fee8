import * as tf from '@tensorflow/tfjs-core';
import { DEFAULT_TAU } from '../../faces/match/thresholds.ts';
import { projectOnPlane } from '../../faces/train/projection.ts';
import { ResidualHead } from '../../faces/train/residualHead.ts';
import { SiameseNetwork } from '../../faces/train/siamese.ts';
import { readWeights } from '../../faces/train/trainableEncoder.ts';
import { type Split, splitPeople, type TrainingSet } from '../../faces/train/trainingSet.ts';
import {
  type Measure,
  type TripletReport,
  type TripletState,
  TripletTraining,
} from '../../faces/train/tripletTraining.ts';
import { mayBeLost } from '../../networks/backend/graphics.ts';
import { turn } from '../../turn.ts';
import type { Message } from '../../words/keys.ts';
import { runBinary } from './trainBinary.ts';
import type { RunContext } from './trainContext.ts';
import { pictureOfRow } from './trainData.ts';
import { countPeople, figuresOf, measureStored } from './trainFigures.ts';
import type { Figures, TrainResult, TrainStart } from './trainJobs.ts';

/** Milliseconds between two messages with reports, with the hardest triplet, with the projection. */
const REPORT_EVERY = 120;
const HARDEST_EVERY = 700;
/** Measuring may take at most about so much of the time. */
const MEASURE_SHARE = 1 / 12;
const MEASURE_LEAST = 400;

/** Puts people aside, trains what was asked for on the others, and measures before and after. */
export async function runTraining(
  start: TrainStart,
  set: TrainingSet,
  context: RunContext,
): Promise<TrainResult> {
  const split = splitPeople(set.people, start.heldOut, start.recipe.seed);
  return start.target === 'binary'
    ? runBinary(start, set, split, context)
    : runTriplets(start, set, split, context);
}

/** Where a training stands, off the backend: to go on from after the loss of a graphics context. */
interface Standing {
  saved: TripletState | null;
  before: Figures | null;
  /** Steps whose reports the page has. */
  told: number;
}

/** Trains by triplets, however often the graphics context is lost on the way; steps since the last saving are made again. */
async function runTriplets(
  start: TrainStart,
  set: TrainingSet,
  split: Split,
  context: RunContext,
): Promise<TrainResult> {
  const standing: Standing = { saved: null, before: null, told: 0 };
  for (;;) {
    try {
      return await trainFrom(standing, start, set, split, context);
    } catch (error) {
      await context.survive(error);
    }
  }
}

async function trainFrom(
  standing: Standing,
  start: TrainStart,
  set: TrainingSet,
  split: Split,
  { partial, held, signal }: RunContext,
): Promise<TrainResult> {
  const { recipe } = start;
  const encoder =
    start.target === 'siamese'
      ? new SiameseNetwork(recipe.seed)
      : new ResidualHead(recipe.seed, set.shape[0]);
  const training = new TripletTraining(encoder, set, split, recipe);
  const people = countPeople(set, split);
  const shown = split.heldOut.map((row) => set.people[row] as number);
  let axes: [Float32Array, Float32Array] | null = null;
  const project = (encodings: Float32Array) => {
    const projection = projectOnPlane(encodings, encoder.dimension, axes);
    axes = projection.axes;
    partial({
      kind: 'projection',
      frame: { points: projection.points, people: shown, rows: split.heldOut, share: projection.share },
    });
  };
  try {
    if (standing.saved) await training.restore(standing.saved);
    let last: Measure = await training.measure();
    if (!standing.before) {
      // A head is compared with the encoder as it is used without one, not with its own first state.
      standing.before = figuresOf(start.target === 'head' ? measureStored(set, split) : last);
      partial({ kind: 'begun', before: standing.before, people });
    }
    project(last.encodings);
    let reports: TripletReport[] = [];
    let [lastReport, lastHardest, lastMeasure, measureTime] = [0, 0, performance.now(), 0];
    let collapsed: Message | null = null;
    let steps = standing.saved?.step ?? 0;
    while (steps < recipe.steps && !collapsed) {
      await held.next();
      if (held.finishing) break;
      const report = await training.step();
      steps = report.step;
      collapsed = report.collapsed;
      if (steps > standing.told) reports.push(report);
      const now = performance.now();
      const over = steps === recipe.steps || collapsed !== null;
      if (reports.length > 0 && (now - lastReport > REPORT_EVERY || over)) {
        partial({
          kind: 'steps',
          reports: reports.map(({ hardest: _, ...rest }) => rest),
          tensors: tf.memory().numTensors,
        });
        standing.told = steps;
        reports = [];
        lastReport = now;
      }
      if (report.hardest && now - lastHardest > HARDEST_EVERY) {
        const { rows, own, other } = report.hardest;
        const pictures = rows.map((row) => pictureOfRow(start.data, row));
        const owners = rows.map((row) => set.people[row] as number);
        partial({ kind: 'hardest', triplet: { rows, people: owners, own, other, pictures } });
        lastHardest = now;
      }
      const due = Math.max(MEASURE_LEAST, measureTime / MEASURE_SHARE);
      if (now - lastMeasure > due && !over) {
        last = await training.measure();
        if (mayBeLost()) standing.saved = await training.save();
        lastMeasure = performance.now();
        measureTime = lastMeasure - now;
        partial({ kind: 'measured', step: steps, figures: figuresOf(last) });
        project(last.encodings);
      }
      await turn();
      signal.throwIfAborted();
    }
    if (collapsed) partial({ kind: 'collapsed', reason: collapsed });
    last = await training.measure();
    const after = figuresOf(last);
    partial({ kind: 'measured', step: steps, figures: after });
    project(last.encodings);
    return {
      target: start.target,
      before: standing.before,
      after,
      people,
      steps,
      collapsed,
      network: {
        kind: encoder.kind,
        weights: await readWeights(encoder.variables),
        scale: encoder.kind === 'head' && last.tau > 0 ? Math.sqrt(DEFAULT_TAU / last.tau) : 1,
      },
      binary: null,
    };
  } finally {
    training.dispose();
    encoder.dispose();
  }
}
