import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as graphics from '../../networks/backend/graphics.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { randomNormal } from '../../picture/random.ts';
import { type Message, message } from '../../words/keys.ts';
import { tell } from '../../words/say.ts';
import { drawSet } from '../drawn/drawnSet.ts';
import { CollapseGuard, spreadOf } from './collapse.ts';
import { applyHead } from './head.ts';
import { ResidualHead } from './residualHead.ts';
import { SiameseNetwork } from './siamese.ts';
import { readWeights, writeWeights } from './trainableEncoder.ts';
import { splitPeople, type TrainingSet } from './trainingSet.ts';
import { measureEncodings, type TripletRecipe, TripletTraining } from './tripletTraining.ts';

vi.mock('../../networks/backend/graphics.ts', { spy: true });

beforeAll(useNodeWasm);
afterEach(() => vi.mocked(graphics.readsAtOnce).mockReset());

const recipe: TripletRecipe = {
  alpha: 0.2,
  mining: 'semi-hard',
  people: 8,
  photos: 3,
  rate: 0.003,
  steps: 60,
  seed: 1,
};

/** People differ in the first six of 16 numbers, by less than the others vary from photo to photo. */
function stored(people: number, photos: number): TrainingSet {
  const normal = randomNormal(3);
  const owners: number[] = [];
  const values: number[] = [];
  for (let person = 0; person < people; person++) {
    const centre = Array.from({ length: 6 }, () => normal());
    for (let photo = 0; photo < photos; photo++) {
      owners.push(person);
      for (let k = 0; k < 16; k++) values.push(k < 6 ? (centre[k] ?? 0) + 0.4 * normal() : 1.5 * normal());
    }
  }
  return { people: owners, values: Float32Array.from(values), shape: [16] };
}

