import { describe, expect, it } from 'vitest';
import { auc, equalErrorRate, fmrAt, fnmrAt, operatingPoints, tarAtFar } from './metrics.ts';

// Worked by hand: sorted together g.1 g.2 i.3 g.3 g.6 i.5 i.7 i.9
const pairs = { genuine: [0.1, 0.2, 0.3, 0.6], impostor: [0.3, 0.5, 0.7, 0.9] };

describe('rates at a threshold', () => {
  it('count a distance at tau as a match', () => {
    expect(fmrAt(pairs.impostor, 0.3)).toBe(0.25);
    expect(fmrAt(pairs.impostor, 0.29)).toBe(0);
    expect(fnmrAt(pairs.genuine, 0.3)).toBe(0.25);
    expect(fnmrAt(pairs.genuine, 0.29)).toBe(0.5);
  });

  it('at every distance that occurs', () => {
    expect(operatingPoints(pairs).map(({ fmr, fnmr }) => [fmr, fnmr])).toEqual([
      [0, 1],
      [0, 0.75],
      [0, 0.5],
      [0.25, 0.25],
      [0.5, 0.25],
      [0.5, 0],
      [0.75, 0],
      [1, 0],
    ]);
  });
});

describe('auc', () => {
  it('counts pairs of pairs, ties half', () => {
    // 0.1 and 0.2 beat all four; 0.3 beats three and ties one; 0.6 beats two: (4 + 4 + 3.5 + 2) / 16
    expect(auc(pairs)).toBe(13.5 / 16);
    expect(auc({ genuine: [0.1], impostor: [0.2] })).toBe(1);
    expect(auc({ genuine: [0.2], impostor: [0.2] })).toBe(0.5);
  });
});

describe('equalErrorRate', () => {
  it('is where the rates are equal', () => {
    expect(equalErrorRate(pairs)).toEqual({ rate: 0.25, tau: 0.3 });
  });

  it('lies on the line between two points', () => {
    // At 0.4 fmr is 0 and fnmr 1/2; at 0.5 fmr is 1 and fnmr 1/2: they cross half way at 1/2.
    const { rate, tau } = equalErrorRate({ genuine: [0.4, 0.6], impostor: [0.5] });
    expect(rate).toBeCloseTo(0.5, 12);
    expect(tau).toBeCloseTo(0.45, 12);
  });

  it('is zero when the distances do not overlap', () => {
    expect(equalErrorRate({ genuine: [0.1, 0.2], impostor: [0.5, 0.6] })).toEqual({ rate: 0, tau: 0.2 });
  });
});

describe('tarAtFar', () => {
  const many = {
    genuine: [0.1, 0.2, 0.3, 0.6],
    impostor: Array.from({ length: 1000 }, (_, i) => 0.25 + i / 1000),
  };

  it('is the share accepted at the largest tau that keeps the rate', () => {
    // One false match in 1,000 is allowed, so tau may reach 0.25; 0.1 and 0.2 are accepted.
    expect(tarAtFar(many, 1e-3)).toBe(0.5);
    expect(tarAtFar(many, 0.1)).toBe(0.75);
  });

  it('refuses what the pairs cannot support', () => {
    expect(tarAtFar(pairs, 1e-3)).toBeNull();
    expect(tarAtFar(many, 1e-4)).toBeNull();
  });
});

describe('a published table', () => {
  // Fawcett 2006, "An introduction to ROC analysis", figure 3: twenty instances by score, p positive, n negative.
  const classes = 'ppnpppnnpnpnpnnnpnpn';
  const scores = [0.9, 0.8, 0.7, 0.6, 0.55, 0.54, 0.53, 0.52, 0.51, 0.505];
  scores.push(0.4, 0.39, 0.38, 0.37, 0.36, 0.35, 0.34, 0.33, 0.3, 0.1);
  const distancesOf = (kind: string) =>
    scores.filter((_, i) => classes[i] === kind).map((score) => 1 - score);
  const fawcett = { genuine: distancesOf('p'), impostor: distancesOf('n') };

  it('gives its points of the ROC curve', () => {
    const points = operatingPoints(fawcett).map(({ fmr, fnmr }) =>
      [fmr.toFixed(1), (1 - fnmr).toFixed(1)].join(),
    );
    expect(points.slice(0, 12)).toEqual(
      ['0.0,0.0', '0.0,0.1', '0.0,0.2', '0.1,0.2', '0.1,0.3', '0.1,0.4', '0.1,0.5'].concat([
        '0.2,0.5',
        '0.3,0.5',
        '0.3,0.6',
        '0.4,0.6',
        '0.4,0.7',
      ]),
    );
  });

  it('gives the area and the equal error rate under it', () => {
    // Positives above each negative: 2 5 5 6 7 8 8 8 9 10, together 68 of 100.
    expect(auc(fawcett)).toBeCloseTo(0.68, 12);
    // The curve meets the line from (0, 1) to (1, 0) at (0.4, 0.6).
    expect(equalErrorRate(fawcett).rate).toBeCloseTo(0.4, 12);
    expect(tarAtFar(fawcett, 0.1)).toBeCloseTo(0.5, 12);
  });
});
