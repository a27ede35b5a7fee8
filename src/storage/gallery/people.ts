import * as v from 'valibot';
import { LikenessError } from '../../errors.ts';
import { turn } from '../../turn.ts';
import { tx } from '../database.ts';
import { canEncrypt, type GalleryKey, galleryKey, readGalleryKey } from '../encryption/encryption.ts';
import { type ReadRow, readRow } from '../encryption/sealedTemplates.ts';
import { dropCachedExcept, openCached, writeSealed } from '../encryption/sealedWrites.ts';
import { movePersonLabel } from '../photos/labels.ts';
import type { Person, Template } from '../types.ts';
import { isSamePicture } from './samePicture.ts';

export { sealPlainRows } from '../encryption/sealedWrites.ts';

const PersonRow = v.object({ id: v.string(), name: v.string(), createdAt: v.number() });

/** Everything stored about people. */
export interface StoredGallery {
  people: Person[];
  templates: Template[];
  /** Ids of rows that could not be read, or whose person is missing; they are left out and left alone. */
  damaged: string[];
  /** Those of an earlier version that lie in the clear: to be given to `sealPlainRows`. */
  plain: Template[];
}

/** Rows read and opened at once. */
const PART = 120;

/**
 * Reads all people and templates, each row checked: one damaged row does not take the others with it. Rows that an earlier
 * version left unencrypted are read as well.
 */
export async function loadPeople(): Promise<StoredGallery> {
  const [personRows, templateRows] = await tx(['people', 'templates'], 'readonly', async (transaction) => [
    await readInParts(transaction.objectStore('people')),
    await readInParts(transaction.objectStore('templates')),
  ]);
  const key = canEncrypt() ? await readGalleryKey() : null;
  const damaged: string[] = [];
  const people = personRows.flatMap((row) => {
    const read = v.safeParse(PersonRow, row);
    if (!read.success) damaged.push(idOf(row));
    return read.success ? [read.output] : [];
  });
  const known = new Set(people.map((person) => person.id));
  const templates: Template[] = [];
  const plain: Template[] = [];
  for (let start = 0; start < templateRows.length; start += PART) {
    if (start > 0) await turn();
    const part = templateRows.slice(start, start + PART);
    const rows = part.map(readRow);
    const read = await Promise.all(
      rows.map((row) => (row.kind !== 'damaged' && known.has(row.row.personId) ? readable(key, row) : null)),
    );
    read.forEach((template, index) => {
      if (template) templates.push(template);
      else damaged.push(idOf(part[index]));
      if (template && rows[index]?.kind === 'plain') plain.push(template);
    });
  }
  dropCachedExcept(templates);
  return { people, templates, damaged, plain };
}

/** Every row of a store, some at a time, so that reading thousands does not hold up the page. */
async function readInParts(store: {
  getAll: (range: IDBKeyRange | null, count: number) => Promise<unknown[]>;
}): Promise<unknown[]> {
  const all: unknown[] = [];
  for (;;) {
    const last = all.at(-1);
    const part = await store.getAll(last ? IDBKeyRange.lowerBound(idOf(last), true) : null, PART);
    all.push(...part);
    if (part.length < PART) return all;
  }
}

/** Writes a new person with their templates, all or nothing. @throws LikenessError `NoEncryption` */
export async function addPerson(person: Person, templates: Template[]): Promise<void> {
  await writeSealed(templates, async (transaction, rows) => {
    await transaction.objectStore('people').add(person);
    for (const row of rows) await transaction.objectStore('templates').add(row);
  });
}

/** Writes templates of a person who is already there. @throws LikenessError `PersonGone`, `NoEncryption` */
export async function addTemplates(personId: string, templates: Template[]): Promise<void> {
  await writeSealed(templates, async (transaction, rows) => {
    await existing(transaction.objectStore('people').get(personId));
    for (const row of rows) await transaction.objectStore('templates').add(row);
  });
}

/**
 * Writes new people and templates, some of these of people already there: everything or nothing.
 *
 * @throws LikenessError `PersonGone`, `NoEncryption`
 */
export async function addGallery(people: readonly Person[], templates: readonly Template[]): Promise<void> {
  await writeSealed(templates, async (transaction, rows) => {
    const store = transaction.objectStore('people');
    for (const person of people) await store.add(person);
    for (const personId of new Set(rows.map((row) => row.personId))) await existing(store.get(personId));
    for (const row of rows) await transaction.objectStore('templates').add(row);
  });
}

