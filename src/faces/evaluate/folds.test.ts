import { describe, expect, it } from 'vitest';
import { crossValidate, type FoldedPair, foldsOfPeople, mostAccurateTau } from './folds.ts';

const pair = (distance: number, same: boolean, a: number, b = a): FoldedPair => ({
  distance,
  same,
  folds: [a, b],
});

describe('mostAccurateTau', () => {
  it('lies between the pairs it parts', () => {
    // At most 4 of 5 are right: 0.1 and 0.2 match, 0.5 and 0.6 do not, 0.3 is wrong either way.
    const pairs = [
      { distance: 0.1, same: true },
      { distance: 0.2, same: true },
      { distance: 0.3, same: false },
      { distance: 0.5, same: false },
      { distance: 0.4, same: true },
    ];
    expect(mostAccurateTau(pairs)).toBe(0.25);
  });

  it('takes equal distances together', () => {
    const pairs = [
      { distance: 0.2, same: true },
      { distance: 0.2, same: false },
      { distance: 0.2, same: true },
      { distance: 0.8, same: false },
    ];
    expect(mostAccurateTau(pairs)).toBe(0.5);
  });

  it('matches nothing when only impostor pairs are there', () => {
    expect(mostAccurateTau([{ distance: 0.4, same: false }])).toBe(0.2);
  });
});

describe('crossValidate', () => {
  it('chooses on the other folds and tests on the fold', () => {
    const result = crossValidate(
      [
        pair(0.1, true, 0),
        pair(0.5, false, 0),
        pair(0.2, true, 1),
        pair(0.3, false, 1),
        pair(0.35, true, 2),
        pair(0.9, false, 2),
      ],
      3,
    );
    // Fold 1: of .2s .3d .35s .9d two taus leave one wrong; the smaller is 0.25, right for .1s and .5d.
    // Fold 2: .1s .35s .5d .9d parted at 0.425: .2s right, .3d wrong. Fold 3: .1s .2s .3d .5d at 0.25: .35s wrong.
    expect(result?.folds.map(({ tau }) => Number(tau.toFixed(6)))).toEqual([0.25, 0.425, 0.25]);
    expect(result?.folds.map(({ accuracy }) => accuracy)).toEqual([1, 0.5, 0.5]);
    expect(result?.mean).toBeCloseTo(2 / 3, 12);
    // sigma = sqrt((1/9 + 1/36 + 1/36) / 2) = 0.288675; over sqrt(3): 1/6.
    expect(result?.standardError).toBeCloseTo(1 / 6, 12);
  });

  it('leaves pairs between folds out of both', () => {
    const result = crossValidate(
      [
        pair(0.1, true, 0),
        pair(0.5, false, 0),
        pair(0.2, true, 1),
        pair(0.6, false, 1),
        pair(0.05, false, 0, 1),
      ],
      2,
    );
    expect(result?.folds.map(({ accuracy, tested }) => [accuracy, tested])).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('needs two folds', () => {
    expect(crossValidate([pair(0.1, true, 0), pair(0.5, false, 0)], 1)).toBeNull();
  });
});

it('deals people evenly', () => {
  const folds = foldsOfPeople(25, 10);
  const sizes = Array.from({ length: 10 }, (_, fold) => folds.filter((each) => each === fold).length);
  expect(sizes.toSorted()).toEqual([2, 2, 2, 2, 2, 3, 3, 3, 3, 3]);
});
