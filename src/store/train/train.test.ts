import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { LikenessError } from '../../errors.ts';
import { drawFace } from '../../faces/drawn/draw.ts';
import type { FacesFound } from '../../faces/types.ts';
import type { FoundFile } from '../../media/files.ts';
import { sayWhy } from '../../words/faults.ts';
import { message } from '../../words/keys.ts';
import type { TrainClient } from '../../workers/train/trainClient.ts';
import type { Figures, ProjectionFrame, TrainEvent, TrainResult } from '../../workers/train/trainJobs.ts';
import { defaultSettings } from '../settings.ts';
import type { LikenessState } from '../state.ts';
import { fakeClient } from '../testing/fakeClient.ts';
import { trainingStudio } from './train.ts';
import type { TrainedVersion } from './trained.ts';
import { initialTrain } from './trainState.ts';

const figures = (auc: number): Figures => ({
  auc,
  eer: 0.1,
  tau: 0.4,
  genuine: [1],
  impostor: [1],
  end: 1,
  pairs: { genuine: 10, impostor: 90 },
});
const people = { train: 12, heldOut: 4, single: 0 };
const result: TrainResult = {
  target: 'head',
  before: figures(0.9),
  after: figures(0.95),
  people,
  steps: 100,
  collapsed: null,
  network: { kind: 'head', weights: [Float32Array.of(1)], scale: 1 },
  binary: null,
};
const begin: TrainEvent = { kind: 'begun', before: figures(0.9), people };
const step = (number: number): TrainEvent => ({
  kind: 'steps',
  reports: [{ step: number, cost: 1 / number } as Extract<TrainEvent, { kind: 'steps' }>['reports'][number]],
  tensors: 1,
});
const crashed = new LikenessError('WorkerCrashed:load');

function openStudio(
  findInFile: (file: File, signal?: AbortSignal) => Promise<FacesFound> = async () => found(0),
) {
  const worker = fakeClient<TrainEvent, TrainResult>('train');
  const store = createStore<LikenessState>()(
    () => ({ train: initialTrain, settings: defaultSettings }) as LikenessState,
  );
  const kept: [version: TrainedVersion, use: boolean][] = [];
  const templates = [
    { id: 't1', personId: 'ada', encoding: Float32Array.of(1) },
    { id: 't2', personId: 'alan', encoding: Float32Array.of(2) },
    { id: 't3', personId: 'ada', encoding: Float32Array.of(3) },
  ];
  const { actions, listen } = trainingStudio({
    set: store.setState,
    get: store.getState,
    client: { run: worker.run } as unknown as TrainClient,
    assets: '/',
    templates: () => templates,
    keep: async (version, use) => void kept.push([version, use]),
    findInFile: (file, _, signal) => findInFile(file, signal),
  });
  const train = () => store.getState().train;
  return { worker, actions, listen, kept, train, run: () => train().run };
}

const chip = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
const found = (...encodings: number[]) =>
  ({
    faces: encodings.map((value) => ({ encoding: Float32Array.of(value), chip })),
  }) as unknown as FacesFound;

async function begun() {
  const studio = openStudio();
  const made = studio.actions.start();
  await studio.worker.began();
  return { ...studio, made };
}

