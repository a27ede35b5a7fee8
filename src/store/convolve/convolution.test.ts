import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { LikenessError } from '../../errors.ts';
import type { ConvolveClient } from '../../workers/convolve/convolveClient.ts';
import { defaultSettings } from '../settings.ts';
import type { LikenessState } from '../state.ts';
import { fakeClient } from '../testing/fakeClient.ts';
import { convolutionActions } from './convolution.ts';
import { initialConvolution } from './convolutionState.ts';

const grid = { data: new Float32Array(16 * 12), size: [12, 16], channels: 1 };
const answer = { milliseconds: 2 };

function openDesk(decodeImage = async (_: Blob, __: unknown = '') => ({}) as ImageBitmap) {
  const worker = fakeClient<never, typeof answer>('convolve', { readPicture: grid, drawPicture: grid });
  const store = createStore<LikenessState>()(
    () => ({ convolution: initialConvolution, settings: defaultSettings }) as LikenessState,
  );
  const actions = convolutionActions({
    set: store.setState,
    get: store.getState,
    client: { run: worker.run } as unknown as ConvolveClient,
    media: { decodeImage },
    assets: '/',
  });
  return { worker, actions, now: () => store.getState().convolution };
}

const crashed = new LikenessError('WorkerCrashed:load');

describe('a convolution', () => {
  it('is computed of what is chosen, and its result says of what it is', async () => {
    const { worker, actions, now } = openDesk();
    const computed = actions.compute();
    await worker.began();
    expect(now().computing).toBe(true);
    const [, input] = worker.asked[0] ?? [];
    expect(input).toMatchObject({ grid: now().input.grid, settings: now().settings, assets: '/' });
    worker.end(answer);
    await computed;
    expect(now()).toMatchObject({ computing: false, fault: null, result: { milliseconds: 2 } });
    expect(now().result?.from.settings).toBe(now().settings);
  });

  it('ends the one before when something changes, and only the last is shown', async () => {
    const { worker, actions, now } = openDesk();
    const first = actions.compute();
    await worker.began();
    actions.changeSettings({ stride: 2 });
    await first;
    expect(now()).toMatchObject({ computing: true, fault: null, result: null });
    worker.end({ milliseconds: 7 });
    await expect.poll(() => now().computing).toBe(false);
    expect(now().result).toMatchObject({ milliseconds: 7, from: { settings: { stride: 2 } } });
  });

  it('that is impossible is explained and not sent', () => {
    const { worker, actions, now } = openDesk();
    actions.changeSettings({ filterSize: 11, dilation: 8 });
    expect(now().problem?.why).toMatchObject({ key: 'convolve.tooLongDilated', values: { span: 81 } });
    expect(now().computing).toBe(false);
    expect(worker.asked).toEqual([]);
  });

  it('tells a failure, keeps the result before it, and works when it is tried again', async () => {
    const { worker, actions, now } = openDesk();
    let computed = actions.compute();
    await worker.began();
    worker.end(answer);
    await computed;
    computed = actions.compute();
    await worker.began();
    worker.crash(crashed);
    await computed;
    expect(now()).toMatchObject({ computing: false, fault: crashed, result: { milliseconds: 2 } });
    computed = actions.compute();
    expect(now().fault).toBeNull();
    await worker.began();
    worker.end({ milliseconds: 3 });
    await computed;
    expect(now()).toMatchObject({ fault: null, result: { milliseconds: 3 } });
  });
});

describe('a picture', () => {
  it('that is none changes nothing', async () => {
    const { worker, actions, now } = openDesk(async (_, name) => {
      throw new LikenessError('NotAPicture', { name: String(name) });
    });
    const before = now();
    await expect(actions.takePicture(new Blob(), 'notes.txt')).rejects.toThrow(
      'NotAPicture {"name":"notes.txt"}',
    );
    expect(now()).toBe(before);
    expect(worker.asked).toEqual([]);
  });

  it('is read again at another size from where it came', async () => {
    const { worker, actions, now } = openDesk();
    const taken = actions.takeSample('harbour');
    await worker.began();
    worker.end(answer);
    await taken;
    expect(now().input).toMatchObject({ kind: 'sample', grid });
    const again = actions.changeReading({ side: 32 });
    await expect.poll(() => worker.names()).toEqual(['drawPicture', 'convolve', 'drawPicture', 'convolve']);
    expect(worker.asked[2]?.[1]).toMatchObject({ width: 32, height: 24 });
    worker.end(answer);
    await again;
  });
});
