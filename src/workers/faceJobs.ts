import type { EncodeOptions, FacesFound, Identification, Track } from '../faces/types.ts';

export type { EncodeOptions, FacesFound } from '../faces/types.ts';

export type BackendName = 'webgl' | 'wasm' | 'cpu';

/** What the engine runs on, and why. */
export interface EngineStatus {
  backend: BackendName;
  /** Threads of the WASM backend; 1 otherwise. */
  threads: number;
  simd: boolean;
  /** The GPU's name as WebGL tells it; null where there is no WebGL. */
  renderer: string | null;
  /** Sentences about backends that were tried and failed; empty when the first choice runs. */
  notes: string[];
}

/** The gallery as the worker keeps it: one row a template. */
export interface PackedGallery {
  /** [count, dimension], row-major. */
  rows: Float32Array;
  dimension: number;
  templateIds: string[];
  /** The person each row belongs to. */
  personIds: string[];
}

export interface DecisionRule {
  /** Same person when d <= tau; d is the squared distance. */
  tau: number;
  /** Ambiguous when the runner-up, another person, is nearer than best + margin. */
  margin: number;
}

export type FaceJobs = {
  /** Chooses the backend, loads and warms the networks. Every other job does so too when it has not been done. */
  prepare: {
    input: { backend: BackendName | 'auto'; assets: string };
    partial: never;
    output: EngineStatus;
  };
  encodeFaces: {
    input: { image: ImageBitmap; options: EncodeOptions };
    partial: never;
    output: FacesFound;
  };
  setGallery: { input: PackedGallery; partial: never; output: { templates: number; people: number } };
  /** Searches the gallery for each encoding. */
  search: {
    input: { encodings: Float32Array[]; rule: DecisionRule; nearest: number };
    partial: never;
    output: Identification[];
  };
  /** One frame of a video: detects, follows, encodes what needs it, decides over tracks. */
  watch: {
    input: { image: ImageBitmap; session: string; rule: DecisionRule; mirror: boolean };
    partial: never;
    output: { width: number; height: number; tracks: Track[]; ms: { detect: number; encode: number } };
  };
  /** Numbers of live tensors and bytes, for tests and the settings screen. */
  memory: { input: Record<string, never>; partial: never; output: { tensors: number; bytes: number } };
};
