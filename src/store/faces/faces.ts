import type { Box, EncodeOptions, FaceObservation, FacesFound, Identification } from '../../faces/types.ts';
import { contentHash } from '../../media/contentHash.ts';
import { decodeImage } from '../../media/decode.ts';
import type { FoundFile } from '../../media/files.ts';
import { samplePhoto } from '../../media/samples.ts';
import type { EngineStatus } from '../../networks/backend/backend.ts';
import type { FaceClient } from '../../workers/faces/faceClient.ts';
import type { GetState } from '../state.ts';
import { type Borrowed, borrowNames } from './borrowedNames.ts';
import { faceInBox } from './drawnBox.ts';

const NEAREST = 3;

/** Told on the way of a long search. */
export interface FindWatch {
  /** The faces found so far, not yet encoded. */
  onFound?: (soFar: FacesFound) => void;
  /** Faces encoded, of all. */
  onEncoded?: (done: number, total: number) => void;
}

export interface FaceActions {
  /** Loads the networks; joins a load underway. Rejects with a LikenessError, also kept in `engine.fault`. */
  prepare: () => Promise<EngineStatus>;
  /** Faces of a picture; the bitmap is handed over and closed. */
  find: (
    image: ImageBitmap,
    options?: Partial<EncodeOptions>,
    signal?: AbortSignal,
    watch?: FindWatch,
  ) => Promise<FacesFound>;
  /** Faces of a picture file, decoded upright. Rejects with a LikenessError that names the file. */
  findInFile: (
    file: File,
    options?: Partial<EncodeOptions>,
    signal?: AbortSignal,
    watch?: FindWatch,
  ) => Promise<FacesFound>;
  /** The face in a box that was drawn on a picture file; null when none is seen there. */
  findInBox: (file: File, box: Box, signal?: AbortSignal) => Promise<FaceObservation | null>;
  /** See `contentHash`. */
  contentHash: (file: File) => Promise<string | null>;
  /** The nearest people to each encoding, and the verdict by the settings' tau and margin. */
  identify: (encodings: Float32Array[], signal?: AbortSignal) => Promise<Identification[]>;
  /** d to the nearest template of one person; null when the person has none. */
  distanceToPerson: (encoding: Float32Array, personId: string) => Promise<number | null>;
  /** A sample group photo that comes with the app, as a file. */
  samplePhoto: () => Promise<FoundFile[]>;
  /** See `borrowNames`. */
  borrowNames: (sample: File, signal: AbortSignal) => Promise<Borrowed[]>;
}

interface Needs {
  get: GetState;
  client: FaceClient;
  /** See `engineLoader`. */
  prepare: (ahead: boolean) => Promise<EngineStatus>;
  /** Where the app lies, ends with a slash. */
  assets: string;
}

/** What the face worker answers about pictures. */
export function faceActions({ get, client, prepare, assets }: Needs): FaceActions {
  const find: FaceActions['find'] = async (image, options = {}, signal, watch = {}) => {
    try {
      await prepare(false);
      signal?.throwIfAborted();
    } catch (error) {
      image.close();
      throw error;
    }
    const all = { mirror: get().settings.mirror, encode: true, chips: true, video: false, ...options };
    return client.run(
      'encodeFaces',
      { image, options: all },
      {
        transfer: [image],
        ...(signal && { signal }),
        ...(watch.onFound && { onPartial: watch.onFound }),
        onProgress: (progress) => {
          if (progress.phase === 'compute') watch.onEncoded?.(progress.done, progress.total);
        },
      },
    );
  };
  return {
    prepare: () => prepare(true),
    find,
    findInFile: async (file, options, signal, watch) =>
      find(await decodeImage(file, file.name), options, signal, watch),
    findInBox: async (file, box, signal) => {
      const picture = await decodeImage(file, file.name);
      try {
        return await faceInBox(find, picture, box, signal);
      } finally {
        picture.close();
      }
    },
    contentHash,
    identify: async (encodings, signal) => {
      const { tau, margin } = get().settings;
      const input = { encodings, rule: { tau, margin }, nearest: NEAREST };
      return client.run('search', input, signal ? { signal } : {});
    },
    distanceToPerson: async (encoding, personId) => {
      const all = get().gallery.people.length;
      const { tau, margin } = get().settings;
      const input = { encodings: [encoding], rule: { tau, margin }, nearest: all };
      const [found] = await client.run('search', input);
      return found?.candidates.find((candidate) => candidate.personId === personId)?.distance ?? null;
    },
    samplePhoto: () => samplePhoto(assets),
    borrowNames: (sample, signal) => {
      const taken = get().gallery.people.map(({ name }) => name);
      return borrowNames(find, sample, taken, signal);
    },
  };
}