describe('the head', () => {
  it('learns the same where nothing can be read in the midst of a pass', async () => {
    const set = stored(12, 3);
    const split = splitPeople(set.people, 2, 1);
    const trained = async (atOnce: boolean) => {
      vi.mocked(graphics.readsAtOnce).mockReturnValue(atOnce);
      const head = new ResidualHead(1, 16);
      const training = new TripletTraining(head, set, split, recipe);
      const costs = [];
      for (let step = 0; step < 5; step++) costs.push((await training.step()).cost);
      const weights = await readWeights(head.variables);
      training.dispose();
      head.dispose();
      return { costs, weights };
    };
    const before = tf.memory().numTensors;
    const inPass = await trained(true);
    const ahead = await trained(false);
    expect(tf.memory().numTensors).toBe(before);
    expect(ahead).toEqual(inPass);
    expect(new Set(inPass.costs).size).toBe(5);
  });

  it('begins as the encoder is, and learns what tells unseen people apart', async () => {
    const set = stored(60, 5);
    const split = splitPeople(set.people, 20, 1);
    const before = tf.memory().numTensors;
    const head = new ResidualHead(1, 16);
    const training = new TripletTraining(head, set, split, recipe);
    const start = await training.measure();
    const raw = Float32Array.from(
      split.heldOut.flatMap((row) => {
        const numbers = [...set.values.subarray(row * 16, row * 16 + 16)];
        const length = Math.hypot(...numbers);
        return numbers.map((value) => value / length);
      }),
    );
    const asItIs = measureEncodings(
      raw,
      16,
      split.heldOut.map((row) => set.people[row] as number),
    );
    expect(start.auc).toBeCloseTo(asItIs.auc, 4);
    for (let step = 0; step < recipe.steps; step++) expect((await training.step()).collapsed).toBeNull();
    const end = await training.measure();
    expect(start.auc).toBeLessThan(0.8);
    expect(end.auc).toBeGreaterThan(start.auc + 0.08);
    training.dispose();
    head.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('is the same in plain arithmetic', async () => {
    const head = new ResidualHead(4, 16);
    const normal = randomNormal(8);
    const weights = (await readWeights(head.variables)).map((values) => values.map(() => 0.3 * normal()));
    writeWeights(head.variables, weights);
    const encoding = Float32Array.from({ length: 16 }, normal);
    const expected = head.forward(tf.tensor2d(encoding, [1, 16])).dataSync();
    const given = applyHead({ id: 'h', weights, scale: 2 }, encoding);
    given.forEach((value, k) => {
      expect(value).toBeCloseTo(2 * (expected[k] ?? 0), 5);
    });
    expect(() => applyHead({ id: 'h', weights, scale: 1 }, new Float32Array(15))).toThrow(
      'EncodingMismatch {"given":15,"expected":16}',
    );
    head.dispose();
  });
});

describe('collapse', () => {
  it('is called after five steps of coinciding encodings that cost alpha, and not before', () => {
    const guard = new CollapseGuard();
    const signs = { meanLoss: 0.2, alpha: 0.2, meanDistance: 0.002, spread: 0.003, dimension: 64 };
    for (let step = 0; step < 4; step++) expect(guard.observe(signs)).toBeNull();
    expect(tell(guard.observe(signs) as Message)).toMatch(/^All encodings ran together: .* fell to 0\.0020/);
    // A step in between that is well begins the count anew.
    const other = new CollapseGuard();
    for (let step = 0; step < 12; step++) {
      expect(
        other.observe(step % 4 === 3 ? { ...signs, meanDistance: 0.4, spread: 0.05 } : signs),
      ).toBeNull();
    }
    expect(guard.observe({ ...signs, meanLoss: Number.NaN })).toEqual(message('train.notFinite'));
  });

  it('has a spread of 1 / sqrt(d) where encodings fill the sphere', () => {
    expect(spreadOf(Float32Array.of(1, 0, -1, 0, 0, 1, 0, -1), 2)).toBeCloseTo(Math.SQRT1_2, 6);
    expect(spreadOf(Float32Array.of(1, 0, 1, 0), 2)).toBe(0);
  });

  it('stops alpha = 0 with the hardest negatives from a bad start, and rolls back', async () => {
    const set = stored(12, 3);
    const head = new ResidualHead(1, 16);
    // A bad start: a bias so large that all encodings nearly coincide.
    const start = await readWeights(head.variables);
    start[3]?.fill(30);
    writeWeights(head.variables, start);
    const collapsing = { ...recipe, alpha: 0, mining: 'hardest' as const };
    const training = new TripletTraining(head, set, splitPeople(set.people, 4, 1), collapsing);
    let collapsed: Message | null = null;
    let steps = 0;
    while (!collapsed && steps < 20) {
      collapsed = (await training.step()).collapsed;
      steps++;
    }
    expect(steps).toBe(5);
    expect(collapsed?.key).toBe('train.ranTogether');
    // Back at the weights before the first step.
    expect(await readWeights(head.variables)).toEqual(start);
    training.dispose();
    head.dispose();
  });
});

it('catches the Siamese network collapsing under alpha = 0 and the hardest negatives', async () => {
  const drawing = drawSet({ people: 16, photos: 3, seed: 7 });
  let turn = drawing.next();
  while (!turn.done) turn = drawing.next();
  const network = new SiameseNetwork(1);
  const start = await readWeights(network.variables);
  const collapsing = { ...recipe, alpha: 0, mining: 'hardest' as const, rate: 0.01 };
  const training = new TripletTraining(network, turn.value, splitPeople(turn.value.people, 4, 1), collapsing);
  let collapsed: Message | null = null;
  for (let step = 0; step < 30 && !collapsed; step++) collapsed = (await training.step()).collapsed;
  expect(collapsed?.key).toBe('train.ranTogether');
  expect(await readWeights(network.variables)).toEqual(start);
  training.dispose();
  network.dispose();
});

describe('the Siamese network', () => {
  const drawing = drawSet({ people: 12, photos: 3, seed: 3 });
  let turn = drawing.next();
  while (!turn.done) turn = drawing.next();
  const set = turn.value;

  it('answers 64 numbers of length 1 and leaves nothing behind', async () => {
    const before = tf.memory().numTensors;
    const network = new SiameseNetwork(1);
    const training = new TripletTraining(network, set, splitPeople(set.people, 4, 1), {
      ...recipe,
      people: 4,
    });
    const encodings = await training.encode([0, 5]);
    expect(encodings).toHaveLength(128);
    expect(encodings.subarray(0, 64).reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
    await training.step();
    await training.step();
    training.dispose();
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('is trained through all its layers: J falls on a batch that stays the same', async () => {
    const network = new SiameseNetwork(1);
    const weights = await readWeights(network.variables);
    const small = { ...recipe, people: 4, photos: 3, rate: 0.003, mining: 'hardest' as const };
    const training = new TripletTraining(network, set, splitPeople(set.people, 8, 1), small);
    const first = (await training.step()).cost;
    const costs: number[] = [];
    for (let step = 0; step < 30; step++) costs.push((await training.step()).cost);
    const late = costs.slice(-6).reduce((a, b) => a + b, 0) / 6;
    expect(late).toBeLessThan(0.9 * first);
    const after = await readWeights(network.variables);
    after.forEach((values, layer) => {
      const moved = values.reduce((sum, value, i) => sum + Math.abs(value - (weights[layer]?.[i] ?? 0)), 0);
      expect(moved / values.length).toBeGreaterThan(1e-4);
    });
    training.dispose();
    network.dispose();
  });
});

it('goes on where it was saved as if nothing had been, whatever engine it goes on with', async () => {
  const set = stored(24, 4);
  const split = splitPeople(set.people, 8, 1);
  const before = tf.memory().numTensors;
  const begin = () => {
    const head = new ResidualHead(1, 16);
    return { head, training: new TripletTraining(head, set, split, recipe) };
  };
  const whole = begin();
  for (let step = 0; step < 7; step++) await whole.training.step();
  const state = await whole.training.save();
  for (let step = 7; step < 15; step++) await whole.training.step();
  const resumed = begin();
  await resumed.training.restore(state);
  for (let step = 7; step < 15; step++) await resumed.training.step();
  const [a, b] = [await readWeights(whole.head.variables), await readWeights(resumed.head.variables)];
  const furthest = Math.max(
    ...a.flatMap((weights, i) => [...weights].map((w, k) => Math.abs(w - (b[i]?.[k] ?? 9)))),
  );
  expect(furthest).toBeLessThan(1e-5);
  for (const { head, training } of [whole, resumed]) {
    training.dispose();
    head.dispose();
  }
  expect(tf.memory().numTensors).toBe(before);
});
