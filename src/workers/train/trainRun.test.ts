import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawFace } from '../../faces/drawn/draw.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { randomNormal } from '../../picture/random.ts';
import { HeldRun } from '../run/heldRun.ts';
import { prepareSet } from './trainData.ts';
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

const fail = (error: unknown) => Promise.reject(error);

async function run(
  start: TrainStart,
  signal = new AbortController().signal,
  held = new HeldRun(signal),
  survive: (error: unknown) => Promise<void> = fail,
) {
  const events: TrainEvent[] = [];
  const set = await prepareSet(start.data, start.target, preparing);
  const partial = (event: TrainEvent) => events.push(event);
  const result = await runTraining(start, set, { signal, partial, held, survive });
  return { result, events };
}

describe('data', () => {
  it('is refused where the Siamese network finds no pictures', async () => {
    await expect(prepareSet(faces(), 'siamese', preparing)).rejects.toMatchObject({
      name: 'NoPictures:encodings',
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
    const { result, events } = await run(startOf('head', 60));
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
    const { result } = await run(startOf('binary', 60));
    expect(result.binary?.map(({ head }) => head.form)).toEqual(['difference', 'chi-squared']);
    expect(result.after.auc).toBeGreaterThan(result.before.auc);
    expect(result.binary?.map(({ figures }) => figures.auc)).toContain(result.after.auc);
  });

  it('waits while it is paused, and ends early with what it has learnt', async () => {
    const { signal } = new AbortController();
    const held = new HeldRun(signal);
    held.pause();
    const running = run(startOf('head', 500), signal, held);
    await new Promise((resolve) => setTimeout(resolve, 300));
    held.finish();
    const { result } = await running;
    expect(result.steps).toBeLessThan(2);
    expect(result.collapsed).toBeNull();
  });

  it('stops at once when it is cancelled', async () => {
    const control = new AbortController();
    const running = run(startOf('head', 5000), control.signal);
    setTimeout(() => control.abort(), 100);
    await expect(running).rejects.toThrow(/abort/i);
  });
});

describe('a lost graphics context', () => {
  it('costs a training nothing: the figures are those of one without a loss', async () => {
    const { result: whole } = await run(startOf('head', 40));
    const tensors = tf.memory().numTensors;
    const backend = tf.backend();
    const read = backend.read.bind(backend);
    let reads = 0;
    let losses = 0;
    backend.read = async (id) => {
      reads++;
      // Each step reads at least its loss; how often it is measured beside them depends on the clock.
      if (reads === 25) throw new Error('The graphics card gave up its work.');
      return read(id);
    };
    try {
      const { signal } = new AbortController();
      const { result, events } = await run(startOf('head', 40), signal, new HeldRun(signal), async () => {
        losses++;
      });
      expect(losses).toBe(1);
      expect(result.steps).toBe(40);
      expect(result.after.auc).toBeCloseTo(whole.after.auc, 6);
      expect(result.after.tau).toBeCloseTo(whole.after.tau, 6);
      // The page is told of each step once.
      const steps = events.flatMap((event) =>
        event.kind === 'steps' ? event.reports.map(({ step }) => step) : [],
      );
      expect(steps).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
      expect(events.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
      expect(tf.memory().numTensors).toBe(tensors);
    } finally {
      backend.read = read;
    }
  });
});
