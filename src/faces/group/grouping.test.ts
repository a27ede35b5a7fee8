import { describe, expect, it } from 'vitest';
import { hasCode } from '../../failures.ts';
import { squaredDistance } from '../match/distance.ts';
import { bcubed } from './bcubed.ts';
import { Grouping } from './grouping.ts';
import type { Point } from './point.ts';
import { syntheticEncodings } from './synthetic.ts';

const point = (id: string, encoding: number[] | Float32Array, more: Partial<Point> = {}): Point => ({
  id,
  encoding: Float32Array.from(encoding),
  label: null,
  not: [],
  founds: true,
  ...more,
});
const sets = (grouping: Grouping) =>
  grouping
    .clusters()
    .map(({ ids }) => [...ids].sort().join(' '))
    .sort();
const grouped = (points: Point[], cut = 0.3) => {
  const grouping = new Grouping(cut);
  grouping.add(points);
  return grouping;
};

/** UPGMA over the matrix of all pairs, by the update of Lance and Williams (1967): the nearest pair until none is within the cut. */
function byDefinition(points: Point[], cut: number): string[] {
  const d = points.map((a) => Float64Array.from(points, (b) => squaredDistance(a.encoding, b.encoding)));
  const at = (i: number, j: number) => d[i]?.[j] ?? Number.NaN;
  const clusters = new Map(points.map((_, i) => [i, [i]]));
  for (;;) {
    let [a, b, least] = [-1, -1, cut];
    const slots = [...clusters.keys()];
    for (const i of slots)
      for (const j of slots) if (i < j && at(i, j) <= least) [a, b, least] = [i, j, at(i, j)];
    const [left, right] = [clusters.get(a), clusters.get(b)];
    if (!left || !right) break;
    for (const c of slots) {
      const average = (left.length * at(a, c) + right.length * at(b, c)) / (left.length + right.length);
      for (const [i, j] of [
        [a, c],
        [c, a],
      ] as const)
        (d[i] as Float64Array)[j] = average;
    }
    clusters.set(a, [...left, ...right]);
    clusters.delete(b);
  }
  return [...clusters.values()]
    .map((places) =>
      places
        .map((i) => points[i]?.id ?? '')
        .sort()
        .join(' '),
    )
    .sort();
}

describe('average linkage', () => {
  // On a line at 0, 0.3 and 1: d is 0.09, 0.49 and 1, and from the first two together to the third 0.745.
  const line = [point('a', [0, 0]), point('b', [0.3, 0]), point('c', [1, 0])];

  it('cuts where the average of all pairs, worked out by hand, passes the cut', () => {
    expect(sets(grouped(line, 0.08))).toEqual(['a', 'b', 'c']);
    expect(sets(grouped(line, 0.74))).toEqual(['a b', 'c']);
    expect(sets(grouped(line, 0.746))).toEqual(['a b c']);
  });

  it('does not follow a chain of look-alikes, each near the next and the ends far apart', () => {
    const chain = Array.from({ length: 6 }, (_, i) => point(String(i), [0.5 * i, 0]));
    // Next ones are 0.25 apart; two pairs side by side are (1 + 2.25 + 0.25 + 1) / 4 = 1.125 apart.
    expect(sets(grouped(chain)).every((set) => set.length <= 3)).toBe(true);
  });

  it('agrees with the definition, through all pairs and through edges only', () => {
    for (const [people, perPerson] of [
      [20, 3],
      [62, 5],
    ] as const) {
      // Half the distances of ordinary people: many averages lie near the cut.
      const points = syntheticEncodings(people, perPerson, 5).map((encoding, i) =>
        point(
          `f${i}`,
          encoding.map((value) => value * 0.75),
        ),
      );
      for (const cut of [0.1, 0.42]) {
        expect(sets(grouped(points, cut)), `${people} people, cut ${cut}`).toEqual(byDefinition(points, cut));
      }
    }
  });

  it('gives every person of the formula a group of their own', () => {
    const points = syntheticEncodings(60, 10).map((encoding, i) => point(`f${i}`, encoding));
    const place = new Map(
      grouped(points)
        .clusters()
        .flatMap(({ ids }, at) => ids.map((id) => [id, at])),
    );
    const truth = points.map((_, i) => Math.floor(i / 10));
    expect(
      bcubed(
        truth,
        points.map(({ id }) => place.get(id)),
      ).f,
    ).toBe(1);
  });

  it('takes one more photo in without grouping anew, and in the same place', () => {
    const points = syntheticEncodings(40, 10).map((encoding, i) => point(`f${i}`, encoding));
    const grouping = grouped(points.slice(1));
    grouping.add([points[0] as Point]);
    grouping.add([points[0] as Point]);
    expect(sets(grouping)).toEqual(sets(grouped(points)));
  });

  it('refuses encodings of another length or that are no numbers, and takes in none of them', () => {
    const grouping = grouped(line);
    const refused = (encoding: number[]) => {
      try {
        grouping.add([point('ok', [0, 0]), point('x', encoding)]);
      } catch (error) {
        return error;
      }
      return null;
    };
    expect(hasCode(refused([1, 2, 3]), 'EncodingMismatch')).toBe(true);
    expect(hasCode(refused([1, Number.NaN]), 'GalleryDamaged')).toBe(true);
    expect(grouping.size).toBe(3);
  });
});

