import type { LikenessError } from '../../errors.ts';
import type { Interval } from '../../faces/evaluate/bootstrap.ts';
import type { RateCurves } from '../../faces/evaluate/calibration.ts';
import type { EvaluationFigures, Stage } from '../../faces/evaluate/evaluation.ts';
import type { FoundFile } from '../../media/files.ts';
import type { Reading } from '../../media/folders/whoIsWho.ts';
import type { Message, Words } from '../../words/keys.ts';
import type { LargestFace } from '../faces/largestFaces.ts';
import type { DrawnNames } from './drawnPeople.ts';

/** Why a picture took no part. */
export type Why = Message | Extract<LargestFace, { kind: 'none' }>['why'];

/** A picture that took part, in the order of the figures' rows. */
export interface EvaluatedPicture {
  /** Folder and file, or the enrolled person's name and the number of their template. */
  name: string;
  person: string;
  /** The aligned face, small; null when none is kept. */
  picture: Blob | null;
}

/** What made the encodings that were compared. */
export interface ComparedBy {
  /** The trained version in use, or null for the built-in encoder. */
  version: string | null;
  name: Words;
}

export interface EvaluationResult {
  figures: EvaluationFigures;
  pictures: EvaluatedPicture[];
  source: Message;
  /** The pairs file's name; null when every picture was compared with every other. */
  pairsFile: string | null;
  comparedBy: ComparedBy;
  /** Milliseconds since 1970. */
  madeAt: number;
  /** From the first picture to the last figure. */
  seconds: number;
}

export interface EvaluationState {
  status: 'idle' | 'encoding' | 'computing' | 'done' | 'failed';
  /** Pictures encoded, of all, since `begun` (a performance time in milliseconds). */
  done: number;
  total: number;
  begun: number;
  stage: { name: Stage; share: number };
  /** Pictures that took no part, with the reason. */
  left: { name: string; why: Why }[];
  /** Pictures with several faces; the largest was taken. */
  several: { name: string; faces: number }[];
  /** Pictures that are every byte another one, counted once. */
  copies: { name: string; of: string }[];
  /** Hidden and service files and folders passed over. */
  skipped: number;
  /** Why texts of the folder were not used as a list of pairs. */
  noLists: (Message | LikenessError)[];
  /** Names in the pairs file that no picture has, or several. */
  missing: { name: string; several: boolean }[];
  /** Listed pairs left out because a picture of theirs gave no face. */
  without: number;
  result: EvaluationResult | null;
  fault: LikenessError | null;
}

/** "At most one false alarm in N strangers at my K people", and the threshold that it came to. */
export interface Calibration {
  strangers: number;
  people: number;
  templates: number;
  tau: number;
  interval: Interval | null;
  source: Words;
  comparedBy: ComparedBy;
  madeAt: number;
  /** What it was derived from, so that it can be derived again when the gallery has grown. */
  curves: RateCurves;
}

export interface EvaluationActions {
  /** A folder with a folder for each person, and perhaps a pairs file in it. Finds and encodes, then computes. */
  startFolder: (files: FoundFile[], reading?: Reading<FoundFile>, skipped?: number) => Promise<void>;
  /** People drawn by code, a dozen or so many, as a folder that could have been dropped: four photos of each. */
  drawnPeople: (people?: number, names?: DrawnNames) => Promise<FoundFile[]>;
  /** The enrolled people's encodings. */
  startGallery: () => Promise<void>;
  /** Computes again with only the listed pairs; null goes back to all. Rejects when the file cannot be used. */
  takePairsFile: (file: File | null) => Promise<void>;
  cancel: () => void;
  /** Back to the empty screen; what was computed is let go. */
  clear: () => void;
  /** The report as a file. */
  report: (kind: 'json' | 'csv') => File | null;
}

export interface CalibrationActions {
  /** Reads what is kept of the threshold's derivation. */
  load: () => Promise<void>;
  /** Applies a threshold to Identify and Verify, and keeps what it was derived from. */
  apply: (calibration: Calibration) => Promise<void>;
}

export const idleEvaluation: EvaluationState = {
  status: 'idle',
  done: 0,
  total: 0,
  begun: 0,
  stage: { name: 'comparing', share: 0 },
  left: [],
  several: [],
  copies: [],
  skipped: 0,
  noLists: [],
  missing: [],
  without: 0,
  result: null,
  fault: null,
};
