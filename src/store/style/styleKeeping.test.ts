import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LikenessError } from '../../errors.ts';
import { dropDatabase } from '../../storage/database.ts';
import { type StoredStyleRun, saveStyleRun } from '../../storage/runs/styleRuns.ts';
import { defaultRecipe, type Recipe } from '../../style/recipe/recipe.ts';
import type { Checkpoint } from '../../style/run/checkpoint.ts';
import type { StepReport } from '../../style/run/report.ts';
import type { StyleClient } from '../../workers/style/styleClient.ts';
import {
  claimUnfinished,
  endUnfinished,
  findUnfinished,
  oldestTaking,
  runKeeper,
  type Way,
} from './styleKeeping.ts';

/** Names that another tab holds. */
const elsewhere = new Set<string>();

beforeEach(() => {
  vi.stubGlobal('navigator', {
    locks: {
      request: async (name: string, _: unknown, work: (lock: unknown) => unknown) =>
        work(elsewhere.has(name) ? null : { name }),
    },
  });
});
afterEach(async () => {
  elsewhere.clear();
  vi.unstubAllGlobals();
  await dropDatabase();
});

const lock = (id: string) => `likeness style run ${id}`;
const checkpoint = { g: Float32Array.of(0.5), recipe: defaultRecipe } as unknown as Checkpoint;

function run(id: string, startedAt: number): StoredStyleRun {
  return {
    id,
    startedAt,
    updatedAt: startedAt,
    state: 'underway',
    step: 120,
    steps: 300,
    width: 64,
    height: 48,
    costs: { first: 0.9, last: 0.2 },
    picture: new Blob(['g']),
    recipe: '{}',
    content: { name: 'Harbour', file: new Blob(['c']) },
    styles: [{ name: 'Waves', file: new Blob(['s']), weight: 1, mask: null }],
    begin: null,
  };
}

describe('an unfinished run', () => {
  it('is the newest that no other tab makes and that has a checkpoint', async () => {
    const [old, bare, theirs] = [run('old', 1), run('bare', 2), run('theirs', 3)];
    await saveStyleRun(old, checkpoint);
    await saveStyleRun(bare, null);
    await saveStyleRun(theirs, checkpoint);
    elsewhere.add(lock('theirs'));
    expect((await findUnfinished([theirs, bare, old]))?.run.id).toBe('old');
    elsewhere.clear();
    expect((await findUnfinished([theirs, bare, old]))?.run.id).toBe('theirs');
  });

  it('is claimed as it is stored now, not as it was when offered', async () => {
    await saveStyleRun(run('a', 1), checkpoint);
    const offered = { run: run('a', 1), checkpoint, way: { costs: [], snapshots: [] } };
    await saveStyleRun({ ...run('a', 1), step: 180 }, checkpoint);
    expect((await claimUnfinished(offered)).run.step).toBe(180);
  });

  it('is not claimed while another tab makes it, nor once it has ended', async () => {
    await saveStyleRun(run('a', 1), checkpoint);
    const offered = { run: run('a', 1), checkpoint, way: { costs: [], snapshots: [] } };
    elsewhere.add(lock('a'));
    await expect(claimUnfinished(offered)).rejects.toMatchObject({ name: 'RunElsewhere' });
    elsewhere.clear();
    await endUnfinished(offered);
    await expect(claimUnfinished(offered)).rejects.toThrow('RunElsewhere');
  });
});

it('an unfinished run of an earlier version goes on as it began: without what its recipe did not have', async () => {
  const before = { margin: 0, settling: 0, contentInFlats: 1, finishRate: 1 };
  const recipe = Object.fromEntries(
    Object.entries(defaultRecipe).filter(([key]) => !(key in before)),
  ) as Recipe;
  await saveStyleRun(run('early', 1), { ...checkpoint, recipe });
  const found = await findUnfinished([run('early', 1)]);
  expect(found?.checkpoint.recipe).toEqual({ ...defaultRecipe, ...before });
});

it('an unfinished run whose recipe cannot be read counts as ended', async () => {
  await saveStyleRun(run('damaged', 2), { ...checkpoint, recipe: { ...defaultRecipe, size: 'large' } });
  await saveStyleRun(run('whole', 1), checkpoint);
  expect((await findUnfinished([run('damaged', 2), run('whole', 1)]))?.run.id).toBe('whole');
});

const noWay: Way = { costs: [], snapshots: [] };

it('an unfinished run comes with its curve and its snapshots; one of an earlier version has none', async () => {
  const snapshot = { step: 64, picture: new Blob(['j']) };
  await saveStyleRun(run('a', 1), {
    ...checkpoint,
    way: { costs: [{ step: 1, cost: 0.9 }], snapshots: [snapshot] },
  });
  const found = await findUnfinished([run('a', 1)]);
  expect(found?.checkpoint).toEqual(checkpoint);
  expect(found?.way.costs).toEqual([{ step: 1, cost: 0.9 }]);
  expect(found?.way.snapshots.map(({ step }) => step)).toEqual([64]);
  await saveStyleRun(run('a', 1), checkpoint);
  expect((await findUnfinished([run('a', 1)]))?.way).toEqual(noWay);
});

it('the oldest pictures that make room are as many as it takes, and all when that is not enough', () => {
  // Each takes 3 bytes: its picture, its content and its style.
  const kept = [run('new', 3), run('old', 1), run('middle', 2)];
  const ids = (bytes: number) => oldestTaking(bytes, kept).map(({ id }) => id);
  expect(ids(3)).toEqual(['old']);
  expect(ids(4)).toEqual(['old', 'middle']);
  expect(ids(100)).toEqual(['old', 'middle', 'new']);
  expect(ids(0)).toEqual([]);
});

it('a run that another tab makes is not begun', async () => {
  const client = {} as StyleClient;
  const told: string[] = [];
  const keeper = runKeeper(
    client,
    async () => new Blob(['png']),
    { onFault: (fault) => told.push(fault.name), onFull: (row) => told.push(`${row?.id}`) },
    () => ({ picture: null, recipe: '{}', way: noWay }),
  );
  elsewhere.add(lock('a'));
  await expect(keeper.begin(run('a', 1))).rejects.toMatchObject({ name: 'RunElsewhere' });
  elsewhere.clear();
  await keeper.begin(run('a', 1));
  await keeper.forget();
  expect(told).toEqual([]);
});

it('a worker that ended while it was asked for a checkpoint is no reason that the picture is not kept', async () => {
  const told: string[] = [];
  const failing = (error: Error) =>
    runKeeper(
      { run: () => Promise.reject(error) } as unknown as StyleClient,
      async () => new Blob(['png']),
      { onFault: (fault) => told.push(fault.name), onFull: () => undefined },
      () => ({ picture: null, recipe: '{}', way: noWay }),
    );
  const tick = async (error: Error) => {
    const keeper = failing(error);
    await keeper.begin(run('a', 1));
    const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 10_000);
    keeper.tick({ step: 40 } as StepReport, 1);
    now.mockRestore();
    await keeper.forget();
  };
  await tick(new LikenessError('WorkerCrashed', { detail: 'out of memory' }));
  expect(told).toEqual([]);
  await tick(new LikenessError('StorageFull:network', { megabytes: 52 }));
  expect(told).toEqual(['StorageFull:network']);
});
