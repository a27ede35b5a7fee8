import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, DATABASE, dropDatabase, tx } from '../database.ts';
import { addVersion, chooseVersion, deleteVersion, loadVersions, type TrainedVersion } from './trained.ts';

const version = (id: string, createdAt: number): TrainedVersion => ({
  id,
  createdAt,
  kind: 'head',
  base: 'dlib-resnet-1',
  weights: [Float32Array.of(1, 2), Float32Array.of(3)],
  scale: 0.8,
  data: 'enrolled',
  measured: {
    startAuc: 0.9,
    auc: 0.95,
    startEer: 0.1,
    eer: 0.06,
    trainPeople: 6,
    heldOutPeople: 2,
    steps: 100,
  },
});

beforeEach(dropDatabase);

describe('trained versions', () => {
  it('are kept with their weights, newest first', async () => {
    await addVersion(version('old', 1), false);
    await addVersion(version('new', 2), true);
    await closeDatabase();
    const { versions, inUse } = await loadVersions();
    expect(versions.map(({ id }) => id)).toEqual(['new', 'old']);
    expect([...(versions[0]?.weights[0] ?? [])]).toEqual([1, 2]);
    expect(inUse).toBe('new');
  });

  it('are switched, and one in use is left when it is deleted', async () => {
    await addVersion(version('a', 1), true);
    await addVersion(version('b', 2), false);
    await chooseVersion('b');
    expect((await loadVersions()).inUse).toBe('b');
    await deleteVersion('b');
    const after = await loadVersions();
    expect(after.versions.map(({ id }) => id)).toEqual(['a']);
    expect(after.inUse).toBeNull();
  });

  it('leave out a damaged row alone', async () => {
    await addVersion(version('good', 1), false);
    await tx(['trained'], 'readwrite', async (transaction) => {
      await transaction
        .objectStore('trained')
        .add({ ...version('bad', 2), weights: [Float32Array.of(Number.NaN)] });
    });
    expect((await loadVersions()).versions.map(({ id }) => id)).toEqual(['good']);
  });

  it('come to a database of version 2 without touching what is there', async () => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 2);
      request.onupgradeneeded = () => {
        const database = request.result;
        database.createObjectStore('people', { keyPath: 'id' });
        const templates = database.createObjectStore('templates', { keyPath: 'id' });
        templates.createIndex('byPerson', 'personId');
        templates.createIndex('byEncoder', 'encoderVersion');
        database.createObjectStore('settings').add('dark', 'theme');
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });
    expect(await loadVersions()).toEqual({ versions: [], inUse: null });
    await addVersion(version('a', 1), false);
    const theme = await tx(['settings'], 'readonly', (transaction) =>
      transaction.objectStore('settings').get('theme'),
    );
    expect(theme).toBe('dark');
  });
});
