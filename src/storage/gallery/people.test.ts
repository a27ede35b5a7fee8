import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { closeDatabase, DATABASE, dropDatabase, FIRST_ENCODER, storageError, tx } from '../database.ts';
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
    await expect(renamePerson('bob', 'B')).rejects.toThrow('This person is not stored any more.');
    await expect(addTemplates('bob', [template('t9', 'bob')])).rejects.toThrow(
      'This person is not stored any more.',
    );
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

describe('storage failures in words', () => {
  it.each([
    ['QuotaExceededError', 'There is no room left to store this.'],
    ['VersionError', 'The stored people were written by a newer version of Likeness.'],
    ['SecurityError', 'This browser does not let this page store anything.'],
  ])('%s', (name, sentence) => {
    expect(storageError(new DOMException('x', name)).message).toBe(sentence);
  });
});
