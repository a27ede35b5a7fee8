/** Larger ones find no room in a cell, and much larger ones no place among 32-bit numbers. */
const LARGEST = 9999;

/** "1.5", "−2", "1,5" and "1/9" as a number; null when it is none yet. */
export function readWeight(text: string): number | null {
  const [above = '', below, more] = text.replaceAll('−', '-').replaceAll(',', '.').split('/');
  if (more !== undefined || above.trim() === '' || below?.trim() === '') return null;
  const value = Number(above) / (below === undefined ? 1 : Number(below));
  return Math.abs(value) <= LARGEST ? value : null;
}

/**
 * Rows of weights as they are copied from a spreadsheet, a text or a program: "1 2 1", a line for each row, "[[1, 2, 1], [0, 0, 0]]".
 *
 * @returns null when something in it is no number, or when it is one number alone
 */
export function readWeights(text: string): number[][] | null {
  if (text.trim() === '') return null;
  const sheet = text.includes('\t') ? numbersOf(sheetOf(text)) : null;
  if (sheet) return sheet;
  return readWeight(text) === null ? numbersOf(textOf(text)) : null;
}

/** In a spreadsheet tabs part the cells, and an empty cell is 0: left out, it would move the others to its left. */
function sheetOf(text: string): string[][] {
  const rows = text.split(/\r?\n/).filter((row) => row.includes('\t') || row.trim() !== '');
  return rows.map((row) => row.split('\t').map((cell) => (cell.trim() === '' ? '0' : cell)));
}

/** Commas part the cells unless spaces do: then they are decimal. */
function textOf(text: string): string[][] {
  const rows = text.split(/\r?\n|;|\]\s*,?/).map((row) => row.replace(/[[\](){}]/g, ' ').trim());
  return rows
    .filter((row) => row !== '')
    .map((row) => row.replace(/,$/, ''))
    .map((row) => row.split(/,\s/.test(row) || !/\s/.test(row) ? /\s*,\s*/ : /\s+/));
}

function numbersOf(rows: string[][]): number[][] | null {
  const read = rows.map((row) => row.map(readWeight));
  const whole = read.every((row): row is number[] => row.every((value) => value !== null));
  return whole && rows.length > 0 ? read : null;
}
