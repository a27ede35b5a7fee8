import { isMark, isNumberedPerson, isSortingName, personInFileName } from './sortingNames.ts';

// Pictures lie in folders of people, in folders of days within them, or the other way round. Every way to read the folders is
// worked out and weighed by what the names say; where two are about as likely, the person is asked.

/** A file in its folders, outermost first. */
export interface Placed {
  folders: readonly string[];
  file: { name: string };
}

export interface NamedGroup<F> {
  name: string;
  files: F[];
}

export interface Reading<F> {
  /** A level of folders is the people, or each file's own name, or all pictures are of one person. */
  by: 'folder' | 'name' | 'together';
  /** For `folder`: the place of the people's folders on a path, from 0; otherwise -1. */
  level: number;
  /** Sorted by name. Names that differ only in case, or in where they lie, are one person. */
  people: NamedGroup<F>[];
  /** Files that this reading gives nobody's name. */
  beside: F[];
}

export interface WhoIsWho<F> {
  /** Likeliest first; at least one where there are files. */
  readings: Reading<F>[];
  /** Whether the first is so much likelier that nobody need be asked. */
  plain: boolean;
}

/** How much likelier, on the scale of the weights below, a reading must be to need no question. */
const PLAINLY = 2;

/** The ways in which pictures in folders can be read as people's, weighed. */
export function readPeople<F extends Placed>(files: readonly F[]): WhoIsWho<F> {
  if (files.length === 0) return { readings: [], plain: true };
  const common = commonFolders(files);
  const deepest = Math.max(...countsOf(files.map(({ folders }) => folders.length)).keys());
  const levels = Array.from({ length: deepest - common }, (_, i) => levelOf(files, common + i));
  const weighed: { reading: Reading<F>; weight: number }[] = levels.flatMap((level, i) =>
    isConstant(level, i) ? [] : [{ reading: byFolder(files, level.at), weight: weigh(levels, i, files) }],
  );
  const names = byFileName(files, levels.length > 0);
  if (names) weighed.push(names);
  weighed.push(together(files, common, levels.length > 0));
  weighed.sort((a, b) => b.weight - a.weight);
  const [first, second] = weighed;
  return {
    readings: weighed.map(({ reading }) => reading),
    plain: !first || !second || first.weight - second.weight >= PLAINLY,
  };
}

/** So many outer folders all files share. */
export function commonFolders(files: readonly Placed[]): number {
  const [first, ...rest] = files;
  let common = first?.folders.length ?? 0;
  for (const { folders } of rest) {
    let same = 0;
    while (same < common && folders[same] === first?.folders[same]) same++;
    common = same;
  }
  return common;
}

/** What makes two names one: the systems that pictures come from differ in case and in how they compose letters. */
export const nameKey = (name: string) => name.normalize('NFC').trim().toLowerCase();

interface Level {
  at: number;
  /** For each name the folders it lies in. */
  parents: Map<string, Set<string>>;
  /** Names of folders that hold pictures themselves. */
  direct: Set<string>;
  /** Files that have this level. */
  covered: number;
  /** Of these, files whose own name begins with the folder's. */
  repeated: number;
}

function levelOf(files: readonly Placed[], at: number): Level {
  const level: Level = { at, parents: new Map(), direct: new Set(), covered: 0, repeated: 0 };
  for (const { folders, file } of files) {
    const name = folders[at];
    if (name === undefined) continue;
    const key = nameKey(name);
    const parents = level.parents.get(key) ?? new Set();
    level.parents.set(key, parents.add(folders.slice(0, at).join('/')));
    level.covered += 1;
    if (folders.length === at + 1) level.direct.add(key);
    if (/\p{L}/u.test(key) && nameKey(file.name).startsWith(key)) level.repeated += 1;
  }
  return level;
}

/** One name under several parents ("crops" in everybody's folder) tells nobody apart. */
function isConstant({ parents }: Level, depth: number): boolean {
  return parents.size === 1 && depth > 0;
}

