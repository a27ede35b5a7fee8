import { describe, expect, it } from 'vitest';
import { randomNormal } from '../../picture/random.ts';
import { tell } from '../../words/say.ts';
import { type EvaluationInput, evaluate, ratesOf } from './evaluation.ts';
import { gather } from './evaluationInput.ts';

/** People around random centres in 16 dimensions, `copies` pictures each. */
function crowd(people: number, copies: number, spread: number, seed = 1): EvaluationInput {
  const normal = randomNormal(seed);
  const dimension = 16;
  const rows = new Float32Array(people * copies * dimension);
  const labels = new Uint16Array(people * copies);
  for (let person = 0; person < people; person++) {
    const centre = Array.from({ length: dimension }, () => 0.2 * normal());
    for (let copy = 0; copy < copies; copy++) {
      const row = person * copies + copy;
      labels[row] = person;
      centre.forEach((at, k) => {
        rows[row * dimension + k] = at + spread * normal();
      });
    }
  }
  return { rows, dimension, people: labels, pairs: null, labelled: true };
}

describe('a whole evaluation', () => {
  it('measures, with intervals around the values', async () => {
    const figures = await evaluate(crowd(30, 4, 0.1));
    expect(figures).toMatchObject({
      pictures: 120,
      people: 30,
      peopleWithTwo: 30,
      genuine: 30 * 6,
      impostor: (30 * 29 * 16) / 2,
      impostorPeople: 435,
      folds: null,
    });
    const { eer, auc, rank1, tar } = figures;
    expect(eer?.rate).toBeGreaterThan(0);
    expect(eer?.rate).toBeLessThan(0.15);
    expect(eer?.interval?.low).toBeLessThanOrEqual(eer?.rate ?? 0);
    expect(eer?.interval?.high).toBeGreaterThanOrEqual(eer?.rate ?? 1);
    expect(auc?.value).toBeGreaterThan(0.93);
    expect(rank1?.of).toBe(90);
    expect(tar.map(({ far }) => far)).toEqual([0.1, 0.01, 0.001]);
    expect(tar[0]?.value).toBeGreaterThan(tar[2]?.value ?? 1);
    expect(figures.refusals).toEqual([]);
    const { fmr, fnmr } = ratesOf(figures);
    expect(fmr[0]).toBe(0);
    expect(fmr.at(-1)).toBeGreaterThan(0.7);
    expect(fnmr[0]).toBe(1);
  });

  it('identifies nobody where a list names pictures of one person only', async () => {
    const pairs = [
      { left: 0, right: 1, same: true, fold: null },
      { left: 0, right: 2, same: true, fold: null },
    ];
    const figures = await evaluate({ ...crowd(1, 3, 0.05), pairs });
    expect(figures).toMatchObject({ genuine: 2, impostor: 0, rank1: null, sizes: [], eer: null });
  });

  it('refuses what few people cannot support, in words', async () => {
    const figures = await evaluate(crowd(3, 2, 0.05));
    expect(figures.eer).toBeNull();
    expect(figures.auc).toBeNull();
    expect(figures.bands).toBeNull();
    expect(figures.tar.map(({ value }) => value)).toEqual([null, null, null]);
    expect(figures.refusals.map(tell)).toEqual([
      'No equal error rate and no area under the curve: they need at least 10 pairs of the same person and 10 of different people; there are 3 and 12.',
      'No intervals: they need at least 10 people; there are 3.',
      'No accept rate at a false accept rate of 1% and 0.1%: one false match among 12 comparisons between different people is already more than 1%.',
    ]);
  });

  it('deals people into folds when the list has none', async () => {
    const input = crowd(40, 3, 0.03);
    const pairs = [...input.people.keys()].flatMap((left) =>
      [...input.people.keys()].slice(left + 1).map((right) => ({
        left,
        right,
        same: input.people[left] === input.people[right],
        fold: null,
      })),
    );
    const figures = await evaluate({ ...input, pairs });
    expect(figures.folds?.listed).toBe(false);
    expect(figures.folds?.folds).toHaveLength(10);
    // Four people a fold with three pictures: 12 genuine and 54 impostor pairs.
    expect(figures.folds?.folds.map(({ tested }) => tested)).toEqual(Array(10).fill(66));
    expect(figures.folds?.mean).toBeGreaterThan(0.95);
  });

  it('can be stopped', async () => {
    let told = 0;
    const stop = async () => {
      told += 1;
      if (told === 5) throw new DOMException('stopped', 'AbortError');
    };
    await expect(evaluate(crowd(30, 4, 0.1), stop)).rejects.toThrow('stopped');
    expect(told).toBe(5);
  });
});

it('gathers encodings, without pictures that gave no face', () => {
  const e = (n: number) => Float32Array.of(n, n);
  const pictures = [
    { path: 'b/1', person: 'b', encoding: e(1) },
    { path: 'b/2', person: 'b', encoding: null },
    { path: 'a/1', person: 'a', encoding: e(2) },
    { path: 'a/2', person: 'a', encoding: e(3) },
  ];
  const all = gather(pictures, null);
  expect(all.pictureOf).toEqual([0, 2, 3]);
  expect([...all.input.rows]).toEqual([1, 1, 2, 2, 3, 3]);
  expect([...all.input.people]).toEqual([0, 1, 1]);
  expect(all.input.pairs).toBeNull();
  const listed = gather(pictures, [
    { left: 2, right: 3, same: true, fold: 0 },
    { left: 1, right: 3, same: false, fold: 0 },
  ]);
  expect(listed.pictureOf).toEqual([2, 3]);
  expect(listed.input.pairs).toEqual([{ left: 0, right: 1, same: true, fold: 0 }]);
  expect(listed.without).toBe(1);
});
