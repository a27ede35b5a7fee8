import { Adam } from '../../style/optimise/optimisers.ts';
import { squaredDistance } from '../match/distance.ts';
import { groupBy } from './trainingSet.ts';

/** What it took to know one more person, in the classifier's way and in the encoder's. */
export interface OneShotComparison {
  /** People before; person K + 1 is the new one. */
  people: number;
  /** Photos of each person that the classifier learnt from, and all those to test with. */
  learnt: number;
  tested: number;
  softmax: {
    /** Weights and biases of the last layer before and after. */
    parametersBefore: number;
    parametersAfter: number;
    accuracyBefore: number;
    /** Photos of the new person that the old classifier names rightly, of how many: it has no output for them. */
    newcomerBefore: number;
    newcomerTests: number;
    /** Who the old classifier takes the newcomer for, and with what mean probability. */
    takenFor: number;
    takenWith: number;
    steps: number;
    milliseconds: number;
    accuracyAfter: number;
    newcomerAfter: number;
  };
  encoder: {
    /** Photos of the new person that were stored. */
    photos: number;
    parametersChanged: number;
    milliseconds: number;
    accuracy: number;
    newcomer: number;
  };
}

const STEPS = 150;

/**
 * Section 2 of the source document, with real numbers: a softmax classifier over K people needs a new output and training for
 * person K + 1; an encoder needs one photo stored. Both work on the same encodings. The last person is the newcomer; of each
 * person the first `learnt` encodings are learnt from, the rest are tests; the encoder gets one of each.
 */
export async function compareOneShot(
  encodings: readonly Float32Array[],
  people: readonly number[],
  learnt: number,
): Promise<OneShotComparison> {
  const newcomer = Math.max(...people);
  const seen = new Map<number, number>();
  const place = people.map((person) => {
    const index = seen.get(person) ?? 0;
    seen.set(person, index + 1);
    return index;
  });
  const items = encodings.map((encoding, i) => ({ encoding, person: people[i] ?? 0, place: place[i] ?? 0 }));
  const lessons = items.filter((item) => item.place < learnt);
  const tests = items.filter((item) => item.place >= learnt);
  const oldTests = tests.filter((item) => item.person !== newcomer);
  const newTests = tests.filter((item) => item.person === newcomer);

  const before = new SoftmaxHead(encodings[0]?.length ?? 0, newcomer);
  await before.train(lessons.filter((item) => item.person !== newcomer));
  const guesses = newTests.map((item) => before.classify(item.encoding));
  const takenFor = mostFrequent(guesses.map((guess) => guess.person));

  const after = new SoftmaxHead(encodings[0]?.length ?? 0, newcomer + 1);
  const begun = performance.now();
  await after.train(lessons);
  const milliseconds = performance.now() - begun;
  const rightly = (head: SoftmaxHead) => (item: Item) => head.classify(item.encoding).person === item.person;

  const stored = items.filter((item) => item.place === 0 && item.person !== newcomer);
  const enrolling = performance.now();
  stored.push(...items.filter((item) => item.place === 0 && item.person === newcomer));
  const enrolled = performance.now() - enrolling;
  const nearest = (item: Item) => {
    const distances = stored.map((each) => squaredDistance(each.encoding, item.encoding));
    return stored[distances.indexOf(Math.min(...distances))]?.person === item.person;
  };

  return {
    people: newcomer,
    learnt,
    tested: tests.length,
    softmax: {
      parametersBefore: before.parameters,
      parametersAfter: after.parameters,
      accuracyBefore: share(oldTests, rightly(before)),
      newcomerBefore: newTests.filter(rightly(before)).length,
      newcomerTests: newTests.length,
      takenFor,
      takenWith: guesses.reduce((sum, guess) => sum + guess.probability, 0) / guesses.length,
      steps: STEPS,
      milliseconds,
      accuracyAfter: share(tests, rightly(after)),
      newcomerAfter: newTests.filter(rightly(after)).length,
    },
    encoder: {
      photos: 1,
      parametersChanged: 0,
      milliseconds: enrolled,
      accuracy: share(tests, nearest),
      newcomer: newTests.filter(nearest).length,
    },
  };
}

interface Item {
  encoding: Float32Array;
  person: number;
}

/** softmax(W x + b) over K people, trained by cross-entropy (Adam over all lessons at once). */
export class SoftmaxHead {
  readonly #dimension: number;
  readonly #people: number;
  /** For each person dimension weights and one bias. */
  readonly #weights: Float32Array;

  constructor(dimension: number, people: number) {
    this.#dimension = dimension;
    this.#people = people;
    this.#weights = new Float32Array(people * (dimension + 1));
  }

  get parameters(): number {
    return this.#weights.length;
  }

  probabilities(x: Float32Array, weights = this.#weights): number[] {
    const width = this.#dimension + 1;
    const scores = Array.from({ length: this.#people }, (_, person) => {
      let z = weights[person * width + this.#dimension] ?? 0;
      for (let k = 0; k < this.#dimension; k++) z += (weights[person * width + k] ?? 0) * (x[k] ?? 0);
      return z;
    });
    const most = Math.max(...scores);
    const powers = scores.map((z) => Math.exp(z - most));
    const sum = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / sum);
  }

  classify(x: Float32Array): { person: number; probability: number } {
    const all = this.probabilities(x);
    const probability = Math.max(...all);
    return { person: all.indexOf(probability), probability };
  }

  async train(lessons: readonly Item[], steps = STEPS): Promise<void> {
    const adam = new Adam(this.#weights.length, { rate: 0.1 });
    for (let step = 0; step < steps; step++) {
      await adam.step(this.#weights, async (weights) => this.crossEntropy(weights, lessons));
    }
  }

  /** Mean of -log p(person), and its gradient. */
  crossEntropy(weights: Float32Array, lessons: readonly Item[]): { cost: number; gradient: Float32Array } {
    const width = this.#dimension + 1;
    const gradient = new Float32Array(weights.length);
    let cost = 0;
    for (const { encoding, person } of lessons) {
      const all = this.probabilities(encoding, weights);
      cost -= Math.log(Math.max(all[person] ?? 0, 1e-12)) / lessons.length;
      all.forEach((p, k) => {
        const error = (p - (k === person ? 1 : 0)) / lessons.length;
        for (let j = 0; j < this.#dimension; j++) {
          gradient[k * width + j] = (gradient[k * width + j] ?? 0) + error * (encoding[j] ?? 0);
        }
        gradient[k * width + this.#dimension] = (gradient[k * width + this.#dimension] ?? 0) + error;
      });
    }
    return { cost, gradient };
  }
}

const share = <T>(list: readonly T[], is: (item: T) => boolean): number =>
  list.filter(is).length / list.length;

function mostFrequent(values: readonly number[]): number {
  const counts = groupBy(values, (value) => value);
  return [...counts].reduce((a, b) => (b[1].length > a[1].length ? b : a))[0];
}
