import type { LikenessError } from '../../errors.ts';
import type { EngineStatus } from '../../networks/backend/backend.ts';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { FacePlace } from '../../style/faces/places.ts';
import { defaultRecipe, type Recipe } from '../../style/recipe/recipe.ts';
import type { StyleLook } from '../../style/run/look.ts';
import type { StepReport } from '../../style/run/report.ts';
import type { SampleName } from '../../style/samples/samples.ts';
import type { Message, Words } from '../../words/keys.ts';
import type { SketchWatch } from './sketch.ts';
import type { StoredStyleRun, UnfinishedRun } from './styleKeeping.ts';

export interface StylePicture {
  id: string;
  name: Words;
  file: Blob;
}

/** With its size as it is worked on, pixels. */
export interface ContentPicture extends StylePicture {
  width: number;
  height: number;
}

export interface ChosenStyle extends StylePicture {
  weight: number;
  /** Where on G it counts: the red channel, stretched over G; null everywhere. Small: masks are soft. */
  mask: Pixels | null;
}

export interface StyleRunState {
  status: 'idle' | 'loading' | 'preparing' | 'running' | 'paused' | 'done' | 'failed';
  /** Bytes of the network's file. */
  loaded: number;
  total: number;
  /** The scale being prepared or run, from 0. */
  scale: number;
  report: StepReport | null;
  costs: StepReport[];
  /** How far the step under way is, where the picture is made in tiles. */
  tiles: { done: number; of: number } | null;
  stepsPerSecond: number;
  engine: EngineStatus | null;
  /** The style matrices of S and G at the layer looked at, as far as the run has come. */
  look: StyleLook | null;
  notes: StyleNote[];
  fault: LikenessError | null;
  tensors: number;
  bytes: number;
  /** Steps that snapshots were taken at. */
  snapshots: number[];
  /** Whether more steps can follow. */
  canContinue: boolean;
  /** What could not be kept because the storage is full; null while it is not. */
  unkept: StoredStyleRun | null;
}

/** What is told beside a run, which goes on all the same: a sentence, the failure that led to it, or both. */
export interface StyleNote {
  said?: Message;
  fault?: LikenessError;
}

/** The picture of one pass, shown until a run has one. */
export interface InstantState {
  status: 'none' | 'making' | 'ready' | 'failed';
  /** The pair that the picture there is was made of; null before the first. */
  of: string | null;
  /** Of the picture there is, pixels; 0 before the first. */
  width: number;
  height: number;
  /** What computing it took; null before the first. */
  ms: number | null;
  fault: LikenessError | null;
}

export interface StyleState {
  content: ContentPicture | null;
  styles: ChosenStyle[];
  /** What G begins as when the recipe says `picture`. */
  begin: StylePicture | null;
  recipe: Recipe;
  run: StyleRunState;
  instant: InstantState;
  /** The faces found in the content with that id; null places while they are looked for, null before that. */
  faces: { of: string; places: readonly FacePlace[] | null } | null;
  /** The picture that stood on the stage before content or style changed, as a PNG. */
  previous: Blob | null;
  /** Pictures made before and kept on this device, the newest first. */
  kept: StoredStyleRun[];
  /** What a closed tab left unfinished. */
  unfinished: UnfinishedRun | null;
}

export const idleRun: StyleRunState = {
  status: 'idle',
  loaded: 0,
  total: 0,
  scale: 0,
  report: null,
  costs: [],
  tiles: null,
  stepsPerSecond: 0,
  engine: null,
  look: null,
  notes: [],
  fault: null,
  tensors: 0,
  bytes: 0,
  snapshots: [],
  canContinue: false,
  unkept: null,
};

const unmadeInstant: InstantState = { status: 'none', of: null, width: 0, height: 0, ms: null, fault: null };

export const initialStyle: StyleState = {
  content: null,
  styles: [],
  begin: null,
  recipe: defaultRecipe,
  run: idleRun,
  instant: unmadeInstant,
  faces: null,
  previous: null,
  kept: [],
  unfinished: null,
};

/** Which pictures a picture is made of; null while one is missing. */
export function pairOf({ content, styles }: Pick<StyleState, 'content' | 'styles'>): string | null {
  return content && styles.length > 0 ? [content, ...styles].map(({ id }) => id).join() : null;
}

/** Whether no run has the stage, under way or with its picture. */
export function isStageFree({ run }: Pick<StyleState, 'run'>): boolean {
  return ['idle', 'failed'].includes(run.status) && run.report === null;
}

