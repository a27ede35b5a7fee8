import { describe, expect, it, vi } from 'vitest';
import type { Template } from '../types.ts';
import { DIMENSION, readContent, writeContent } from './galleryContent.ts';
import { MOST_BYTES, plainGalleryFile, ROUNDS, readGalleryFile, sealGalleryFile } from './galleryFile.ts';
import { planImport } from './galleryImport.ts';

const encodingOf = (seed: number) =>
  Float32Array.from({ length: DIMENSION }, (_, i) => Math.sin(seed + i) / 8);

const template = (id: string, personId: string, seed: number): Template => ({
  id,
  personId,
  encoding: encodingOf(seed),
  encoderVersion: 'test-1',
  createdAt: 1000,
  picture: null,
  contentHash: null,
  source: 'photo',
});

const jpeg = new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 9)], { type: 'image/jpeg' });
const ada = { id: 'ada', name: 'Ada', createdAt: 1 };
const bob = { id: 'bob', name: 'Bob', createdAt: 2 };
const content = {
  people: [ada, bob],
  templates: [
    { ...template('t1', 'ada', 1), picture: jpeg, contentHash: 'c0'.repeat(32) },
    template('t2', 'bob', 2),
  ],
};
const phrase = 'a long enough phrase';
const sealed = sealGalleryFile(content, phrase);
const text = await writeContent(content, 1000);

/** The JSON of a good file with one thing changed. */
function changed(change: (file: Loose) => void): string {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file);
}
// biome-ignore lint/suspicious/noExplicitAny: the tests write nonsense on purpose.
type Loose = any;

const base64 = (numbers: Float32Array) => Buffer.from(numbers.buffer).toString('base64');
const encodingWith = (value: number) => base64(encodingOf(1).fill(value, 5, 6));
const first = (file: Loose) => file.people[0];
const firstTemplate = (file: Loose) => file.people[0].templates[0];

describe('a gallery file', () => {
  it('comes back number for number, with passphrase and without', async () => {
    for (const file of [await sealed, await plainGalleryFile(content)]) {
      const read = await readGalleryFile(file, phrase);
      expect(read.people).toEqual([ada, bob]);
      expect(read.templates.map(({ encoding }) => [...encoding])).toEqual([
        [...encodingOf(1)],
        [...encodingOf(2)],
      ]);
      expect(await read.templates[0]?.picture?.arrayBuffer()).toEqual(await jpeg.arrayBuffer());
      expect(read.templates[0]?.contentHash).toBe('c0'.repeat(32));
      expect(read.templates[1]).toEqual(template('t2', 'bob', 2));
    }
  });

  it('takes the same letters typed on another system, in any Unicode form', async () => {
    const file = await sealGalleryFile(content, 'Zürich, 10 o’clock');
    expect((await readGalleryFile(file, 'Zu\u0308rich, 10 o’clock')).people).toHaveLength(2);
  });

  it('says its rounds, and no two are alike', async () => {
    const bytes = Buffer.from(await (await sealed).arrayBuffer());
    expect(bytes.subarray(0, 8).toString()).toBe('LIKENESS');
    expect(bytes.readUInt32BE(12)).toBe(600_000);
    expect(bytes.includes('Ada')).toBe(false);
    const again = Buffer.from(await (await sealGalleryFile(content, phrase)).arrayBuffer());
    expect(again.subarray(16, 60).equals(bytes.subarray(16, 60))).toBe(false);
  });

  it('of version 1, which knew no hashes, is read', () => {
    const old = changed((file) => {
      file.version = 1;
      for (const { templates } of file.people) for (const each of templates) delete each.contentHash;
    });
    expect(readContent(old).templates.map(({ contentHash }) => contentHash)).toEqual([null, null]);
  });

  it('leaves out people without templates, whom nothing could find', async () => {
    const read = readContent(
      await writeContent({ people: [ada, bob], templates: [template('t', 'bob', 1)] }),
    );
    expect(read.people).toEqual([bob]);
  });
});

/** The protected file with some bytes changed. */
async function bent(change: (bytes: Buffer) => Buffer): Promise<Blob> {
  return new Blob([new Uint8Array(change(Buffer.from(await (await sealed).arrayBuffer())))]);
}

