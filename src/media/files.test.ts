import { describe, expect, it } from 'vitest';
import { filesOfDrop, hasForeignAddress, picturesAmong } from './files.ts';

/** A folder as a drop gives it: `readEntries` gives what is in it once, then nothing. */
const folder = (name: string, ...inside: string[]) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader: () => {
    const batches = [inside.map(entryOf), []];
    return { readEntries: (done: (entries: unknown[]) => void) => done(batches.shift() ?? []) };
  },
});
const entryOf = (name: string) => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (done: (file: File) => void) => done(new File(['x'], name)),
});

/** A drop; `asked` counts how often it was asked whether something is a folder. */
function dropOf(...things: { name: string; type?: string; entry?: unknown }[]) {
  let asked = 0;
  const items = things.map(({ name, type = '', entry = entryOf(name) }) => ({
    kind: 'file',
    type,
    getAsFile: () => new File(['x'], name, { type }),
    webkitGetAsEntry: () => {
      asked += 1;
      return entry;
    },
  }));
  return { transfer: { items } as unknown as DataTransfer, asked: () => asked };
}

const paths = (files: { file: File; folders: string[] }[]) =>
  files.map(({ file, folders }) => [...folders, file.name].join('/'));

describe('a drop', () => {
  it('of files and folders gives every file with its folders, service files passed over', async () => {
    const { transfer } = dropOf(
      { name: 'a.png', type: 'image/png' },
      { name: 'Ada', entry: folder('Ada', '1.png', '.DS_Store') },
      { name: 'old.photos', entry: folder('old.photos', '2.png') },
    );
    const { files, skipped } = await filesOfDrop(transfer);
    expect(paths(files)).toEqual(['a.png', 'Ada/1.png', 'old.photos/2.png']);
    expect(skipped).toBe(1);
  });

  it('of thousands of files asks of few whether they are folders', async () => {
    const pictures = Array.from({ length: 5000 }, (_, i) => ({ name: `${i}.png`, type: 'image/png' }));
    const raw = Array.from({ length: 300 }, (_, i) => ({ name: `${i}.heic` }));
    const { transfer, asked } = dropOf(...pictures, ...raw, {
      name: 'Ada',
      entry: folder('Ada', '1.png'),
    });
    const { files } = await filesOfDrop(transfer);
    expect(files).toHaveLength(5301);
    expect(paths(files).at(-1)).toBe('Ada/1.png');
    expect(asked()).toBe(1);
  });
});

describe('pictures among files', () => {
  const found = (...names: string[]) => names.map((name) => ({ file: new File(['x'], name), folders: [] }));

  it('are those that look like pictures; where none does, all, so that it is said what is wrong', () => {
    expect(paths(picturesAmong(found('notes.txt', 'a.png', 'b.heic')))).toEqual(['a.png', 'b.heic']);
    expect(paths(picturesAmong(found('notes.txt')))).toEqual(['notes.txt']);
  });
});

describe('a picture dragged from a page', () => {
  const drag = (address: string, ...types: string[]) =>
    ({ types, getData: () => address }) as unknown as DataTransfer;
  const here = 'https://likeness.example';

  it('is only an address where the browser gives no file of it, and the page’s own links are none', () => {
    expect(hasForeignAddress(drag('https://other.example/a.png', 'text/uri-list'), here)).toBe(true);
    expect(hasForeignAddress(drag('https://other.example/a.png', 'text/uri-list', 'Files'), here)).toBe(true);
    expect(hasForeignAddress(drag(`${here}/#/style`, 'text/uri-list'), here)).toBe(false);
    expect(hasForeignAddress(drag(`blob:${here}/1f`, 'text/uri-list'), here)).toBe(false);
    expect(hasForeignAddress(drag('', 'Files'), here)).toBe(false);
  });
});
