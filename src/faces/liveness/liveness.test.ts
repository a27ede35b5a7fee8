import { describe, expect, it } from 'vitest';
import { tell } from '../../words/say.ts';
import {
  advance,
  beginChallenge,
  type Challenge,
  describeChallenge,
  drawPrompts,
  type LiveFace,
  measure,
  type Prompt,
  STEP_LIMIT,
} from './liveness.ts';

interface Drawn {
  /** Eye aspect ratio. */
  eyes?: number;
  /** Degrees. */
  yaw?: number;
  pitch?: number;
  /** Where the nose's tip stands between the outer eye corners, 0 to 1. */
  nose?: number;
  x?: number;
  width?: number;
  /** Flattens the picture, as tilting it does. */
  flat?: number;
  narrow?: number;
}

/** A face of the points that matter: outer eye corners 100 apart, eyes 30 wide, 150 from forehead to chin. */
function face({
  eyes = 0.3,
  yaw = 0,
  pitch = 0,
  nose = 0.5,
  x = 0,
  width = 140,
  flat = 1,
  narrow = 1,
}: Drawn = {}): LiveFace {
  const landmarks = new Float32Array(468 * 2);
  const put = (point: number, px: number, py: number) => landmarks.set([px * narrow, py * flat], 2 * point);
  const lid = (30 * eyes) / 2;
  for (const [corner, upper, lower, side] of [
    [33, [160, 158], [144, 153], 1],
    [263, [387, 385], [373, 380], -1],
  ] as const) {
    const from = corner === 33 ? 0 : 100;
    put(corner, from, 0);
    put(corner === 33 ? 133 : 362, from + side * 30, 0);
    [10, 20].forEach((along, i) => {
      put(upper[i] ?? 0, from + side * along, -lid);
      put(lower[i] ?? 0, from + side * along, lid);
    });
  }
  put(1, 100 * nose, 40);
  put(10, 50, -50);
  put(152, 50, 100);
  return { box: { x, y: 0, width, height: 180 }, landmarks, pose: { yaw, pitch, roll: 0 } };
}

type Scene = [frames: number, ...faces: Drawn[]];
const FRAME = 100;

/** Plays scenes at 10 frames a second; a scene without a face shows none. */
function play(prompts: Prompt[], ...scenes: Scene[]): Challenge {
  let challenge = beginChallenge(prompts, 0);
  let now = 0;
  for (const [frames, ...drawn] of scenes) {
    for (let i = 0; i < frames; i++) {
      challenge = advance(challenge, drawn.map(face), now);
      now += FRAME;
    }
  }
  return challenge;
}

const rest: Scene = [8, {}];
const closed: Scene = [2, { eyes: 0.22 }];
/** To the person's left: the picture's right. */
const left: Scene = [4, { yaw: 18, nose: 0.65 }];
const right: Scene = [4, { yaw: -18, nose: 0.35 }];

describe('measure', () => {
  it('gives the eye aspect ratio over the shape of the face, and where the nose stands', () => {
    // (9 + 9) / (2 * 30) = 0.3; height over the distance of the eyes is 1.5.
    expect(measure(face())).toMatchObject({ nose: 0.5 });
    expect(measure(face()).openness).toBeCloseTo(0.2, 6);
    expect(measure(face({ eyes: 0.15 })).openness).toBeCloseTo(0.1, 6);
    expect(measure(face({ nose: 0.65 })).nose).toBeCloseTo(0.65, 6);
  });

  it('is the same of a picture that is tilted or turned: it shrinks evenly', () => {
    expect(measure(face({ flat: 0.7 })).openness).toBeCloseTo(0.2, 6);
    expect(measure(face({ narrow: 0.7, nose: 0.6 })).nose).toBeCloseTo(0.6, 6);
  });
});

const said = (challenge: Challenge) => tell(describeChallenge(challenge));

