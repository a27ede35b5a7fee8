import { histogram, type Split, type TrainingSet } from '../../faces/train/trainingSet.ts';
import { type Measure, measureEncodings } from '../../faces/train/tripletTraining.ts';
import type { Figures, TrainPeople } from './trainJobs.ts';

const BINS = 40;

/** The stored encodings as they are, by plain distance. */
export function measureStored(set: TrainingSet, split: Split): Measure {
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

/** The axis of the histograms ends where nearly all impostor pairs have come. */
export function figuresOf({ auc: area, eer, tau, genuine, impostor }: Measure, fixedEnd?: number): Figures {
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

export function countPeople(set: TrainingSet, split: Split): TrainPeople {
  const count = (rows: readonly number[]) => new Set(rows.map((row) => set.people[row])).size;
  return { train: count(split.train), heldOut: count(split.heldOut), single: split.single };
}
