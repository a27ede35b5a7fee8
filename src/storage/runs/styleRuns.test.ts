import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { message } from '../../words/keys.ts';
import { holdsBlob } from '../blobs.ts';
import { dropDatabase, tx } from '../database.ts';
import {
  bytesOfStyleRun,
  deleteStyleRuns,
  loadStyleCheckpoint,
  loadStyleRuns,
  type StoredStyleRun,
  saveStyleRun,
} from './styleRuns.ts';

afterEach(() => dropDatabase());

function run(id: string, startedAt: number): StoredStyleRun {
  return {
    id,
    startedAt,
    updatedAt: startedAt,
    state: 'underway',
    step: 12,
    steps: 300,
    width: 64,
    height: 48,
    costs: { first: 0.9, last: 0.2 },
    picture: new Blob(['g'.repeat(100)]),
    recipe: '{}',
    content: { name: message('media.harbour'), file: new Blob(['c'.repeat(10)]) },
    styles: [{ name: 'Waves', file: new Blob(['s'.repeat(20)]), weight: 1, mask: null }],
    begin: null,
  };
}

describe('style runs', () => {
  it('are read newest first, and a damaged row is left out', async () => {
    await saveStyleRun(run('a', 1), null);
    await saveStyleRun(run('b', 2), null);
    await tx(['styleRuns'], 'readwrite', (transaction) =>
      transaction.objectStore('styleRuns').put({ id: 'c', startedAt: 'yesterday' }),
    );
    expect((await loadStyleRuns()).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(bytesOfStyleRun(run('a', 1))).toBe(130);
  });

  it('hold the names of samples as keys; those of before, in English, are read as keys too', async () => {
    await saveStyleRun(run('new', 2), null);
    const old = run('old', 1);
    await saveStyleRun({ ...old, content: { ...old.content, name: 'Harbour' } }, null);
    await tx(['styleRuns'], 'readwrite', (transaction) =>
      transaction.objectStore('styleRuns').put({ ...old, id: 'odd', content: { name: { key: 1 } } }),
    );
    const names = (await loadStyleRuns()).map(({ content }) => content.name);
    expect(names).toEqual([{ key: 'media.harbour' }, { key: 'media.harbour' }]);
    const [row] = await tx(['styleRuns'], 'readonly', (transaction) =>
      transaction.objectStore('styleRuns').getAll('new'),
    );
    expect(row).toMatchObject({ content: { name: { key: 'media.harbour' } } });
  });

  it('keep their checkpoint until it is forgotten', async () => {
    const checkpoint = {
      scale: 1,
      g: Float32Array.of(0.25, 0.5),
      optimiser: { vectors: [Float32Array.of(1)] },
    };
    await saveStyleRun(run('a', 1), checkpoint);
    expect(await loadStyleCheckpoint('a')).toEqual(checkpoint);
    await saveStyleRun({ ...run('a', 1), state: 'ended' }, null);
    expect(await loadStyleCheckpoint('a')).toBeUndefined();
    expect((await loadStyleRuns())[0]?.state).toBe('ended');
  });

  it('lie in the database without Blobs, which a private session of WebKit cannot store', async () => {
    await saveStyleRun(run('a', 1), { way: { snapshots: [{ step: 1, picture: new Blob(['p']) }] } });
    const stores = ['styleRuns', 'styleCheckpoints'] as const;
    const rows = await tx([...stores], 'readonly', async (transaction) =>
      Promise.all(stores.map((name) => transaction.objectStore(name).getAll())),
    );
    expect(rows.map(({ length }) => length)).toEqual([1, 1]);
    expect(holdsBlob(rows)).toBe(false);
    const [read] = await loadStyleRuns();
    expect(await read?.content.file.text()).toBe('c'.repeat(10));
    const back = (await loadStyleCheckpoint('a')) as { way: { snapshots: { picture: Blob }[] } };
    expect(await back.way.snapshots[0]?.picture.text()).toBe('p');
  });

  it('of an earlier version, with Blobs, are read and written anew', async () => {
    const all = () =>
      tx(['styleRuns'], 'readonly', (transaction) => transaction.objectStore('styleRuns').getAll());
    await tx(['styleRuns'], 'readwrite', (transaction) =>
      transaction.objectStore('styleRuns').put(run('old', 1)),
    );
    expect(holdsBlob(await all())).toBe(true);
    expect(await (await loadStyleRuns())[0]?.picture.text()).toBe('g'.repeat(100));
    expect(holdsBlob(await all())).toBe(false);
    expect(await (await loadStyleRuns())[0]?.picture.text()).toBe('g'.repeat(100));
  });

  it('go with their checkpoints', async () => {
    await saveStyleRun(run('a', 1), { g: 1 });
    await saveStyleRun(run('b', 2), { g: 2 });
    await deleteStyleRuns(['a']);
    expect((await loadStyleRuns()).map(({ id }) => id)).toEqual(['b']);
    expect(await loadStyleCheckpoint('a')).toBeUndefined();
    expect(await loadStyleCheckpoint('b')).toEqual({ g: 2 });
  });
});
