import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { LikenessError } from '../../errors.ts';
import type { FacesFound } from '../../faces/types.ts';
import type { EngineStatus } from '../../networks/backend/backend.ts';
import { dropDatabase } from '../../storage/database.ts';
import * as storage from '../../storage/runs/styleRuns.ts';
import { defaultRecipe } from '../../style/recipe/recipe.ts';
import type { StepReport } from '../../style/run/report.ts';
import { message, type Words } from '../../words/keys.ts';
import type { StyleClient } from '../../workers/style/styleClient.ts';
import type { StyleEvent, StyleResult } from '../../workers/style/styleJobs.ts';
import { defaultSettings } from '../settings.ts';
import type { LikenessState } from '../state.ts';
import { fakeClient } from '../testing/fakeClient.ts';
import type { StyleMedia } from './studio.ts';
import { styleStudio } from './style.ts';
import { initialStyle } from './styleState.ts';

const picture = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
const checkpoint = {
  recipe: defaultRecipe,
  scale: 2,
  stepInScale: 90,
  g: Float32Array.of(0.5),
} as unknown as StyleResult['checkpoint'];
const report = (step: number, cost = 1 / step): StepReport => ({
  step,
  steps: 300,
  width: 64,
  height: 48,
  scale: 0,
  scales: 1,
  cost,
  content: cost,
  faces: 0,
  totalVariation: 0,
  weighed: defaultRecipe,
  layers: [],
  rolledBack: false,
  done: false,
});

function fakeWorker() {
  const worker = fakeClient<StyleEvent, StyleResult>('stylise', {
    checkpoint,
    sample: picture,
    instant: { picture, ms: 1 },
  });
  return {
    ...worker,
    client: { run: worker.run } as unknown as StyleClient,
    steps: (...steps: number[]) =>
      worker.emit({ kind: 'steps', reports: steps.map((step) => report(step)), tensors: 10, bytes: 1000 }),
    end: (step: number, at: Partial<StepReport> = {}) =>
      worker.end({ picture, report: { ...report(step), done: true, ...at }, checkpoint, peakTensorBytes: 1 }),
  };
}

const closed: Words[] = [];
const bitmap = (name: Words) =>
  ({ width: 64, height: 48, close: () => closed.push(name) }) as unknown as ImageBitmap;
const media: StyleMedia = {
  decodeImage: async (_, name = '') => bitmap(name),
  decodePixels: async () => picture,
  encodePng: async () => new Blob(['png']),
  encodeJpeg: async () => new Blob(['jpeg']),
  afterPaint: (work) => work(),
  stayAwake: () => undefined,
};

/** One sure face and one the detector doubts, in a picture of 100 x 50. */
const findFaces = async (image: ImageBitmap) => {
  image.close();
  const box = { x: 10, y: 5, width: 20, height: 10 };
  const faces = [{ box }, { box, doubt: 'faint' }];
  return { width: 100, height: 50, faces, ms: { detect: 1, encode: 0 } } as unknown as FacesFound;
};

function openStudio() {
  const worker = fakeWorker();
  const store = createStore<LikenessState>()(
    () => ({ style: initialStyle, settings: defaultSettings }) as LikenessState,
  );
  const { setState: set, getState: get } = store;
  const { actions, listen } = styleStudio({ set, get, client: worker.client, media, findFaces, assets: '/' });
  return { worker, actions, listen, style: () => get().style, run: () => get().style.run };
}

/** A studio with both pictures, its run begun in the worker. */
async function begun() {
  const studio = openStudio();
  await studio.actions.prepare();
  const made = studio.actions.start();
  await studio.worker.began();
  return { ...studio, made };
}

