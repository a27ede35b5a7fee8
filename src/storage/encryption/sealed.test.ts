import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeDatabase, dropDatabase, tx } from '../database.ts';
import {
  addGallery,
  addPerson,
  addTemplates,
  deletePerson,
  loadPeople,
  mergePeople,
  sealPlainRows,
} from '../gallery/people.ts';
import type { Template } from '../types.ts';
import { GALLERY_KEY, type GalleryKey, galleryKey, open, seal } from './encryption.ts';
import type { SealedTemplate } from './sealedTemplates.ts';

const ada = { id: 'ada', name: 'Ada', createdAt: 1 };
const bob = { id: 'bob', name: 'Bob', createdAt: 2 };

const template = (id: string, personId: string, picture: Blob | null = null): Template => ({
  id,
  personId,
  encoding: Float32Array.of(0.125, -1, 0.25),
  encoderVersion: 'test-1',
  createdAt: 3,
  picture,
  contentHash: null,
  source: 'photo',
});

const rows = () =>
  tx(['templates'], 'readonly', (t) => t.objectStore('templates').getAll()) as Promise<SealedTemplate[]>;

const put = (...changed: unknown[]) =>
  tx(['templates'], 'readwrite', async (t) => {
    for (const row of changed) await t.objectStore('templates').put(row);
  });

/** As the page does when it opens. */
async function loadAndSeal() {
  const { plain, ...loaded } = await loadPeople();
  return { ...loaded, unsealed: await sealPlainRows(plain) };
}

/** Opened anew, as after a reload. */
async function reloaded() {
  await closeDatabase();
  return loadAndSeal();
}

afterEach(async () => {
  vi.unstubAllGlobals();
  await dropDatabase();
});

