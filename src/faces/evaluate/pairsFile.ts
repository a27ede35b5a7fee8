import { LikenessError } from '../../errors.ts';
import {
  cellsOf,
  decidesAsHeading,
  decisionOf,
  isCount,
  isDecisionWord,
  type Line,
  linesOf,
  namesPicture,
  type Separator,
} from './pairsLines.ts';

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
  format: 'lfw' | 'table';
  pairs: NamedPair[];
  /** 0 when the file has none. */
  folds: number;
}

/**
 * Reads a list of pairs.
 * - A table: each line two pictures and whether they are of the same person (yes/no, 1/0, same/different, genuine/impostor,
 *   …), separated by commas, semicolons, tabs, bars or spaces, with or without a heading, perhaps with a column `fold`, or `split`
 *   where it holds numbers.
 * - LFW's: "name number number" for one person, "name number name number" for two; perhaps after a line "folds pairs-per-kind"
 *   (or one number for a single fold), and then for each fold as many lines of the first kind and as many of the second.
 *
 * @throws LikenessError `BadPairsFile` that names the line and shows a right one
 */
export function readPairsFile(text: string, file = 'pairs.txt'): PairsFile {
  const { lines, separator } = linesOf(text);
  const [first] = lines;
  if (!first) throw new LikenessError('BadPairsFile:empty', { file });
  const head = /^(\d+)(?:[\s,;]+(\d+))?[\s,;]*$/.exec(first.text);
  const read = head
    ? readFolds(lines, file, head[2] ? [Number(head[1]), Number(head[2])] : [1, Number(head[1])])
    : (readLfwLines(lines) ?? readTable(lines, file, separator));
  if (read.pairs.length === 0) {
    throw new LikenessError('BadPairsFile:heading', { file });
  }
  return read;
}

/**
 * Whether a text that cannot be read as a list of pairs is meant as one all the same: a line of it names two pictures and decides, or half
 * of its lines are LFW's. One alone is not enough of those: "Room 12 4" is such a line, too.
 */
export function meantAsPairs(text: string): boolean {
  const { lines, separator: told } = linesOf(text);
  const separator = told ?? likeliestSeparator(lines);
  const isPair = (line: Line) => {
    const cells = cellsOf(line.text, separator);
    return cells.filter(namesPicture).length >= 2 && cells.some((cell) => decisionOf(cell) !== null);
  };
  return lines.some(isPair) || (lines.length > 0 && 2 * lines.filter(namedPair).length >= lines.length);
}

/** Two names and two numbers are no longer: to find them in a text of one line, of any length, stands the page still. */
const LONGEST = 1000;

/** What a line of LFW's list is; null when it is none. Names may hold spaces where tabs or commas separate. */
function lfwPair({ line, text }: Line): Omit<NamedPair, 'fold'> | null {
  const separator = (['\t', ',', ';'] as const).find((each) => text.includes(each)) ?? ' ';
  const cells = separator === ' ' ? text.split(/\s+/) : cellsOf(text, separator);
  while (cells.at(-1) === '') cells.pop();
  if (cells.length === 4 && isCount(cells[1]) && isCount(cells[3])) return pairOf(cells, line);
  if (cells.length === 3 && isCount(cells[1]) && isCount(cells[2])) return pairOf(cells, line);
  if (separator !== ' ' || text.length > LONGEST) return null;
  const spaced = /^(.+?)\s+(\d+)\s+(\D.*?)\s+(\d+)$/.exec(text) ?? /^(.+?)\s+(\d+)\s+(\d+)$/.exec(text);
  return spaced && pairOf(spaced.slice(1), line);
}

function pairOf(cells: readonly string[], line: number): Omit<NamedPair, 'fold'> {
  const [a = '', m = '', b = '', n = ''] = cells;
  const same = cells.length === 3;
  return {
    left: { person: a, number: Number(m) },
    right: same ? { person: a, number: Number(b) } : { person: b, number: Number(n) },
    same,
    line,
  };
}