/** The one-pass picture that stands on the stage: that of the present pair, while no run has one. */
export function instantShown(style: StyleState): InstantState | null {
  const { run, instant } = style;
  return run.report === null && instant.width > 0 && instant.of === pairOf(style) ? instant : null;
}

export interface StyleActions {
  /** Puts the first samples in place when there are no pictures yet. */
  prepare: () => Promise<void>;
  /** A picture file as content; rejects with a LikenessError when it cannot be decoded, and nothing is changed. */
  setContent: (file: Blob, name: Words) => Promise<void>;
  addStyle: (file: Blob, name: Words, replace: boolean) => Promise<void>;
  removeStyle: (id: string) => void;
  weighStyle: (id: string, weight: number) => void;
  /** Confines a style to a part of G; null lets it count everywhere. A run under way follows from its next step. */
  maskStyle: (id: string, mask: Pixels | null) => void;
  /** Content and first style change places. */
  swap: () => Promise<void>;
  /** A picture file for G to begin as; null goes back to the content. */
  setBegin: (file: Blob | null, name: Words) => Promise<void>;
  takeSample: (role: 'content' | 'style', sample: SampleName) => Promise<void>;
  /** A small drawing of a sample, for its button. */
  drawSample: (sample: SampleName, width: number, height: number) => Promise<Pixels>;
  /** Changes the recipe; a run under way follows from its next step. */
  changeRecipe: (change: Partial<Recipe>) => void;
  start: () => Promise<void>;
  /** Goes on after the end, for 100 steps more. */
  continue: () => Promise<void>;
  /** Goes on from the end to a longer side of so many pixels. */
  enlarge: (side: number) => Promise<void>;
  /** The picture that was there before content or style changed, with all it was made from. */
  goBack: () => void;
  /** Has the style matrices of that layer come along while a picture is made; null: none. */
  look: (layer: StyleLayerName | null) => Promise<void>;
  pause: () => Promise<void>;
  resume: () => Promise<void>;
  step: () => Promise<void>;
  /** See `sketch`. */
  sketch: (part: Partial<Recipe>, watch: SketchWatch) => Promise<void>;
  /** How far from the photograph towards the painting the one-pass picture goes, 0..1. */
  paintAmount: (amount: number) => void;
  /** Tries anew to make the one-pass picture. */
  instantAgain: () => Promise<void>;
  /** Makes the one-pass picture with a longer side of so many pixels; rejects with a LikenessError, and the smaller one stays. */
  instantLarger: (side: number) => Promise<void>;
  /** Ends the run with its picture as it stands. */
  stop: () => void;
  /**
   * Takes over the settings that a picture saved here, or a recipe's own file, carries; false when it carries none. Rejects with
   * LikenessError `NotARecipe` when they are damaged, and nothing is changed.
   */
  restoreRecipe: (file: Blob) => Promise<boolean>;
  /** As `restoreRecipe`, from what `styleRecipe` put into a link. */
  restoreRecipeText: (text: string) => void;
  /** The settings, as a file and as the text of a link. */
  recipe: () => { file: Blob; text: string };
  /** G as it was after that step; null when no snapshot was taken there. */
  snapshot: (step: number) => Blob | null;
  /** A video of how G came to be. */
  timeLapse: (options: { signal: AbortSignal; onProgress: (share: number) => void }) => Promise<Blob>;
  /** Goes on with what a closed tab left unfinished. */
  resumeUnfinished: () => Promise<void>;
  /** Keeps its picture as it stands. */
  endUnfinished: () => Promise<void>;
  /** Shows a kept picture again, with its content, its styles and its settings. */
  openKept: (id: string) => Promise<void>;
  /** Deletes kept pictures and returns them, for `restoreKept`. */
  deleteKept: (ids: readonly string[]) => Promise<StoredStyleRun[]>;
  /** Deletes `runsToDelete` and keeps the picture that found no room; returns what it deleted, for `restoreKept`. */
  makeRoom: () => Promise<StoredStyleRun[]>;
  restoreKept: (runs: readonly StoredStyleRun[]) => Promise<void>;
  /** A kept picture as a PNG with its recipe inside. */
  keptPng: (run: StoredStyleRun) => Promise<Blob>;
  /** Shows no kept pictures any more, and keeps nothing more of a run under way: before the storage is emptied. */
  forgetKept: () => Promise<void>;
  /** The picture as it stands, as a PNG with its recipe inside, or the one-pass picture; null before the first. */
  png: () => Promise<Blob | null>;
}

export type PictureListener = (picture: Pixels) => void;
