import { describe, expect, it, vi } from 'vitest';
import { LikenessError } from '../../errors.ts';
import type { BackendName, EngineStatus } from '../../networks/backend/backend.ts';
import { message } from '../../words/keys.ts';
import { type Backends, Engine } from './engine.ts';

const wanted = { backend: 'auto' as const, assets: 'https://app.example/' };

/** Backends that do nothing but come in order: WebGL, WASM, plain JavaScript. The context of the first can be lost. */
function fake() {
  let lost = false;
  let time = 0;
  const told: EngineStatus[] = [];
  const log: string[] = [];
  const backends: Backends = {
    choose: async (_preference, { skip = [] }) => {
      const order: BackendName[] = ['webgl', 'wasm', 'cpu'];
      const backend = order.find((name) => !skip.includes(name)) ?? 'cpu';
      log.push(`begin ${backend}`);
      const notes = skip.map((name) => message('app.engineFailed', { engine: name }));
      return { backend, threads: 1, simd: false, renderer: null, notes };
    },
    lost: () => lost,
    isLoss: (error) => error instanceof Error && error.name === 'GraphicsLost',
    drop: () => {
      log.push('drop');
      lost = false;
    },
    tell: (status) => told.push(status),
    now: () => time,
  };
  const lose = () => {
    lost = true;
    return Object.assign(new Error('gone'), { name: 'GraphicsLost' });
  };
  return { engine: new Engine('failing', backends), log, told, lose, pass: (ms: number) => { time += ms; } }; // biome-ignore format: one line reads better
}

describe('the backend', () => {
  it('is begun once, whoever asks meanwhile, and anew when another is asked for', async () => {
    const { engine, log, told } = fake();
    await Promise.all([engine.ready(wanted), engine.ready(wanted)]);
    expect(log).toEqual(['begin webgl']);
    await engine.ready({ ...wanted, backend: 'cpu' });
    expect(log).toEqual(['begin webgl', 'begin webgl']);
    expect(told).toEqual([]);
  });

  it('is begun anew after a loss that nobody worked through', async () => {
    const { engine, log, told, lose } = fake();
    await engine.ready(wanted);
    lose();
    const status = await engine.ready(wanted);
    expect(log).toEqual(['begin webgl', 'drop', 'begin webgl']);
    expect(told).toEqual([status]);
    expect(status.notes).toEqual([message('app.graphicsAgain')]);
  });
});

describe('what is loaded', () => {
  it('is loaded once on a backend, freed when that is left, and loaded anew', async () => {
    const { engine, lose } = fake();
    const dispose = vi.fn();
    const make = vi.fn(async () => ({ dispose }));
    await engine.ready(wanted);
    await Promise.all([engine.load('a', make), engine.load('a', make)]);
    expect(make).toHaveBeenCalledTimes(1);
    lose();
    await engine.ready(wanted);
    expect(dispose).toHaveBeenCalledTimes(1);
    await engine.load('a', make);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('is freed when others are wanted in its place', async () => {
    const { engine } = fake();
    const dispose = vi.fn();
    await engine.load('a', async () => ({ dispose }));
    await engine.load('b', async () => ({ dispose }));
    await engine.load('c', () => Promise.reject(new Error('no'))).catch(() => undefined);
    await engine.keepOnly('b');
    expect(dispose).toHaveBeenCalledTimes(1);
  });
});

describe('work', () => {
  it('is done again on a new context after a loss, and on the next backend after another soon', async () => {
    const { engine, lose } = fake();
    let losses = 0;
    const ran: BackendName[] = [];
    const answer = await engine.use(wanted, async ({ backend }) => {
      ran.push(backend);
      if (losses++ < 2) throw lose();
      return 'done';
    });
    expect(answer).toBe('done');
    expect(ran).toEqual(['webgl', 'webgl', 'wasm']);
  });

  it('stays on WebGL where losses are hours apart, as those of a laptop that sleeps', async () => {
    const { engine, lose, pass } = fake();
    for (let sleep = 0; sleep < 3; sleep++) {
      await engine.ready(wanted);
      lose();
      pass(3_600_000);
    }
    expect((await engine.ready(wanted)).backend).toBe('webgl');
  });

  it('leaves for good a backend that throws, and says so', async () => {
    const { engine, told } = fake();
    const work = async ({ backend }: EngineStatus) => {
      if (backend === 'webgl') throw new Error('out of memory');
      return backend;
    };
    expect(await engine.use(wanted, work)).toBe('wasm');
    expect(told.map(({ backend, notes }) => [backend, ...notes])).toEqual([
      ['wasm', message('app.engineFailed', { engine: 'webgl' })],
    ]);
    expect((await engine.ready(wanted)).backend).toBe('wasm');
  });

  it('is to blame itself when the next backend throws the same', async () => {
    const { engine } = fake();
    const work = () => Promise.reject(new RangeError('no such layer'));
    await expect(engine.use(wanted, work)).rejects.toThrow('no such layer');
    expect((await engine.ready(wanted)).backend).toBe('webgl');
  });

  it('that is refused or cancelled costs no backend', async () => {
    const { engine, log } = fake();
    const refused = new LikenessError('NoFaces');
    await expect(engine.use(wanted, () => Promise.reject(refused))).rejects.toBe(refused);
    const cancelled = new DOMException('The job was cancelled.', 'AbortError');
    await expect(engine.use(wanted, () => Promise.reject(cancelled))).rejects.toBe(cancelled);
    expect(log).toEqual(['begin webgl']);
  });

  it('whose engine other work has changed is done again, and takes no second backend', async () => {
    const { engine, lose, log } = fake();
    const session = await engine.open(wanted);
    const other = await engine.open(wanted);
    await other.recover(lose());
    await session.recover(new Error('Tensor is disposed.'));
    expect(session.status.backend).toBe('webgl');
    expect(log).toEqual(['begin webgl', 'drop', 'begin webgl']);
  });
});

describe('WebGPU', () => {
  it('is left at an error where others are not, as it lacks kernels', async () => {
    const order: BackendName[] = ['webgpu', 'webgl'];
    const engine = new Engine('lost', {
      choose: async (_, { skip = [] }) => ({
        backend: order.find((name) => !skip.includes(name)) ?? 'cpu',
        threads: 1,
        simd: false,
        renderer: null,
        notes: [],
      }),
      lost: () => false,
      isLoss: () => false,
      drop: () => undefined,
      tell: () => undefined,
      now: () => 0,
    });
    const ran: BackendName[] = [];
    const work = async ({ backend }: EngineStatus) => {
      ran.push(backend);
      throw new Error(`Kernel 'LRN' not registered for backend '${backend}'`);
    };
    await expect(engine.use(wanted, work)).rejects.toThrow("backend 'webgl'");
    expect(ran).toEqual(['webgpu', 'webgl']);
  });
});