/** LFW's list after its first line, whose counts say where each fold begins. */
function readFolds(lines: readonly Line[], file: string, [folds, each]: [number, number]): PairsFile {
  const rest = lines.slice(1);
  if (rest.length !== folds * each * 2) {
    throw new LikenessError('BadPairsFile:count', {
      file,
      expected: folds * each * 2,
      folds,
      each,
      found: rest.length,
    });
  }
  const pairs = rest.map((line, i): NamedPair => {
    const due = i % (2 * each) < each;
    const pair = lfwPair(line);
    if (pair?.same !== due) {
      throw new LikenessError(due ? 'BadPairsFile:same' : 'BadPairsFile:different', { file, ...shown(line) });
    }
    return { ...pair, fold: folds > 1 ? Math.floor(i / (2 * each)) : null };
  });
  return { format: 'lfw', pairs, folds: folds > 1 ? folds : 0 };
}

/** A line of LFW's list whose first name is a person's: "1,2,0" are two pictures called 1 and 2, and "a.png 1 2" is not LFW's either. */
function namedPair(line: Line): Omit<NamedPair, 'fold'> | null {
  const pair = lfwPair(line);
  return pair && 'person' in pair.left && /\p{L}/u.test(pair.left.person) && !namesPicture(pair.left.person)
    ? pair
    : null;
}

/** LFW's lines without their first, or under a heading; null when they are something else. */
function readLfwLines(lines: readonly Line[]): PairsFile | null {
  const read = lines.map(namedPair);
  const from = read[0] || read.length < 2 ? 0 : 1;
  const pairs = read.slice(from).flatMap((pair) => (pair ? [{ ...pair, fold: null }] : []));
  return pairs.length > 0 && pairs.length === lines.length - from ? { format: 'lfw', pairs, folds: 0 } : null;
}

interface Columns {
  pictures: [number, number];
  decision: number;
  fold: number | null;
  heading: boolean;
}

function readTable(lines: readonly Line[], file: string, told: Separator | null): PairsFile {
  const separator = told ?? likeliestSeparator(lines);
  const rows = lines.map((line) => ({ line, cells: cellsOf(line.text, separator) }));
  const columns = columnsOf(rows.map(({ cells }) => cells));
  const [head] = rows;
  if (!columns) throw noPair(file, head?.line, separator);
  const numbers = new Map<string, number>();
  const pairs = rows.slice(columns.heading ? 1 : 0).map(({ line, cells }): NamedPair => {
    const [left, right] = columns.pictures.map((at) => cells[at] ?? '');
    const same = decisionOf(cells[columns.decision] ?? '');
    if (!left || !right || same === null) throw noPair(file, line, separator, columns);
    const label = columns.fold === null ? null : (cells[columns.fold] ?? '');
    if (label === '') throw new LikenessError('BadPairsFile:fold', { file, ...shown(line) });
    if (label !== null && !numbers.has(label)) numbers.set(label, numbers.size);
    const fold = label === null ? null : (numbers.get(label) ?? null);
    return { left: { path: left }, right: { path: right }, same, fold, line: line.line };
  });
  return { format: 'table', pairs, folds: numbers.size };
}

/** Lines looked at to find out what separates the cells. */
const LOOKED_AT = 60;

function likeliestSeparator(lines: readonly Line[]): Separator {
  const separators: Separator[] = ['\t', ';', ',', '|', ' '];
  const score = (separator: Separator) =>
    lines.slice(0, LOOKED_AT).filter(({ text }) => {
      const cells = cellsOf(text, separator);
      return cells.length >= 3 && cells.some((cell) => decisionOf(cell) !== null);
    }).length;
  const scores = separators.map(score);
  const spaces = scores.pop() ?? 0;
  const best = Math.max(...scores);
  // Spaces stand behind commas and in headings, too.
  if (best > 0 && 2 * best >= spaces) return separators[scores.indexOf(best)] ?? ',';
  if (spaces > 0) return ' ';
  return separators.find((each) => lines[0]?.text.includes(each)) ?? ',';
}

