import type { NamedPair, PictureName } from './pairsFile.ts';

/** What a pairs file's names are looked up in. */
export interface NamedPicture {
  /** Folders and file, with slashes; only the file when it lies in no folder. */
  path: string;
  person: string;
}

export interface Lookup {
  /** Pairs whose pictures are both there: their places in the list of pictures. */
  found: { left: number; right: number; same: boolean; fold: number | null }[];
  /** Names that no picture has, or that several have, each once. */
  missing: { name: string; several: boolean }[];
}

/**
 * Finds the pictures of the pairs. A path is met from its end, so that a list may name more or fewer outer folders than the
 * person gave, with slashes of either kind, percent-escapes, another case or another ending; a name that several pictures
 * share is left out rather than guessed. LFW's number is the one at the end of the file's name.
 */
export function lookUpPairs(pairs: readonly NamedPair[], pictures: readonly NamedPicture[]): Lookup {
  const index = indexOf(pictures);
  const paths = pairs.flatMap(({ left, right }) =>
    [left, right].flatMap((name) => ('path' in name ? [partsOf(name.path)] : [])),
  );
  const common = sharedStart(paths);
  const find = (strict: boolean) => {
    const missing = new Map<string, boolean>();
    const one = (name: PictureName): number | undefined => {
      if ('person' in name) {
        const at = index.byNumber.get(`${keyOf(name.person)}/${name.number}`);
        if (at !== undefined && at !== SEVERAL) return at;
        return void missing.set(`${name.person} ${name.number}`, at === SEVERAL);
      }
      const parts = partsOf(name.path);
      const last = strict ? common : parts.length - 1;
      for (let from = 0; from <= last && from < parts.length; from++) {
        const at = index.byEnd(parts.slice(from));
        if (at !== undefined && at !== SEVERAL) return at;
        if (at === SEVERAL) return void missing.set(name.path, true);
      }
      return void missing.set(name.path, false);
    };
    const found = pairs.flatMap(({ left, right, same, fold }) => {
      const [a, b] = [one(left), one(right)];
      return a === undefined || b === undefined ? [] : [{ left: a, right: b, same, fold }];
    });
    return { found, missing: [...missing].map(([name, several]) => ({ name, several })) };
  };
  // Folders in which the list's paths differ tell pictures apart, unless nothing at all is found with them.
  const strict = find(true);
  return strict.found.length > 0 ? strict : find(false);
}

const SEVERAL = -1;

/** "ada_0001_0.png": the scripts that cut the faces out of LFW put the number of the face behind that of the picture. */
const CUT_BY_A_SCRIPT = /^(.*?)[\s_-]*(0\d{3})_\d+(\.[^.]*)?$/;

function indexOf(pictures: readonly NamedPicture[]) {
  const ends = new Map<string, number>();
  const whole = new Map<string, number>();
  const byNumber = new Map<string, number>();
  const add = (key: string, at: number) =>
    ends.set(key, ends.has(key) && ends.get(key) !== at ? SEVERAL : at);
  pictures.forEach(({ path, person }, at) => {
    const parts = partsOf(path);
    for (let from = 0; from < parts.length; from++) {
      const end = parts.slice(from).join('/');
      add(end, at);
      // Pictures are often converted after a list was written.
      add(`${withoutEnding(end)}.*`, at);
    }
    whole.set(parts.join('/'), at);
    const file = parts.at(-1) ?? '';
    const number = CUT_BY_A_SCRIPT.exec(file) ?? /^(.*?)[\s_-]*(\d+)(\.[^.]*)?$/.exec(file);
    if (!number) return;
    const [, name = '', digits = ''] = number;
    const key = `${keyOf(person || name)}/${Number(digits)}`;
    byNumber.set(key, byNumber.has(key) ? SEVERAL : at);
  });
  return {
    byNumber,
    byEnd: (parts: readonly string[]): number | undefined => {
      const path = parts.join('/');
      const at = whole.get(path) ?? ends.get(path);
      return at ?? ends.get(`${withoutEnding(path)}.*`);
    },
  };
}

const withoutEnding = (path: string) => path.replace(/\.[a-z]{2,4}\d?$/, '');

/** Compared without regard to case and to how letters are composed: lists travel between systems. */
const keyOf = (name: string) => name.normalize('NFC').trim().toLowerCase();

/** The folders and the file of a path, a file's or a page's address included, ready to be compared. */
function partsOf(path: string): string[] {
  const plain = keyOf(unescaped(path))
    .replaceAll('\\', '/')
    .replace(/^[a-z]+:\/\/[^/]*\//, '');
  return plain.split('/').filter((part) => part !== '' && part !== '.');
}

function unescaped(path: string): string {
  if (!/%[0-9a-f]{2}/i.test(path)) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    // A name may hold a percent sign that escapes nothing.
    return path;
  }
}

function sharedStart(paths: readonly string[][]): number {
  const [first = []] = paths;
  let length = first.length - 1;
  for (const parts of paths) {
    let same = 0;
    while (same < length && same < parts.length - 1 && parts[same] === first[same]) same++;
    length = same;
  }
  return Math.max(0, length);
}

/**
 * A number for the person of each picture, from 0: its folder's; pictures without a folder are the same person when the
 * pairs say so, directly or through others.
 */
export function labelPeople(
  pictures: readonly NamedPicture[],
  pairs: readonly { left: number; right: number; same: boolean }[],
): Uint16Array {
  const parent = pictures.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] as number;
    parent[at] = top;
    return top;
  };
  for (const { left, right, same } of pairs) {
    if (same && !pictures[left]?.person && !pictures[right]?.person) parent[root(left)] = root(right);
  }
  const numbers = new Map<string, number>();
  return Uint16Array.from(pictures, ({ person }, at) => {
    // words: the same in every language
    const key = person ? `folder ${person}` : `picture ${root(at)}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
