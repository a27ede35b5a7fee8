import { type Message, message } from '../../words/keys.ts';
import type { FaceObservation, Pose } from '../types.ts';

// A challenge for the person before the camera: movements in an order drawn at random, which a still picture cannot make. No
// certified protection: a video of the person, or a mask that moves, may pass.

export type Prompt = 'blink' | 'left' | 'right';

/** One face in one frame. */
export type LiveFace = Pick<FaceObservation, 'box' | 'landmarks' | 'pose'>;

/** What the challenge measures of a face. */
export interface FaceMotion {
  /** How far the eyes are open, relative to the face's height: flat when a picture is tilted, low when eyes close. */
  openness: number;
  /** Where the nose's tip stands between the eyes' outer corners, 0 to 1 from the picture's left: 0.5 when seen from the front. */
  nose: number;
  pose: Pose;
}

/** Milliseconds for each movement, and of steady looking before the first. */
export const STEP_LIMIT = 10_000;
const STEADY = 500;
const STEADY_FRAMES = 3;
/** Degrees of yaw by which a head that is held still may move. */
const UNSTEADY = 6;
/** Without a face for longer than this, in milliseconds, it may be another one that comes back. */
const GONE = 1500;

/**
 * Shares of the person's own openness: under the first the eyes are closed, over the second open again. The mesh follows lids
 * only half way, to about 0.75; from frame to frame of a still picture it stays within 0.99 to 1.01.
 */
const CLOSED = 0.82;
const OPEN = 0.9;
/** Degrees of yaw from the person's own front: a turn, and the front again. */
const TURNED = 14;
const FRONT = 9;
/** By how much the nose must move between the eyes: a flat picture that is turned shrinks evenly, a head does not. */
const PARALLAX = 0.07;
/** Degrees within which the head must stay while the eyes close. */
const STILL = 12;

export type Failure = 'late' | 'gone' | 'several' | 'jumped' | 'swapped';

export interface Challenge {
  prompts: readonly Prompt[];
  /** Index of the movement asked for now. */
  step: number;
  /** `steady`: look straight; `act`: the movement; `back`: eyes open again, or the head to the front. */
  phase: 'steady' | 'act' | 'back' | 'passed' | 'failed';
  failure: Failure | null;
  /** When this movement began to be asked for; milliseconds, as all times here. */
  since: number;
  /** When a face was last seen. */
  seen: number;
  /** Its box's centre and width then. */
  place: { x: number; y: number; width: number } | null;
  /** The frames of steady looking so far, and since when. */
  steady: { from: number; frames: FaceMotion[] };
  /** The person's own front with open eyes: medians of the steady frames. */
  rest: FaceMotion | null;
}

