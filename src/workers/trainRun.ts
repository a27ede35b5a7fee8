import * as tf from '@tensorflow/tfjs-core';
import { type BinaryForm, BinaryTraining, balancedPairs, sameness } from '../faces/binaryHeads.ts';
import { auc, equalErrorRate } from '../faces/metrics.ts';
import { projectOnPlane } from '../faces/projection.ts';
import { ResidualHead } from '../faces/residualHead.ts';
import { SiameseNetwork } from '../faces/siamese.ts';
import { DEFAULT_TAU } from '../faces/thresholds.ts';
import { readWeights } from '../faces/trainableEncoder.ts';
import { bestThreshold, histogram, type Split, splitPeople, type TrainingSet } from '../faces/trainingSet.ts';
import {
  type Measure,
  measureEncodings,
  type TripletReport,
  TripletTraining,
} from '../faces/tripletTraining.ts';
import { randomUniform } from '../style/random.ts';
import { pictureOfRow } from './trainData.ts';
import type { Figures, TrainEvent, TrainPeople, TrainResult, TrainStart } from './trainJobs.ts';
import { turn } from './turn.ts';

/** Milliseconds between two messages with reports, with the hardest triplet, with the projection. */
const REPORT_EVERY = 120;
const HARDEST_EVERY = 700;
/** Measuring may take at most about so much of the time. */
const MEASURE_SHARE = 1 / 12;
const MEASURE_LEAST = 400;
const BINS = 40;

/** How the page holds a run. */
export interface Hold {
  paused: boolean;
  finish: boolean;
  /** Ends the wait of a paused run. */
  wake: () => void;
}

interface RunContext {
  signal: AbortSignal;
  partial: (event: TrainEvent) => void;
  hold: Hold;
}

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

async function runTriplets(
  start: TrainStart,
  set: TrainingSet,
  split: Split,
  context: RunContext,
): Promise<TrainResult> {
  const { partial, hold } = context;
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
      frame: { points: projection.points, people: shown, share: projection.share },
    });
  };
  try {
    const untrained = await training.measure();
    // A head is compared with the encoder as it is used without one, not with its own first state.
    const before = figuresOf(start.target === 'head' ? measureStored(set, split) : untrained);
    partial({ kind: 'begun', before, people });
    project(untrained.encodings);
    let last: Measure = untrained;
    let [reports, lastReport, lastHardest, lastMeasure, measureTime]: [TripletReport[], ...number[]] = [[], 0, 0, performance.now(), 0]; // biome-ignore format: one line reads better
    let collapsed: string | null = null;
    let steps = 0;
    while (steps < recipe.steps && !collapsed && !hold.finish) {
      await waitWhilePaused(context);
      const report = await training.step();
      steps = report.step;
      collapsed = report.collapsed;
      reports.push(report);
      const now = performance.now();
      const over = steps === recipe.steps || collapsed !== null;
      if (now - (lastReport as number) > REPORT_EVERY || over) {
        partial({
          kind: 'steps',
          reports: reports.map(({ hardest: _, ...rest }) => rest),
          tensors: tf.memory().numTensors,
        });
        reports = [];
        lastReport = now;
      }
      if (report.hardest && now - (lastHardest as number) > HARDEST_EVERY) {
        const { rows, own, other } = report.hardest;
        const pictures = rows.map((row) => pictureOfRow(start.data, row));
        const owners = rows.map((row) => set.people[row] as number);
        partial({ kind: 'hardest', triplet: { rows, people: owners, own, other, pictures } });
        lastHardest = now;
      }
      const due = Math.max(MEASURE_LEAST, (measureTime as number) / MEASURE_SHARE);
      if (now - (lastMeasure as number) > due && !over) {
        last = await training.measure();
        lastMeasure = performance.now();
        measureTime = lastMeasure - now;
        partial({ kind: 'measured', step: steps, figures: figuresOf(last) });
        project(last.encodings);
      }
      await turn();
      context.signal.throwIfAborted();
    }
    if (collapsed) partial({ kind: 'collapsed', text: collapsed });
    last = await training.measure();
    const after = figuresOf(last);
    partial({ kind: 'measured', step: steps, figures: after });
    project(last.encodings);
    return {
      target: start.target,
      before,
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

async function runBinary(
  { recipe, target }: TrainStart,
  set: TrainingSet,
  split: Split,
  context: RunContext,
): Promise<TrainResult> {
  const { partial, hold } = context;
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
    const training = new BinaryTraining(form, pairs, { rate: recipe.rate * 10, decay: 1e-3 });
    for (let step = 1; step <= recipe.steps && !hold.finish; step++) {
      await waitWhilePaused(context);
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
        context.signal.throwIfAborted();
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

/** The stored encodings as they are, by plain distance. */
function measureStored(set: TrainingSet, split: Split): Measure {
  const dimension = set.shape[0] ?? 0;
  const encodings = new Float32Array(split.heldOut.length * dimension);
  split.heldOut.forEach((row, index) => {
    encodings.set(set.values.subarray(row * dimension, (row + 1) * dimension), index * dimension);
  });
  return measureEncodings(
    encodings,
    dimension,
    split.heldOut.map((row) => set.people[row] as number),
  );
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

/** The axis of the histograms ends where nearly all impostor pairs have come. */
function figuresOf({ auc: area, eer, tau, genuine, impostor }: Measure, fixedEnd?: number): Figures {
  const sorted = impostor.toSorted((a, b) => a - b);
  const most = sorted[Math.floor(0.995 * (sorted.length - 1))] ?? 1;
  const end = fixedEnd ?? Math.max(1e-6, most * 1.15);
  return {
    auc: area,
    eer,
    tau,
    genuine: histogram(genuine, end, BINS),
    impostor: histogram(impostor, end, BINS),
    end,
    pairs: { genuine: genuine.length, impostor: impostor.length },
  };
}

function countPeople(set: TrainingSet, split: Split): TrainPeople {
  const count = (rows: readonly number[]) => new Set(rows.map((row) => set.people[row])).size;
  return { train: count(split.train), heldOut: count(split.heldOut), single: split.single };
}

async function waitWhilePaused({ signal, hold }: RunContext): Promise<void> {
  while (hold.paused && !hold.finish) {
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      hold.wake = resolve;
    });
  }
  signal.throwIfAborted();
}
