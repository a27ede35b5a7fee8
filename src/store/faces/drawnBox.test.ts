import { expect, it } from 'vitest';
import type { Box, FaceObservation } from '../../faces/types.ts';
import { around, nearestTo, sameFace } from './drawnBox.ts';

const box = (x: number, y: number, width: number, height = width): Box => ({ x, y, width, height });
const face = (at: Box) => ({ box: at }) as FaceObservation;

it('room of 0.6 of the box on each side is looked at, inside the picture, in whole pixels', () => {
  expect(around(box(100, 50, 20), { width: 640, height: 480 })).toEqual(box(88, 38, 44));
  // 3 - 12 and 470 - 12 to the left and above; 23 + 12 and 490 + 12, which the picture's end cuts, to the right and below.
  expect(around(box(3, 470, 20), { width: 640, height: 480 })).toEqual({
    x: 0,
    y: 458,
    width: 35,
    height: 22,
  });
});

it('the face meant is the one whose middle is nearest to the middle of the box, and inside it', () => {
  const [left, middle, outside] = [face(box(0, 0, 10)), face(box(6, 4, 10)), face(box(30, 0, 10))];
  expect(nearestTo([left, middle, outside], box(0, 0, 20))).toBe(middle);
  expect(nearestTo([outside], box(0, 0, 20))).toBeNull();
});

it('boxes with half of what they cover in common are around one face', () => {
  // 80 in common, of 120 together: two thirds. Then 60 of 140: less than a half.
  expect(sameFace(box(0, 0, 10), box(2, 0, 10))).toBe(true);
  expect(sameFace(box(0, 0, 10), box(4, 0, 10))).toBe(false);
  expect(sameFace(box(0, 0, 10), box(20, 20, 10))).toBe(false);
});