/** One bit of a byte, counted from the end when negative. */
const flip = (at: number) => (bytes: Buffer) => {
  bytes[at < 0 ? bytes.length + at : at] = (bytes.at(at) ?? 0) ^ 1;
  return bytes;
};

const number = (value: number, at: number) => (bytes: Buffer) => {
  bytes.writeUInt32BE(value, at);
  return bytes;
};

describe('a protected file that is not right is refused', () => {
  it.each<[string, () => Promise<Blob>, string, string?]>([
    ['wrong passphrase', () => sealed, 'WrongPassphrase', 'another phrase'],
    ['empty passphrase', () => sealed, 'WrongPassphrase', ''],
    ['content changed', () => bent(flip(100)), 'FileDamaged:content'],
    ['tag changed', () => bent(flip(-1)), 'FileDamaged:content'],
    ['vector changed', () => bent(flip(33)), 'FileDamaged:content'],
    ['cut off in the content', () => bent((b) => b.subarray(0, 300)), 'FileDamaged:content'],
    ['bytes appended', () => bent((b) => Buffer.concat([b, Buffer.from('x')])), 'FileDamaged:content'],
    ['salt changed', () => bent(flip(20)), 'WrongPassphrase'],
    ['check changed', () => bent(flip(50)), 'WrongPassphrase'],
    ['cut off in the head', () => bent((b) => b.subarray(0, 40)), 'FileDamaged:early'],
    ['name of the format only', () => bent((b) => b.subarray(0, 8)), 'FileDamaged:early'],
    ['a later version', () => bent(number(7, 8)), 'NewerFile {"version":7,"read":1}'],
    [
      '4 thousand million rounds',
      () => bent(number(0xffffffff, 12)),
      'FileDamaged:rounds {"rounds":4294967295}',
    ],
    ['one round', () => bent(number(1, 12)), 'FileDamaged:rounds {"rounds":1}'],
    ['no rounds', () => bent(number(0, 12)), 'FileDamaged:rounds {"rounds":0}'],
    ['a picture', async () => jpeg, 'NoGalleryFile'],
    ['nothing', async () => new Blob([]), 'NoGalleryFile'],
  ])('%s', async (_, file, sentence, typed = phrase) => {
    await expect(readGalleryFile(await file(), typed)).rejects.toThrow(sentence);
  });

  it('by its size, before a byte of it is read', async () => {
    const slice = vi.fn();
    const huge = { size: MOST_BYTES + 1, slice, text: slice } as unknown as Blob;
    await expect(readGalleryFile(huge, phrase)).rejects.toThrow(
      'FileTooLarge:gallery {"megabytes":160,"most":160}',
    );
    expect(slice).not.toHaveBeenCalled();
  });

  it('without the work of PBKDF2 when its rounds are absurd', async () => {
    const derive = vi.spyOn(crypto.subtle, 'deriveBits');
    const file = await bent(number(10 * ROUNDS + 1, 12));
    await expect(readGalleryFile(file, phrase)).rejects.toThrow('FileDamaged:rounds');
    expect(derive).not.toHaveBeenCalled();
    derive.mockRestore();
  });
});