describe('a training', () => {
  it('is followed from its preparation to what was learnt', async () => {
    const { worker, run, listen, made } = await begun();
    worker.emit({ kind: 'preparing', what: 'drawing' });
    worker.progress(30, 200);
    expect(run()).toMatchObject({
      status: 'preparing',
      preparing: { what: 'drawing', done: 30, total: 200 },
    });
    worker.emit(begin);
    worker.emit(step(1));
    worker.emit({ kind: 'measured', step: 1, figures: figures(0.92) });
    expect(run()).toMatchObject({ status: 'running', people, report: { step: 1 }, now: { auc: 0.92 } });
    expect(run().curve).toEqual([
      { step: 0, auc: 0.9 },
      { step: 1, auc: 0.92 },
    ]);
    const frame = { step: 1 } as unknown as ProjectionFrame;
    worker.emit({ kind: 'projection', frame });
    const seen: ProjectionFrame[] = [];
    listen((each) => seen.push(each));
    expect(seen).toEqual([frame]);
    worker.end(result);
    await made;
    expect(run()).toMatchObject({ status: 'done', now: { auc: 0.95 }, collapsed: null });
  });

  it('of enrolled people says whose template each row is, and puts a share of the people aside', async () => {
    const { worker, actions, run } = openStudio();
    actions.change({ source: 'enrolled', target: 'head', heldOutShare: 0.5 });
    const made = actions.start();
    await worker.began();
    expect(worker.asked[0]).toMatchObject(['train', { heldOut: 1, data: { people: [0, 1, 0] } }]);
    expect(run().templates.map(({ id }) => id)).toEqual(['t1', 't2', 't3']);
    worker.end(result);
    await made;
  });

  it('pauses and goes on, before its first step and after', async () => {
    const { worker, actions, run, made } = await begun();
    await actions.pause();
    expect(run().status).toBe('paused');
    await actions.resume();
    expect(run().status).toBe('preparing');
    worker.emit(begin);
    await actions.pause();
    worker.emit(step(1));
    expect(run().status).toBe('paused');
    await actions.resume();
    expect(run().status).toBe('running');
    worker.end(result);
    await made;
  });

  it('stays as it was when the worker refuses, and rejects so that the screen can say so', async () => {
    const { worker, actions, run, made } = await begun();
    worker.emit(begin);
    for (const name of ['pause', 'resume', 'finish']) worker.fail(name, crashed);
    await expect(actions.pause()).rejects.toBe(crashed);
    await expect(actions.resume()).rejects.toBe(crashed);
    await expect(actions.finish()).rejects.toBe(crashed);
    expect(run().status).toBe('running');
    worker.fail('pause', new LikenessError('NoRun:training'));
    await actions.pause();
    expect(run().status).toBe('running');
    worker.end(result);
    await made;
  });

  it('says why it failed, and can be tried again; a cancelled one is forgotten', async () => {
    const { worker, actions, run, made } = await begun();
    worker.crash(crashed);
    await made;
    expect(run()).toMatchObject({ status: 'failed', fault: { name: 'WorkerCrashed:load' } });
    const again = actions.start();
    await worker.began();
    expect(run()).toMatchObject({ status: 'preparing', fault: null });
    actions.cancel();
    await again;
    expect(run()).toMatchObject({ status: 'idle', fault: null });
  });

  it('is kept once, and put to use only where it works on stored encodings', async () => {
    const { worker, actions, run, kept, made } = await begun();
    await actions.keep(true);
    expect(kept).toEqual([]);
    worker.end({ ...result, network: { kind: 'siamese', weights: [], scale: 1 } });
    await made;
    await actions.keep(true);
    expect(kept.map(([{ kind }, use]) => [kind, use])).toEqual([['siamese', false]]);
    expect(run().keptAs).toBe(kept[0]?.[0].id);
  });
});

it('learns from enrolled people by a network that can: they are encodings, not pictures', () => {
  const { actions, train } = openStudio();
  expect(train().choice.target).toBe('siamese');
  actions.change({ source: 'enrolled' });
  expect(train().choice).toMatchObject({ source: 'enrolled', target: 'head' });
  expect(train().choice.recipe).toMatchObject({ rate: 0.001, steps: 300 });
  actions.change({ target: 'siamese' });
  expect(train().choice.target).toBe('head');
  actions.change({ source: 'drawn', target: 'siamese' });
  expect(train().choice).toMatchObject({ source: 'drawn', target: 'siamese' });
});

it('what was trained stays, with its projection, when the next training fails or is cancelled', async () => {
  const { worker, actions, run, listen, made } = await begun();
  const frame = { step: 1 } as unknown as ProjectionFrame;
  worker.emit({ kind: 'projection', frame });
  worker.end(result);
  await made;
  const second = actions.start();
  await worker.began();
  expect(run()).toMatchObject({ status: 'preparing', result: null });
  worker.crash(crashed);
  await second;
  expect(run()).toMatchObject({ status: 'done', result, fault: { name: 'WorkerCrashed:load' } });
  const third = actions.start();
  await worker.began();
  actions.cancel();
  await third;
  expect(run()).toMatchObject({ status: 'done', result, fault: null });
  const seen: ProjectionFrame[] = [];
  listen((each) => seen.push(each));
  expect(seen).toEqual([frame]);
});