/** How likely a level of folders is the people's: the higher, the likelier; 0 when the names say nothing. */
function weigh(levels: readonly Level[], i: number, files: readonly Placed[]): number {
  const level = levels[i] as Level;
  const names = [...level.parents.keys()];
  const share = (test: (name: string) => boolean) => names.filter(test).length / names.length;
  const recurring = share((name) => (level.parents.get(name)?.size ?? 0) > 1);
  const outer = levels[i - 1];
  const inner = levels[i + 1];
  const marks = (other: Level | undefined) => !!other && [...other.parents.keys()].every(isMark);
  let weight = -6 * share(isSortingName) + 3 * share(isNumberedPerson);
  // A person's pictures often carry the person's name.
  weight += 4 * (level.repeated / level.covered);
  // Pictures without this level would be nobody's.
  weight -= 4 * (1 - level.covered / files.length);
  if (inner && level.direct.size >= names.length / 2) weight += 3;
  // 1, 2, 3 or a, b, c within everybody's folder count sessions; around people's folders they are shelves.
  if (marks(level) && outer) weight -= recurring > 0.5 ? (marks(outer) ? 1.5 : 3) : 1;
  if (marks(level) && inner && !marks(inner)) weight -= names.every((name) => /^\D$/u.test(name)) ? 2 : 1;
  if (marks(level) && inner && marks(inner)) weight -= 1;
  // Where nothing else tells, the level with more names than those that recur under it.
  if (inner && inner.parents.size < names.length) weight += 0.5;
  return weight;
}

function byFolder<F extends Placed>(files: readonly F[], level: number): Reading<F> {
  return { by: 'folder', level, ...grouped(files, ({ folders }) => folders[level] ?? null) };
}

/** Null when the files' names name nobody, or only one. */
function byFileName<F extends Placed>(
  files: readonly F[],
  inFolders: boolean,
): { reading: Reading<F>; weight: number } | null {
  const reading: Reading<F> = {
    by: 'name',
    level: -1,
    ...grouped(files, ({ file }) => personInFileName(file.name)),
  };
  const { people, beside } = reading;
  if (people.length < 2 || beside.length > files.length / 5) return null;
  const repeating = (files.length - beside.length) / people.length;
  if (!inFolders) return { reading, weight: repeating >= 1.5 ? 2.5 : -1 };
  // Within folders only names that go through several of them say more than the folders do.
  const foldersOf = (group: readonly F[]) => new Set(group.map(({ folders }) => folders.join('/'))).size;
  const through = people.filter((person) => foldersOf(person.files) > 1).length / people.length;
  return through >= 0.5 && people.length > 1 ? { reading, weight: -1 } : null;
}

function together<F extends Placed>(
  files: readonly F[],
  common: number,
  inFolders: boolean,
): { reading: Reading<F>; weight: number } {
  const around = files[0]?.folders.slice(0, common) ?? [];
  const named = around.findLast((folder) => !isSortingName(folder));
  const name = named ?? around.at(-1) ?? '';
  const reading: Reading<F> = {
    by: 'together',
    level: -1,
    people: [{ name, files: [...files] }],
    beside: [],
  };
  return { reading, weight: (inFolders ? -3 : 0) - (named ? 0 : 1.5) };
}

function grouped<F extends Placed>(files: readonly F[], nameOf: (file: F) => string | null) {
  const groups = new Map<string, NamedGroup<F>>();
  const beside: F[] = [];
  for (const file of files) {
    const name = nameOf(file)?.normalize('NFC').trim();
    if (!name) {
      beside.push(file);
      continue;
    }
    const group = groups.get(nameKey(name));
    if (group) group.files.push(file);
    else groups.set(nameKey(name), { name, files: [file] });
  }
  const people = [...groups.values()].sort((a, b) => inOrder(a.name, b.name));
  // Systems list files in orders of their own; of two copies the first by path is kept.
  for (const group of people) group.files = sortedByPath(group.files);
  return { people, beside };
}

function sortedByPath<F extends Placed>(files: readonly F[]): F[] {
  if (files.length < 2) return [...files];
  const placed = files.map((file) => ({ file, path: pathOf(file) }));
  return placed.sort((a, b) => inOrder(a.path, b.path)).map(({ file }) => file);
}

const pathOf = ({ folders, file }: Placed) => [...folders, file.name].join('/');

const inOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;

function countsOf(numbers: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const each of numbers) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
