import { describe, expect, it } from 'vitest';
import { sentences } from '../../words/numbers.ts';
import { tell } from '../../words/say.ts';
import type { FaceObservation } from '../types.ts';
import { allOpen, describePhoto, firstAdvice, judgeFrame, POSE_GOALS } from './guidance.ts';

function face(change: {
  eyeDistance?: number;
  sharpness?: number;
  exposure?: Partial<FaceObservation['quality']['exposure']>;
  pose?: Partial<FaceObservation['pose']>;
}): FaceObservation {
  return {
    box: { x: 0, y: 0, width: 200, height: 220 },
    score: 0.99,
    landmarks: new Float32Array(936),
    pose: { yaw: 0, pitch: 0, roll: 0, ...change.pose },
    quality: {
      eyeDistance: change.eyeDistance ?? 80,
      sharpness: change.sharpness ?? 300,
      exposure: { mean: 0.5, contrast: 0.2, underexposed: 0, overexposed: 0, ...change.exposure },
    },
    encoding: null,
    chip: null,
  };
}

const said = (advice: ReturnType<typeof firstAdvice>) => advice && tell({ key: advice });

describe('judgeFrame', () => {
  it('opens every gate for a good frame', () => {
    const gates = judgeFrame([face({})]);
    expect(gates.map((gate) => gate.id)).toEqual(['one', 'large', 'sharp', 'lit', 'facing']);
    expect(allOpen(gates)).toBe(true);
    expect(firstAdvice(gates)).toBeNull();
  });

  it.each([
    ['nobody', [], 'Look into the camera.'],
    ['two people', [face({}), face({})], 'Only one person may be in the picture.'],
    ['a far face', [face({ eyeDistance: 20 })], 'Come closer.'],
    ['a blurred face', [face({ sharpness: 5 })], 'Hold still, and wipe the lens if it stays blurred.'],
    ['the dark', [face({ exposure: { mean: 0.08 } })], 'Too dark: turn towards a light.'],
    ['glare', [face({ exposure: { overexposed: 0.5 } })], 'Too bright: move away from the light.'],
    ['a turned head', [face({ pose: { yaw: -35 } })], 'Turn your face to the camera.'],
    ['a lifted chin', [face({ pose: { pitch: 30 } })], 'Lower your chin a little.'],
    ['a leaning head', [face({ pose: { roll: 50 } })], 'Hold your head upright.'],
  ])('says what to do about %s', (_name, faces, advice) => {
    const gates = judgeFrame(faces);
    expect(allOpen(gates)).toBe(false);
    expect(said(firstAdvice(gates))).toBe(advice);
  });

  it('asks for the pose of a goal', () => {
    const left = POSE_GOALS[1];
    expect(said(firstAdvice(judgeFrame([face({})], left)))).toBe('Turn your head a little to the left.');
    expect(allOpen(judgeFrame([face({ pose: { yaw: 18 } })], left))).toBe(true);
  });
});

describe('describePhoto', () => {
  it.each([
    ['a good one', {}, ''],
    [
      'a small one',
      { eyeDistance: 14.4 },
      'A small face (14 pixels between the eyes): matches will be less sure.',
    ],
    ['one from the side', { pose: { yaw: -48 } }, 'Seen from the side: a frontal picture works better.'],
    ['a lifted head', { pose: { pitch: 41 } }, 'Seen from below: a frontal picture works better.'],
    ['a lowered head', { pose: { pitch: -41 } }, 'Seen from above: a frontal picture works better.'],
    // It is set upright before it is encoded.
    ['a tilted head', { pose: { roll: 55 } }, ''],
    ['a soft one', { sharpness: 5 }, 'Blurred: a sharper picture works better.'],
    // Whatever is dark is soft too: one reason is enough.
    ['a dark one', { sharpness: 3, exposure: { mean: 0.06 } }, 'Very dark: a lighter picture works better.'],
    [
      'two faults',
      { pose: { yaw: 44 }, sharpness: 5 },
      'Seen from the side: a frontal picture works better. Blurred: a sharper picture works better.',
    ],
  ])('says what spoils a comparison with %s', (_name, change, sentence) => {
    expect(sentences(...describePhoto(face(change)).map(tell))).toBe(sentence);
  });
});
