import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { LikenessError } from '../../errors.ts';
import type { EvaluationFigures } from '../../faces/evaluate/evaluation.ts';
import type { FacesFound } from '../../faces/types.ts';
import { sayWhy } from '../../words/faults.ts';
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
/** What is said of the notes that lie beside the pictures. */
const noList =
  'notes.txt, line 1: “holiday list” is not two pictures and yes or no, such as “Ada/1.jpg Bo/2.jpg no”.';
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
    expect(now()).toMatchObject({ status: 'done', result: { pairsFile: null } });
    expect(now().noLists.map(sayWhy)).toEqual([noList]);
    // A table that could be read as pairs does not stand before what is called so.
    const ages = { file: new File(['name,age,male\nAda,31,0\n'], 'ages.csv'), folders: ['people'] };
    run = desk.startFolder([ages, { file: list, folders: ['people'] }, ...folder]);
    await expect.poll(() => worker.names().length).toBe(2);
    worker.end(figures);
    await run;
    expect(now().result?.pairsFile).toBe('pairs.csv');
    expect(now().noLists.map(sayWhy)).toEqual(['ages.csv: not looked at, because pairs.csv is used']);
  });

  it.each([
    ['pairs.txt', 'by its name', 'holiday list\nmilk\n'],
    [
      'compare.csv',
      'by a good line',
      'people/Ada/1.png,people/Bo/1.png,0\npeople/Ada/1.png,people/Ada/2.png,maybe\n',
    ],
    ['lfw.txt', 'by LFW’s lines under a wrong count', '1\t2\nAda\t1\t2\nAda\t1\tBo\t1\n'],
  ])(
    'with a list of pairs that cannot be read, %s, known %s, is refused: all pairs were not asked for',
    async (name, _, text) => {
      const { worker, desk, now } = openDesk();
      await desk.startFolder([{ file: new File([text], name), folders: ['people'] }, ...folder]);
      expect(now()).toMatchObject({ status: 'failed', result: null, fault: { values: { file: name } } });
      expect(now().fault?.name).toMatch(/^BadPairsFile/);
      expect(worker.asked).toEqual([]);
    },
  );

  it('with several texts uses the first list that can be read, and says why it uses none of the others', async () => {
    const { worker, desk, now } = openDesk();
    const text = (person: string, name: string, words: string) => ({
      file: new File([words], name),
      folders: ['people', person],
    });
    const run = desk.startFolder([
      text('Ada', 'pairs.csv', 'people/Ada/1.png,people/Bo/1.png,maybe\n'),
      text('Bo', 'pairs.csv', 'people/Ada/1.png,people/Bo/1.png,0\n'),
      text('Ada', 'notes.txt', 'milk\n'),
      ...folder,
    ]);
    await worker.began();
    worker.end(figures);
    await run;
    expect(now()).toMatchObject({ status: 'done', result: { pairsFile: 'pairs.csv' } });
    expect(now().noLists.map(sayWhy)).toEqual([
      expect.stringContaining('Ada/pairs.csv, line 1: “people/Ada/1.png,people/Bo/1.png,maybe” is not two'),
      'Ada/notes.txt: not looked at, because Bo/pairs.csv is used',
    ]);
  });

  it('that was ended while its list was read gives the list to no later one', async () => {
    const { worker, desk, now } = openDesk();
    const words = await new Blob(['people/Ada/1.png,people/Bo/1.png,0\n']).arrayBuffer();
    /** A list that comes from the disk when the test says so. */
    const slowList = () => {
      let come = () => {};
      const text = new Promise<ArrayBuffer>((resolve) => {
        come = () => resolve(words);
      });
      return {
        file: Object.assign(new File([], 'pairs.csv'), { arrayBuffer: () => text }),
        come: () => come(),
      };
    };
    const list = slowList();
    const ended = desk.startFolder([{ file: list.file, folders: ['people'] }, ...folder]);
    const run = desk.startFolder(folder);
    list.come();
    await ended;
    await worker.began();
    worker.end(figures);
    await run;
    expect(now()).toMatchObject({ status: 'done', noLists: [], result: { pairsFile: null } });
    // Nor does a list dropped by itself come to other pictures than those that were there.
    const own = slowList();
    const dropped = desk.takePairsFile(own.file);
    const next = desk.startFolder(folder);
    own.come();
    await dropped;
    await worker.began();
    worker.end(figures);
    await next;
    expect(now()).toMatchObject({ status: 'done', result: { pairsFile: null } });
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
