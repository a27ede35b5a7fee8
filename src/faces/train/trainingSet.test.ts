import { describe, expect, it } from 'vitest';
import { randomUniform } from '../../picture/random.ts';
import { Gallery } from '../match/matching.ts';
import { applyHead } from './head.ts';
import { bestThreshold, distancesOf, drawBatch, histogram, splitPeople } from './trainingSet.ts';

const people = [0, 0, 1, 1, 1, 2, 3, 3, 4, 4, 5, 5];
const owners = (rows: number[]) => new Set(rows.map((row) => people[row]));

describe('putting people aside', () => {
  it('keeps the two sides disjoint and leaves out who has one photo', () => {
    const { train, heldOut, single } = splitPeople(people, 2, 1);
    expect(single).toBe(1);
    expect(owners(heldOut).size).toBe(2);
    expect(owners(train).size).toBe(3);
    expect([...owners(train)].filter((person) => owners(heldOut).has(person))).toEqual([]);
    expect([...train, ...heldOut].every((row) => people[row] !== 2)).toBe(true);
    expect(splitPeople(people, 2, 1)).toEqual(splitPeople(people, 2, 1));
  });

  it('leaves two people to learn from, however many were asked for', () => {
    expect(owners(splitPeople(people, 50, 1).train).size).toBe(2);
  });

  it('says what is missing', () => {
    expect(() => splitPeople([0, 0, 1, 2, 2, 3], 1, 1)).toThrow('TooFewPhotos {"count":2}');
  });
});

it('draws batches of the asked people and photos', () => {
  const { train } = splitPeople(people, 2, 1);
  const rows = drawBatch(train, people, { people: 2, photos: 2 }, randomUniform(4));
  expect(owners(rows).size).toBe(2);
  expect(rows).toHaveLength(4);
});

it('parts pairs by whether they are of one person, and finds the threshold between', () => {
  const pairs = distancesOf(Float32Array.of(0, 1, 5, 6), 1, [0, 0, 1, 1]);
  expect(pairs).toEqual({ genuine: [1, 1], impostor: [25, 36, 16, 25] });
  expect(bestThreshold(pairs)).toBe(8.5);
});

it('counts shares in equal steps, the far ones in the last', () => {
  expect(histogram([0.15, 0.31, 0.35, 9], 0.4, 4)).toEqual([0, 0.25, 0, 0.75]);
});

it('searches a gallery through a head', () => {
  // A head that forgets the second number: W1 and W2 are zero, so u = x + b2; then a residual that cancels it.
  const hidden = 2;
  const w1 = Float32Array.of(0, 0, 1, -1);
  const w2 = Float32Array.of(0, -1, 0, 1);
  const head = { id: 'h', weights: [w1, new Float32Array(hidden), w2, new Float32Array(2)], scale: 0.5 };
  expect([...applyHead(head, Float32Array.of(2, 7))].map((value) => Math.round(100 * value))).toEqual([
    50, 0,
  ]);
  const rows = Float32Array.of(1, 9, -1, 0);
  const packed = { rows, dimension: 2, templateIds: ['a', 'b'], personIds: ['ada', 'bo'] };
  const probe = Float32Array.of(2, 0);
  expect(new Gallery(packed).nearestPeople(probe, 1)[0]?.personId).toBe('bo');
  const [nearest] = new Gallery({ ...packed, head }).nearestPeople(probe, 1);
  expect(nearest?.personId).toBe('ada');
  expect(nearest?.distance).toBeCloseTo(0, 6);
});
