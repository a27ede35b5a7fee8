import type { LikenessError } from '../../errors.ts';
import type { SpoofScore } from '../../faces/liveness/antiSpoof.ts';
import {
  advance,
  beginChallenge,
  type Challenge,
  drawPrompts,
  fail,
  isOver,
} from '../../faces/liveness/liveness.ts';
import type { FacesFound } from '../../faces/types.ts';
import { asLikenessError, isAbort } from '../../failures.ts';
import type { FrameSource } from '../../media/frames.ts';
import { pictureFile } from '../../media/pictures.ts';
import type { FaceClient } from '../../workers/faces/faceClient.ts';
import type { LiveReading } from '../liveLoop.ts';
import type { FaceActions } from './faces.ts';

/** What a challenge looks at. */
export interface ChallengeVideo {
  frames: FrameSource;
  /** A frame at the camera's full size; the receiver closes it. */
  still: () => Promise<ImageBitmap>;
  /** What the picture taken at the end is called. */
  name: string;
}

/** How a challenge ended. */
export interface LivenessResult {
  challenge: Challenge;
  /** The picture taken at its end, with its one face; null when it was failed. */
  picture: { file: File; found: FacesFound } | null;
  /** What the anti-spoof networks think of that picture; null without one, or when they could not be asked. */
  score: SpoofScore | null;
  /** Why the networks could not be asked; null when they were. */
  scoreFault: LikenessError | null;
}

type Guide = (
  frames: FrameSource,
  signal: AbortSignal,
  onReading: (reading: LiveReading<FacesFound>) => void,
) => Promise<void>;

interface Needs {
  client: FaceClient;
  faces: FaceActions;
  guide: Guide;
  /** By the settings' tau. */
  samePerson: (x: Float32Array, y: Float32Array) => boolean;
}

/**
 * Runs a challenge over camera frames to its end. The face at the beginning and the one at the end are encoded: when they are
 * further apart than tau, somebody took another's place.
 */
export async function runChallenge(
  { client, faces, guide, samePerson }: Needs,
  { frames, still, name }: ChallengeVideo,
  signal: AbortSignal,
  onProgress: (challenge: Challenge, reading: LiveReading<FacesFound>) => void,
): Promise<LivenessResult> {
  const ended = new AbortController();
  let challenge: Challenge | null = null;
  let beginning: Promise<Float32Array | null> = Promise.resolve(null);
  await guide(frames, AbortSignal.any([signal, ended.signal]), (reading) => {
    // The clock starts with the first frame that was looked at: networks may load before.
    const before: Challenge = challenge ?? beginChallenge(drawPrompts(unforeseeable), performance.now());
    challenge = advance(before, reading.value.faces, performance.now());
    if (before.phase === 'steady' && challenge.phase === 'act') {
      beginning = still()
        .then((bitmap) => faces.find(bitmap, {}, signal))
        .then(onlyEncoding);
      // Awaited at the end; a failure until then is no unhandled one.
      beginning.catch(() => undefined);
    }
    onProgress(challenge, reading);
    if (isOver(challenge)) ended.abort();
  }).catch((error: unknown) => {
    if (!ended.signal.aborted || signal.aborted || !isAbort(error)) throw error;
  });
  const last = challenge as Challenge | null;
  if (!last) throw new Error('The camera gave no frame.');
  const failed = (how: Challenge): LivenessResult => ({
    challenge: how,
    picture: null,
    score: null,
    scoreFault: null,
  });
  if (last.phase !== 'passed') return failed(last);

  const file = await pictureFile(await still(), name);
  const found = await faces.findInFile(file, {}, signal);
  const [first, end] = [await beginning, onlyEncoding(found)];
  if (!end) return failed(fail(last, found.faces.length > 1 ? 'several' : 'gone'));
  if (!first || !samePerson(first, end)) return failed(fail(last, 'swapped'));
  try {
    const image = await createImageBitmap(file);
    const score = await client.run('antiSpoof', { image }, { signal, transfer: [image] });
    return { challenge: last, picture: { file, found }, score, scoreFault: null };
  } catch (error) {
    signal.throwIfAborted();
    return { challenge: last, picture: { file, found }, score: null, scoreFault: asLikenessError(error) };
  }
}

/** 0 to 1, not to be foreseen by who prepares a film. */
const unforeseeable = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

const onlyEncoding = ({ faces }: FacesFound): Float32Array | null =>
  faces.length === 1 ? (faces[0]?.encoding ?? null) : null;
