import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { LikenessError } from '../../errors.ts';
import type { InspectClient } from '../../workers/inspect/inspectClient.ts';
import { defaultSettings } from '../settings.ts';
import type { LikenessState } from '../state.ts';
import { fakeClient } from '../testing/fakeClient.ts';
import { inspection } from './inspect.ts';
import { initialInspect } from './inspectState.ts';

const layers = ['conv1', 'conv2', 'conv3'];
const description = { layers: layers.map((name) => ({ name })), suggested: layers };
const channel = { channel: 4, figures: { peak: [1, 2] } };

function openInside(long = 'activate') {
  const answers = { describe: description, channel, unit: {}, activate: { layer: 'conv2', seen: null } };
  const worker = fakeClient<unknown, unknown>(long, answers);
  const store = createStore<LikenessState>()(
    () =>
      ({
        inspect: { ...initialInspect, view: 'picture' },
        settings: defaultSettings,
        gallery: { people: [] },
      }) as unknown as LikenessState,
  );
  let restart: (run: InspectClient['run']) => Promise<void> = async () => undefined;
  const { actions } = inspection({
    set: store.setState,
    get: store.getState,
    makeClient: (onStart) => {
      restart = onStart;
      return { run: worker.run } as unknown as InspectClient;
    },
    media: {
      decodeImage: async () => ({}) as ImageBitmap,
      encodePng: async () => new Blob(),
      pictureFile: async () => new File([], 'Camera picture'),
    },
    assets: '/',
    templates: () => [],
    loadStyleNetworks: async () => undefined,
  });
  const now = () => store.getState().inspect;
  const looks = () => worker.asked.filter(([name]) => name === 'activate').map(([, input]) => input);
  return { worker, actions, now, looks, restart: () => restart(worker.run as InspectClient['run']) };
}

beforeEach(() => vi.stubGlobal('fetch', async () => new Response('a photo')));
afterEach(() => vi.unstubAllGlobals());

const seen = (layer: string) => ({ layer, seen: null });
const crashed = new LikenessError('WorkerCrashed:load');

describe('a network', () => {
  it('that is opened shows a sample through its middle layer', async () => {
    const { worker, actions, now, looks } = openInside();
    const opened = actions.open();
    await worker.began();
    expect(now()).toMatchObject({
      status: 'ready',
      layer: 'conv2',
      looking: true,
      picture: { key: 'inspect.samplePhoto', values: { number: 1 } },
    });
    worker.end(seen('conv2'));
    await opened;
    expect(now()).toMatchObject({ looking: false, activations: { layer: 'conv2' } });
    expect(looks()).toHaveLength(1);
  });

  it('that cannot be loaded says why, and is loaded when it is opened again', async () => {
    const { worker, actions, now } = openInside();
    worker.fail('describe', crashed);
    await actions.open();
    expect(now()).toMatchObject({ status: 'failed', fault: crashed });
    worker.mend('describe');
    const opened = actions.open();
    await worker.began();
    worker.end(seen('conv2'));
    await opened;
    expect(now()).toMatchObject({ status: 'ready', fault: null });
  });
});

async function shown(long?: string) {
  const inside = openInside(long);
  const opened = inside.actions.open();
  if (!long) {
    await inside.worker.began();
    inside.worker.end(seen('conv2'));
  }
  await opened;
  return inside;
}

