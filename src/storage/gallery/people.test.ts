import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { closeDatabase, DATABASE, dropDatabase, FIRST_ENCODER, storageError, tx } from '../database.ts';
import { GALLERY_KEY, galleryKey, seal } from '../encryption/encryption.ts';
import { readSetting, writeSetting } from '../settings.ts';
import type { Template } from '../types.ts';
import {
  addPerson,
  addTemplates,
  deletePerson,
  deleteTemplate,
  loadPeople,
  mergePeople,
  renamePerson,
} from './people.ts';

const ada = { id: 'ada', name: 'Ada', createdAt: 1000 };
const bob = { id: 'bob', name: 'Bob', createdAt: 2000 };

function template(id: string, personId: string, first = 0.5): Template {
  return {
    id,
    personId,
    encoding: Float32Array.of(first, -1, 0.25),
    encoderVersion: 'test-1',
    createdAt: 3000,
    picture: null,
    contentHash: null,
    source: 'photo',
  };
}

afterEach(() => dropDatabase());

describe('people in storage', () => {
  it('keeps a person and their templates, number for number', async () => {
    await addPerson(ada, [template('t1', 'ada', 0.125)]);
    await closeDatabase();
    const { people, templates, damaged } = await loadPeople();
    expect(people).toEqual([ada]);
    expect([...(templates[0]?.encoding ?? [])]).toEqual([0.125, -1, 0.25]);
    expect(damaged).toEqual([]);
  });

  it('writes all or nothing', async () => {
    await addPerson(ada, [template('t1', 'ada')]);
    await expect(addPerson(bob, [template('t2', 'bob'), template('t1', 'bob')])).rejects.toThrow();
    const { people, templates } = await loadPeople();
    expect(people.map(({ id }) => id)).toEqual(['ada']);
    expect(templates.map(({ id }) => id)).toEqual(['t1']);
  });

  it('renames, and refuses for somebody who is gone', async () => {
    await addPerson(ada, [template('t1', 'ada')]);
    await renamePerson('ada', 'Ada Lovelace');
    expect((await loadPeople()).people[0]?.name).toBe('Ada Lovelace');
    await expect(renamePerson('bob', 'B')).rejects.toThrow('PersonGone');
    await expect(addTemplates('bob', [template('t9', 'bob')])).rejects.toThrow('PersonGone');
    expect((await loadPeople()).templates).toHaveLength(1);
  });

  it('merges two people into one', async () => {
    await addPerson(ada, [template('t1', 'ada')]);
    await addPerson(bob, [template('t2', 'bob'), template('t3', 'bob')]);
    await mergePeople('bob', 'ada');
    const { people, templates } = await loadPeople();
    expect(people.map(({ id }) => id)).toEqual(['ada']);
    expect(templates.map(({ personId }) => personId)).toEqual(['ada', 'ada', 'ada']);
  });

  it('deletes a person with every template', async () => {
    await addPerson(ada, [template('t1', 'ada'), template('t2', 'ada')]);
    await addPerson(bob, [template('t3', 'bob')]);
    await deletePerson('ada');
    const rows = await tx(['templates'], 'readonly', (t) => t.objectStore('templates').getAllKeys());
    expect(rows).toEqual(['t3']);
    expect((await loadPeople()).people).toEqual([bob]);
  });

  it('deletes a person with their last template', async () => {
    await addPerson(ada, [template('t1', 'ada'), template('t2', 'ada')]);
    await deleteTemplate('t1');
    expect((await loadPeople()).people).toEqual([ada]);
    await deleteTemplate('t2');
    expect((await loadPeople()).people).toEqual([]);
  });

  it('leaves a damaged row out, names it, and keeps the others', async () => {
    await addPerson(ada, [template('t1', 'ada'), template('t2', 'ada')]);
    await tx(['templates'], 'readwrite', async (t) => {
      await t
        .objectStore('templates')
        .put({ ...template('t1', 'ada'), encoding: Float32Array.of(Number.NaN) });
      await t.objectStore('templates').put(template('stray', 'nobody'));
    });
    const { templates, damaged } = await loadPeople();
    expect(templates.map(({ id }) => id)).toEqual(['t2']);
    expect(damaged.sort()).toEqual(['stray', 't1']);
  });

  it('keeps settings by key', async () => {
    await writeSetting('choices', { tau: 0.3 });
    await closeDatabase();
    expect(await readSetting('choices')).toEqual({ tau: 0.3 });
    expect(await readSetting('other')).toBeUndefined();
  });
});

