import { expect, it } from 'vitest';
import { personLabel } from './labels.ts';
import { HARDLY, rankQuestions } from './questions.ts';

const CUT = 0.3;
/** Faces are told as `group.photo`. */
const groups = {
  a: { id: 'a', label: personLabel('ada'), faces: ['a.1', 'a.2', 'a.3', 'a.4'] },
  b: { id: 'b', label: null, faces: ['b.5', 'b.6'] },
  c: { id: 'c', label: null, faces: ['c.7', 'c.8', 'c.9'] },
  d: { id: 'd', label: null, faces: ['d.4', 'd.10'] },
  e: { id: 'e', label: personLabel('eva'), faces: ['e.11', 'e.12'] },
};
const groupOf = (face: string) => groups[face[0] as keyof typeof groups];
const photoOf = (face: string) => face.slice(2);
const ask = (...pairs: [string, string, number][]) =>
  rankQuestions(
    pairs.map(([a, b, distance]) => ({ a: [`${a}.x`], b: [`${b}.x`], distance })),
    groupOf,
    photoOf,
    CUT,
  ).map(({ a, b }) => a + b);

it('asks first what a yes is likely for and brings most together, the larger group first', () => {
  // Chance times faces: a third of .12 over the cut leaves 2/3 * 2; half leaves 1/2 * 3; at the cut it is certain.
  expect(ask(['b', 'a', CUT + 0.04], ['c', 'a', CUT + 0.06])).toEqual(['ac', 'ab']);
  expect(ask(['a', 'b', CUT], ['a', 'c', CUT + 0.06])).toEqual(['ab', 'ac']);
  expect(ask(['a', 'b', HARDLY])).toEqual([]);
});

it('does not ask of people side by side in one photo, of two with names, or twice of one pair', () => {
  expect(ask(['a', 'd', CUT], ['a', 'e', CUT], ['b', 'b', CUT])).toEqual([]);
  expect(ask(['b', 'c', 0.35], ['c', 'b', 0.33])).toEqual(['cb']);
  expect(ask(['b', 'z', CUT])).toEqual([]);
});
