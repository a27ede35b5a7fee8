import { LikenessError } from '../../errors.ts';

/** One picture as a pairs file names it: by its path, or by a person and a number as LFW does. */
export type PictureName = { path: string } | { person: string; number: number };

export interface NamedPair {
  left: PictureName;
  right: PictureName;
  same: boolean;
  /** From 0; null when the file has no folds. */
  fold: number | null;
  /** Of the file, from 1. */
  line: number;
}

export interface PairsFile {
  format: 'lfw' | 'csv';
  pairs: NamedPair[];
  /** 0 when the file has none. */
  folds: number;
}

/** What LFW's lines look like, for messages. */
const LFW_LINES = '"name number number" for the same person or "name number name number" for two';

/**
 * Reads a list of pairs: LFW's `pairs.txt` (first line "folds pairs-per-kind", or one number for a single fold; then
 * for each fold as many matched lines and as many mismatched), or CSV with a header and the columns picture, picture,
 * same (yes/no, true/false, 1/0), and optionally fold.
 *
 * @throws LikenessError `BadPairsFile` that names the line and what it should be
 */
export function readPairsFile(text: string, name = 'The pairs file'): PairsFile {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, i) => ({ line: i + 1, text: line.trim() }))
    .filter((each) => each.text !== '');
  const [first] = lines;
  if (!first) {
    throw new LikenessError('BadPairsFile', `${name} is empty.`, `It should list pairs: ${ADVICE}`);
  }
  const file = first.text.includes(',') ? readCsv(lines, name) : readLfw(lines, name);
  if (file.pairs.length === 0) {
    throw new LikenessError('BadPairsFile', `${name} has a header and no pairs.`, ADVICE);
  }
  return file;
}

const ADVICE =
  'Use LFW’s pairs.txt, or CSV with the columns picture, picture, same (yes or no), and fold if there are folds.';

interface Line {
  line: number;
  text: string;
}

function readLfw(lines: readonly Line[], name: string): PairsFile {
  const [head, ...rest] = lines;
  const numbers = (head?.text ?? '').split(/\s+/).map(Number);
  if (numbers.length > 2 || !numbers.every((each) => Number.isInteger(each) && each > 0)) {
    throw bad(
      name,
      head,
      'the number of folds and of pairs of each kind in a fold, such as "10 300" (or only the latter)',
    );
  }
  const [folds = 1, each = 0] = numbers.length === 2 ? numbers : [1, numbers[0]];
  if (rest.length !== folds * each * 2) {
    throw new LikenessError(
      'BadPairsFile',
      `${name} announces ${folds * each * 2} pairs (${folds} × 2 × ${each}) and has ${rest.length}.`,
      'The file may be cut off, or its first line may be that of another list.',
    );
  }
  const pairs = rest.map((line, i): NamedPair => {
    const cells = line.text.includes('\t') ? line.text.split('\t') : line.text.split(/\s+/);
    const same = i % (2 * each) < each;
    const [a = '', first = '', b = '', second = ''] = same ? [cells[0], cells[1], cells[0], cells[2]] : cells;
    const [m, n] = [Number(first), Number(second)];
    if (cells.length !== (same ? 3 : 4) || !Number.isInteger(m) || !Number.isInteger(n)) {
      throw bad(name, line, `${LFW_LINES}; here ${same ? 'the former' : 'the latter'} is due`);
    }
    return {
      left: { person: a, number: m },
      right: { person: b, number: n },
      same,
      fold: folds > 1 ? Math.floor(i / (2 * each)) : null,
      line: line.line,
    };
  });
  return { format: 'lfw', pairs, folds: folds > 1 ? folds : 0 };
}

function readCsv(lines: readonly Line[], name: string): PairsFile {
  const [head, ...rest] = lines;
  const columns = cellsOf(head?.text ?? '').map((cell) => cell.toLowerCase());
  if (columns.length < 3) throw bad(name, head, 'a header of three columns: picture, picture, same');
  const foldAt = columns.indexOf('fold');
  const numbers = new Map<string, number>();
  const pairs = rest.map((line): NamedPair => {
    const cells = cellsOf(line.text);
    const [x = '', y = '', decision = ''] = cells;
    const yes = /^(yes|true|1|same)$/i.test(decision);
    if (!x || !y || !(yes || /^(no|false|0|different)$/i.test(decision))) {
      throw bad(name, line, 'two pictures and yes or no');
    }
    const label = foldAt >= 0 ? (cells[foldAt] ?? '') : '';
    if (foldAt >= 0 && label === '') throw bad(name, line, 'a fold in the column "fold"');
    if (foldAt >= 0 && !numbers.has(label)) numbers.set(label, numbers.size);
    return {
      left: { path: x },
      right: { path: y },
      same: yes,
      fold: numbers.get(label) ?? null,
      line: line.line,
    };
  });
  return { format: 'csv', pairs, folds: numbers.size };
}

/** The cells of a CSV line; a cell in double quotes may hold commas, and a doubled quote is one (RFC 4180). */
function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"'),
  );
}

function bad(name: string, line: Line | undefined, expected: string): LikenessError {
  const found = (line?.text ?? '').slice(0, 80);
  return new LikenessError(
    'BadPairsFile',
    `${name}, line ${line?.line ?? 1}: “${found}” is not ${expected}.`,
    ADVICE,
  );
}

/** What a pairs file's names are looked up in. */
export interface NamedPicture {
  /** Folder and file, with a slash; only the file when it lies in no folder. */
  path: string;
  person: string;
}

export interface Lookup {
  /** Pairs whose pictures are both there: their places in the list of pictures. */
  found: { left: number; right: number; same: boolean; fold: number | null }[];
  /** Names that no picture has, each once. */
  missing: string[];
}

/**
 * Finds the pictures of the pairs. A path is met from its end, so that a list may name more or fewer outer folders than
 * the person dropped; LFW's number is the one at the end of the file's name.
 */
export function lookUpPairs(pairs: readonly NamedPair[], pictures: readonly NamedPicture[]): Lookup {
  const byPath = new Map<string, number>();
  const byNumber = new Map<string, number>();
  pictures.forEach(({ path, person }, at) => {
    const parts = path.split('/');
    // The whole path wins over an end of another picture's path.
    for (let from = 1; from < parts.length; from++) {
      const end = parts.slice(from).join('/');
      if (!byPath.has(end)) byPath.set(end, at);
    }
    const number = /(\d+)\.[^.]*$/.exec(path)?.[1];
    if (number !== undefined) byNumber.set(`${person}/${Number(number)}`, at);
  });
  pictures.forEach(({ path }, at) => {
    byPath.set(path, at);
  });
  const missing = new Set<string>();
  const find = (name: PictureName): number | undefined => {
    if ('person' in name) {
      const at = byNumber.get(`${name.person}/${name.number}`);
      if (at === undefined) missing.add(`${name.person} ${name.number}`);
      return at;
    }
    const parts = name.path.replaceAll('\\', '/').split('/');
    for (let from = 0; from < parts.length; from++) {
      const at = byPath.get(parts.slice(from).join('/'));
      if (at !== undefined) return at;
    }
    missing.add(name.path);
    return undefined;
  };
  const found = pairs.flatMap(({ left, right, same, fold }) => {
    const [a, b] = [find(left), find(right)];
    return a === undefined || b === undefined ? [] : [{ left: a, right: b, same, fold }];
  });
  return { found, missing: [...missing] };
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
    const key = person ? `folder ${person}` : `picture ${root(at)}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