describe('what the person says', () => {
  const near = [point('a', [0, 0]), point('b', [0.1, 0]), point('c', [0.25, 0]), point('d', [0.35, 0])];

  it('keeps different labels apart, however near', () => {
    const labelled = near.map((each, i) => ({ ...each, label: i === 0 ? 'Ada' : i === 3 ? 'Bea' : null }));
    const grouping = grouped(labelled);
    expect(sets(grouping)).toEqual(['a b', 'c d']);
    expect(grouping.clusters().map(({ label }) => label)).toEqual(['Ada', 'Bea']);
  });

  it('takes a face out that is not the person, and the others stay', () => {
    const grouping = grouped(near);
    grouping.decide(near.map(({ id }) => ({ id, label: 'Ada', not: [] })));
    grouping.decide([{ id: 'b', label: null, not: ['Ada'] }]);
    expect(sets(grouping)).toEqual(['a c d', 'b']);
    // And it does not come back.
    grouping.regroup();
    expect(sets(grouping)).toEqual(['a c d', 'b']);
    // Until the person says so.
    grouping.decide([{ id: 'b', label: null, not: [] }]);
    grouping.regroup();
    expect(sets(grouping)).toEqual(['a b c d']);
  });

  it('splits a group when two of its faces get two names', () => {
    const grouping = grouped(near);
    grouping.decide([
      { id: 'a', label: 'Ada', not: [] },
      { id: 'd', label: 'Bea', not: [] },
    ]);
    expect(sets(grouping)).toEqual(['a b', 'c d']);
  });

  it('removes faces, and the last one with its group', () => {
    const grouping = grouped([...near, point('far', [9, 9])]);
    grouping.remove(['far', 'a', 'nobody']);
    expect(sets(grouping)).toEqual(['b c d']);
    grouping.add([point('e', [0.1, 0.1])]);
    expect(sets(grouping)).toEqual(['b c d e']);
  });
});

