import { expect, it } from 'vitest';
import type { Capture } from './Enroll.tsx';
import { peopleIn } from './peopleIn.ts';

const capture = (id: number, x: number, more: Partial<Capture> = {}): Capture => ({
  id,
  encoding: Float32Array.of(x),
  chip: { width: 1, height: 1, data: new Uint8ClampedArray(4) } as Capture['chip'],
  source: 'photo',
  contentHash: `photo ${id}`,
  cautions: [],
  ...more,
});
const ids = (captures: Capture[]) => peopleIn(captures).map((own) => own.map(({ id }) => id).join(' '));

it('three photos of three people are three people, and another photo of one joins them, wherever it came', () => {
  expect(ids([capture(1, 0), capture(2, 1), capture(3, 2)])).toEqual(['1', '2', '3']);
  expect(ids([capture(1, 0), capture(2, 1), capture(3, 0.3), capture(4, 2)])).toEqual(['1 3', '2', '4']);
});

it('two faces of one photo are two people; the camera’s pictures are one, whatever the pose', () => {
  expect(ids([capture(1, 0, { contentHash: 'group' }), capture(2, 0.5, { contentHash: 'group' })])).toEqual([
    '1',
    '2',
  ]);
  const live = { source: 'camera', contentHash: null } as const;
  expect(ids([capture(1, 0, live), capture(2, 1, live), capture(3, 2)])).toEqual(['1 2', '3']);
});

it('nobody is in no pictures', () => {
  expect(peopleIn([])).toEqual([]);
});