describe('the key', () => {
  it('cannot be exported, and is one for two who ask at once', async () => {
    const [first, second] = await Promise.all([galleryKey(), galleryKey()]);
    expect(first.id).toBe(second.id);
    expect(first.key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', first.key)).rejects.toThrow();
  });

  it('opens only what it sealed, bound to the same words, bit for bit', async () => {
    const { key } = await galleryKey();
    const sealed = await seal(key, Uint8Array.of(1, 2, 3), ['ab', 'c']);
    expect(sealed).toHaveLength(12 + 3 + 16);
    expect(await open(key, sealed, ['ab', 'c'])).toEqual(Uint8Array.of(1, 2, 3));
    expect(await open(key, sealed, ['a', 'bc'])).toBeNull();
    expect(await open(key, sealed.slice(0, 20), ['ab', 'c'])).toBeNull();
    for (let byte = 0; byte < sealed.length; byte++) {
      const changed = sealed.map((value, i) => (i === byte ? value ^ 1 : value));
      expect(await open(key, changed, ['ab', 'c'])).toBeNull();
    }
  });

  it('takes a fresh vector for each record', async () => {
    const { key } = await galleryKey();
    const ivs = await Promise.all(
      Array.from({ length: 200 }, async () => (await seal(key, new Uint8Array(4), [])).slice(0, 12).join()),
    );
    expect(new Set(ivs).size).toBe(200);
  });
});

describe('templates at rest', () => {
  it('hold neither the encoding nor the picture in the clear', async () => {
    const picture = new Blob(['a face'], { type: 'image/jpeg' });
    await addPerson(ada, [template('t1', 'ada', picture)]);
    const [row] = await rows();
    expect(Object.keys(row ?? {}).sort()).toEqual([
      'createdAt',
      'encoderVersion',
      'id',
      'layout',
      'personId',
      'sealed',
      'source',
    ]);
    // iv, tag, number of dimensions, 3 float32, no hash and 6 bytes of picture.
    expect(row?.sealed).toHaveLength(12 + 16 + 4 + 12 + 1 + 6);
    expect(Buffer.from(row?.sealed ?? []).includes('a face')).toBe(false);
    const { templates } = await reloaded();
    expect([...(templates[0]?.encoding ?? [])]).toEqual([0.125, -1, 0.25]);
    expect(await templates[0]?.picture?.text()).toBe('a face');
  });

  it('cannot be swapped, given to another person or changed; the others stay', async () => {
    await addPerson(ada, [template('t1', 'ada'), template('t2', 'ada'), template('t3', 'ada')]);
    await addPerson(bob, [template('t4', 'bob')]);
    const [t1, t2, t3, t4] = (await rows()) as [
      SealedTemplate,
      SealedTemplate,
      SealedTemplate,
      SealedTemplate,
    ];
    await put(
      { ...t1, sealed: t2.sealed },
      { ...t3, sealed: t3.sealed.map((byte, i) => (i === 20 ? byte ^ 128 : byte)) },
      { ...t4, personId: 'ada' },
    );
    const { templates, damaged, people } = await reloaded();
    expect(templates.map(({ id }) => id)).toEqual(['t2']);
    expect(damaged.sort()).toEqual(['t1', 't3', 't4']);
    expect(people).toHaveLength(2);
  });

  it('follow their person when two are merged, a damaged one too', async () => {
    await addPerson(ada, [template('t1', 'ada')]);
    await addPerson(bob, [template('t2', 'bob'), template('t3', 'bob')]);
    const before = await rows();
    await put({ ...before[2], sealed: new Uint8Array(40) });
    await mergePeople('bob', 'ada');
    const { templates, damaged } = await reloaded();
    expect(templates.map(({ id, personId }) => [id, personId])).toEqual([
      ['t1', 'ada'],
      ['t2', 'ada'],
    ]);
    expect(damaged).toEqual(['t3']);
    await deletePerson('ada');
    expect(await rows()).toEqual([]);
  });

  it('are damaged, and nothing else is, when the key is gone', async () => {
    await addPerson(ada, [template('t1', 'ada')]);
    await tx(['settings'], 'readwrite', (t) => t.objectStore('settings').delete(GALLERY_KEY));
    expect(await reloaded()).toEqual({ people: [ada], templates: [], damaged: ['t1'], unsealed: 0 });
    await addTemplates('ada', [template('t2', 'ada')]);
    expect((await reloaded()).templates.map(({ id }) => id)).toEqual(['t2']);
  });

  it('are sealed with the new key when another tab replaced it meanwhile', async () => {
    const stale = await galleryKey();
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    const other = vi.spyOn(crypto.subtle, 'encrypt').mockImplementationOnce(async (...given) => {
      await tx(['settings'], 'readwrite', (t) => t.objectStore('settings').delete(GALLERY_KEY));
      return encrypt(...given);
    });
    await addPerson(ada, [template('t1', 'ada')]);
    other.mockRestore();
    expect((await galleryKey()).id).not.toBe(stale.id);
    expect((await reloaded()).templates).toHaveLength(1);
  });
});

describe('rows of earlier versions', () => {
  const plain = Array.from({ length: 1200 }, (_, i) => template(`t${i}`, 'ada'));
  const inTheClear = async () => (await rows()).filter((row) => 'encoding' in row).length;

  async function earlier() {
    await tx(['people'], 'readwrite', (t) => t.objectStore('people').put(ada));
    await put(...plain);
  }

  it('are encrypted on first load, number for number', async () => {
    await earlier();
    const first = await loadAndSeal();
    expect(first.templates).toHaveLength(1200);
    expect(first.unsealed).toBe(0);
    expect(await inTheClear()).toBe(0);
    const again = await reloaded();
    expect(again.templates).toHaveLength(1200);
    expect([...(again.templates[7]?.encoding ?? [])]).toEqual([0.125, -1, 0.25]);
  });

  it('stay readable every one when it is interrupted, and the next load ends it', async () => {
    await earlier();
    let calls = 0;
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    const stopped = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...given) => {
      calls += 1;
      if (calls > 700) throw new Error('the tab is gone');
      return encrypt(...given);
    });
    await expect(loadAndSeal()).rejects.toThrow('the tab is gone');
    stopped.mockRestore();
    expect(await inTheClear()).toBe(700);
    const after = await reloaded();
    expect(after.templates).toHaveLength(1200);
    expect(after.damaged).toEqual([]);
    expect(await inTheClear()).toBe(0);
  });
});

describe('a page that may not encrypt', () => {
  it('reads what is in the clear, says so, and writes no face', async () => {
    await tx(['people'], 'readwrite', (t) => t.objectStore('people').put(ada));
    await put(template('t1', 'ada'));
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const { templates, unsealed } = await loadAndSeal();
    expect(templates).toHaveLength(1);
    expect(unsealed).toBe(1);
    await expect(addPerson(bob, [template('t2', 'bob')])).rejects.toThrow('NoEncryption');
    expect((await loadPeople()).people).toEqual([ada]);
  });
});

it('an import writes everything or nothing', async () => {
  await addPerson(ada, [template('t1', 'ada')]);
  await expect(addGallery([bob], [template('t2', 'bob'), template('t9', 'nobody')])).rejects.toThrow(
    'PersonGone',
  );
  expect((await loadPeople()).people).toEqual([ada]);
  await addGallery([bob], [template('t2', 'bob'), template('t3', 'ada')]);
  expect((await reloaded()).templates.map(({ id }) => id)).toEqual(['t1', 't2', 't3']);
  const key = await tx(['settings'], 'readonly', (t) => t.objectStore('settings').get(GALLERY_KEY));
  expect((key as GalleryKey).key.algorithm).toEqual({ name: 'AES-GCM', length: 256 });
});
