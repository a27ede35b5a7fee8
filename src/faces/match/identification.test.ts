import { describe, expect, it } from 'vitest';
import { randomNormal } from '../../picture/random.ts';
import { gallerySizes, rankOne, sizesUpTo } from './identification.ts';
import { falseMatchInSearch } from './thresholds.ts';

const still = async () => undefined;

it('rank one: the first picture is enrolled, the others are asked for', async () => {
  // Person 0 at 0 (enrolled), 1; person 1 at 3 (enrolled), 1.4, 4: 1.4 is nearer to person 0.
  const rows = Float32Array.of(0, 3, 1, 1.4, 4);
  const found = await rankOne({ rows, dimension: 1, people: Uint16Array.of(0, 1, 0, 1, 1) }, still);
  expect(found).toEqual([
    { person: 0, right: 1, of: 1 },
    { person: 1, right: 1, of: 2 },
  ]);
});

it('sizes go 1, 2, 5, 10, ... and end with all', () => {
  expect(sizesUpTo(1)).toEqual([1]);
  expect(sizesUpTo(15)).toEqual([1, 2, 5, 10, 15]);
  expect(sizesUpTo(20)).toEqual([1, 2, 5, 10, 20]);
  expect(sizesUpTo(5000).at(-1)).toBe(1000);
});

describe('random sub-galleries', () => {
  it('raise FPIR with K as independence predicts when distances are independent', async () => {
    // Distances between points drawn evenly on a sphere, here of radius 1/2, are independent in pairs.
    const normal = randomNormal(7);
    const [people, copies, dimension] = [80, 2, 64];
    const rows = new Float32Array(people * copies * dimension);
    for (let row = 0; row < people * copies; row++) {
      const point = Array.from({ length: dimension }, normal);
      const length = Math.hypot(...point);
      point.forEach((each, k) => {
        rows[row * dimension + k] = each / length / 2;
      });
    }
    const labels = Uint16Array.from({ length: people * copies }, (_, i) => i % people);
    const sizes = await gallerySizes({ rows, dimension, people: labels }, people, {}, still);
    expect(sizes.map((size) => size.people)).toEqual([1, 2, 5, 10, 20, 50, 60]);
    // d is 0.5 with a deviation of 0.0625, so 5.5 % lie under 0.4.
    for (const { people: size, fpir } of sizes) {
      expect(Math.abs((fpir[400] ?? 0) - falseMatchInSearch(0.055, size))).toBeLessThan(0.05);
    }
  });

  it('count a person as missed when another is nearer, whatever tau', async () => {
    // Three people; the second picture of each lies on somebody else's first.
    const rows = Float32Array.of(0, 10, 20, 10, 20, 0);
    const labels = Uint16Array.of(0, 1, 2, 0, 1, 2);
    const sizes = await gallerySizes({ rows, dimension: 1, people: labels }, 3, {}, still);
    const [one, two] = sizes;
    expect(one?.people).toBe(1);
    expect(two?.people).toBe(2);
    // No own distance is under 2, so all are missed; a stranger is on a gallery picture at times.
    expect(one?.fnir[2000]).toBe(1);
    expect(two?.fpir[0]).toBeGreaterThan(0);
  });

  it('say nothing with two people', async () => {
    const input = { rows: Float32Array.of(0, 1), dimension: 1, people: Uint16Array.of(0, 1) };
    expect(await gallerySizes(input, 2, {}, still)).toEqual([]);
  });
});
