import type { DrawnChoice } from '../../faces/drawn/drawnSet.ts';
import type { BinaryHead } from '../../faces/train/binaryHeads.ts';
import type { OneShotComparison } from '../../faces/train/oneShot.ts';
import type { TripletRecipe, TripletReport } from '../../faces/train/tripletTraining.ts';
import type { BackendName, EngineStatus } from '../../networks/backend/backend.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { Message } from '../../words/keys.ts';

export type { DrawnChoice } from '../../faces/drawn/drawnSet.ts';
export type { BinaryHead } from '../../faces/train/binaryHeads.ts';
export type { OneShotComparison } from '../../faces/train/oneShot.ts';
export type { TripletRecipe, TripletReport } from '../../faces/train/tripletTraining.ts';

/** What is learnt: a head on stored encodings, the small Siamese network from scratch, or both binary heads. */
export type TrainTarget = 'head' | 'siamese' | 'binary';

export type TrainData =
  | ({ kind: 'drawn' } & DrawnChoice)
  | {
      kind: 'faces';
      /** The person of each face. */
      people: number[];
      encodings: Float32Array[];
      /** The aligned face, where there is one. */
      chips: (Pixels | null)[];
    };

export interface TrainStart {
  data: TrainData;
  target: TrainTarget;
  recipe: TripletRecipe;
  /** People put aside to measure on. */
  heldOut: number;
  backend: BackendName | 'auto';
  assets: string;
}

/** How well held-out people are told apart. */
export interface Figures {
  auc: number;
  eer: number;
  /** The threshold on d (or on yhat) that parts them best. */
  tau: number;
  /** Shares of pairs in equal steps from 0 to `end`. */
  genuine: number[];
  impostor: number[];
  end: number;
  pairs: { genuine: number; impostor: number };
}

export interface TrainPeople {
  train: number;
  heldOut: number;
  /** Left out: a single photo. */
  single: number;
}

/** Held-out encodings on a plane. */
export interface ProjectionFrame {
  /** x0 y0 x1 y1 ... */
  points: Float32Array;
  /** The person of each point. */
  people: number[];
  /** The row of the data that each point is. */
  rows: number[];
  /** Share of the variance shown, 0..1. */
  share: number;
}

export interface HardestTriplet {
  /** Anchor, positive, negative: rows and people of the data. */
  rows: number[];
  people: number[];
  own: number;
  other: number;
  pictures: (Pixels | null)[];
}

export type TrainEvent =
  | { kind: 'engine'; engine: EngineStatus }
  | { kind: 'preparing'; what: 'drawing' | 'encoding' }
  | { kind: 'begun'; before: Figures; people: TrainPeople }
  | { kind: 'steps'; reports: Omit<TripletReport, 'hardest'>[]; tensors: number }
  | { kind: 'measured'; step: number; figures: Figures }
  | { kind: 'projection'; frame: ProjectionFrame }
  | { kind: 'hardest'; triplet: HardestTriplet }
  | { kind: 'collapsed'; reason: Message };

export interface TrainResult {
  target: TrainTarget;
  before: Figures;
  after: Figures;
  people: TrainPeople;
  steps: number;
  /** Why it ended before its last step; null when it did not. */
  collapsed: Message | null;
  /** Weights of what was trained by triplets; `scale` is the length of its encodings in use. */
  network: { kind: 'head' | 'siamese'; weights: Float32Array[]; scale: number } | null;
  binary: { head: BinaryHead; figures: Figures }[] | null;
}

export type TrainJobs = {
  /** Trains. Until its last step is done it takes the other jobs. */
  train: { input: TrainStart; partial: TrainEvent; output: TrainResult };
  pause: { input: Record<string, never>; partial: never; output: null };
  resume: { input: Record<string, never>; partial: never; output: null };
  /** Ends the run after the step under way, with what has been learnt. */
  finish: { input: Record<string, never>; partial: never; output: null };
  /** Drawn faces in rows: a person a row. */
  sheet: { input: DrawnChoice & { side: number }; partial: never; output: Pixels[] };
  /** Softmax against encoder, on drawn people nobody trained on; `siamese` are weights to encode with, else the face encoder. */
  oneShot: {
    input: { siamese: Float32Array[] | null; backend: BackendName | 'auto'; assets: string };
    partial: never;
    output: { comparison: OneShotComparison; faces: Pixels[] };
  };
};