describe('faces that found nothing', () => {
  const blurred = (id: string, x: number) => point(id, [x, 0], { founds: false });

  it('join a group within the cut, do not pull it, and never make one', () => {
    const grouping = grouped([
      point('a', [0, 0]),
      point('b', [0.2, 0]),
      blurred('x', 0.6),
      blurred('y', 3),
      blurred('z', 3),
    ]);
    // From the pair's mean 0.1 and spread 0.01: 0.26 to x.
    expect(sets(grouping)).toEqual(['a b x', 'y', 'z']);
    // A clear face at 0.75 is 0.4325 from the pair: x would have pulled it in.
    grouping.add([point('c', [0.75, 0])]);
    expect(sets(grouping)).toEqual(['a b x', 'c', 'y', 'z']);
    // A clear one beside them is what the blurred ones were waiting for.
    grouping.add([point('d', [3, 0.1])]);
    expect(sets(grouping)).toEqual(['a b x', 'c', 'd y z']);
    grouping.remove(['d']);
    expect(sets(grouping)).toEqual(['a b x', 'c', 'y', 'z']);
  });

  it('found one when the person names them', () => {
    const grouping = grouped([blurred('x', 1), blurred('y', 1)]);
    grouping.decide([{ id: 'x', label: 'Ada', not: [] }]);
    expect(grouping.clusters()).toEqual([{ ids: ['x', 'y'], label: 'Ada' }]);
  });
});

describe('pairs to ask about', () => {
  const pairs = [
    point('a', [0, 0]),
    point('b', [0, 0]),
    point('c', [0.6, 0]),
    point('d', [0.6, 0]),
    point('e', [0, 0.65]),
    point('f', [0, 0.65]),
  ];

  it('are those just over the cut, nearest first, by average distance', () => {
    const found = grouped(pairs).nearPairs(0.5, 2);
    expect(found.map(({ a, b }) => [a, b].map((ids) => ids.join('')).sort())).toEqual([
      ['ab', 'cd'],
      ['ab', 'ef'],
    ]);
    expect(found[0]?.distance).toBeCloseTo(0.36, 6);
    expect(found[1]?.distance).toBeCloseTo(0.4225, 6);
  });

  it('leave out what is settled', () => {
    const grouping = grouped(
      pairs.map((each) => ('ab'.includes(each.id) ? { ...each, label: 'Ada' } : each)),
    );
    grouping.decide([{ id: 'c', label: null, not: ['Ada'] }]);
    expect(grouping.nearPairs(0.5, 2)).toHaveLength(1);
    grouping.decide(['e', 'f'].map((id) => ({ id, label: 'Bea', not: [] })));
    expect(grouping.nearPairs(0.5, 2)).toHaveLength(0);
    expect(grouping.nearestLabels(['c'], 1)).toEqual([
      { label: 'Ada', distance: expect.closeTo(0.36, 6) },
      { label: 'Bea', distance: expect.closeTo(0.7825, 6) },
    ]);
  });
});

describe('two faces of one photo', () => {
  it('are two people, whose group takes neither the other nor its like', () => {
    // a and b are .09 apart, over half of the cut of .15; x is between them, a little nearer to a: .0196 and .0256.
    const faces = [
      point('a', [0], { photo: 'p' }),
      point('b', [0.3], { photo: 'p' }),
      point('x', [0.14], { photo: 'q' }),
    ];
    expect(
      sets(
        grouped(
          faces.map(({ photo: _, ...each }) => each),
          0.15,
        ),
      ),
    ).toEqual(['a b x']);
    expect(sets(grouped(faces, 0.15))).toEqual(['a x', 'b']);
    // One that found no group of its own is not given away to its neighbour either.
    const doubtful = { ...point('c', [0.29], { photo: 'q' }), founds: false };
    expect(sets(grouped([...faces, doubtful], 0.15))).toEqual(['a x', 'b c']);
  });

  it('are one person as near as in a mirror, and when the person says so', () => {
    const beside = (x: number, more: Partial<Point> = {}) => [
      point('a', [0], { photo: 'p', ...more }),
      point('b', [x], { photo: 'p', ...more }),
    ];
    expect(sets(grouped(beside(0.25), 0.15))).toEqual(['a b']);
    const grouping = grouped(beside(0.3), 0.15);
    const say = (label: string | null) => grouping.decide(['a', 'b'].map((id) => ({ id, label, not: [] })));
    say('Ada');
    expect(sets(grouping)).toEqual(['a b']);
    say(null);
    expect(sets(grouping)).toEqual(['a', 'b']);
    expect(grouping.nearPairs(0.5, 1)).toEqual([]);
  });
});
