import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { LikenessError } from '../../errors.ts';
import type { EvaluationFigures } from '../../faces/evaluate/evaluation.ts';
import type { FacesFound } from '../../faces/types.ts';
import { message } from '../../words/keys.ts';
import type { EvaluateClient } from '../../workers/evaluate/evaluateClient.ts';
import { defaultSettings } from '../settings.ts';
import type { LikenessState } from '../state.ts';
import { fakeClient } from '../testing/fakeClient.ts';
import { evaluationDesk } from './evaluate.ts';
import { idleEvaluation } from './evaluationState.ts';

/** A picture's encoding is the number it holds; "none" has no face. */
const findInFile = async (file: File): Promise<FacesFound> => {
  const text = await file.text();
  const chip = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
  const faces = text === 'none' ? [] : [{ encoding: Float32Array.of(Number(text)), chip }];
  return { faces } as unknown as FacesFound;
};

const picture = (person: string, name: string, text: string) => ({
  file: new File([text], name, { type: 'image/png' }),
  folders: ['people', person],
});
const folder = [
  picture('Ada', '1.png', '1'),
  picture('Ada', '2.png', '2'),
  picture('Bo', '1.png', '3'),
  picture('Bo', 'wall.png', 'none'),
  picture('Bo', 'copy.png', '3'),
];
const figures = { pictures: 3, genuine: 1, impostor: 2 } as EvaluationFigures;

function openDesk() {
  const worker = fakeClient<{ stage: string; share: number }, EvaluationFigures>('evaluate');
  const store = createStore<LikenessState>()(
    () =>
      ({
        evaluation: idleEvaluation,
        settings: defaultSettings,
        trained: { versions: [], inUse: null },
        gallery: { people: [] },
      }) as unknown as LikenessState,
  );
  const desk = evaluationDesk({
    set: store.setState,
    get: store.getState,
    templates: () => [],
    head: () => undefined,
    findInFile,
    client: { run: worker.run } as unknown as EvaluateClient,
    media: { thumbnail: async () => new Blob(['small']), encodePng: async () => new Blob(['png']) },
  });
  return { worker, desk, now: () => store.getState().evaluation };
}

describe('the evaluation of a folder', () => {
  it('encodes, says what it left out, and computes on the rest', async () => {
    const { worker, desk, now } = openDesk();
    const run = desk.startFolder(folder, undefined, 2);
    await worker.began();
    expect(now()).toMatchObject({ status: 'computing', done: 5, total: 5, skipped: 2 });
    expect(now().left).toEqual([{ name: 'Bo/wall.png', why: message('people.noFaceFound') }]);
    expect(now().copies).toEqual([{ name: 'Bo/copy.png', of: 'Bo/1.png' }]);
    const [, input] = worker.asked[0] as [string, { people: Uint16Array; pairs: unknown }];
    expect([...input.people]).toEqual([0, 0, 1]);
    expect(input.pairs).toBeNull();
    worker.emit({ stage: 'intervals', share: 0.5 });
    expect(now().stage).toEqual({ name: 'intervals', share: 0.5 });
    worker.end(figures);
    await run;
    expect(now()).toMatchObject({
      status: 'done',
      fault: null,
      result: { source: message('people.sourceFolder', { folder: 'people' }) },
    });
    expect(now().result?.pictures.map(({ name }) => name)).toEqual(['Ada/1.png', 'Ada/2.png', 'Bo/1.png']);
  });

  it('that is stopped leaves what was there before: nothing, or the last result', async () => {
    const { worker, desk, now } = openDesk();
    let run = desk.startFolder(folder);
    await worker.began();
    desk.cancel();
    await run;
    expect(now()).toMatchObject({ status: 'idle', fault: null, result: null });
    run = desk.startFolder(folder);
    await expect.poll(() => worker.names().length).toBe(2);
    worker.end(figures);
    await run;
    const list = desk.takePairsFile(new File(['people/Ada/1.png,people/Bo/1.png,0\n'], 'pairs.csv'));
    await expect.poll(() => worker.names().length).toBe(3);
    desk.cancel();
    await list;
    expect(now()).toMatchObject({ status: 'done', result: { figures } });
  });

  it('that fails says so, and can be begun again', async () => {
    const { worker, desk, now } = openDesk();
    let run = desk.startFolder(folder);
    await worker.began();
    const crashed = new LikenessError('WorkerCrashed:load');
    worker.crash(crashed);
    await run;
    expect(now()).toMatchObject({ status: 'failed', fault: crashed });
    run = desk.startFolder(folder);
    await worker.began();
    expect(now().fault).toBeNull();
    worker.end(figures);
    await run;
    expect(now().status).toBe('done');
  });

  it('with notes in it is evaluated all the same, by the list of pairs beside them where there is one', async () => {
    const { worker, desk, now } = openDesk();
    const notes = { file: new File(['holiday list\nmilk\n'], 'notes.txt'), folders: ['people'] };
    const list = new File(['people/Ada/1.png,people/Bo/1.png,0\n'], 'pairs.csv');
    let run = desk.startFolder([notes, ...folder]);
    await worker.began();
    worker.end(figures);
    await run;
    expect(now()).toMatchObject({ status: 'done', noLists: ['notes.txt'], result: { pairsFile: null } });
    run = desk.startFolder([notes, { file: list, folders: ['people'] }, ...folder]);
    await expect.poll(() => worker.names().length).toBe(2);
    worker.end(figures);
    await run;
    expect(now()).toMatchObject({ noLists: ['notes.txt'], result: { pairsFile: 'pairs.csv' } });
  });

  it('of one person is refused, and of no picture', async () => {
    const { worker, desk, now } = openDesk();
    await desk.startFolder(folder.slice(0, 2).map((each) => ({ ...each, folders: ['people', 'Ada'] })));
    expect(now().fault?.name).toBe('OneFolder');
    await desk.startFolder([{ file: new File(['x'], 'notes.md'), folders: ['people'] }]);
    expect(now().fault?.name).toBe('NoPictures:people');
    expect(worker.asked).toEqual([]);
  });
});

it('a list that cannot be used leaves the result, and says why', async () => {
  const { worker, desk, now } = openDesk();
  const run = desk.startFolder(folder);
  await worker.began();
  worker.end(figures);
  await run;
  const list = new File(['people/Cleo/1.png,people/Dina/1.png,0\n'], 'pairs.csv');
  await expect(desk.takePairsFile(list)).rejects.toThrow('NoPairs');
  expect(now()).toMatchObject({ status: 'done', fault: null, result: { pairsFile: null } });
});
