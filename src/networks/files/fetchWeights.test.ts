import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StyleNetwork } from '../style/styleNetwork.ts';
import { useNodeWasm } from '../testing/nodeBackend.ts';
import {
  serveWeights,
  type Trouble,
  type VirtualFile,
  virtualValue,
  virtualVgg,
} from '../testing/weightServer.ts';
import { fetchWeights } from './fetchWeights.ts';
import { importWeights } from './importWeights.ts';
import { cacheWeightStore, openKept, type WeightStore } from './weightStore.ts';

beforeAll(useNodeWasm);

/** A cache in memory; `room` bytes fit in. */
function memoryCaches(room = Number.POSITIVE_INFINITY): CacheStorage {
  const kept = new Map<string, Blob>();
  const cache = {
    match: async (url: string) => {
      const blob = kept.get(url);
      return blob && new Response(blob);
    },
    put: async (url: string, response: Response) => {
      const blob = await response.blob();
      const used = [...kept.values()].reduce((sum, { size }) => sum + size, 0);
      if (used + blob.size > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(url, blob);
    },
    delete: async (url: string) => kept.delete(url),
    keys: async () => [...kept.keys()].map((url) => ({ url })),
  };
  return { open: async () => cache } as unknown as CacheStorage;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function server(file: VirtualFile, trouble?: Trouble) {
  const started = await serveWeights(file, trouble);
  closing.push(started.close);
  return started;
}

const newStore = (room?: number): WeightStore => cacheWeightStore('http://app.test/', memoryCaches(room));
const narrow = virtualVgg({ divisor: 16 });

function fetching(url: string, store: WeightStore, more: Partial<Parameters<typeof fetchWeights>[0]> = {}) {
  return fetchWeights({ name: 'vgg19', url, store, pause: 1, patience: 2000, ...more });
}

describe('VGG-19 by byte ranges', () => {
  it('of its exact names and shapes, 52 MB of 575 travel, and are what the file holds', async () => {
    const file = virtualVgg();
    expect(file.size).toBeGreaterThan(574e6);
    const { url, log } = await server(file);
    const store = newStore();
    const seen: [number, number][] = [];
    const bytes = await fetching(url, store, { onProgress: (loaded, total) => seen.push([loaded, total]) });
    // 12,944,960 weights and biases of the thirteen convolutions, four bytes each.
    expect(bytes).toBeGreaterThan(4 * 12_944_960);
    expect(bytes).toBeLessThan(4 * 12_944_960 + 10_000);
    expect(seen.at(-1)).toEqual([4 * 12_944_960, 4 * 12_944_960]);
    expect(seen.every(([loaded], i) => loaded >= (seen[i - 1]?.[0] ?? 0))).toBe(true);
    expect(log.length).toBeLessThan(20);
    const kept = await openKept(store, 'vgg19');
    expect([...kept.entries.keys()].filter((name) => name.endsWith('weight'))).toHaveLength(13);
    const bias = await kept.read('features.0.bias');
    // The classifier's 123,642,856 numbers stand before it.
    expect(bias[5]).toBeCloseTo(virtualValue(123_642_856 + 5), 6);
    const network = await StyleNetwork.load(kept, { last: 'conv1_2' });
    expect(network.layers()[1]?.channels).toBe(64);
    network.dispose();
  });

  it('goes on where it was cancelled, and asks for nothing twice', async () => {
    const wide = virtualVgg({ divisor: 2 });
    const { url, log } = await server(wide);
    const store = newStore();
    const control = new AbortController();
    const first = fetching(url, store, {
      signal: control.signal,
      onProgress: (loaded) => {
        if (loaded > 5e6) control.abort();
      },
    });
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    await expect(openKept(store, 'vgg19')).rejects.toMatchObject({ name: 'NetworkNotHere:vgg19' });
    let begins = -1;
    await fetching(url, store, {
      onProgress: (loaded) => {
        if (begins < 0) begins = loaded;
      },
    });
    expect(begins).toBeGreaterThanOrEqual(4 * 1024 * 1024);
    const whole = log.filter((range) => Number(range.split('-')[1]) - Number(range.split('-')[0]) > 1e6);
    expect(whole.length - new Set(whole).size).toBeLessThanOrEqual(1);
    expect((await openKept(store, 'vgg19')).entries.size).toBe(26);
  });

  it.each<[string, Trouble]>([
    ['cut off in the middle', { kind: 'cut', at: (request) => request === 2 }],
    [
      'refused twice with 503',
      { kind: 'status', status: 503, at: (request) => request === 2 || request === 3 },
    ],
    ['stalled', { kind: 'stall', at: (request) => request === 2 }],
  ])('tries again what was %s', async (_, trouble) => {
    const { url } = await server(narrow, trouble);
    const store = newStore();
    await fetching(url, store, { patience: 100 });
    expect((await openKept(store, 'vgg19')).entries.size).toBe(26);
  });

  it('waits for a slow server as long as bytes come', async () => {
    const { url } = await server(narrow, { kind: 'slow' });
    const store = newStore();
    await fetching(url, store, { patience: 150 });
    expect((await openKept(store, 'vgg19')).entries.size).toBe(26);
  });

  it.each<[string, VirtualFile, Trouble | undefined, string, object]>([
    ['a server without ranges', narrow, { kind: 'whole' }, 'ModelFileMissing:whole', {}],
    ['404', narrow, { kind: 'status', status: 404 }, 'ModelFileMissing:status', { status: '404' }],
    ['500 that stays', narrow, { kind: 'status', status: 500 }, 'ModelFileMissing:busy', { status: '500' }],
    ['another version on the way', narrow, { kind: 'changed', at: (n) => n > 1 }, 'ModelFileChanged', {}],
    [
      'other shapes',
      virtualVgg({ divisor: 16, spoil: 'shape' }),
      undefined,
      'ModelFileDamaged:tensorShape',
      {},
    ],
    [
      'values that are none',
      virtualVgg({ divisor: 16, spoil: 'finite' }),
      undefined,
      'ModelFileDamaged:notANumber',
      {},
    ],
    [
      'a file that ends early',
      { ...narrow, size: 400_000 },
      undefined,
      expect.stringMatching(/^ModelFileMissing:(status|short)$/),
      {},
    ],
    [
      'another kind of file',
      { size: 1000, read: (a, b) => new Uint8Array(b - a).fill(255) },
      undefined,
      'ModelFileDamaged:notSafetensors',
      {},
    ],
  ])('says what is wrong: %s', async (_, file, trouble, name, values) => {
    const { url } = await server(file, trouble);
    const store = newStore();
    await expect(fetching(url, store)).rejects.toMatchObject({ name, values });
    await expect(openKept(store, 'vgg19')).rejects.toMatchObject({ name: 'NetworkNotHere:vgg19' });
  });

  it('says when nobody answers, and when the disk is full', async () => {
    await expect(fetching('http://127.0.0.1:1/x', newStore())).rejects.toMatchObject({
      name: 'ModelFileMissing:cut',
    });
    const { url } = await server(narrow);
    await expect(fetching(url, newStore(1000))).rejects.toMatchObject({ name: 'StorageFull:network' });
    await expect(cacheWeightStore('http://app.test/', undefined).get('vgg19')).rejects.toMatchObject({
      name: 'NoStorage:network',
    });
  });
});

describe('a network the person brings', () => {
  const asFile = (file: VirtualFile, name: string) => new File([file.read(0, file.size)], name);

  it('is kept as the part of it that is needed', async () => {
    const store = newStore();
    await importWeights(store, 'own', [asFile(narrow, 'vgg.safetensors')]);
    const kept = await openKept(store, 'own');
    expect(kept.metadata.get('source')).toBe('vgg.safetensors');
    expect(kept.entries.has('classifier.0.weight')).toBe(false);
    await expect(importWeights(store, 'own', [new File(['hello'], 'x.safetensors')])).rejects.toMatchObject({
      name: 'ModelFileDamaged:cutOff',
    });
    expect((await openKept(store, 'own')).entries.size).toBe(26);
  });

  it('as a TF.js layers model answers as Keras’ kernels and Caffe’s pixels say', async () => {
    // One filter that looks at blue's middle only: [3, 3, in, out], blue first.
    const kernel = new Float32Array(27);
    kernel[(1 * 3 + 1) * 3] = 2;
    const manifest = [
      {
        paths: ['group1-shard1of1.bin'],
        weights: [
          { name: 'block1_conv1/kernel', shape: [3, 3, 3, 1], dtype: 'float32' },
          { name: 'block1_conv1/bias', shape: [1], dtype: 'float32' },
        ],
      },
    ];
    const json = new File([JSON.stringify({ modelTopology: {}, weightsManifest: manifest })], 'model.json');
    const shard = new File([kernel, Float32Array.of(10)], 'group1-shard1of1.bin');
    const store = newStore();
    const before = tf.memory().numTensors;
    await importWeights(store, 'own', [json, shard]);
    expect(tf.memory().numTensors).toBe(before);
    const network = await StyleNetwork.load(await openKept(store, 'own'));
    const answer = tf.tidy(() =>
      network
        .taps(tf.tensor4d([0.1, 0.2, 0.9], [1, 1, 1, 3]), ['conv1_1'], { pooling: 'max', of: 'channels' })
        .get('conv1_1')
        ?.dataSync(),
    );
    // The only pixel stands in the middle: 2 * (0.9 * 255 - 103.939) + 10.
    expect(answer?.[0]).toBeCloseTo(2 * (229.5 - 103.939) + 10, 3);
    network.dispose();
    await expect(importWeights(store, 'own', [json])).rejects.toMatchObject({
      name: 'ModelFileMissing:shard',
      values: { file: 'group1-shard1of1.bin', model: 'model.json' },
    });
    await expect(importWeights(store, 'own', [new File(['{}'], 'model.json')])).rejects.toMatchObject({
      name: 'ModelFileDamaged:layersModel',
      values: { file: 'model.json' },
    });
  });
});
