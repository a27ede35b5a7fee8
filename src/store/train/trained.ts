import type { LikenessError } from '../../errors.ts';
import { ENCODER_VERSION } from '../../faces/encode/version.ts';
import { squaredDistance } from '../../faces/match/distance.ts';
import { type BinaryHead, sameness } from '../../faces/train/binaryHeads.ts';
import { layersModelFiles } from '../../faces/train/exportNetwork.ts';
import { applyHead, type Head } from '../../faces/train/head.ts';
import { asLikenessError } from '../../failures.ts';
import * as storage from '../../storage/runs/trained.ts';
import type { GetState, SetState } from '../state.ts';

export type TrainedVersion = storage.TrainedVersion;
/** A version as views see it: without its weights. */
export type TrainedSummary = Omit<TrainedVersion, 'weights'>;

export interface TrainedState {
  /** Newest first. */
  versions: TrainedSummary[];
  /** The version that Identify and Verify use; null: the built-in encoder. */
  inUse: string | null;
  fault: LikenessError | null;
}

export const noneTrained: TrainedState = { versions: [], inUse: null, fault: null };

export interface TrainedActions {
  /** Reads the versions, then the gallery through the one in use. */
  load: () => Promise<void>;
  /** Null goes back to the built-in encoder. */
  use: (id: string | null) => Promise<void>;
  remove: (id: string) => Promise<void>;
  /** `model.json` and `weights.bin` of a TF.js layers model. */
  exportFiles: (id: string) => File[];
  /** d of two encodings, through the head in use. */
  distance: (x: Float32Array, y: Float32Array) => number;
  /** yhat of two encodings by the binary head in use; null when none is. */
  sameness: (x: Float32Array, y: Float32Array) => number | null;
  /** The binary head in use, with its weights; null when none is. */
  binaryHead: () => BinaryHead | null;
}

interface Needs {
  set: SetState;
  get: GetState;
  /** Tells the other tabs that what is stored has changed. */
  announce: () => void;
  /** Reads the gallery through the version in use. */
  loadGallery: () => Promise<void>;
}

/** The versions trained here and the comparison they make. Weights stay outside the state. */
export function trainedVersions({ set, get, announce, loadGallery }: Needs) {
  let versions: TrainedVersion[] = [];

  const load = async () => {
    try {
      const stored = await storage.loadVersions();
      versions = stored.versions;
      set({
        trained: {
          versions: versions.map(({ weights: _, ...summary }) => summary),
          inUse: stored.inUse,
          fault: null,
        },
      });
    } catch (error) {
      set({ trained: { ...get().trained, fault: asLikenessError(error) } });
    }
    await loadGallery();
  };
  const change = async (write: Promise<void>) => {
    await write;
    announce();
    await load();
  };
  const chosen = () => {
    const version = versions.find(({ id }) => id === get().trained.inUse);
    return version?.base === ENCODER_VERSION ? version : undefined;
  };
  /** The head in use; undefined when encodings are compared as they are. */
  const head = (): Head | undefined => {
    const version = chosen();
    if (version?.kind !== 'head') return undefined;
    return { id: version.id, weights: version.weights, scale: version.scale };
  };
  const binaryHead = (): BinaryHead | null => {
    const version = chosen();
    if (version?.kind !== 'difference' && version?.kind !== 'chi-squared') return null;
    const [w, b] = version.weights as [Float32Array, Float32Array];
    return { form: version.kind, w, b: b[0] ?? 0 };
  };

  const actions: TrainedActions = {
    load,
    use: (id) => change(storage.chooseVersion(id)),
    remove: (id) => change(storage.deleteVersion(id)),
    exportFiles: (id) => {
      const version = versions.find((each) => each.id === id);
      if (version?.kind !== 'head' && version?.kind !== 'siamese') return [];
      const { json, weights } = layersModelFiles({ ...version, kind: version.kind });
      return [
        new File([json], 'model.json', { type: 'application/json' }),
        new File([weights], 'weights.bin', { type: 'application/octet-stream' }),
      ];
    },
    distance: (x, y) => {
      const through = head();
      return through ? squaredDistance(applyHead(through, x), applyHead(through, y)) : squaredDistance(x, y);
    },
    sameness: (x, y) => {
      const binary = binaryHead();
      return binary && sameness(binary, x, y);
    },
    binaryHead,
  };
  return {
    actions,
    head,
    /** Everything stored was deleted: starts anew without looking. */
    forget: () => {
      versions = [];
      set({ trained: noneTrained });
    },
    /** Keeps a new version; with `use` Identify and Verify work with it from now on. */
    keep: (version: TrainedVersion, use: boolean) => change(storage.addVersion(version, use)),
  };
}
