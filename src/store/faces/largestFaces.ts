import type { LikenessError } from '../../errors.ts';
import type { FaceObservation } from '../../faces/types.ts';
import { asLikenessError } from '../../failures.ts';
import { contentHash } from '../../media/contentHash.ts';
import { type Message, message } from '../../words/keys.ts';
import type { FaceActions } from './faces.ts';

/** Pictures under way at once: the next is decoded while one is encoded. */
const LANES = 2;

type Whole = FaceObservation & Required<Pick<FaceObservation, 'encoding' | 'chip'>>;

/** What one picture of a folder gave. */
export type LargestFace =
  | { kind: 'face'; face: UsableFace; faces: number }
  /** The same bytes as the picture at an earlier place of the list; what that one gave is given again. */
  | { kind: 'copy'; of: number }
  /** Its bytes are among those known before, so it was not looked at. */
  | { kind: 'known' }
  | { kind: 'none'; why: Why };

/** Why a picture gives no face. */
export type Why = Message | LikenessError;

export interface UsableFace {
  encoding: NonNullable<Whole['encoding']>;
  chip: NonNullable<Whole['chip']>;
  /** Of the picture's file. */
  contentHash: string | null;
}

interface Options {
  findInFile: FaceActions['findInFile'];
  signal: AbortSignal;
  /** Pictures of earlier calls, told by hash: they are not taken again. What each file here is called, for messages. */
  elsewhere?: { hashes: Map<string, string>; labels: readonly string[] };
  /** Hashes of pictures that need not be looked at. */
  known?: ReadonlySet<string>;
  /** Called for each picture when it is done, in no order. */
  onDone?: (at: number, found: LargestFace) => void;
}

/**
 * The largest face of every picture: in a folder named after a person that is theirs. The same picture twice, by its bytes,
 * is looked at once.
 *
 * @returns a result for each file, in order
 * @throws the signal's reason when it is aborted; what is wrong with a file is told in its result
 */
export async function largestFaces(
  files: readonly File[],
  { findInFile, signal, elsewhere, known, onDone }: Options,
): Promise<LargestFace[]> {
  const found: LargestFace[] = [];
  const firsts = new Map<string, number>();
  // Of two equal pictures the earlier in the list is the first, whichever was read sooner.
  let hashed: Promise<unknown> = Promise.resolve();
  let next = 0;
  const look = async (at: number): Promise<LargestFace> => {
    const file = files[at] as File;
    try {
      const own = contentHash(file);
      const before = hashed;
      hashed = Promise.allSettled([before, own]);
      await before;
      const hash = await own;
      signal.throwIfAborted();
      const first = hash === null ? undefined : firsts.get(hash);
      if (first !== undefined) return { kind: 'copy', of: first };
      const other = hash === null ? undefined : elsewhere?.hashes.get(hash);
      if (other !== undefined) return { kind: 'none', why: message('people.sameAs', { name: other }) };
      if (hash !== null) {
        firsts.set(hash, at);
        elsewhere?.hashes.set(hash, elsewhere.labels[at] ?? file.name);
      }
      if (hash !== null && known?.has(hash)) return { kind: 'known' };
      // Largest first.
      const { faces } = await findInFile(file, {}, signal);
      const [face] = faces;
      if (!face?.encoding || !face.chip) return { kind: 'none', why: message('people.noFaceFound') };
      const { encoding, chip } = face;
      return { kind: 'face', face: { encoding, chip, contentHash: hash }, faces: faces.length };
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'none', why: asLikenessError(error) };
    }
  };
  const lane = async () => {
    while (next < files.length) {
      signal.throwIfAborted();
      const at = next++;
      const result = await look(at);
      found[at] = result;
      onDone?.(at, result);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return found;
}
