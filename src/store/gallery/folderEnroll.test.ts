import { expect, it } from 'vitest';
import type { FacesFound } from '../../faces/types.ts';
import type { Template } from '../../storage/types.ts';
import { message } from '../../words/keys.ts';
import { folderEnroll } from './folderEnroll.ts';

const file = (name: string, text: string) => new File([text], name);
/** A picture's encoding is the number that it holds. */
const findInFile = async (picture: File): Promise<FacesFound> => {
  const value = Number(await picture.text());
  const chip = { width: 1, height: 1, data: new Uint8ClampedArray(4) };
  return { faces: [{ encoding: new Float32Array([value]), chip }] } as unknown as FacesFound;
};

function gallery(find: Parameters<typeof folderEnroll>[0]['findInFile'] = findInFile) {
  const templates: Template[] = [];
  let next = 0;
  const enroll = async ({
    personId,
    name,
    faces,
  }: Parameters<Parameters<typeof folderEnroll>[0]['enroll']>[0]) => {
    const id = personId ?? `${name}-${++next}`;
    for (const { encoding, contentHash } of faces) {
      templates.push({ personId: id, encoding, contentHash } as Template);
    }
    return { personId: id, added: faces.length, known: 0 };
  };
  return { templates, run: folderEnroll({ findInFile: find, enroll, templates: () => templates }) };
}
const options = { signal: new AbortController().signal, onDone: () => {} };

it('a folder twice adds nothing, and one with a new picture adds that one', async () => {
  const { templates, run } = gallery();
  const ada = [file('1.png', '1'), file('2.png', '2')];
  expect(await run([{ name: 'Ada', files: ada }], options)).toMatchObject({
    people: 1,
    pictures: 2,
    known: 0,
  });
  const id = templates[0]?.personId ?? '';
  expect(await run([{ name: 'Ada', files: ada, into: id }], options)).toMatchObject({
    people: 0,
    pictures: 0,
    known: 2,
  });
  const more = [...ada, file('3.png', '3')];
  expect(await run([{ name: 'Ada', files: more, into: id }], options)).toMatchObject({
    people: 1,
    pictures: 1,
    known: 2,
  });
  expect(templates.map(({ encoding }) => encoding[0])).toEqual([1, 2, 3]);
});

it('knows a picture by its bytes without looking, and one stored without a hash by its numbers', async () => {
  const { templates, run } = gallery();
  await run([{ name: 'Ada', files: [file('1.png', '1'), file('2.png', '2')] }], options);
  const [first, second] = templates as [Template, Template];
  const into = first.personId;
  // Of an earlier version; and one whose file would give other numbers today.
  templates.splice(0, 2, { ...first, contentHash: null }, { ...second, encoding: new Float32Array([9]) });
  const again = [{ name: 'Ada', files: [file('a.png', '1'), file('b.png', '2'), file('c.png', '3')], into }];
  expect(await run(again, options)).toMatchObject({ known: 2, pictures: 1 });
  expect(templates.at(-1)?.encoding[0]).toBe(3);
});

it('a picture that lies there twice counts once, also in two people’s folders', async () => {
  const { run, templates } = gallery();
  const outcome = await run(
    [
      { name: 'Ada', files: [file('1.png', '1'), file('copy.png', '1')] },
      { name: 'Bo', files: [file('group.png', '1'), file('2.png', '2')] },
    ],
    options,
  );
  expect(outcome).toMatchObject({ people: 2, pictures: 2 });
  expect(outcome.left).toEqual([
    { name: 'Ada/copy.png', why: message('people.sameAs', { name: 'Ada/1.png' }) },
    { name: 'Bo/group.png', why: message('people.sameAs', { name: 'Ada/1.png' }) },
  ]);
  expect(templates).toHaveLength(2);
});

it('keeps whole people found before a stop', async () => {
  // The last picture is still being looked at when the stop comes: two are at a time.
  const { run, templates } = gallery(async (picture, _, signal) => {
    if ((await picture.text()) !== '12') return findInFile(picture);
    return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  });
  const control = new AbortController();
  const people = ['Ada', 'Bo'].map((name, i) => ({
    name,
    files: [file('a', `${10 * i + 1}`), file('b', `${10 * i + 2}`)],
  }));
  const onDone = (done: number) => {
    if (done === 3) control.abort();
  };
  expect(await run(people, { signal: control.signal, onDone })).toMatchObject({ people: 1, stopped: true });
  expect(templates).toHaveLength(2);
});
