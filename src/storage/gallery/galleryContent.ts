import * as v from 'valibot';
import { LikenessError } from '../../errors.ts';
import type { Person, Template } from '../types.ts';

/** People and templates as a file holds them. */
export interface FileContent {
  people: Person[];
  templates: Template[];
}

const FORMAT = 'likeness-gallery';
/** Version 2 added the hash of each template's picture. */
const VERSION = 2;
const FIRST_VERSION = 1;

/** Numbers of an encoding. Both encoders that ever wrote templates give as many. */
export const DIMENSION = 128;

/** Encodings have lengths near 1; beyond this a number comes from no encoder, and squares of it could overflow. */
const LARGEST = 1000;

const MOST_PEOPLE = 100_000;
const MOST_TEMPLATES = 1000;
const LONGEST_NAME = 256;
const LARGEST_PICTURE = 64_000;
/** The last moment that a Date can hold. */
const LAST_TIME = 8.64e15;

/** An object with these keys and no other, none of them inherited: `__proto__` and the like are foreign keys here. */
function exactly<Entries extends v.ObjectEntries>(entries: Entries) {
  const keys = Object.keys(entries);
  return v.pipe(
    v.custom<Record<string, unknown>>(
      (value) =>
        typeof value === 'object' &&
        value !== null &&
        Object.keys(value).length === keys.length &&
        keys.every((key) => Object.hasOwn(value, key)),
      `not {${keys.join(', ')}}`,
    ),
    v.object(entries),
  );
}

const Id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'no id'));
const Time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST_TIME, 'no time'));
/** Length first: what is far too long is not decoded. */
const Base64 = (most: number) =>
  v.pipe(v.string(), v.maxLength(4 * Math.ceil(most / 3), 'too long'), v.base64());

const Encoding = v.pipe(
  Base64(4 * DIMENSION),
  v.transform((text) => floatsOf(fromBase64(text))),
  v.check((numbers) => numbers?.length === DIMENSION, `length ≠ ${DIMENSION}`),
  v.check((numbers) => !!numbers?.every((x) => Math.abs(x) <= LARGEST), `> ${LARGEST}`),
  v.transform((numbers) => numbers ?? new Float32Array()),
);

const Picture = v.pipe(
  Base64(LARGEST_PICTURE),
  v.transform(fromBase64),
  v.check((bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff, 'no JPEG'),
  v.transform((bytes) => new Blob([bytes], { type: 'image/jpeg' })),
);

const templateEntries = {
  id: Id,
  createdAt: Time,
  source: v.picklist(['camera', 'photo']),
  encoderVersion: v.pipe(v.string(), v.regex(/^[\w.+/-]{1,64}$/, 'no version')),
  /** Base64 of 128 float32, little-endian. */
  encoding: Encoding,
  /** Base64 of a JPEG, or null. */
  picture: v.nullable(Picture),
};
/** SHA-256 of the picture's file in hexadecimal, or null. */
const Hash = v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'no SHA-256')));
const FileTemplate = exactly({ ...templateEntries, contentHash: Hash });
const FileTemplate1 = v.pipe(
  exactly(templateEntries),
  v.transform((template) => ({ ...template, contentHash: null })),
);

const FilePerson = exactly({
  id: Id,
  name: v.pipe(v.string(), v.maxLength(LONGEST_NAME, 'too long'), v.trim(), v.minLength(1, 'empty')),
  createdAt: Time,
  templates: v.pipe(v.array(v.unknown()), v.minLength(1, 'empty'), v.maxLength(MOST_TEMPLATES, 'too long')),
});

const FileHead = exactly({
  format: v.literal(FORMAT),
  version: v.number(),
  savedAt: Time,
  people: v.pipe(v.array(v.unknown()), v.maxLength(MOST_PEOPLE, 'too long')),
});

export async function writeContent({ people, templates }: FileContent, now = Date.now()): Promise<string> {
  const byPerson = new Map<string, Template[]>(people.map(({ id }) => [id, []]));
  for (const template of templates) byPerson.get(template.personId)?.push(template);
  const rows = await Promise.all(
    people.map(async ({ id, name, createdAt }) => ({
      id,
      name,
      createdAt,
      templates: await Promise.all((byPerson.get(id) ?? []).map(fileTemplate)),
    })),
  );
  const told = rows.filter((person) => person.templates.length > 0);
  return JSON.stringify({ format: FORMAT, version: VERSION, savedAt: now, people: told });
}

/**
 * Reads the text of a file, every value checked; new objects are made of what is known, so that no other key gets further.
 *
 * @throws LikenessError `NoGalleryFile`, `NewerFile` or `FileDamaged`, which names the first person that is wrong
 */
export function readContent(text: string): FileContent {
  const json = parse(text);
  const format = typeof json === 'object' && json !== null && (json as { format?: unknown }).format;
  if (format !== FORMAT) throw new LikenessError('NoGalleryFile');
  const head = check(FileHead, json, (detail) => new LikenessError('FileDamaged:head', { detail }));
  const { version } = head;
  if (version !== VERSION && version !== FIRST_VERSION)
    throw new LikenessError('NewerFile', { version, read: VERSION });
  const schema = version === FIRST_VERSION ? FileTemplate1 : FileTemplate;
  const ids = new Set<string>();
  const once = (id: string) => {
    if (ids.has(id)) throw new LikenessError('FileDamaged:twice', { id });
    ids.add(id);
  };
  const content: FileContent = { people: [], templates: [] };
  head.people.forEach((row, index) => {
    const { templates, ...person } = check(
      FilePerson,
      row,
      (detail) => new LikenessError('FileDamaged:person', { person: index + 1, detail }),
    );
    once(person.id);
    content.people.push(person);
    templates.forEach((each, at) => {
      const place = { person: index + 1, template: at + 1 };
      const template = check(
        schema,
        each,
        (detail) => new LikenessError('FileDamaged:template', { ...place, detail }),
      );
      once(template.id);
      content.templates.push({ ...template, personId: person.id });
    });
  });
  return content;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LikenessError('FileDamaged:json');
  }
}

function check<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  fault: (detail: string) => LikenessError,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true });
  if (read.success) return read.output;
  const [issue] = read.issues;
  // Short words for who made the file, the same in every language, as its keys are; and keys of the schema only: what the file says
  // itself may be a million characters long.
  const where = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
  const why = issue.kind === 'schema' && issue.type !== 'custom' ? `no ${issue.type}` : issue.message;
  throw fault(`${where ? `${where}: ` : ''}${why.slice(0, 120)}`);
}

const fileTemplate = async (template: Template) => {
  const { id, createdAt, source, encoderVersion, encoding, picture, contentHash } = template;
  return {
    id,
    createdAt,
    source,
    encoderVersion,
    encoding: toBase64(bytesOf(encoding)),
    picture: picture && toBase64(new Uint8Array(await picture.arrayBuffer())),
    contentHash,
  };
};

function bytesOf(numbers: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  numbers.forEach((value, index) => {
    view.setFloat32(4 * index, value, true);
  });
  return new Uint8Array(view.buffer);
}

function floatsOf(bytes: Uint8Array<ArrayBuffer>): Float32Array | null {
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
