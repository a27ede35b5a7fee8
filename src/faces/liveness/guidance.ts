import type { FaceObservation } from '../types.ts';

/** One condition a good enrolment picture meets, and what to do when it does not. */
export interface Gate {
  id: 'one' | 'large' | 'sharp' | 'lit' | 'facing';
  label: string;
  open: boolean;
  /** What to do, in the imperative; empty when the gate is open. */
  advice: string;
}

/** The poses an automatic capture asks for, in order; yaw and pitch in degrees. */
export interface PoseGoal {
  id: 'front' | 'left' | 'right' | 'up';
  instruction: string;
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
  { id: 'front', instruction: 'Look straight at the camera', yaw: [-10, 10], pitch: [-14, 14] },
  { id: 'left', instruction: 'Turn your head a little to the left', yaw: [10, 28], pitch: [-18, 18] },
  { id: 'right', instruction: 'Turn your head a little to the right', yaw: [-28, -10], pitch: [-18, 18] },
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
      'One face',
      faces.length === 1,
      faces.length === 0 ? 'Look into the camera.' : 'Only one person in the picture, please.',
    ),
    gate('large', 'Large enough', !!face && face.quality.eyeDistance >= LIMITS.eyeDistance, 'Come closer.'),
    gate(
      'sharp',
      'Sharp',
      !!face && face.quality.sharpness >= LIMITS.sharpness,
      'Hold still, and wipe the lens if it stays blurred.',
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
export function firstAdvice(gates: readonly Gate[]): string | null {
  return gates.find((each) => !each.open)?.advice ?? null;
}

function light(face: FaceObservation | undefined): Gate {
  if (!face) return gate('lit', 'Well lit', false, 'Find even light on your face.');
  const { mean, contrast, underexposed, overexposed } = face.quality.exposure;
  if (mean < LIMITS.minMean || underexposed > LIMITS.maxClipped) {
    return gate('lit', 'Well lit', false, 'Too dark: turn towards a light.');
  }
  if (mean > LIMITS.maxMean || overexposed > LIMITS.maxClipped) {
    return gate('lit', 'Well lit', false, 'Too bright: move away from the light.');
  }
  return gate(
    'lit',
    'Well lit',
    contrast >= LIMITS.minContrast,
    'The light is too flat: turn a little towards a window or lamp.',
  );
}

function facing(face: FaceObservation | undefined, goal: PoseGoal | undefined): Gate {
  if (!face) return gate('facing', 'Facing the camera', false, 'Look into the camera.');
  const { yaw, pitch, roll } = face.pose;
  if (goal) {
    const there = within(yaw, goal.yaw) && within(pitch, goal.pitch) && Math.abs(roll) <= LIMITS.roll;
    return gate('facing', 'In the pose asked for', there, `${goal.instruction}.`);
  }
  if (Math.abs(roll) > LIMITS.roll)
    return gate('facing', 'Facing the camera', false, 'Hold your head upright.');
  if (Math.abs(pitch) > LIMITS.pitch) {
    return gate(
      'facing',
      'Facing the camera',
      false,
      pitch > 0 ? 'Lower your chin a little.' : 'Raise your chin a little.',
    );
  }
  return gate('facing', 'Facing the camera', Math.abs(yaw) <= LIMITS.yaw, 'Turn your face to the camera.');
}

function gate(id: Gate['id'], label: string, open: boolean, advice: string): Gate {
  return { id, label, open, advice: open ? '' : advice };
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

/** What is doubtful about a face in a photo, a sentence or two; empty when nothing is. */
export function describePhoto(face: FaceObservation): string {
  if (face.doubt) return 'This may be no face: what is made of it means nothing then.';
  return [describeSize(face), describePose(face), describeLight(face)].filter(Boolean).join(' ');
}

function describeSize({ quality }: FaceObservation): string {
  if (quality.eyeDistance >= SPOILT.eyeDistance) return '';
  const pixels = Math.round(quality.eyeDistance);
  return `A small face (${pixels} pixels between the eyes): matches will be less sure.`;
}

function describePose({ pose }: FaceObservation): string {
  if (Math.abs(pose.yaw) > SPOILT.yaw) return 'Seen from the side: a frontal picture works better.';
  if (Math.abs(pose.pitch) > SPOILT.pitch)
    return `Seen from ${pose.pitch > 0 ? 'below' : 'above'}: a frontal picture works better.`;
  return '';
}

/** Sharpness is judged in good light only: whatever is dark looks soft. */
function describeLight({ quality: { exposure, sharpness } }: FaceObservation): string {
  if (exposure.mean < SPOILT.minMean || exposure.underexposed > SPOILT.maxClipped)
    return 'Very dark: a lighter picture works better.';
  if (exposure.overexposed > SPOILT.maxClipped) return 'Very bright: a darker picture works better.';
  return sharpness < SPOILT.sharpness ? 'Blurred: a sharper picture works better.' : '';
}
