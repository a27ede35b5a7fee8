import { describe, expect, it } from 'vitest';
import { compareOneShot, SoftmaxHead } from './oneShot.ts';

describe('the softmax classifier', () => {
  it('has a weight for each number and person, and a bias for each person', () => {
    expect(new SoftmaxHead(64, 10).parameters).toBe(650);
    expect(new SoftmaxHead(64, 11).parameters).toBe(715);
  });

  it('has the cost and the gradient of finite differences', () => {
    const head = new SoftmaxHead(2, 3);
    const lessons = [
      { encoding: Float32Array.of(1, -1), person: 0 },
      { encoding: Float32Array.of(0.5, 2), person: 2 },
    ];
    // Without weights every person is as likely: log 3.
    expect(head.crossEntropy(new Float32Array(9), lessons).cost).toBeCloseTo(Math.log(3), 6);
    const point = Float32Array.from({ length: 9 }, (_, i) => Math.sin(i));
    const { gradient } = head.crossEntropy(point, lessons);
    gradient.forEach((value, i) => {
      const at = (step: number) =>
        head.crossEntropy(
          point.map((p, k) => (k === i ? p + step : p)),
          lessons,
        ).cost;
      expect(value).toBeCloseTo((at(1e-3) - at(-1e-3)) / 2e-3, 3);
    });
  });
});

it('compares: the classifier knows nobody new until it is trained again, the encoder at once', async () => {
  // Four people at the corners of a square, a newcomer beside the second; four photos each.
  const corners = [[0, 0], [4, 0], [0, 4], [4, 4], [5, 1.5]] as const; // biome-ignore format: one line reads better
  const people: number[] = [];
  const encodings: Float32Array[] = [];
  corners.forEach(([x, y], person) => {
    for (let photo = 0; photo < 4; photo++) {
      people.push(person);
      encodings.push(Float32Array.of(x + 0.2 * Math.cos(photo * 2), y + 0.2 * Math.sin(photo * 2)));
    }
  });
  const { softmax, encoder, tested, learnt } = await compareOneShot(encodings, people, 2);
  expect([learnt, tested]).toEqual([2, 10]);
  expect([softmax.parametersBefore, softmax.parametersAfter]).toEqual([12, 15]);
  expect([softmax.newcomerBefore, softmax.newcomerTests]).toEqual([0, 2]);
  expect(softmax.takenFor).toBe(1);
  expect(softmax.takenWith).toBeGreaterThan(0.6);
  expect(softmax.newcomerAfter).toBe(2);
  expect(encoder).toMatchObject({ photos: 1, parametersChanged: 0, newcomer: 2, accuracy: 1 });
});