/** @throws LikenessError `PersonGone` */
export async function renamePerson(personId: string, name: string): Promise<void> {
  await tx(['people'], 'readwrite', async (transaction) => {
    const person = await existing(transaction.objectStore('people').get(personId));
    await transaction.objectStore('people').put({ ...person, name });
  });
}

/**
 * Moves every template of `from` to `into` and deletes `from`; what `into` has already, of the same photo, goes. What is sealed is bound to its person, so it is sealed anew; a
 * damaged row moves as it is, to go when the person goes.
 *
 * @throws LikenessError `PersonGone`, `NoEncryption`
 */
export async function mergePeople(from: string, into: string): Promise<void> {
  const [rows, there] = await tx(['templates'], 'readonly', async (transaction) => {
    const byPerson = transaction.objectStore('templates').index('byPerson');
    return [await byPerson.getAll(from), await byPerson.getAll(into)] as const;
  });
  const key = await galleryKey();
  const open = async (all: readonly unknown[]) =>
    (await Promise.all(all.map((row) => readable(key, readRow(row))))).filter((each) => each !== null);
  const own = await open(there);
  const twice = (template: Template) =>
    template.contentHash !== null &&
    own.some((one) => one.encoderVersion === template.encoderVersion && isSamePicture(one, template));
  const read = await open(rows);
  const gone = new Set(read.filter(twice).map(({ id }) => id));
  const moving = read.flatMap((template) => (gone.has(template.id) ? [] : [{ ...template, personId: into }]));
  await writeSealed(moving, async (transaction, sealed) => {
    const people = transaction.objectStore('people');
    await existing(people.get(from));
    await existing(people.get(into));
    const templates = transaction.objectStore('templates');
    const byId = new Map(sealed.map((row) => [row.id, row]));
    // Another tab may have enrolled or deleted some meanwhile: then all is read again.
    const now = await templates.index('byPerson').getAll(from);
    if (now.length !== rows.length || now.some((row, i) => idOf(row) !== idOf(rows[i])))
      throw new LikenessError('PersonChanged');
    for (const row of now) {
      if (gone.has(idOf(row))) await templates.delete(idOf(row));
      else await templates.put(byId.get(idOf(row)) ?? { ...(row as object), personId: into });
    }
    await movePersonLabel(transaction, from, into);
    await people.delete(from);
  });
}

/**
 * Takes a merge back: the person is there again, and templates that went to somebody else are theirs again.
 *
 * @throws LikenessError `NoEncryption`
 */
export async function restorePerson(person: Person, templates: readonly Template[]): Promise<void> {
  await writeSealed(templates, async (transaction, rows) => {
    await transaction.objectStore('people').put(person);
    for (const row of rows) await transaction.objectStore('templates').put(row);
  });
}

/** Deletes one template. A person who loses the last one is deleted too: without a template nothing can match. */
export async function deleteTemplate(templateId: string): Promise<void> {
  await tx(['people', 'templates', 'faces'], 'readwrite', async (transaction) => {
    const templates = transaction.objectStore('templates');
    const row = (await templates.get(templateId)) as { personId?: string } | undefined;
    await templates.delete(templateId);
    const personId = row?.personId;
    if (personId && (await templates.index('byPerson').count(personId)) === 0) {
      await movePersonLabel(transaction, personId, null);
      await transaction.objectStore('people').delete(personId);
    }
  });
}

/** Deletes a person and every template of theirs. */
export async function deletePerson(personId: string): Promise<void> {
  await tx(['people', 'templates', 'faces'], 'readwrite', async (transaction) => {
    const templates = transaction.objectStore('templates');
    for (const key of await templates.index('byPerson').getAllKeys(personId)) await templates.delete(key);
    await movePersonLabel(transaction, personId, null);
    await transaction.objectStore('people').delete(personId);
  });
}

/** Null when the row is damaged, or sealed and there is no key. */
async function readable(key: GalleryKey | null, read: ReadRow): Promise<Template | null> {
  if (read.kind === 'plain') return read.row;
  return read.kind === 'sealed' && key ? openCached(key, read.row) : null;
}

async function existing(reading: Promise<unknown>): Promise<object> {
  const row = await reading;
  if (row) return row as object;
  throw new LikenessError('PersonGone');
}

const idOf = (row: unknown) => String((row as { id?: unknown } | null)?.id);