beforeEach(() => {
  closed.length = 0;
  vi.stubGlobal('navigator', {
    locks: { request: async (_: string, __: unknown, work: (lock: unknown) => unknown) => work({}) },
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await dropDatabase();
});

describe('making a picture', () => {
  it('follows the steps, shows each picture, and ends with one that is kept', async () => {
    const { worker, run, style, listen, made } = await begun();
    const shown: unknown[] = [];
    listen((each) => shown.push(each));
    worker.emit({ kind: 'preparing', scale: 0, scales: 1 });
    expect(run().status).toBe('preparing');
    worker.steps(1, 2);
    expect(run()).toMatchObject({ status: 'running', report: { step: 2 }, tensors: 10, bytes: 1000 });
    expect(run().costs.map(({ cost }) => cost)).toEqual([1, 0.5]);
    worker.emit({ kind: 'picture', step: 2, picture });
    expect(shown).toEqual([picture]);
    expect(worker.names()).toContain('painted');
    worker.end(3);
    await made;
    expect(run()).toMatchObject({ status: 'done', canContinue: true, report: { step: 3 } });
    expect(style().kept.map(({ state, step }) => [state, step])).toEqual([['ended', 3]]);
  });

  it('goes on for 100 steps more from where it ended, as the same kept picture', async () => {
    const { worker, actions, style, made } = await begun();
    worker.end(3);
    await made;
    const [first] = style().kept;
    const more = actions.continue();
    await worker.began();
    expect(worker.asked.at(-1)).toMatchObject(['stylise', { from: { checkpoint, moreSteps: 100 } }]);
    worker.end(103);
    await more;
    expect(style().kept.map(({ id, step }) => [id, step])).toEqual([[first?.id, 103]]);
  });

  it('keeps the screen on while it computes, and lets it sleep while it is paused and afterwards', async () => {
    const stayAwake = vi.spyOn(media, 'stayAwake');
    const { worker, actions, made } = await begun();
    worker.steps(1);
    expect(stayAwake).toHaveBeenLastCalledWith(true);
    await actions.pause();
    expect(stayAwake).toHaveBeenLastCalledWith(false);
    await actions.resume();
    expect(stayAwake).toHaveBeenLastCalledWith(true);
    worker.end(3);
    await made;
    expect(stayAwake).toHaveBeenLastCalledWith(false);
  });

  it('begins one run at a time, with the samples where no pictures are there yet', async () => {
    const { worker, actions, made } = await begun();
    await actions.start();
    expect(worker.names().filter((name) => name === 'stylise')).toHaveLength(1);
    worker.end(1);
    await made;
    const empty = openStudio();
    const first = empty.actions.start();
    await empty.worker.began();
    expect(empty.style().content?.name).toEqual(message('media.harbour'));
    expect(empty.worker.names()).toEqual(['sample', 'sample', 'instant', 'stylise']);
    empty.worker.end(1);
    await first;
  });

  it('keeps the faces of a photo, those it is sure of, and looks for none in a drawn sample', async () => {
    const { worker, actions, style, made } = await begun();
    const faces = () => worker.asked.flatMap(([name, input]) => (name === 'stylise' ? [input] : []));
    expect(faces()).toMatchObject([{ faces: [] }]);
    expect(style().faces).toEqual({ of: style().content?.id, places: [] });
    worker.end(1);
    await made;
    await actions.setContent(new Blob(['photo']), 'ada.jpg');
    const again = actions.start();
    await worker.began();
    const places = [{ x: 0.1, y: 0.1, width: 0.2, height: 0.2 }];
    expect(style().faces?.places).toEqual(places);
    expect(faces().at(-1)).toMatchObject({ faces: places });
    worker.end(1);
    await again;
    actions.changeRecipe({ keepFaces: false });
    const without = actions.start();
    await worker.began();
    expect(faces().at(-1)).toMatchObject({ faces: [] });
    worker.end(1);
    await without;
  });

  it('goes back to the picture there was before another content was chosen, and on to a larger one', async () => {
    const { worker, actions, style, run, listen, made } = await begun();
    worker.steps(1);
    worker.end(2);
    await made;
    const shown: unknown[] = [];
    listen((each) => shown.push(each));
    await actions.setContent(new Blob(['photo']), 'ada.jpg');
    expect(run()).toMatchObject({ status: 'idle', report: null });
    await vi.waitFor(() => expect(style().previous).not.toBeNull());
    actions.goBack();
    expect(style()).toMatchObject({ content: { name: message('media.harbour') }, previous: null });
    expect(run()).toMatchObject({ status: 'done', canContinue: true });
    expect(shown.at(-1)).toBe(picture);
    const decode = vi.spyOn(media, 'decodeImage');
    const larger = actions.enlarge(2048);
    await worker.began();
    // Content and style as large as the picture, so that it need not be made of enlargements.
    expect(decode.mock.calls.map(([, , side]) => side)).toEqual([2048, 2048]);
    expect(worker.asked.at(-1)?.[1]).toMatchObject({
      recipe: { finishSide: 2048 },
      from: { moreSteps: 0, checkpoint: { recipe: { finishSide: 2048 }, extraSteps: 0 } },
    });
    worker.end(3);
    await larger;
  });

  it('begins as the quick picture, and where that cannot be made as the content, and says so', async () => {
    const { worker, made } = await begun();
    expect(worker.asked.at(-1)?.[1]).toMatchObject({ begin: picture, recipe: { start: 'instant' } });
    worker.end(1);
    await made;
    const { worker: other, actions, run, style } = openStudio();
    await actions.prepare();
    other.fail('instant', new LikenessError('ModelFileDamaged', { file: 'a.bin' }));
    const again = actions.start();
    await other.began();
    const usual = { start: 'content', firstSize: 128, stepsPerScale: 90 };
    expect(other.asked.at(-1)?.[1]).toMatchObject({ begin: null, recipe: usual });
    expect(run().notes).toMatchObject([
      { said: message('styleStage.quickFailedContent'), fault: { name: 'ModelFileDamaged' } },
    ]);
    other.end(1);
    await again;
    expect(style().recipe).toMatchObject(usual);
    expect(JSON.parse(style().kept[0]?.recipe ?? '{}')).toMatchObject(usual);
  });

  it('goes on to 1,536 pixels by itself on a fast graphics card', async () => {
    const { worker, run, style, made } = await begun();
    vi.stubGlobal('navigator', { ...navigator, deviceMemory: 8 });
    const now = vi.spyOn(performance, 'now');
    const engine: EngineStatus = { backend: 'webgl', threads: 1, simd: false, renderer: 'a card', notes: [] };
    worker.emit({ kind: 'engine', engine });
    // Two steps a second at 1,024 x 768: 20 of 1,536 x 1,152 take 22.5 s.
    now.mockReturnValue(10_000);
    worker.steps(1);
    now.mockReturnValue(11_000);
    worker.steps(3);
    expect(run().stepsPerSecond).toBe(2);
    worker.end(310, { scale: 3, width: 1024, height: 768 });
    await worker.began();
    expect(worker.asked.at(-1)).toMatchObject([
      'stylise',
      { recipe: { finishSide: 1536 }, from: { moreSteps: 0, checkpoint: { recipe: { finishSide: 1536 } } } },
    ]);
    expect(run()).toMatchObject({
      status: 'loading',
      notes: [{ said: message('styleStage.goesFurther', { side: 1536 }) }],
    });
    // It is on the disk as it was at 1,024.
    expect(style().kept).toMatchObject([{ step: 310 }]);
    worker.end(330);
    await made;
    expect(run().status).toBe('done');
    expect(worker.names().filter((name) => name === 'stylise')).toHaveLength(2);
    // The next run decides for itself again.
    expect(style().recipe.finishSide).toBe(1024);
  });

  it('says why it failed, and can be tried again', async () => {
    const { worker, actions, run, made } = await begun();
    worker.crash(new LikenessError('WorkerCrashed:load'));
    await made;
    expect(run()).toMatchObject({ status: 'failed', fault: { name: 'WorkerCrashed:load' } });
    const again = actions.start();
    await worker.began();
    expect(run()).toMatchObject({ status: 'loading', fault: null });
    worker.end(1);
    await again;
    expect(run().status).toBe('done');
  });

  it('that failed on its way is offered to go on from where it was last kept', async () => {
    const { worker, actions, style, run, made } = await begun();
    const now = vi.spyOn(performance, 'now');
    worker.emit({ kind: 'picture', step: 40, picture });
    now.mockReturnValue(performance.now() + 10_000);
    worker.steps(40);
    await vi.waitFor(async () => expect(await storage.loadStyleRuns()).toHaveLength(1));
    worker.crash(new LikenessError('WorkerCrashed', { detail: 'out of memory' }));
    await made;
    expect(run()).toMatchObject({ status: 'failed', fault: { name: 'WorkerCrashed' } });
    expect(style().unfinished?.run).toMatchObject({ step: 40, state: 'underway' });
    const on = actions.resumeUnfinished();
    await worker.began();
    expect(worker.asked.at(-1)).toMatchObject(['stylise', { from: { moreSteps: 0 } }]);
    expect(style().unfinished).toBeNull();
    worker.end(300);
    await on;
    expect(style().kept.map(({ step }) => step)).toEqual([300]);
  });

  it('closes the pictures it decoded when one of them cannot be', async () => {
    const { worker, actions, run, style } = openStudio();
    await actions.prepare();
    closed.length = 0;
    const decode = vi.spyOn(media, 'decodeImage').mockImplementation(async (_, name = '') => {
      if (name === style().styles[0]?.name) throw new LikenessError('PictureGone');
      return bitmap(name);
    });
    await actions.start();
    decode.mockRestore();
    expect(run()).toMatchObject({ status: 'failed', fault: { name: 'PictureGone' } });
    expect(closed).toEqual([style().content?.name]);
    expect(worker.names()).not.toContain('stylise');
  });
});

describe('pausing and steering', () => {
  it('pauses, makes single steps, and goes on', async () => {
    const { worker, actions, run, made } = await begun();
    worker.steps(1);
    await actions.pause();
    expect(run().status).toBe('paused');
    await actions.step();
    // A step while paused does not look like running.
    worker.steps(2);
    expect(run()).toMatchObject({ status: 'paused', report: { step: 2 } });
    await actions.resume();
    expect(run().status).toBe('running');
    expect(worker.names().slice(-3)).toEqual(['pause', 'stepOnce', 'resume']);
    worker.end(3);
    await made;
  });

  it('stays as it was when the worker refuses, and rejects so that the screen can say so', async () => {
    const { worker, actions, run, made } = await begun();
    worker.steps(1);
    const fault = new LikenessError('WorkerCrashed:load');
    for (const name of ['pause', 'resume', 'stepOnce']) worker.fail(name, fault);
    await expect(actions.pause()).rejects.toBe(fault);
    await expect(actions.resume()).rejects.toBe(fault);
    await expect(actions.step()).rejects.toBe(fault);
    expect(run().status).toBe('running');
    worker.end(2);
    await made;
  });

  it('of a run that ended meanwhile is no failure', async () => {
    const { worker, actions, run, made } = await begun();
    worker.end(1);
    await made;
    worker.fail('pause', new LikenessError('NoRun'));
    await actions.pause();
    expect(run().status).toBe('done');
  });

  it('reaches a run under way, and only one under way', async () => {
    const { worker, actions, style, run, made } = await begun();
    actions.changeRecipe({ contentWeight: 7 });
    const [first] = style().styles;
    actions.weighStyle(first?.id ?? '', 0.25);
    actions.maskStyle(first?.id ?? '', picture);
    expect(worker.asked.slice(-3)).toEqual([
      ['steer', { contentWeight: 7 }],
      ['steer', { styleWeights: [0.25] }],
      ['mask', { masks: [picture] }],
    ]);
    worker.fail('steer', new LikenessError('NoRun'));
    actions.changeRecipe({ contentWeight: 8 });
    worker.fail('steer', new Error('The weight is not finite.'));
    actions.changeRecipe({ contentWeight: 9 });
    // Only the second is a failure: before the first step there is no run to steer yet.
    await vi.waitFor(() =>
      expect(run().notes).toMatchObject([
        { fault: { name: 'Unexpected', values: { detail: 'The weight is not finite.' } } },
      ]),
    );
    worker.end(1);
    await made;
    const before = worker.asked.length;
    actions.changeRecipe({ contentWeight: 10 });
    expect(worker.asked).toHaveLength(before);
    expect(style().recipe.contentWeight).toBe(10);
  });

  it('stops before the first step with nothing, after it with the picture as it stands', async () => {
    const early = await begun();
    early.actions.stop();
    await early.made;
    expect(early.run()).toMatchObject({ status: 'idle', fault: null });
    const late = await begun();
    late.worker.steps(5);
    late.actions.stop();
    expect(late.worker.names().at(-1)).toBe('finish');
    late.worker.end(5);
    await late.made;
    expect(late.run()).toMatchObject({ status: 'done', report: { step: 5 } });
  });
});

describe('a full disk', () => {
  const full = new LikenessError('StorageFull');

  it('keeps the picture on the stage, names what found no room, and keeps it once there is room', async () => {
    const first = await begun();
    first.worker.end(3);
    await first.made;
    const { worker, actions, style, run, made } = await begun();
    await vi.waitFor(() => expect(style().kept).toHaveLength(1));
    const save = vi.spyOn(storage, 'saveStyleRun').mockRejectedValue(full);
    worker.end(9);
    await made;
    expect(run()).toMatchObject({ status: 'done', unkept: { step: 9, state: 'ended' } });
    expect(style().kept.map(({ step }) => step)).toEqual([3]);
    save.mockRestore();
    const gone = await actions.makeRoom();
    expect(gone.map(({ step }) => step)).toEqual([3]);
    expect(run().unkept).toBeNull();
    expect(style().kept.map(({ step }) => step)).toEqual([9]);
    await actions.restoreKept(gone);
    expect(
      style()
        .kept.map(({ step }) => step)
        .sort(),
    ).toEqual([3, 9]);
  });

  it('of another kind is told once in words, and the picture is finished all the same', async () => {
    const { worker, run, made } = await begun();
    vi.spyOn(storage, 'saveStyleRun').mockRejectedValue(
      new LikenessError('StorageFailed', { detail: 'The database is closed.' }),
    );
    worker.end(2);
    await made;
    expect(run().status).toBe('done');
    expect(run().notes).toMatchObject([
      { said: message('styleStage.notKept'), fault: { name: 'StorageFailed' } },
    ]);
  });
});

describe('an unfinished picture', () => {
  const leave = async (state: 'underway' | 'ended' = 'underway') => {
    const recipe = JSON.stringify({ ...initialStyle.recipe, styleWeights: [1] });
    const file = new Blob(['picture']);
    await storage.saveStyleRun(
      {
        id: 'left',
        startedAt: 1,
        updatedAt: 1,
        state,
        step: 120,
        steps: 300,
        width: 64,
        height: 48,
        costs: { first: 0.9, last: 0.2 },
        picture: new Blob(['g']),
        recipe,
        content: { name: 'Harbour', file },
        styles: [{ name: 'Waves', file, weight: 1, mask: null }],
        begin: null,
      },
      { ...checkpoint, recipe: JSON.parse(recipe), way: { costs: [report(1, 0.9)], snapshots: [] } } as never,
    );
  };

  it('is offered, and goes on from its checkpoint with its curve', async () => {
    await leave();
    const { worker, actions, style, run } = openStudio();
    await actions.prepare();
    await vi.waitFor(() => expect(style().unfinished?.run.id).toBe('left'));
    const made = actions.resumeUnfinished();
    await worker.began();
    expect(worker.asked.at(-1)).toMatchObject(['stylise', { from: { moreSteps: 0 } }]);
    expect(style()).toMatchObject({ unfinished: null, content: { name: { key: 'media.harbour' } } });
    worker.steps(121);
    expect(run().costs.map(({ step }) => step)).toEqual([1, 121]);
    worker.end(300);
    await made;
    expect(style().kept.map(({ id, step }) => [id, step])).toEqual([['left', 300]]);
  });

  it('becomes a picture like the others when it is ended as it is', async () => {
    await leave();
    const { actions, style } = openStudio();
    await actions.prepare();
    await vi.waitFor(() => expect(style().unfinished).not.toBeNull());
    await actions.endUnfinished();
    expect(style().unfinished).toBeNull();
    expect(style().kept.map(({ id, state }) => [id, state])).toEqual([['left', 'ended']]);
  });

  it('is opened again with its pictures once it has ended', async () => {
    await leave('ended');
    const { actions, style, run } = openStudio();
    await actions.prepare();
    await vi.waitFor(() => expect(style().kept).toHaveLength(1));
    await actions.openKept('left');
    expect(run()).toMatchObject({ status: 'done', report: { step: 120 }, canContinue: false });
    expect(style().styles.map(({ name }) => name)).toEqual([{ key: 'media.waves' }]);
  });
});
