import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawFace } from '../../faces/drawn/draw.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { randomNormal } from '../../picture/random.ts';
import { prepareSet } from './trainData.ts';
import type { Hold } from './trainHold.ts';
import type { TrainData, TrainEvent, TrainStart } from './trainJobs.ts';
import { runTraining } from './trainRun.ts';

beforeAll(useNodeWasm);

/** Stored encodings of 24 people, four each; a person shows in eight of 32 numbers, the rest is noise. */
function faces(): Extract<TrainData, { kind: 'faces' }> {
  const normal = randomNormal(2);
  const data: Extract<TrainData, { kind: 'faces' }> = { kind: 'faces', people: [], encodings: [], chips: [] };
  for (let person = 0; person < 24; person++) {
    const centre = Array.from({ length: 8 }, () => normal());
    for (let photo = 0; photo < 4; photo++) {
      data.people.push(person);
      data.encodings.push(
        Float32Array.from({ length: 32 }, (_, k) => (k < 8 ? (centre[k] ?? 0) + 0.3 * normal() : normal())),
      );
      data.chips.push(null);
    }
  }
  return data;
}

const preparing = {
  signal: new AbortController().signal,
  encoder: () => Promise.reject(new Error('no encoder is needed')),
  onPhase: () => undefined,
  onProgress: () => undefined,
};

const startOf = (target: TrainStart['target'], steps: number): TrainStart => ({
  data: faces(),
  target,
  recipe: { alpha: 0.2, mining: 'semi-hard', people: 8, photos: 4, rate: 0.003, steps, seed: 1 },
  heldOut: 8,
  backend: 'wasm',
  assets: '',
});

async function run(start: TrainStart, hold: Hold, signal = new AbortController().signal) {
  const events: TrainEvent[] = [];
  const set = await prepareSet(start.data, start.target, preparing);
  const partial = (event: TrainEvent) => events.push(event);
  const result = await runTraining(start, set, { signal, partial, hold });
  return { result, events };
}

const free = (): Hold => ({ paused: false, finish: false, wake: () => undefined });

describe('data', () => {
  it('is refused where the Siamese network finds no pictures, with what to do', async () => {
    await expect(prepareSet(faces(), 'siamese', preparing)).rejects.toMatchObject({
      name: 'NoPictures',
      advice: expect.stringContaining('train a head on the stored encodings'),
    });
  });

  it('is scaled from aligned faces of 150 pixels to the network’s 64', async () => {
    const chip = drawFace(1, 0, 0, 150);
    const data = { kind: 'faces' as const, people: [0], encodings: [new Float32Array(128)], chips: [chip] };
    const { values, shape } = await prepareSet(data, 'siamese', preparing);
    expect(shape).toEqual([64, 64, 3]);
    const mean = (numbers: ArrayLike<number>) =>
      Array.from(numbers).reduce((a, b) => a + b, 0) / numbers.length;
    const rgb = chip.data.filter((_, i) => i % 4 !== 3);
    expect(Math.abs(mean(values) - mean(rgb))).toBeLessThan(1.5);
  });
});

describe('a run on stored encodings', () => {
  it('tells what it measured before, on the way and after, and leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const { result, events } = await run(startOf('head', 60), free());
    expect(tf.memory().numTensors).toBe(before);
    expect(result.people).toEqual({ train: 16, heldOut: 8, single: 0 });
    expect(result.after.auc).toBeGreaterThan(result.before.auc + 0.05);
    // 8 people x 6 pairs, and all others of 32 photos.
    expect(result.after.pairs).toEqual({ genuine: 48, impostor: 448 });
    expect(result.after.genuine.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
    expect(result.network?.weights.map(({ length }) => length)).toEqual([32 * 64, 64, 64 * 32, 32]);
    // The scale puts the best threshold at 0.36.
    expect((result.network?.scale ?? 0) ** 2 * result.after.tau).toBeCloseTo(0.36, 5);
    const kinds = new Set(events.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['begun', 'hardest', 'measured', 'projection', 'steps']);
    const steps = events.flatMap((event) => (event.kind === 'steps' ? event.reports : []));
    expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  });

  it('compares both binary forms with plain distance', async () => {
    const { result } = await run(startOf('binary', 60), free());
    expect(result.binary?.map(({ head }) => head.form)).toEqual(['difference', 'chi-squared']);
    expect(result.after.auc).toBeGreaterThan(result.before.auc);
    expect(result.binary?.map(({ figures }) => figures.auc)).toContain(result.after.auc);
  });

  it('waits while it is paused, and ends early with what it has learnt', async () => {
    const hold: Hold = { paused: true, finish: false, wake: () => undefined };
    const running = run(startOf('head', 500), hold);
    await new Promise((resolve) => setTimeout(resolve, 300));
    hold.finish = true;
    hold.wake();
    const { result } = await running;
    expect(result.steps).toBeLessThan(2);
    expect(result.collapsed).toBeNull();
  });

  it('stops at once when it is cancelled', async () => {
    const control = new AbortController();
    const running = run(startOf('head', 5000), free(), control.signal);
    setTimeout(() => control.abort(), 100);
    await expect(running).rejects.toThrow(/abort/i);
  });
});