describe('a picture', () => {
  it('goes through layers one at a time, and of several chosen meanwhile only through the last', async () => {
    const { worker, actions, now, looks } = await shown();
    const first = actions.chooseLayer('conv1');
    await worker.began();
    const second = actions.chooseLayer('conv2');
    const third = actions.chooseLayer('conv3');
    worker.end(seen('conv1'));
    await first;
    await second;
    await expect.poll(() => looks().length).toBe(3);
    expect(now().looking).toBe(true);
    worker.end(seen('conv3'));
    await third;
    expect(looks().map((input) => (input as { layer: string }).layer)).toEqual(['conv2', 'conv1', 'conv3']);
    // The worker keeps the picture that it saw.
    expect(looks().map((input) => (input as { image: unknown }).image !== null)).toEqual([
      true,
      false,
      false,
    ]);
    expect(now()).toMatchObject({ looking: false, activations: { layer: 'conv3' } });
  });

  it('is seen as its first look says, also when another layer was chosen during that look', async () => {
    const { worker, actions, now, looks } = openInside();
    const opened = actions.open();
    await worker.began();
    const chosen = actions.chooseLayer('conv3');
    const pixels = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
    worker.end({ layer: 'conv2', seen: pixels });
    await opened;
    await expect.poll(() => looks().length).toBe(2);
    worker.end(seen('conv3'));
    await chosen;
    expect(now()).toMatchObject({ seen: pixels, activations: { layer: 'conv3' } });
  });

  it('is shown again to a worker that was ended meanwhile', async () => {
    const { worker, actions, now, looks } = await shown();
    const chosen = actions.chooseLayer('conv1');
    await worker.began();
    worker.crash(new LikenessError('NothingSeen'));
    await expect.poll(() => looks().length).toBe(3);
    expect(looks()[2]).toMatchObject({ layer: 'conv1', image: {} });
    worker.end(seen('conv1'));
    await chosen;
    expect(now().activations?.layer).toBe('conv1');
  });

  it('that fails to go through keeps what was shown, and goes when it is chosen again', async () => {
    const { worker, actions, now, looks } = await shown();
    const chosen = actions.chooseLayer('conv1');
    await worker.began();
    worker.crash(crashed);
    await expect(chosen).rejects.toBe(crashed);
    expect(now()).toMatchObject({ looking: false, activations: { layer: 'conv2' } });
    const again = actions.chooseLayer('conv1');
    await expect.poll(() => looks().length).toBe(3);
    expect((looks()[2] as { image: unknown }).image).not.toBeNull();
    worker.end(seen('conv1'));
    await again;
    expect(now().activations?.layer).toBe('conv1');
  });
});

describe('what a channel prefers', () => {
  it('is drawn step by step, stopped, and drawn anew', async () => {
    const { worker, actions, now } = await shown('prefer');
    await actions.chooseChannel(4);
    const drawing = actions.drawPreferred({ objective: 'mean', steps: 8 });
    await worker.began();
    worker.emit({ report: { step: 2, steps: 8, mean: 0.5 }, picture: null });
    expect(now().stimulus).toMatchObject({ status: 'running', mean: 0.5, channel: 4 });
    actions.stopPreferred();
    await drawing;
    expect(now().stimulus).toMatchObject({ status: 'stopped', mean: 0.5 });
    const again = actions.drawPreferred({ objective: 'mean', steps: 8 });
    expect(now().stimulus).toMatchObject({ status: 'running', mean: null });
    await expect.poll(() => worker.names().filter((name) => name === 'prefer').length).toBe(2);
    worker.end({ report: { step: 8, steps: 8, mean: 2 }, picture: null });
    await again;
    expect(now().stimulus).toMatchObject({ status: 'done', mean: 2 });
  });

  it('says when it fails', async () => {
    const { worker, actions, now } = await shown('prefer');
    await actions.chooseChannel(4);
    const drawing = actions.drawPreferred({ objective: 'mean', steps: 8 });
    await worker.began();
    worker.crash(crashed);
    await drawing;
    expect(now().stimulus).toMatchObject({ status: 'failed', fault: crashed });
  });
});

it('a new worker is told the model that was dropped', async () => {
  const { worker, actions, now, restart } = await shown();
  await restart();
  expect(worker.names().at(-1)).toBe('activate');
  const files = [new File(['{"modelTopology":{},"weightsManifest":[]}'], 'model.json')];
  const taken = actions.takeFiles(files, null);
  await expect.poll(() => now().network).toBe('model');
  await worker.began();
  worker.end(seen('conv2'));
  await taken;
  await restart();
  expect(worker.asked.at(-1)).toMatchObject(['describe', { network: 'model', files }]);
});
