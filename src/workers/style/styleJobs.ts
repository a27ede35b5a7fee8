import type { BackendName, EngineStatus } from '../../networks/backend/backend.ts';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { FacePlace } from '../../style/faces/places.ts';
import type { Recipe } from '../../style/recipe/recipe.ts';
import type { Checkpoint } from '../../style/run/checkpoint.ts';
import type { StyleLook } from '../../style/run/look.ts';
import type { StepReport } from '../../style/run/report.ts';
import type { SampleName } from '../../style/samples/samples.ts';
import type { Message } from '../../words/keys.ts';

export type { BackendName, EngineStatus } from '../../networks/backend/backend.ts';
export type { Recipe } from '../../style/recipe/recipe.ts';
export type { Checkpoint } from '../../style/run/checkpoint.ts';
export type { StepReport } from '../../style/run/report.ts';
export type { SampleName } from '../../style/samples/samples.ts';

/** Networks beyond those that come with the app: VGG-19, and one the person brought. */
export type KeptNetworkName = 'vgg19' | 'own';

export interface KeptNetwork {
  name: KeptNetworkName;
  bytes: number;
  /** Its address or its file's name. */
  source: string;
}

export interface StyleStart {
  content: ImageBitmap;
  styles: ImageBitmap[];
  /** Where on G each style counts: its red channel, stretched over G; null everywhere. */
  masks: (Pixels | null)[];
  /** What G begins as when the recipe says `picture` or `instant`. */
  begin: ImageBitmap | Pixels | null;
  /** The content's faces, as far as the recipe keeps them. */
  faces: readonly FacePlace[];
  recipe: Recipe;
  backend: BackendName | 'auto';
  assets: string;
  /** Goes on from here instead of beginning anew, for so many more steps than the recipe asks. */
  from?: { checkpoint: Checkpoint; moreSteps: number };
}

/** A picture made in one pass. */
export interface InstantAsk {
  /** With what is the same for the same picture. */
  styles: { id: string; image: ImageBitmap; weight: number; mask: Pixels | null }[];
  /** From 0, the photograph, to 1, the painting. */
  amount: number;
  /** Shorter side of the picture, pixels. */
  size: number;
  backend: BackendName | 'auto';
  assets: string;
}

export type StyleEvent =
  | { kind: 'engine'; engine: EngineStatus }
  /** The first step of a scale prepares its programs and takes much longer than those that follow. */
  | { kind: 'preparing'; scale: number; scales: number }
  /** How far the step under way is, where a picture is made in tiles. */
  | { kind: 'tiles'; done: number; tiles: number }
  | { kind: 'steps'; reports: StepReport[]; tensors: number; bytes: number }
  | { kind: 'picture'; step: number; picture: Pixels }
  /** With a picture, when `look` asked for it. */
  | { kind: 'look'; look: StyleLook }
  | { kind: 'note'; note: Message };

export interface StyleResult {
  picture: Pixels;
  report: StepReport;
  /** To go on from. */
  checkpoint: Checkpoint;
  peakTensorBytes: number;
}

export type StyleJobs = {
  /** Makes one picture. Until its last step is done it takes the other jobs. */
  stylise: {
    input: StyleStart;
    partial: StyleEvent;
    output: StyleResult;
  };
  /** Changes the run under way from its next step on. */
  steer: { input: Partial<Recipe>; partial: never; output: Recipe };
  /** Changes the masks of the run under way from its next step on. */
  mask: { input: { masks: (Pixels | null)[] }; partial: never; output: null };
  /** Which layer's style matrices come with each picture; null: none. Holds for later runs too. */
  look: { input: { layer: StyleLayerName | null }; partial: never; output: null };
  pause: { input: Record<string, never>; partial: never; output: null };
  resume: { input: Record<string, never>; partial: never; output: null };
  /** Ends the run after the step under way, with its result as it stands. */
  finish: { input: Record<string, never>; partial: never; output: null };
  /** One step of a paused run. */
  stepOnce: { input: Record<string, never>; partial: never; output: null };
  /** The page has painted the last picture: another may come. */
  painted: { input: Record<string, never>; partial: never; output: null };
  /** Fetches a network by byte ranges and keeps it under a name; goes on where an earlier attempt stopped. */
  fetchNetwork: {
    input: { name: KeptNetworkName; url: string; assets: string };
    partial: never;
    output: { bytes: number };
  };
  /** Keeps a network from files: .safetensors, or model.json with its shards. */
  importNetwork: {
    input: { name: KeptNetworkName; files: File[]; assets: string };
    partial: never;
    output: { bytes: number };
  };
  /** What is kept, and where it came from. */
  keptNetworks: { input: { assets: string }; partial: never; output: KeptNetwork[] };
  removeNetwork: { input: { name: KeptNetworkName; assets: string }; partial: never; output: null };
  checkpoint: { input: Record<string, never>; partial: never; output: Checkpoint };
  /** One picture, in one pass. `ms`: what computing it took. */
  instant: {
    input: InstantAsk & { content: { id: string; image: ImageBitmap } };
    partial: never;
    output: { picture: Pixels; ms: number };
  };
  /** One frame of the video that `session` names, whose statistics are held from frame to frame. */
  instantFrame: {
    input: InstantAsk & { session: string; image: ImageBitmap };
    partial: never;
    output: Pixels;
  };
  /** A picture drawn by formula. */
  sample: { input: { name: SampleName; width: number; height: number }; partial: never; output: Pixels };
};
