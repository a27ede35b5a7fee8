import * as v from 'valibot';
import { LikenessError } from '../errors.ts';
import { tx } from './database.ts';
import type { Person, Template } from './types.ts';

const finite = (encoding: Float32Array) => encoding.length > 0 && encoding.every(Number.isFinite);

const PersonRow = v.object({ id: v.string(), name: v.string(), createdAt: v.number() });

const TemplateRow = v.object({
  id: v.string(),
  personId: v.string(),
  encoding: v.pipe(
    v.custom<Float32Array>((value) => value instanceof Float32Array),
    v.check(finite, 'not finite'),
  ),
  encoderVersion: v.string(),
  createdAt: v.number(),
  picture: v.nullable(v.instance(Blob)),
  source: v.picklist(['camera', 'photo']),
});

/** Everything stored about people. */
export interface StoredGallery {
  people: Person[];
  templates: Template[];
  /** Ids of rows that could not be read, or whose person is missing; they are left out and left alone. */
  damaged: string[];
}

/** Reads all people and templates, each row checked: one damaged row does not take the others with it. */
export async function loadPeople(): Promise<StoredGallery> {
  const [personRows, templateRows] = await tx(['people', 'templates'], 'readonly', async (transaction) =>
    Promise.all([transaction.objectStore('people').getAll(), transaction.objectStore('templates').getAll()]),
  );
  const damaged: string[] = [];
  const people = readRows(PersonRow, personRows, damaged);
  const known = new Set(people.map((person) => person.id));
  const templates = readRows(TemplateRow, templateRows, damaged).filter((template) => {
    if (known.has(template.personId)) return true;
    damaged.push(template.id);
    return false;
  });
  return { people, templates, damaged };
}

/** Writes a new person with their templates, all or nothing. */
export async function addPerson(person: Person, templates: Template[]): Promise<void> {
  await tx(['people', 'templates'], 'readwrite', async (transaction) => {
    await transaction.objectStore('people').add(person);
    for (const template of templates) await transaction.objectStore('templates').add(template);
  });
}

/** Writes templates of a person who is already there. @throws LikenessError `PersonGone` */
export async function addTemplates(personId: string, templates: Template[]): Promise<void> {
  await tx(['people', 'templates'], 'readwrite', async (transaction) => {
    await existing(transaction.objectStore('people').get(personId));
    for (const template of templates) await transaction.objectStore('templates').add(template);
  });
}

/** @throws LikenessError `PersonGone` */
export async function renamePerson(personId: string, name: string): Promise<void> {
  await tx(['people'], 'readwrite', async (transaction) => {
    const person = await existing(transaction.objectStore('people').get(personId));
    await transaction.objectStore('people').put({ ...person, name });
  });
}

/** Moves every template of `from` to `into` and deletes `from`. @throws LikenessError `PersonGone` */
export async function mergePeople(from: string, into: string): Promise<void> {
  await tx(['people', 'templates'], 'readwrite', async (transaction) => {
    const people = transaction.objectStore('people');
    await existing(people.get(from));
    await existing(people.get(into));
    const templates = transaction.objectStore('templates');
    const moving = await templates.index('byPerson').getAll(from);
    for (const template of moving) await templates.put({ ...(template as object), personId: into });
    await people.delete(from);
  });
}

/** Deletes one template. A person who loses the last one is deleted too: without a template nothing can match. */
export async function deleteTemplate(templateId: string): Promise<void> {
  await tx(['people', 'templates'], 'readwrite', async (transaction) => {
    const templates = transaction.objectStore('templates');
    const row = (await templates.get(templateId)) as { personId?: string } | undefined;
    await templates.delete(templateId);
    const personId = row?.personId;
    if (personId && (await templates.index('byPerson').count(personId)) === 0) {
      await transaction.objectStore('people').delete(personId);
    }
  });
}

/** Deletes a person and every template of theirs. */
export async function deletePerson(personId: string): Promise<void> {
  await tx(['people', 'templates'], 'readwrite', async (transaction) => {
    const templates = transaction.objectStore('templates');
    for (const key of await templates.index('byPerson').getAllKeys(personId)) await templates.delete(key);
    await transaction.objectStore('people').delete(personId);
  });
}

async function existing(reading: Promise<unknown>): Promise<object> {
  const row = await reading;
  if (row) return row as object;
  throw new LikenessError(
    'PersonGone',
    'This person is not stored any more.',
    'They may have been deleted in another tab. Nothing was changed.',
  );
}

function readRows<Schema extends v.GenericSchema>(
  schema: Schema,
  rows: unknown[],
  damaged: string[],
): v.InferOutput<Schema>[] {
  return rows.flatMap((row) => {
    const read = v.safeParse(schema, row);
    if (read.success) return [read.output];
    damaged.push(String((row as { id?: unknown } | null)?.id));
    return [];
  });
}