describe('the photo of a row', () => {
  it('is a drawn one of the run, whatever was chosen since; none without a run', async () => {
    const { actions, worker } = openStudio();
    expect(await actions.faceOf(0)).toBeNull();
    actions.change({ drawn: { people: 8, photos: 3, seed: 7 } });
    const made = actions.start();
    await worker.began();
    actions.change({ drawn: { people: 8, photos: 5, seed: 8 } });
    // Row 7 of three photos each: the third person's second.
    const face = await actions.faceOf(7);
    expect(face?.name).toEqual(message('train.drawnPhoto', { person: 3, photo: 2 }));
    expect(face?.picture).toEqual(drawFace(7, 2, 1, 96));
    worker.end(result);
    await made;
    // A run that fails leaves the one before, with its photos.
    const again = actions.start();
    await worker.began();
    expect((await actions.faceOf(7))?.name).toEqual(message('train.drawnPhoto', { person: 2, photo: 3 }));
    worker.crash(crashed);
    await again;
    expect((await actions.faceOf(7))?.name).toEqual(message('train.drawnPhoto', { person: 3, photo: 2 }));
  });

  it('is a face of the folder, with its file', async () => {
    const { actions, worker } = openStudio(async () => found(7));
    const photo = (name: string, person: string): FoundFile => ({
      file: new File([name], name, { type: 'image/jpeg' }),
      folders: ['people', person],
    });
    await actions.takeFolder([photo('a.jpg', 'Ada'), photo('b.jpg', 'Alan')]);
    const made = actions.start();
    await worker.began();
    expect(await actions.faceOf(1)).toEqual({ name: 'Alan/b.jpg', picture: chip });
    worker.end(result);
    await made;
  });
});

describe('the network', () => {
  it('is the one that fits the data, with its own recipe, until another is chosen', () => {
    const { actions, train } = openStudio();
    const chosen = () => [train().choice.source, train().choice.target, train().choice.recipe.rate];
    expect(chosen()).toEqual(['drawn', 'siamese', 0.002]);
    actions.change({ source: 'enrolled' });
    expect(chosen()).toEqual(['enrolled', 'head', 0.001]);
    actions.change({ target: 'binary' });
    actions.change({ source: 'enrolled', heldOutShare: 0.3 });
    expect(chosen()).toEqual(['enrolled', 'binary', 0.003]);
    actions.change({ source: 'folder' });
    expect(chosen()).toEqual(['folder', 'head', 0.001]);
    actions.change({ source: 'drawn' });
    expect(chosen()).toEqual(['drawn', 'siamese', 0.002]);
  });

  it('never learns from enrolled people where a folder was chosen and none given', async () => {
    const { actions, worker } = openStudio();
    actions.change({ source: 'folder' });
    const made = actions.start();
    await worker.began();
    expect(worker.asked[0]).toMatchObject(['train', { data: { kind: 'faces', people: [] } }]);
    worker.end(result);
    await made;
  });
});

describe('a folder of people', () => {
  const file = (name: string, person: string): FoundFile => ({
    file: new File([name], name, { type: 'image/jpeg' }),
    folders: ['people', person],
  });

  it('gives the largest face of each photo, and says which gave none and why', async () => {
    const { worker, actions, train } = openStudio(async ({ name }) => {
      if (name === 'broken.jpg') throw new LikenessError('NotAPicture', { name });
      return name === 'hill.jpg' ? found() : found(7, 8);
    });
    await actions.takeFolder([
      file('a.jpg', 'Ada'),
      file('broken.jpg', 'Ada'),
      file('b.jpg', 'Alan'),
      file('hill.jpg', 'Alan'),
    ]);
    expect(train().choice.source).toBe('folder');
    expect(train().folder).toMatchObject({
      status: 'ready',
      done: 4,
      total: 4,
      people: 2,
      usable: 0,
      photos: 2,
    });
    expect(train().folder.left.map(({ name, why }) => ({ name, why: sayWhy(why) }))).toEqual([
      { name: 'Ada/broken.jpg', why: 'broken.jpg could not be read as a picture.' },
      { name: 'Alan/hill.jpg', why: 'no face found' },
    ]);
    const made = actions.start();
    await worker.began();
    expect(worker.asked[0]).toMatchObject(['train', { data: { kind: 'faces', people: [0, 1] } }]);
    worker.end(result);
    await made;
  });

  it('given while another is read takes its place', async () => {
    let proceed: (faces: FacesFound) => void = () => undefined;
    const { actions, train } = openStudio((photo, signal) =>
      photo.name === 'slow.jpg'
        ? new Promise((resolve, reject) => {
            proceed = resolve;
            signal?.addEventListener('abort', () => reject(signal.reason));
          })
        : Promise.resolve(found(1)),
    );
    const first = actions.takeFolder([file('slow.jpg', 'Ada')]);
    await actions.takeFolder([file('a.jpg', 'Alan'), file('b.jpg', 'Alan')]);
    await first;
    proceed(found(1));
    expect(train().folder).toMatchObject({ status: 'ready', total: 2, photos: 2, left: [] });
  });
});
