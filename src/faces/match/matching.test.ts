import { describe, expect, it } from 'vitest';
import { squaredDistance } from './distance.ts';
import { Gallery, strayFace } from './matching.ts';

/** Park and Miller's generator: the same numbers everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

function flat(...people: [string, number][]): Gallery {
  return new Gallery({
    rows: Float32Array.from(people.flatMap(([, x]) => [x, 0])),
    dimension: 2,
    templateIds: people.map((_, i) => `t${i}`),
    personIds: people.map(([person]) => person),
  });
}

const rule = { tau: 0.36, margin: 0.04 };

describe('Gallery.nearestPeople', () => {
  it('agrees with brute force on random templates', () => {
    const next = random(7);
    const dimension = 128;
    const count = 400;
    const rows = Float32Array.from({ length: count * dimension }, () => next() - 0.5);
    const personIds = Array.from({ length: count }, () => `p${Math.floor(next() * 60)}`);
    const templateIds = Array.from({ length: count }, (_, i) => `t${i}`);
    const gallery = new Gallery({ rows, dimension, templateIds, personIds });
    for (let trial = 0; trial < 50; trial++) {
      const probe = Float32Array.from({ length: dimension }, () => next() - 0.5);
      const byPerson = new Map<string, number>();
      for (let row = 0; row < count; row++) {
        const d = squaredDistance(probe, rows.subarray(row * dimension, (row + 1) * dimension));
        const person = personIds[row] ?? '';
        byPerson.set(person, Math.min(d, byPerson.get(person) ?? Number.POSITIVE_INFINITY));
      }
      const expected = [...byPerson].sort((a, b) => a[1] - b[1]).slice(0, 5);
      const found = gallery.nearestPeople(probe, 5);
      expect(found.map(({ personId }) => personId)).toEqual(expected.map(([person]) => person));
      found.forEach(({ distance }, i) => {
        expect(distance).toBeCloseTo(expected[i]?.[1] ?? -1, 12);
      });
    }
  });

  it('lists a person once, by the nearest template', () => {
    const gallery = flat(['ada', 1], ['bob', 0.75], ['ada', 0.5]);
    expect(gallery.nearestPeople(Float32Array.of(0, 0), 3)).toEqual([
      { personId: 'ada', templateId: 't2', distance: 0.25 },
      { personId: 'bob', templateId: 't1', distance: 0.5625 },
    ]);
  });

  it('answers an empty gallery with nobody and refuses a probe of another length', () => {
    expect(flat().nearestPeople(Float32Array.of(1, 2), 3)).toEqual([]);
    expect(() => flat(['ada', 1]).nearestPeople(new Float32Array(3), 1)).toThrow(
      'EncodingMismatch {"given":3,"expected":2}',
    );
  });

  it('refuses numbers that are not finite', () => {
    expect(() => flat(['ada', Number.NaN])).toThrow('GalleryDamaged');
  });
});

describe('Gallery.identify', () => {
  const probe = Float32Array.of(0, 0);

  it('knows the nearest within tau, and the margin', () => {
    const { verdict, margin, candidates } = flat(['ada', 0.5], ['bob', 1]).identify(probe, rule);
    expect(verdict).toBe('known');
    expect(margin).toBeCloseTo(0.75, 12);
    expect(candidates.map(({ personId }) => personId)).toEqual(['ada', 'bob']);
  });

  it('says unknown when every distance is over tau, and known exactly at tau', () => {
    expect(flat(['ada', 0.75]).identify(probe, rule).verdict).toBe('unknown');
    expect(flat(['ada', 0.75]).identify(probe, { tau: 0.5625, margin: 0 }).verdict).toBe('known');
    expect(flat().identify(probe, rule)).toEqual({ verdict: 'unknown', margin: null, candidates: [] });
  });

  it('is unsure of a distance within the margin of tau, on either side', () => {
    // d is .25: under tau and over it by less than the margin, and by more.
    const verdicts = [0.3, 0.28, 0.26, 0.24, 0.22, 0.2].map(
      (tau) => flat(['ada', 0.5], ['bob', 1]).identify(probe, { tau, margin: 0.04 }).verdict,
    );
    expect(verdicts).toEqual(['known', 'unsure', 'unsure', 'unsure', 'unsure', 'unknown']);
  });

  it('says ambiguous only when another person is close, not another template of the same', () => {
    expect(flat(['ada', 0.5], ['bob', 0.53]).identify(probe, rule).verdict).toBe('ambiguous');
    expect(flat(['ada', 0.5], ['ada', 0.53], ['bob', 1]).identify(probe, rule).verdict).toBe('known');
  });

  it('finds the runner-up even when only one is listed', () => {
    const one = flat(['ada', 0.5], ['bob', 0.53]).identify(probe, rule, 1);
    expect(one.verdict).toBe('ambiguous');
    expect(one.candidates).toHaveLength(1);
  });
});

describe('strayFace', () => {
  const at = (x: number) => Float32Array.of(x);

  it('names the face furthest from its nearest companion', () => {
    expect(strayFace([at(0), at(0.1), at(2)], [], squaredDistance)).toMatchObject({ index: 2 });
    expect(strayFace([at(0), at(0.1), at(2)], [], squaredDistance)?.distance).toBeCloseTo(3.61, 6);
    expect(strayFace([at(3)], [at(1), at(2)], squaredDistance)).toEqual({ index: 0, distance: 1 });
  });

  it('has nothing to say about a single face', () => {
    expect(strayFace([at(1)], [], squaredDistance)).toBeNull();
  });
});
