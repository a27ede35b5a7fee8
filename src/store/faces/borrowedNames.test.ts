import { expect, it } from 'vitest';
import { identifyAmong, named } from './borrowedNames.ts';

const face = (x: number, ...encoding: number[]) => ({
  box: { x, y: 0, width: 10, height: 10 },
  encoding: encoding.length > 0 ? Float32Array.from(encoding) : null,
});

it('names go from left to right of the picture that was mirrored; a face without an encoding has none', () => {
  const people = named([face(10, 1), face(80, 2), face(40)]);
  expect(people.map(({ name, encoding }) => [name, ...encoding])).toEqual([
    ['Ada', 2],
    ['Cleo', 1],
  ]);
  expect(named([face(10, 1), face(80, 2)], ['Ada', 'Cleo']).map(({ name }) => name)).toEqual(['Bea', 'Dina']);
});

it('a face is the nearest of them within tau, and nobody beyond', () => {
  const people = named([face(80, 0), face(40, 1)]);
  const rule = { tau: 0.36, margin: 0.05 };
  // d = .3 squared, and .7 squared to the other.
  const near = identifyAmong(people, Float32Array.of(0.3), rule);
  expect(near).toMatchObject({ verdict: 'known', margin: expect.closeTo(0.4, 6) });
  expect(near.candidates.map(({ personId }) => personId)).toEqual(['borrowed 0', 'borrowed 1']);
  expect(near.candidates[0]?.distance).toBeCloseTo(0.09, 6);
  expect(identifyAmong(people, Float32Array.of(-2), rule).verdict).toBe('unknown');
});