describe('migration', () => {
  it('brings a version 1 database to version 2 with every row intact and completed', async () => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => {
        const database = request.result;
        database.createObjectStore('people', { keyPath: 'id' }).add(ada);
        const templates = database.createObjectStore('templates', { keyPath: 'id' });
        templates.createIndex('byPerson', 'personId');
        for (const id of ['t1', 't2']) {
          templates.add({
            id,
            personId: 'ada',
            encoding: Float32Array.of(1, 2),
            createdAt: 7,
            picture: null,
          });
        }
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });
    const { people, templates, damaged } = await loadPeople();
    expect(damaged).toEqual([]);
    expect(people).toEqual([ada]);
    expect(templates).toHaveLength(2);
    expect(templates[0]).toMatchObject({ source: 'photo', encoderVersion: FIRST_ENCODER, createdAt: 7 });
    expect([...(templates[1]?.encoding ?? [])]).toEqual([1, 2]);
    await writeSetting('choices', 1);
    expect(await readSetting('choices')).toBe(1);
  });
});

describe('the hash of a picture', () => {
  const hash = 'ab'.repeat(32);

  it('is kept with its template, sealed', async () => {
    await addPerson(ada, [{ ...template('t1', 'ada'), contentHash: hash }, template('t2', 'ada')]);
    await closeDatabase();
    const { templates } = await loadPeople();
    expect(templates.map(({ contentHash }) => contentHash)).toEqual([hash, null]);
    const rows = await tx(['templates'], 'readonly', (t) => t.objectStore('templates').getAll());
    expect(JSON.stringify(rows)).not.toContain(hash);
  });

  it('tells when two people who become one have the same photo: it counts once', async () => {
    await addPerson(ada, [{ ...template('t1', 'ada'), contentHash: hash }]);
    const same = { ...template('t2', 'bob', 0.5001), contentHash: hash };
    const other = { ...template('t3', 'bob', 0.9), contentHash: hash };
    await addPerson(bob, [same, other, template('t4', 'bob')]);
    await mergePeople('bob', 'ada');
    await closeDatabase();
    const { templates } = await loadPeople();
    // Another face of that photo, and a picture of which no hash is known, stay.
    expect(templates.map(({ id }) => id)).toEqual(['t1', 't3', 't4']);
    expect(new Set(templates.map(({ personId }) => personId))).toEqual(new Set(['ada']));
  });

  it('is missing in what version 5 sealed, which opens as before, goes to another person and is sealed anew', async () => {
    const { key, id } = await galleryKey();
    // As version 5 wrote it: n, n float32, then the picture; bound to the row, the person and the encoder.
    const bytes = new Uint8Array(4 + 2 * 4 + 3);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, 2, true);
    view.setFloat32(4, 0.5, true);
    view.setFloat32(8, -2, true);
    bytes.set([7, 8, 9], 12);
    const sealed = await seal(key, bytes, ['likeness template', 't1', 'ada', 'test-1']);
    await dropDatabase();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 5);
      request.onupgradeneeded = () => {
        const database = request.result;
        const people = database.createObjectStore('people', { keyPath: 'id' });
        people.add(ada);
        people.add(bob);
        const templates = database.createObjectStore('templates', { keyPath: 'id' });
        templates.createIndex('byPerson', 'personId');
        templates.createIndex('byEncoder', 'encoderVersion');
        const row = { id: 't1', personId: 'ada', encoderVersion: 'test-1', createdAt: 3, source: 'camera' };
        templates.add({ ...row, sealed });
        database.createObjectStore('settings').add({ id, key }, GALLERY_KEY);
        database.createObjectStore('styleRuns', { keyPath: 'id' });
        database.createObjectStore('styleCheckpoints');
        database.createObjectStore('trained', { keyPath: 'id' });
        database.createObjectStore('figures', { keyPath: ['network', 'set'] });
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });
    const { people, templates, damaged } = await loadPeople();
    expect(damaged).toEqual([]);
    expect(people).toHaveLength(2);
    expect(templates[0]).toMatchObject({ id: 't1', contentHash: null, source: 'camera', createdAt: 3 });
    expect([...(templates[0]?.encoding ?? [])]).toEqual([0.5, -2]);
    expect(new Uint8Array((await templates[0]?.picture?.arrayBuffer()) ?? [])).toEqual(
      Uint8Array.of(7, 8, 9),
    );
    await mergePeople('ada', 'bob');
    await closeDatabase();
    const [moved] = (await loadPeople()).templates;
    expect(moved).toMatchObject({ personId: 'bob', contentHash: null });
    expect([...(moved?.encoding ?? [])]).toEqual([0.5, -2]);
  });
});

describe('storage failures by code', () => {
  it.each([
    ['QuotaExceededError', 'StorageFull'],
    ['VersionError', 'StorageNewer'],
    ['SecurityError', 'NoStorage:refused'],
  ])('%s', (name, code) => {
    expect(storageError(new DOMException('x', name)).name).toBe(code);
  });
});
