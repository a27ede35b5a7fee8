import type { SpoofScore } from '../../faces/liveness/antiSpoof.ts';
import type { DecisionRule, PackedGallery } from '../../faces/match/matching.ts';
import type { EncodeOptions, FacesFound, Identification, Track } from '../../faces/types.ts';
import type { BackendName, EngineStatus } from '../../networks/backend/backend.ts';

export type { DecisionRule, PackedGallery } from '../../faces/match/matching.ts';
export type { EncodeOptions, FacesFound } from '../../faces/types.ts';

export type { BackendName, EngineStatus } from '../../networks/backend/backend.ts';

export type FaceJobs = {
  /**
   * Chooses the backend and loads the networks. Every other job does so too when it has not been done.
   * `ahead`: nothing waits for them yet, so they are warmed as well.
   */
  prepare: {
    input: { backend: BackendName | 'auto'; assets: string; ahead: boolean };
    partial: never;
    output: EngineStatus;
  };
  encodeFaces: {
    input: { image: ImageBitmap; options: EncodeOptions };
    /** The faces found so far, not yet encoded. */
    partial: FacesFound;
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
  /** What two small networks think of the largest face: a face, or a picture of one? Null without a face. */
  antiSpoof: { input: { image: ImageBitmap }; partial: never; output: SpoofScore | null };
  /** Numbers of live tensors and bytes, for tests and the settings screen. */
  memory: { input: Record<string, never>; partial: never; output: { tensors: number; bytes: number } };
};
