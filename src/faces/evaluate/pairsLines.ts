// The lines of a list of pairs and their cells, whatever separates them.

export interface Line {
  /** Of the file, from 1. */
  line: number;
  text: string;
}

export type Separator = '\t' | ';' | ',' | '|' | ' ';

const PICTURE = String.raw`\.(?:jpe?g|jpe|jfif|png|webp|avif|gif|bmp|tiff?|pgm|ppm|pbm|pnm|heic|heif|svg)`;
const NAMES_PICTURE = new RegExp(`${PICTURE}$`, 'i');
/** Two names of pictures, which may hold spaces themselves. */
const TWO_PICTURES = new RegExp(String.raw`^(.+?${PICTURE})\s+(.+?${PICTURE})$`, 'i');

export const namesPicture = (cell: string) => NAMES_PICTURE.test(cell.replace(/[?#].*$/, ''));

/** The lines that say something: no empty ones, no comments. Excel's `sep=;` is told apart. */
export function linesOf(text: string): { lines: Line[]; separator: Separator | null } {
  const all = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ line: i + 1, text: line.replace(/^ +| +$/g, '') }))
    .filter((each) => each.text.trim() !== '' && !/^\s*(#|\/\/|%)/.test(each.text));
  const told = /^"?sep=(.)"?$/i.exec(all[0]?.text ?? '')?.[1];
  return { lines: told ? all.slice(1) : all, separator: (told as Separator | undefined) ?? null };
}

/** The cells of a line; one in double quotes may hold the separator, and a doubled quote in it is one (RFC 4180). */
export function cellsOf(line: string, separator: Separator): string[] {
  if (separator === ' ') return cellsBySpaces(line);
  const cell = separator === '|' ? '\\|' : separator;
  // Every cell has its separator before it, the first one as well: so an empty one is seen there, too.
  const cells = `${separator}${line}`.matchAll(
    new RegExp(`${cell} *(?:"((?:[^"]|"")*)" *(?=${cell}|$)|([^${cell}]*))`, 'g'),
  );
  return [...cells].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"'),
  );
}

function cellsBySpaces(line: string): string[] {
  const cells = [...line.matchAll(/"((?:[^"]|"")*)"|(\S+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
  if (cells.length <= 3 || line.includes('"')) return cells;
  // "my faces/a.png my faces/b.png 1": the names end where a picture's name ends.
  for (const [pictures, place] of [
    [line.replace(/\s+\S+$/, ''), 'last'],
    [line.replace(/^\S+\s+/, ''), 'first'],
  ] as const) {
    const [, left, right] = TWO_PICTURES.exec(pictures) ?? [];
    if (!left || !right) continue;
    return place === 'last' ? [left, right, cells.at(-1) ?? ''] : [cells[0] ?? '', left, right];
  }
  return cells;
}

// With what spreadsheets make of `true` and `false` in other languages.
const YES =
  /^(1(\.0*)?|\+1?|y|yes|t|true|wahr|vrai|vero|verdadero|verdadeiro|waar|prawda|истина|same|sameperson|match|matched|matching|mate|mated|genuine|positive|pos|equal|client|ja|si|sí|oui|是|真|对|相同|同一人|同一个人|匹配)$/;
const NO =
  /^(0(\.0*)?|-1?(\.0*)?|n|no|f|false|falsch|faux|falso|onwaar|fałsz|ложь|different|differentpeople|differentperson|diff|notsame|mismatch|mismatched|nomatch|nonmatch|notmatch|unmatched|nonmate|nonmated|impostor|imposter|negative|neg|nongenuine|unequal|nein|non|否|不是|假|错|不同|不同人|不同的人|不匹配)$/;

/** What a cell says about two pictures: the same person, different people, or nothing. */
export function decisionOf(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  const joined = word.startsWith('-') ? word : word.replace(/[\s_-]+/g, '');
  if (YES.test(joined)) return true;
  return NO.test(joined) ? false : null;
}

/** Whether a cell decides, but is a heading's word as well: `same`, `match`. */
export const decidesAsHeading = (cell: string) => /^(same|match|genuine|mated)$/i.test(cell.trim());

/** Whether a cell decides in the words that such headings are taken from. */
export const isDecisionWord = (cell: string) =>
  decisionOf(cell) !== null &&
  /^\s*(same|diff|match|mis|no.?match|un|non.?ma|genuine|impost|mated)/i.test(cell);

export const isCount = (cell: string | undefined) => cell !== undefined && /^\d+$/.test(cell);
