import { type Key, type Message, message } from '../../words/keys.ts';
import type { FaceObservation } from '../types.ts';

/** One condition a good enrolment picture meets, and what to do when it does not. */
export interface Gate {
  id: 'one' | 'large' | 'sharp' | 'lit' | 'facing';
  /** The condition, in words. */
  label: Key;
  open: boolean;
  /** What to do; null when the gate is open. */
  advice: Key | null;
}

/** The poses an automatic capture asks for, in order; yaw and pitch in degrees. */
export interface PoseGoal {
  id: 'front' | 'left' | 'right' | 'up';
  instruction: Key;
  yaw: [number, number];
  pitch: [number, number];
}

/**
 * The limits, chosen by looking at what the encoder needs: its chip has about 50 pixels between the eyes, so fewer in
 * the picture means enlarging; past 25 degrees of yaw the far eye begins to vanish.
 */
export const LIMITS = {
  eyeDistance: 36,
  sharpness: 40,
  minMean: 0.2,
  maxMean: 0.85,
  maxClipped: 0.3,
  minContrast: 0.06,
  yaw: 22,
  pitch: 20,
  roll: 30,
} as const;

/** "Left" and "right" are the person's own: on a mirrored preview both sides look as expected. */
export const POSE_GOALS: PoseGoal[] = [
  { id: 'front', instruction: 'enroll.poseFront', yaw: [-10, 10], pitch: [-14, 14] },
  { id: 'left', instruction: 'enroll.poseLeft', yaw: [10, 28], pitch: [-18, 18] },
  { id: 'right', instruction: 'enroll.poseRight', yaw: [-28, -10], pitch: [-18, 18] },
];

/**
 * Judges the faces of one frame against every gate.
 * @param goal when given, `facing` means this pose instead of any frontal one
 */
export function judgeFrame(faces: readonly FaceObservation[], goal?: PoseGoal): Gate[] {
  const face = faces.length === 1 ? faces[0] : undefined;
  return [
    gate(
      'one',
      'enroll.gateOne',
      faces.length === 1,
      faces.length === 0 ? 'enroll.lookIntoCamera' : 'enroll.onlyOnePerson',
    ),
    gate(
      'large',
      'enroll.gateLarge',
      !!face && face.quality.eyeDistance >= LIMITS.eyeDistance,
      'enroll.comeCloser',
    ),
    gate(
      'sharp',
      'enroll.gateSharp',
      !!face && face.quality.sharpness >= LIMITS.sharpness,
      'enroll.holdStill',
    ),
    light(face),
    facing(face, goal),
  ];
}

/** Whether every gate is open. */
export function allOpen(gates: readonly Gate[]): boolean {
  return gates.every((each) => each.open);
}

/** The first thing to do, or null when nothing is. */
export function firstAdvice(gates: readonly Gate[]): Key | null {
  return gates.find((each) => !each.open)?.advice ?? null;
}

function light(face: FaceObservation | undefined): Gate {
  const lit = (open: boolean, advice: Key) => gate('lit', 'enroll.gateLit', open, advice);
  if (!face) return lit(false, 'enroll.evenLight');
  const { mean, contrast, underexposed, overexposed } = face.quality.exposure;
  if (mean < LIMITS.minMean || underexposed > LIMITS.maxClipped) return lit(false, 'enroll.tooDark');
  if (mean > LIMITS.maxMean || overexposed > LIMITS.maxClipped) return lit(false, 'enroll.tooBright');
  return lit(contrast >= LIMITS.minContrast, 'enroll.tooFlat');
}

function facing(face: FaceObservation | undefined, goal: PoseGoal | undefined): Gate {
  const frontal = (open: boolean, advice: Key) => gate('facing', 'enroll.gateFacing', open, advice);
  if (!face) return frontal(false, 'enroll.lookIntoCamera');
  const { yaw, pitch, roll } = face.pose;
  if (goal) {
    const there = within(yaw, goal.yaw) && within(pitch, goal.pitch) && Math.abs(roll) <= LIMITS.roll;
    return gate('facing', 'enroll.gatePose', there, goal.instruction);
  }
  if (Math.abs(roll) > LIMITS.roll) return frontal(false, 'enroll.headUpright');
  if (Math.abs(pitch) > LIMITS.pitch)
    return frontal(false, pitch > 0 ? 'enroll.lowerChin' : 'enroll.raiseChin');
  return frontal(Math.abs(yaw) <= LIMITS.yaw, 'enroll.turnToCamera');
}

function gate(id: Gate['id'], label: Key, open: boolean, advice: Key): Gate {
  return { id, label, open, advice: open ? null : advice };
}

const within = (value: number, [low, high]: [number, number]) => value >= low && value <= high;

/**
 * From where on a photo's face spoils a comparison. Measured with faces of the package's sample photos against themselves made
 * smaller, darker and softer, d between both: under 20 pixels between the eyes .02 to .06; at a mean grey level of 0.1 .04, and one
 * of 21 over 0.36; at a sharpness of 7 .05, of 3 .10, of 1.5 .23. What is milder moves d by less than .03; a tilted head,
 * up to 60 degrees, by .002: it is set upright before it is encoded.
 */
const SPOILT = {
  eyeDistance: 20,
  minMean: 0.1,
  maxClipped: 0.5,
  sharpness: 10,
  yaw: 40,
  pitch: 35,
} as const;

/** What is doubtful about a face in a photo, a sentence each; none when nothing is. */
export function describePhoto(face: FaceObservation): Message[] {
  if (face.doubt) return [message('people.perhapsNoFace')];
  return [describeSize(face), describePose(face), describeLight(face)].filter((each) => each !== null);
}

function describeSize({ quality }: FaceObservation): Message | null {
  if (quality.eyeDistance >= SPOILT.eyeDistance) return null;
  return message('people.smallFace', { pixels: Math.round(quality.eyeDistance) });
}

function describePose({ pose }: FaceObservation): Message | null {
  if (Math.abs(pose.yaw) > SPOILT.yaw) return message('people.fromSide');
  if (Math.abs(pose.pitch) > SPOILT.pitch)
    return message(pose.pitch > 0 ? 'people.fromBelow' : 'people.fromAbove');
  return null;
}

/** Sharpness is judged in good light only: whatever is dark looks soft. */
function describeLight({ quality: { exposure, sharpness } }: FaceObservation): Message | null {
  if (exposure.mean < SPOILT.minMean || exposure.underexposed > SPOILT.maxClipped)
    return message('people.veryDark');
  if (exposure.overexposed > SPOILT.maxClipped) return message('people.veryBright');
  return sharpness < SPOILT.sharpness ? message('people.blurred') : null;
}