describe('a challenge', () => {
  it.each<[string, Prompt[], Scene[], string]>([
    [
      'blink, then left',
      ['blink', 'left'],
      [closed, rest, left, rest],
      'Moved as asked: blinked, then turned left.',
    ],
    [
      'right, then blink',
      ['right', 'blink'],
      [right, rest, closed, rest],
      'Moved as asked: turned right, then blinked.',
    ],
    [
      'left, then right',
      ['left', 'right'],
      [left, rest, right, rest],
      'Moved as asked: turned left, then turned right.',
    ],
    ['one frame of closed eyes', ['blink'], [[1, { eyes: 0.2 }], rest], 'Moved as asked: blinked.'],
    ['without a face for a second', ['blink'], [[10], closed, rest], 'Moved as asked: blinked.'],
  ])('is passed: %s', (_, prompts, scenes, sentence) => {
    const end = play(prompts, rest, ...scenes);
    expect([end.phase, said(end)]).toEqual(['passed', sentence]);
  });

  const long = STEP_LIMIT / FRAME + 2;
  it.each<[string, Prompt[], Scene[], string]>([
    [
      'a still picture',
      ['blink', 'left'],
      [[long, {}]],
      'No blink was seen within 10 seconds. A still picture fails like this.',
    ],
    [
      'a still picture, asked to turn',
      ['right'],
      [[long, {}]],
      'No turn to the right and back was seen within 10 seconds. A still picture fails like this.',
    ],
    [
      'a picture that is tilted',
      ['blink'],
      [[long, { flat: 0.7, pitch: 8 }]],
      'No blink was seen within 10 seconds.',
    ],
    [
      'a picture that is turned',
      ['left'],
      [[long, { narrow: 0.7, yaw: 20 }]],
      'No turn to the left and back was seen',
    ],
    [
      'eyes that close while the head turns',
      ['blink'],
      [[long, { eyes: 0.1, yaw: 20 }]],
      'No blink was seen',
    ],
    ['eyes that stay closed', ['blink'], [[long, { eyes: 0.1 }]], 'No blink was seen'],
    [
      'a turn to the other side',
      ['left'],
      [right, rest, [long, {}]],
      'No turn to the left and back was seen',
    ],
    [
      'a turn without coming back',
      ['left'],
      [[long, { yaw: 18, nose: 0.65 }]],
      'No turn to the left and back was seen',
    ],
    [
      'the second movement left out',
      ['left', 'blink'],
      [left, [long, {}]],
      'No blink was seen as the second movement within 10 seconds.',
    ],
    ['nobody comes back', ['blink'], [[17]], 'The face left the picture.'],
    ['somebody else comes in', ['blink'], [[1, {}, { x: 300 }]], 'More than one face came into the picture.'],
    ['a face that jumps', ['blink'], [[1, { x: 200 }]], 'The face jumped from one place to another'],
    [
      'a face that is suddenly twice as large',
      ['blink'],
      [[1, { width: 300 }]],
      'The face jumped from one place to another',
    ],
  ])('is failed: %s', (_, prompts, scenes, sentence) => {
    const end = play(prompts, rest, ...scenes);
    expect(end.phase).toBe('failed');
    expect(said(end)).toContain(sentence);
  });

  it('does not begin with a face seen from the side, and says so at the end of its time', () => {
    const end = play(['blink'], [STEP_LIMIT / FRAME + 2, { yaw: 30 }]);
    expect(said(end)).toBe('No face looked straight into the camera for half a second within 10 seconds.');
  });

  it('says what to do at each moment', () => {
    expect(said(play(['blink', 'left']))).toBe('Look straight into the camera.');
    expect(said(play(['blink', 'left'], rest))).toBe('Close your eyes for a moment, then open them.');
    expect(said(play(['blink', 'left'], rest, closed))).toBe('Now open your eyes.');
    expect(said(play(['blink', 'left'], rest, closed, rest))).toBe('Turn your head to your left, then back.');
    expect(said(play(['left'], rest, left))).toBe('Now look straight again.');
  });

  it('stays as it ended', () => {
    const end = play(['blink'], rest, [1, {}, { x: 300 }], closed, rest);
    expect(end.failure).toBe('several');
  });
});

it('two different movements are drawn, each of the six orders as often as the others', () => {
  const drawn = Array.from({ length: 60 }, (_, i) => {
    const numbers = [(i % 3) / 3, (i % 2) / 2];
    return drawPrompts(() => numbers.shift() ?? 0).join();
  });
  expect(new Set(drawn).size).toBe(6);
  expect(drawn.filter((each) => each === 'blink,left')).toHaveLength(10);
});
