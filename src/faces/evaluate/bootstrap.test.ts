import { describe, expect, it } from 'vitest';
import { randomNormal, randomUniform } from '../../picture/random.ts';
import { bootstrap, bootstrapShare, gridAuc, gridEqualError, gridTar, interval } from './bootstrap.ts';
import { compareAll, splitSorted } from './comparisons.ts';
import { aucOf, equalErrorOf, tarAtFarOf } from './metrics.ts';
import { countsByTau } from './tauGrid.ts';

const still = async () => undefined;

it('an interval runs from the 2.5th to the 97.5th percentile', () => {
  // 0 to 200: the percentiles lie at 5 and 195.
  expect(interval(Array.from({ length: 201 }, (_, i) => 200 - i))).toEqual({ low: 5, high: 195 });
  expect(interval([7])).toEqual({ low: 7, high: 7 });
});

describe('figures off the grid of thresholds', () => {
  it('agree with the exact ones', () => {
    const normal = randomNormal(5);
    const genuine = Float64Array.from({ length: 400 }, () => Math.abs(0.3 + 0.1 * normal())).sort();
    const impostor = Float64Array.from({ length: 4000 }, () => Math.abs(0.6 + 0.12 * normal())).sort();
    const fmr = countsByTau(impostor).map((count) => count / 4000);
    const fnmr = countsByTau(genuine).map((count) => 1 - count / 400);
    expect(gridEqualError(fmr, fnmr)).toBeCloseTo(equalErrorOf({ genuine, impostor }).rate, 2);
    expect(gridAuc(fmr, fnmr)).toBeCloseTo(aucOf({ genuine, impostor }), 4);
    expect(gridTar(fmr, fnmr, 0.01)).toBeCloseTo(tarAtFarOf({ genuine, impostor }, 0.01) ?? -1, 2);
  });
});

describe('bootstrap over people', () => {
  it('of a share has the spread of the binomial when everybody has one picture', () => {
    const people = Array.from({ length: 100 }, (_, i) => ({ right: i < 80 ? 1 : 0, of: 1 }));
    const { low, high } = bootstrapShare(people, { replicates: 2000, seed: 2 });
    // 0.8 -+ 1.96 sqrt(0.8 * 0.2 / 100) = 0.7216 .. 0.8784
    expect(low).toBeCloseTo(0.7216, 1);
    expect(high).toBeCloseTo(0.8784, 1);
    expect(high - low).toBeGreaterThan(0.12);
    expect(high - low).toBeLessThan(0.19);
  });

  it('draws people, not pairs: repeating pictures does not narrow the interval', async () => {
    const widths = [];
    for (const copies of [2, 8]) {
      const normal = randomNormal(11);
      const uniform = randomUniform(12);
      // One number a person decides whether their pictures match each other: all their pairs are the same pair.
      const people = 40;
      const rows = new Float32Array(people * copies);
      const labels = new Uint16Array(people * copies);
      for (let person = 0; person < people; person++) {
        const step = uniform() < 0.5 ? 0.1 : 0.9;
        for (let copy = 0; copy < copies; copy++) {
          rows[person * copies + copy] = 5 * person + step * (copy % 2) + 1e-4 * normal();
          labels[person * copies + copy] = person;
        }
      }
      const input = { rows, dimension: 1, people: labels };
      const pairs = await compareAll(input, {}, still);
      expect(splitSorted(pairs).genuine).toHaveLength((people * copies * (copies - 1)) / 2);
      const { bands } = await bootstrap(pairs, { people: labels, count: people }, [], {}, still);
      // At tau 0.5 the pairs with a step of 0.9 (d 0.81) are missed.
      widths.push((bands.fnmrHigh[500] ?? 0) - (bands.fnmrLow[500] ?? 0));
    }
    const [two = 0, eight = 0] = widths;
    // sqrt(0.25 / 40) * 1.96 * 2 = 0.31 with two pictures each; of eight pictures 16 in 28 pairs carry the step.
    expect(two).toBeGreaterThan(0.24);
    expect(two).toBeLessThan(0.38);
    expect(eight).toBeGreaterThan(0.24 * (16 / 28));
    expect(eight).toBeLessThan(0.38 * (16 / 28));
  });

  it('is the same for the same seed', async () => {
    const normal = randomNormal(1);
    const labels = Uint16Array.from({ length: 30 }, (_, i) => i >> 1);
    const rows = Float32Array.from({ length: 30 }, (_, i) => (i >> 1) * 0.2 + 0.1 * normal());
    const pairs = await compareAll({ rows, dimension: 1, people: labels }, {}, still);
    const run = () =>
      bootstrap(pairs, { people: labels, count: 15 }, [0.1], { replicates: 20, seed: 4 }, still);
    const [a, b] = [await run(), await run()];
    expect(a).toEqual(b);
    expect(a.eer.low).toBeLessThanOrEqual(a.eer.high);
  });
});