/** Which columns are what: by the heading's words, otherwise by what the cells hold. Null when no two pictures are named. */
function columnsOf(rows: readonly string[][]): Columns | null {
  const [head = [], ...rest] = rows;
  const body = rest.length > 0 ? rest : rows;
  const width = Math.max(...rows.slice(0, LOOKED_AT).map(({ length }) => length));
  const places = Array.from({ length: width }, (_, at) => at);
  const titles = head.map((cell) => cell.toLowerCase().replace(/[^\p{L}]+/gu, ''));
  // "split" alone is more often "train" and "test".
  const splits = titles.flatMap((title, at) => (title === 'split' ? [at] : []));
  const folds = titles.flatMap((title, at) =>
    /^(fold(number|id)?|split(number|id))$/.test(title) ? [at] : [],
  );
  const fold = folds[0] ?? splits.find((at) => rest.every((cells) => /^\d+$/.test(cells[at] ?? ''))) ?? null;
  const sorting = new Set([...folds, ...splits]);
  const deciding = (at: number) =>
    body.filter((cells) => decisionOf(cells[at] ?? '') !== null).length / body.length;
  const titled = places.filter((at) => DECISION_TITLES.has(titles[at] ?? ''));
  // The third column is the usual place, then the last, then the first.
  const usual = [2, ...places.toReversed()].filter((at) => !sorting.has(at) && at < width);
  const decision =
    titled.toSorted((x, y) => deciding(y) - deciding(x))[0] ??
    usual.find((at) => deciding(at) === 1) ??
    usual.find((at) => deciding(at) >= 0.5) ??
    usual[0];
  if (decision === undefined) return null;
  const left = places.filter((at) => at !== decision && !sorting.has(at));
  const pictured = left.filter((at) => body.some((cells) => namesPicture(cells[at] ?? '')));
  const named = left.filter((at) => !NUMBER_TITLES.has(titles[at] ?? 'none'));
  const [a, b] = pictured.length >= 2 ? pictured : named.length >= 2 ? named : left;
  if (a === undefined || b === undefined) return null;
  return {
    pictures: [a, b],
    decision,
    fold,
    heading: sorting.size > 0 || isHeading(head, rest, [a, b], decision),
  };
}

const DECISION_TITLES = new Set(
  // words: the same in every language
  'same issame label labels match ismatch matched decision target class genuine isgenuine truth groundtruth gt actual result issameperson sameperson mated'.split(
    ' ',
  ),
);
const NUMBER_TITLES = new Set(['', 'id', 'index', 'no', 'nr', 'number', 'pair', 'pairid', 'row']);

/** Whether the first line is a heading. A line that names two pictures is a pair, whatever else is wrong with it. */
function isHeading(
  head: readonly string[],
  rest: readonly string[][],
  [a, b]: [number, number],
  decision: number,
): boolean {
  const [first = '', second = '', word = ''] = [head[a], head[b], head[decision]];
  if (namesPicture(first) || namesPicture(second)) return false;
  const pictures = rest.some((cells) => namesPicture(cells[a] ?? ''));
  if (decisionOf(word) === null) return pictures || !/[\d/\\]/.test(word);
  if (!decidesAsHeading(word)) return false;
  // "a,b,same" over "c,d,different" is a pair; over "c,d,0", or alone, it is a heading.
  return pictures || !rest.some((cells) => isDecisionWord(cells[decision] ?? ''));
}

/** Of a line that is no pair, with a right one in the file's own manner. */
function noPair(
  file: string,
  line: Line | undefined,
  separator: Separator,
  columns?: Columns,
): LikenessError {
  const cells = ['Ada/1.jpg', 'Bo/2.jpg', 'no'];
  if (columns?.decision === 0) cells.unshift(cells.pop() ?? '');
  const tabs = separator === '\t' ? 'yes' : 'no';
  return new LikenessError('BadPairsFile:table', {
    file,
    ...shown(line),
    example: cells.join(separator),
    tabs,
  });
}

const shown = (line: Line | undefined) => ({
  line: line?.line ?? 1,
  found: (line?.text ?? '').slice(0, 80),
});