describe('JSON that is not right is refused', () => {
  const million = 'x'.repeat(1_000_000);
  it.each<[string, string, string]>([
    ['cut off', text.slice(0, -9), 'FileDamaged:json'],
    ['JSON of something else', '{"name":"package"}', 'NoGalleryFile'],
    ['an array', '{}[]', 'FileDamaged:json'],
    [
      'a million brackets deep',
      `{"format":"likeness-gallery","version":1,"savedAt":1,"people":${'['.repeat(1e6)}${']'.repeat(1e6)}}`,
      'person {"person":1,"detail":"not {id, name, createdAt, templates}"}',
    ],
    ['brackets that never close', `{"people":${'['.repeat(1e6)}`, 'FileDamaged:json'],
    [
      'a million keys',
      changed((f) => {
        for (let i = 0; i < 1e5; i++) f[`k${i}`] = 1;
      }),
      'head {"detail":"not {',
    ],
    ['__proto__ at the top', text.replace('{', '{"__proto__":{"polluted":1},'), 'head {"detail":"not {'],
    ['__proto__, escaped', text.replace('{', '{"\\u005f_proto__":{"polluted":1},'), 'head {"detail":"not {'],
    [
      '__proto__ of a person',
      text.replace('"name":"Ada"', '"name":"Ada","__proto__":{"polluted":1}'),
      'person {"person":1,"detail":"not {',
    ],
    [
      '__proto__ in place of a name',
      text.replace('"name":"Ada"', '"__proto__":{"name":"Ada"}'),
      'person {"person":1,"detail":"not {',
    ],
    [
      'constructor of a template',
      text.replace('"source":"photo"', '"source":"photo","constructor":{"prototype":{}}'),
      'template {"person":1,"template":1,"detail":"not {',
    ],
    [
      'a later version',
      changed((f) => {
        f.version = 3;
      }),
      'NewerFile {"version":3,"read":2}',
    ],
    [
      'a version in words',
      changed((f) => {
        f.version = 'one';
      }),
      'head {"detail":"version: no number"}',
    ],
    ['a time beyond all', text.replace('"savedAt":1000', '"savedAt":1e999'), 'head {"detail":"savedAt: '],
    [
      'a time before 1970',
      changed((f) => {
        first(f).createdAt = -1;
      }),
      'person {"person":1,"detail":"createdAt: ',
    ],
    [
      'people as an object',
      changed((f) => {
        f.people = { length: 1e9 };
      }),
      'head {"detail":"people: no array"}',
    ],
    [
      '100,001 people',
      changed((f) => {
        f.people = new Array(100_001).fill(0);
      }),
      'head {"detail":"people: too long"}',
    ],
    [
      'nobody, but null',
      changed((f) => {
        f.people[1] = null;
      }),
      'person {"person":2,"detail":"not {',
    ],
    [
      'a name of a million letters',
      changed((f) => {
        first(f).name = million;
      }),
      'person {"person":1,"detail":"name: too long"}',
    ],
    [
      'a name of blanks',
      changed((f) => {
        first(f).name = '   ';
      }),
      'person {"person":1,"detail":"name: empty"}',
    ],
    [
      'a name that is a number',
      changed((f) => {
        first(f).name = 7;
      }),
      'person {"person":1,"detail":"name: no string"}',
    ],
    [
      'an id with a path in it',
      changed((f) => {
        first(f).id = '../../etc';
      }),
      'person {"person":1,"detail":"id: no id"}',
    ],
    [
      'an id of a million letters',
      changed((f) => {
        first(f).id = million;
      }),
      'person {"person":1,"detail":"id: no id"}',
    ],
    [
      'the same person twice',
      changed((f) => {
        f.people[1].id = 'ada';
      }),
      'twice {"id":"ada"}',
    ],
    [
      'the same template twice',
      changed((f) => {
        f.people[1].templates[0].id = 't1';
      }),
      'twice {"id":"t1"}',
    ],
    [
      'no templates',
      changed((f) => {
        first(f).templates = [];
      }),
      'person {"person":1,"detail":"templates: empty"}',
    ],
    [
      '1,001 templates',
      changed((f) => {
        first(f).templates = new Array(1001).fill(0);
      }),
      'person {"person":1,"detail":"templates: too long"}',
    ],
    [
      'NaN',
      changed((f) => {
        firstTemplate(f).encoding = encodingWith(Number.NaN);
      }),
      'template {"person":1,"template":1,"detail":"encoding: > 1000"}',
    ],
    [
      'infinity',
      changed((f) => {
        firstTemplate(f).encoding = encodingWith(Number.POSITIVE_INFINITY);
      }),
      'encoding: > 1000',
    ],
    [
      '1e38, whose square is infinite',
      changed((f) => {
        firstTemplate(f).encoding = encodingWith(1e38);
      }),
      'encoding: > 1000',
    ],
    [
      '127 dimensions',
      changed((f) => {
        firstTemplate(f).encoding = base64(encodingOf(1).slice(1));
      }),
      'encoding: length ≠ 128',
    ],
    [
      'a million dimensions',
      changed((f) => {
        firstTemplate(f).encoding = 'A'.repeat(4e6);
      }),
      'encoding: too long',
    ],
    [
      '10^9 dimensions claimed',
      changed((f) => {
        firstTemplate(f).encoding = { length: 1e9 };
      }),
      'encoding: no string',
    ],
    [
      'no dimension',
      changed((f) => {
        firstTemplate(f).encoding = '';
      }),
      'encoding: ',
    ],
    [
      'half a number',
      changed((f) => {
        firstTemplate(f).encoding = 'AAAA';
      }),
      'encoding: length ≠ 128',
    ],
    [
      'an encoding that is no base64',
      changed((f) => {
        firstTemplate(f).encoding = '<script>';
      }),
      'encoding: ',
    ],
    [
      'a picture that is no JPEG',
      changed((f) => {
        firstTemplate(f).picture = btoa('<svg onload=alert(1)>');
      }),
      'picture: no JPEG',
    ],
    [
      'a picture of 10 MB',
      changed((f) => {
        firstTemplate(f).picture = 'A'.repeat(1e7);
      }),
      'picture: too long',
    ],
    [
      'a hash that is none',
      changed((f) => {
        firstTemplate(f).contentHash = '../../etc';
      }),
      'contentHash: no SHA-256',
    ],
    [
      'no hash in a file of version 2',
      changed((f) => {
        delete firstTemplate(f).contentHash;
      }),
      'not {',
    ],
    [
      'a source there is not',
      changed((f) => {
        firstTemplate(f).source = 'dream';
      }),
      'source: no picklist',
    ],
  ])('%s', async (_, json, sentence) => {
    await expect(readGalleryFile(new Blob([json]), '')).rejects.toThrow(sentence);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('the plan of an import', () => {
  const here = { people: [ada], templates: [template('t1', 'ada', 1)] };

  it('counts who is new and who is there, by id and by name', () => {
    const named = {
      people: [{ ...ada, id: 'x', name: 'ADA ' }, bob],
      templates: [template('t7', 'x', 3), template('t8', 'bob', 4)],
    };
    const merge = planImport(named, here, 'merge');
    expect(merge.fresh.map(({ name }) => name)).toEqual(['Bob']);
    expect(merge.met.map(({ name }) => name)).toEqual(['Ada']);
    expect(merge.templates.map(({ id, personId }) => [id, personId])).toEqual([
      ['t7', 'ada'],
      ['t8', 'bob'],
    ]);
    const skip = planImport(named, here, 'skip');
    expect(skip.templates.map(({ id }) => id)).toEqual(['t8']);
    expect(skip.people.map(({ id }) => id)).toEqual(['bob']);
  });

  it('adds nothing the second time', () => {
    const plan = planImport(here, here, 'merge');
    expect([plan.people, plan.templates, plan.fresh]).toEqual([[], [], []]);
  });

  it('takes one face of one picture once, whatever machine encoded it, and the other faces of that picture', () => {
    const contentHash = 'ab'.repeat(32);
    const mine = { ...template('t1', 'ada', 1), contentHash };
    // Rounded otherwise: each of the 128 numbers off by 1/1000, d = 128e-6.
    const elsewhere = { ...mine, id: 't2', encoding: mine.encoding.map((x) => x + 0.001) };
    const neighbour = { ...template('t3', 'ada', 4), contentHash };
    const unhashed = { ...elsewhere, id: 't4', contentHash: null };
    const file = { people: [ada], templates: [elsewhere, neighbour, unhashed] };
    const plan = planImport(file, { people: [ada], templates: [mine] }, 'merge');
    expect(plan.templates.map(({ id }) => id)).toEqual(['t3', 't4']);
  });

  it('gives a new id to what would take the place of something else', () => {
    const file = { people: [{ ...bob, id: 't1' }], templates: [template('ada', 't1', 5)] };
    const { people, templates } = planImport(file, here, 'merge');
    expect(people[0]?.name).toBe('Bob');
    expect(['t1', 'ada']).not.toContain(people[0]?.id);
    expect(templates[0]?.id).not.toBe('ada');
    expect(templates[0]?.personId).toBe(people[0]?.id);
  });
});
