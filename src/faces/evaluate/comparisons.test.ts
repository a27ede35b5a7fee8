import { describe, expect, it } from 'vitest';
import { randomUniform } from '../../picture/random.ts';
import { squaredDistance } from '../match/distance.ts';
import { compareAll, compareListed, genuinePairs, splitSorted, worstPairs } from './comparisons.ts';

const still = async () => undefined;

const meanOf = (numbers: ArrayLike<number>) =>
  Array.from(numbers).reduce((sum, each) => sum + each, 0) / numbers.length;

/** Points on a line: distances are easy to work out. Two of person 0 at 0 and 1, two of person 1 at 3 and 7. */
const line = { rows: Float32Array.of(0, 1, 3, 7), dimension: 1, people: Uint16Array.of(0, 0, 1, 1) };

describe('every picture with every other', () => {
  it('has the squared distances of both kinds', async () => {
    const pairs = await compareAll(line, {}, still);
    expect([...pairs.distance]).toEqual([1, 9, 49, 4, 36, 16]);
    expect([...pairs.same]).toEqual([1, 0, 0, 0, 0, 1]);
    expect(pairs.impostorInAll).toBe(4);
    const { genuine, impostor } = splitSorted(pairs);
    expect([...genuine]).toEqual([1, 16]);
    expect([...impostor]).toEqual([4, 9, 36, 49]);
  });

  it('agrees with the distance everything else uses, of an odd dimension too', async () => {
    const uniform = randomUniform(3);
    const [x, y] = [0, 1].map(() => Float32Array.from({ length: 127 }, uniform));
    const rows = Float32Array.of(...(x ?? []), ...(y ?? []));
    const pairs = await compareAll({ rows, dimension: 127, people: Uint16Array.of(0, 1) }, {}, still);
    expect(pairs.distance[0]).toBeCloseTo(squaredDistance(x as Float32Array, y as Float32Array), 12);
  });

  it('draws impostor pairs when there are too many, and keeps all genuine ones', async () => {
    const count = 200;
    const rows = Float32Array.from({ length: count }, (_, i) => i);
    const people = Uint16Array.from({ length: count }, (_, i) => i >> 1);
    const pairs = await compareAll({ rows, dimension: 1, people }, { most: 5000 }, still);
    const { genuine, impostor } = splitSorted(pairs);
    expect(genuine).toHaveLength(100);
    expect(pairs.impostorInAll).toBe(19_800);
    // 4,900 expected, standard deviation 61.
    expect(Math.abs(impostor.length - 4900)).toBeLessThan(6 * 61);
    const all = splitSorted(await compareAll({ rows, dimension: 1, people }, {}, still)).impostor;
    expect(Math.abs(meanOf(impostor) / meanOf(all) - 1)).toBeLessThan(0.06);
  });
});

it('compares listed pairs as the list says', () => {
  const pairs = compareListed(line, [
    { left: 3, right: 0, same: false, fold: 0 },
    { left: 0, right: 1, same: true, fold: 1 },
  ]);
  expect([...pairs.distance]).toEqual([49, 1]);
  expect([...pairs.same]).toEqual([0, 1]);
});

it('names the worst pairs, worst first', async () => {
  const worst = worstPairs(await compareAll(line, {}, still), 2);
  expect(worst.genuine).toEqual([
    { left: 2, right: 3, distance: 16 },
    { left: 0, right: 1, distance: 1 },
  ]);
  expect(worst.impostor).toEqual([
    { left: 1, right: 2, distance: 4 },
    { left: 0, right: 2, distance: 9 },
  ]);
});

it('counts genuine pairs: n (n - 1) / 2 each', () => {
  expect(genuinePairs(Uint16Array.of(4, 1, 4, 4, 1, 2))).toBe(3 + 1);
});