/** Two different movements in a drawn order. @param random from 0 to below 1 */
export function drawPrompts(random: () => number): Prompt[] {
  const left: Prompt[] = ['blink', 'left', 'right'];
  return [0, 1].flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

export function beginChallenge(prompts: readonly Prompt[], now: number): Challenge {
  return {
    prompts,
    step: 0,
    phase: 'steady',
    failure: null,
    since: now,
    seen: now,
    place: null,
    steady: { from: now, frames: [] },
    rest: null,
  };
}

/** The challenge after one more frame. It ends as `passed` or `failed` and then stays so. */
export function advance(challenge: Challenge, faces: readonly LiveFace[], now: number): Challenge {
  if (isOver(challenge)) return challenge;
  if (faces.length > 1) return fail(challenge, 'several');
  if (now - challenge.since > STEP_LIMIT) return fail(challenge, 'late');
  const [face] = faces;
  if (!face) return now - challenge.seen > GONE && challenge.rest ? fail(challenge, 'gone') : challenge;
  const place = placeOf(face);
  if (challenge.rest && challenge.place && jumped(challenge.place, place)) return fail(challenge, 'jumped');
  return move({ ...challenge, seen: now, place }, measure(face), now);
}

export const isOver = ({ phase }: Challenge): boolean => phase === 'passed' || phase === 'failed';

function move(challenge: Challenge, motion: FaceMotion, now: number): Challenge {
  const { rest, phase } = challenge;
  if (phase === 'steady' || !rest) return settle(challenge, motion, now);
  const prompt = challenge.prompts[challenge.step];
  if (phase === 'act') return isMade(prompt, motion, rest) ? { ...challenge, phase: 'back' } : challenge;
  const isBack =
    isStill(motion, rest, FRONT) && (prompt !== 'blink' || motion.openness > OPEN * rest.openness);
  if (!isBack) return challenge;
  const step = challenge.step + 1;
  return step === challenge.prompts.length
    ? { ...challenge, phase: 'passed' }
    : { ...challenge, step, phase: 'act', since: now };
}

/** Waits for a face that looks straight with the eyes open for a moment, and takes its measure. */
function settle(challenge: Challenge, motion: FaceMotion, now: number): Challenge {
  const first = challenge.steady.frames[0] ?? motion;
  const isSteady = Math.abs(motion.pose.yaw - first.pose.yaw) < UNSTEADY;
  const isFrontal = Math.abs(motion.pose.yaw) < STILL && Math.abs(motion.pose.pitch) < 2 * STILL;
  const { frames, from } = challenge.steady;
  if (!isFrontal || !isSteady) return { ...challenge, steady: { from: now, frames: [] } };
  const steady = { from: frames.length === 0 ? now : from, frames: [...frames, motion] };
  if (steady.frames.length < STEADY_FRAMES || now - steady.from < STEADY) return { ...challenge, steady };
  return { ...challenge, steady, phase: 'act', since: now, rest: restOf(steady.frames) };
}

function isMade(prompt: Prompt | undefined, motion: FaceMotion, rest: FaceMotion): boolean {
  if (prompt === 'blink') return isStill(motion, rest, STILL) && motion.openness < CLOSED * rest.openness;
  // The person's left is the picture's right, where yaw and the nose grow.
  const side = prompt === 'left' ? 1 : -1;
  const turned = side * (motion.pose.yaw - rest.pose.yaw);
  const shifted = side * (motion.nose - rest.nose);
  return turned > TURNED && shifted > PARALLAX;
}

const isStill = ({ pose }: FaceMotion, rest: FaceMotion, degrees: number) =>
  Math.abs(pose.yaw - rest.pose.yaw) < degrees && Math.abs(pose.pitch - rest.pose.pitch) < STILL;

// Mesh points: outer corner, two of the upper lid, inner corner, two of the lower lid, as p1 to p6 of Soukupova and Cech.
const rightEye = [33, 160, 158, 133, 153, 144] as const;
const leftEye = [263, 387, 385, 362, 380, 373] as const;
const noseTip = 1;
const forehead = 10;
const chin = 152;

/**
 * Measures a face. The eye aspect ratio is (|p2 - p6| + |p3 - p5|) / (2 |p1 - p4|) (Soukupova and Cech, Real-Time Eye Blink
 * Detection using Facial Landmarks, 2016), the mean of both eyes. Openness divides it by the face's height over the distance of
 * the outer eye corners, so that tilting a flat picture, which flattens both alike, leaves it as it was.
 */
export function measure({ landmarks, pose }: LiveFace): FaceMotion {
  const distance = (a: number, b: number) =>
    Math.hypot(at(landmarks, a, 0) - at(landmarks, b, 0), at(landmarks, a, 1) - at(landmarks, b, 1));
  const aspect = ([p1, p2, p3, p4, p5, p6]: readonly [number, number, number, number, number, number]) =>
    (distance(p2, p6) + distance(p3, p5)) / (2 * distance(p1, p4));
  const eyes = distance(rightEye[0], leftEye[0]);
  const open = (aspect(rightEye) + aspect(leftEye)) / 2;
  const along = [0, 1].map((axis) => at(landmarks, leftEye[0], axis) - at(landmarks, rightEye[0], axis));
  const tip = [0, 1].map((axis) => at(landmarks, noseTip, axis) - at(landmarks, rightEye[0], axis));
  const onLine = (tip[0] ?? 0) * (along[0] ?? 0) + (tip[1] ?? 0) * (along[1] ?? 0);
  return { openness: (open * eyes) / distance(forehead, chin), nose: onLine / eyes ** 2, pose };
}

const at = (landmarks: Float32Array, point: number, axis: number) => landmarks[2 * point + axis] ?? 0;

function restOf(frames: readonly FaceMotion[]): FaceMotion {
  const median = (value: (motion: FaceMotion) => number) => {
    const sorted = frames.map(value).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return {
    openness: median(({ openness }) => openness),
    nose: median(({ nose }) => nose),
    pose: {
      yaw: median(({ pose }) => pose.yaw),
      pitch: median(({ pose }) => pose.pitch),
      roll: median(({ pose }) => pose.roll),
    },
  };
}

const placeOf = ({ box: { x, y, width, height } }: LiveFace) => ({
  x: x + width / 2,
  y: y + height / 2,
  width,
});

/** A head does not cross its own width from one frame to the next, nor grow to twice its size. */
function jumped(from: { x: number; y: number; width: number }, to: typeof from): boolean {
  const larger = Math.max(from.width, to.width);
  return Math.hypot(to.x - from.x, to.y - from.y) > larger || larger > 2 * Math.min(from.width, to.width);
}

/** Ends a challenge as failed. */
export const fail = (challenge: Challenge, failure: Failure): Challenge => ({
  ...challenge,
  phase: 'failed',
  failure,
});

const ASKED = { blink: 'verify.askBlink', left: 'verify.askLeft', right: 'verify.askRight' } as const;
const MADE = { blink: 'verify.blinked', left: 'verify.turnedLeft', right: 'verify.turnedRight' } as const;
const FAILED = {
  several: 'verify.liveSeveral',
  gone: 'verify.liveGone',
  jumped: 'verify.liveJumped',
  swapped: 'verify.liveSwapped',
} as const;

/** What to do now, or how it ended. */
export function describeChallenge({ phase, step, prompts, failure, rest }: Challenge): Message {
  const prompt = prompts[step];
  if (phase === 'steady') return message('verify.askSteady');
  if (phase === 'act' && prompt) return message(ASKED[prompt]);
  if (phase === 'back') return message(prompt === 'blink' ? 'verify.askOpen' : 'verify.askFront');
  if (phase === 'passed') return describeMoves(prompts);
  if (failure && failure !== 'late') return message(FAILED[failure]);
  const seconds = STEP_LIMIT / 1000;
  return rest
    ? message('verify.liveNotSeen', { prompt: prompt ?? 'blink', second: step > 0 ? 'yes' : 'no', seconds })
    : message('verify.liveNobody', { seconds });
}

function describeMoves(prompts: readonly Prompt[]): Message {
  const [first, second] = prompts.map((each) => message(MADE[each]));
  if (!first) throw new RangeError('A challenge without movements.');
  return second ? message('verify.movedTwice', { first, second }) : message('verify.moved', { first });
}
