import { describe, expect, it } from 'vitest';
import { allowedFmr, deriveTau, ruleOfThree, strangersPerAlarm } from './calibration.ts';
import { countsByTau, TAU_COUNT } from './tauGrid.ts';

/** Impostor distances 0.3005, 0.3015, ...: the rate rises by 1/1000 from each threshold to the next, from 0.301 on. */
const impostor = Array.from({ length: 1000 }, (_, i) => 0.3005 + i / 1000);
const fmr = countsByTau(impostor).map((count) => count / 1000);
const fnmr = countsByTau([0.1, 0.2, 0.305, 0.4]).map((count) => 1 - count / 4);
const curves = { fmr, fnmr, bands: null, impostor: 1000 };

describe('the rate that the goal allows one comparison', () => {
  it('solves 1 - (1 - e)^M = 1 / N', () => {
    expect(allowedFmr({ strangers: 100, templates: 1 })).toBeCloseTo(0.01, 12);
    // 1 - 0.99^(1/10) = 0.001004531...
    expect(allowedFmr({ strangers: 100, templates: 10 })).toBeCloseTo(0.00100453, 8);
    expect(allowedFmr({ strangers: 2, templates: 2 })).toBeCloseTo(1 - Math.SQRT1_2, 12);
  });
});

describe('deriveTau', () => {
  it('is the largest threshold within the rate', () => {
    const derived = deriveTau(curves, { strangers: 100, templates: 1 });
    // 0.310 has 10 of 1,000; 0.311 has 11. Of the genuine pairs 0.4 is missed there.
    expect(derived).toMatchObject({
      supported: true,
      tau: 0.31,
      fmr: 0.01,
      fnmr: 0.25,
      low: null,
      high: null,
    });
  });

  it('is stricter for a larger gallery', () => {
    const small = deriveTau(curves, { strangers: 50, templates: 2 });
    const large = deriveTau(curves, { strangers: 50, templates: 20 });
    // 1 - 0.98^(1/2) = 0.01005; 1 - 0.98^(1/20) = 0.00101
    expect(small).toMatchObject({ supported: true, tau: 0.31 });
    expect(large).toMatchObject({ supported: true, tau: 0.301 });
  });

  it('has an interval from the bands turned around', () => {
    const shift = (by: number) => Float64Array.from({ length: TAU_COUNT }, (_, k) => fmr[k + by] ?? 1);
    const bands = { fmrLow: shift(-6), fmrHigh: shift(4), fnmrLow: fnmr, fnmrHigh: fnmr };
    bands.fmrLow.fill(0, 0, 6);
    const derived = deriveTau({ ...curves, bands }, { strangers: 100, templates: 1 });
    expect(derived).toMatchObject({ tau: 0.31, low: 0.306, high: 0.316 });
  });

  it('is refused when the pairs are too few, with what they would support', () => {
    const refused = deriveTau(curves, { strangers: 1000, templates: 10 });
    // e = 1 - 0.999^(1/10) = 1.0005e-4 needs 9,996 pairs; 1/1000 supports one in 1 / (1 - 0.999^10) = 100.45 strangers.
    expect(refused).toEqual({ supported: false, needed: 9996, mostStrangers: 100 });
    expect(deriveTau(curves, { strangers: 100, templates: 10 }).supported).toBe(true);
  });

  it('is refused when different people have the same picture', () => {
    const same = countsByTau([0, 0.5]).map((count) => count / 2);
    const refused = deriveTau({ ...curves, fmr: same, impostor: 2 }, { strangers: 3, templates: 1 });
    expect(refused).toEqual({ supported: false, needed: 3, mostStrangers: 0 });
  });
});

it('tells what a threshold lets through at a larger gallery', () => {
  expect(strangersPerAlarm(curves, 0.31, 1)).toBeCloseTo(100, 9);
  // 1 / (1 - 0.99^12)
  expect(strangersPerAlarm(curves, 0.31, 12)).toBeCloseTo(8.8016, 3);
  expect(strangersPerAlarm(curves, 0.2, 12)).toBe(Infinity);
});

it('rule of three: the exact bound of 1 - 0.05^(1/n) is near 3/n', () => {
  for (const n of [30, 100, 1000]) {
    expect(ruleOfThree(n) / (1 - 0.05 ** (1 / n))).toBeGreaterThan(1);
    expect(ruleOfThree(n) / (1 - 0.05 ** (1 / n))).toBeLessThan(1.06);
  }
  expect(ruleOfThree(2)).toBe(1);
});
