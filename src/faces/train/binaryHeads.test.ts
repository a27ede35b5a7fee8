import { describe, expect, it } from 'vitest';
import { randomNormal, randomUniform } from '../../picture/random.ts';
import { auc } from '../evaluate/metrics.ts';
import {
  type BinaryForm,
  BinaryTraining,
  balancedPairs,
  binarySum,
  crossEntropy,
  pairFeatures,
  sameness,
  sigmoid,
} from './binaryHeads.ts';

const x = Float32Array.of(0.3, -0.2, 0);
const y = Float32Array.of(0.1, 0.2, 0);

describe('features of a pair', () => {
  it('are absolute differences', () => {
    expect([...pairFeatures('difference', x, y)].map((value) => value.toFixed(6))).toEqual([
      '0.200000',
      '0.400000',
      '0.000000',
    ]);
  });

  it('are guarded chi-squared terms, finite where the printed formula divides by zero', () => {
    // 0.04 / 0.4 = 0.1; 0.16 / 0.4 = 0.4 (as printed: 0.16 / 0); 0 / 1e-6 = 0.
    const [a = 0, b = 0, c = 1] = pairFeatures('chi-squared', x, y);
    expect(a).toBeCloseTo(0.1, 5);
    expect(b).toBeCloseTo(0.4, 5);
    expect(c).toBe(0);
  });
});

describe('yhat', () => {
  it('is the sigmoid of the weighed sum', () => {
    const head = { form: 'difference' as const, w: Float32Array.of(-5, -2.5, 1), b: 3 };
    // -1 - 1 + 3 = 1, and sigmoid(1) = 0.731059.
    expect(sameness(head, x, y)).toBeCloseTo(0.731059, 5);
    // The same encoding twice: sigmoid(3) = 0.952574.
    expect(sameness(head, x, x)).toBeCloseTo(0.952574, 5);
  });
});

describe('cross-entropy', () => {
  const pairs = { features: [Float32Array.of(1, 2), Float32Array.of(0.5, -1)], same: [1, 0] };
  const start = Float32Array.of(0, 0, 0);

  it('is the one worked out by hand', () => {
    // z = 0.5 and -0.25: (log(1 + e^-0.5) + log(1 + e^-0.25)) / 2 = (0.474077 + 0.575939) / 2.
    const { cost } = crossEntropy(
      Float32Array.of(0.5, 0, 0),
      { ...pairs, features: [Float32Array.of(1, 2), Float32Array.of(-0.5, -1)] },
      0,
      start,
    );
    expect(cost).toBeCloseTo(0.525008, 5);
    // And 0.3 / 2 * 0.5^2 more by the decay.
    const decayed = crossEntropy(
      Float32Array.of(0.5, 0, 0),
      { ...pairs, features: [Float32Array.of(1, 2), Float32Array.of(-0.5, -1)] },
      0.3,
      start,
    );
    expect(decayed.cost).toBeCloseTo(0.525008 + 0.0375, 5);
  });

  it('has the gradient of finite differences', () => {
    const point = Float32Array.of(0.4, -0.7, 0.2);
    const { gradient } = crossEntropy(point, pairs, 0.1, start);
    gradient.forEach((value, i) => {
      const at = (step: number) =>
        crossEntropy(
          point.map((p, k) => (k === i ? p + step : p)),
          pairs,
          0.1,
          start,
        ).cost;
      expect(value).toBeCloseTo((at(1e-3) - at(-1e-3)) / 2e-3, 3);
    });
  });
});

describe('training on stored encodings', () => {
  // People differ in the first four numbers only; the other twelve are noise, which plain distance cannot know.
  const normal = randomNormal(5);
  const make = (count: number) => {
    const people: number[] = [];
    const encodings: Float32Array[] = [];
    for (let person = 0; person < count; person++) {
      const centre = Array.from({ length: 4 }, () => normal());
      for (let photo = 0; photo < 4; photo++) {
        people.push(person);
        encodings.push(
          Float32Array.from({ length: 16 }, (_, k) =>
            k < 4 ? (centre[k] ?? 0) + 0.25 * normal() : normal(),
          ),
        );
      }
    }
    return { people, encodings };
  };
  const measure = (set: ReturnType<typeof make>, score: (a: Float32Array, b: Float32Array) => number) => {
    const genuine: number[] = [];
    const impostor: number[] = [];
    set.encodings.forEach((a, i) => {
      for (let j = i + 1; j < set.encodings.length; j++) {
        (set.people[i] === set.people[j] ? genuine : impostor).push(
          score(a, set.encodings[j] as Float32Array),
        );
      }
    });
    return auc({ genuine, impostor });
  };

  it.each<BinaryForm>(['difference', 'chi-squared'])(
    'beats plain distance on people it never saw: %s',
    async (form) => {
      const [known, unseen] = [make(30), make(20)];
      const pairs = balancedPairs(form, known.encodings, known.people, randomUniform(1));
      expect(pairs.same.filter((same) => same === 1)).toHaveLength(30 * 6);
      expect(pairs.same).toHaveLength(2 * 30 * 6);
      const training = new BinaryTraining(form, pairs, { rate: 0.03, decay: 1e-3 });
      const first = await training.step();
      let last = first;
      for (let step = 0; step < 150; step++) last = await training.step();
      expect(last).toBeLessThan(0.6 * first);
      const plain = measure(unseen, (a, b) =>
        a.reduce((sum, value, k) => sum + (value - (b[k] ?? 0)) ** 2, 0),
      );
      const learnt = measure(unseen, (a, b) => -sameness(training.head, a, b));
      expect(plain).toBeLessThan(0.85);
      expect(learnt).toBeGreaterThan(plain + 0.05);
    },
  );
});

it('takes as many pairs of a kind as of the other, also where one person has nearly all photos', () => {
  // Six photos of one person and two of another: 15 + 1 genuine pairs, 12 impostor pairs.
  const people = [0, 0, 0, 0, 0, 0, 1, 1];
  const encodings = people.map((_, i) => Float32Array.of(i));
  const { same } = balancedPairs('difference', encodings, people, randomUniform(1));
  expect(same.filter((each) => each === 1)).toHaveLength(12);
  expect(same.filter((each) => each === 0)).toHaveLength(12);
});

it('the sum, term by term, by hand: 2 x 1 - 1 x 3 + 0.5 = -0.5, and sigma of it .3775', () => {
  const head = { form: 'difference' as const, w: Float32Array.of(2, -1), b: 0.5 };
  const { terms, z } = binarySum(head, Float32Array.of(1, 0), Float32Array.of(0, 3));
  expect(terms).toEqual([
    { k: 1, phi: 1, weighed: 2 },
    { k: 2, phi: 3, weighed: -3 },
  ]);
  expect(z).toBeCloseTo(-0.5, 6);
  expect(sigmoid(z)).toBeCloseTo(0.37754, 5);
  expect(sameness(head, Float32Array.of(1, 0), Float32Array.of(0, 3))).toBeCloseTo(0.37754, 5);
});
