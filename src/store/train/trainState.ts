import type { LikenessError } from '../../errors.ts';
import type { DrawnChoice } from '../../faces/drawn/drawnSet.ts';
import type { OneShotComparison } from '../../faces/train/oneShot.ts';
import type { Mining } from '../../faces/train/tripletMining.ts';
import type { TripletRecipe, TripletReport } from '../../faces/train/tripletTraining.ts';
import type { FoundFile } from '../../media/files.ts';
import type { Reading } from '../../media/folders/whoIsWho.ts';
import type { EngineStatus } from '../../networks/backend/backend.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { Message } from '../../words/keys.ts';
import type {
  Figures,
  HardestTriplet,
  TrainPeople,
  TrainResult,
  TrainTarget,
} from '../../workers/train/trainJobs.ts';
import type { Why } from '../evaluate/evaluationState.ts';
import type { LearntFace } from './learntFrom.ts';

export type { Figures, ProjectionFrame, TrainResult, TrainTarget } from '../../workers/train/trainJobs.ts';

export type TrainSource = 'drawn' | 'enrolled' | 'folder';

export interface TrainChoice {
  source: TrainSource;
  target: TrainTarget;
  drawn: DrawnChoice;
  /** Share of the people put aside to measure on, 0..1. */
  heldOutShare: number;
  recipe: TripletRecipe;
}

/** Faces of a dropped folder, taken through the face encoder. */
export interface FolderState {
  status: 'none' | 'reading' | 'ready';
  done: number;
  total: number;
  people: number;
  /** People with two faces or more. */
  usable: number;
  photos: number;
  /** Files that gave no face, with the reason. */
  left: { name: string; why: Why }[];
  /** Hidden and service files and folders passed over. */
  skipped: number;
}

export interface TrainRunState {
  status: 'idle' | 'preparing' | 'running' | 'paused' | 'done' | 'failed';
  /** What is being prepared, and how far. */
  preparing: { what: 'loading' | 'drawing' | 'encoding'; done: number; total: number };
  engine: EngineStatus | null;
  source: TrainSource;
  target: TrainTarget;
  mining: Mining;
  /** Whose and which template each row is, when enrolled people are learnt from; empty otherwise. */
  templates: { personId: string; id: string }[];
  people: TrainPeople | null;
  before: Figures | null;
  now: Figures | null;
  /** Held-out AUC at the steps it was measured at. */
  curve: { step: number; auc: number }[];
  costs: { step: number; cost: number }[];
  report: Omit<TripletReport, 'hardest'> | null;
  stepsPerSecond: number;
  hardest: HardestTriplet | null;
  collapsed: Message | null;
  result: TrainResult | null;
  /** What the result was kept as. */
  keptAs: string | null;
  fault: LikenessError | null;
}

export interface TrainState {
  choice: TrainChoice;
  folder: FolderState;
  run: TrainRunState;
  oneShot: {
    status: 'idle' | 'busy' | 'done' | 'failed';
    result: { comparison: OneShotComparison; faces: Pixels[] } | null;
    /** Which encoder made the encodings. */
    by: 'siamese' | 'face encoder';
    fault: LikenessError | null;
  };
}

/**
 * The network that fits what is learnt from: drawn faces are enough for a small one from scratch; photographs of people are far too
 * few for that, and a head on the encoder, which has seen millions, makes the most of them.
 */
export const fitting: Record<TrainSource, TrainTarget> = {
  drawn: 'siamese',
  enrolled: 'head',
  folder: 'head',
};

/** Steps and learning rate that suit each target. */
export const recipesFor: Record<TrainTarget, Pick<TripletRecipe, 'rate' | 'steps'>> = {
  head: { rate: 0.001, steps: 300 },
  siamese: { rate: 0.002, steps: 400 },
  binary: { rate: 0.003, steps: 100 },
};

export const idleRun: TrainRunState = {
  status: 'idle',
  preparing: { what: 'loading', done: 0, total: 0 },
  engine: null,
  source: 'drawn',
  target: 'siamese',
  mining: 'semi-hard',
  templates: [],
  people: null,
  before: null,
  now: null,
  curve: [],
  costs: [],
  report: null,
  stepsPerSecond: 0,
  hardest: null,
  collapsed: null,
  result: null,
  keptAs: null,
  fault: null,
};

const noFolder: FolderState = {
  status: 'none',
  done: 0,
  total: 0,
  people: 0,
  usable: 0,
  photos: 0,
  left: [],
  skipped: 0,
};

export const initialTrain: TrainState = {
  choice: {
    source: 'drawn',
    target: 'siamese',
    drawn: { people: 200, photos: 6, seed: 7 },
    heldOutShare: 0.25,
    recipe: { alpha: 0.2, mining: 'semi-hard', people: 16, photos: 4, seed: 1, ...recipesFor.siamese },
  },
  folder: noFolder,
  run: idleRun,
  oneShot: { status: 'idle', result: null, by: 'face encoder', fault: null },
};

export interface TrainActions {
  change: (change: Partial<Omit<TrainChoice, 'recipe'>> & { recipe?: Partial<TripletRecipe> }) => void;
  /** Takes the faces of a folder with a folder for each person. */
  takeFolder: (files: FoundFile[], reading?: Reading<FoundFile>, skipped?: number) => Promise<void>;
  start: () => Promise<void>;
  pause: () => Promise<void>;
  resume: () => Promise<void>;
  /** Ends the run after its present step, with what has been learnt. */
  finish: () => Promise<void>;
  /** Ends the run and forgets it; after its end, goes back to the data. */
  cancel: () => void;
  /** Keeps what won on the held-out people as a version; `use` makes Identify and Verify work with it. */
  keep: (use: boolean) => Promise<void>;
  /** The photo that a row of the run's data is; null without a run. */
  faceOf: (row: number) => Promise<LearntFace | null>;
  /** Drawn faces, a person a row. */
  drawFaces: (choice: DrawnChoice & { side: number }) => Promise<Pixels[]>;
  compareOneShot: () => Promise<void>;
}
