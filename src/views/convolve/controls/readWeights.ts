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
  if (readWeight(text) !== null) return null;
  const rows = text
    .split(/\r?\n|;|\]\s*,?/)
    .map((row) => row.replace(/[[\](){}]/g, ' ').trim())
    .filter((row) => row !== '');
  const read = rows.map((row) => cellsOf(row).map(readWeight));
  const whole = read.every((row): row is number[] => row.every((value) => value !== null));
  return whole && rows.length > 0 ? read : null;
}

/** Commas part the cells unless spaces do: then they are decimal. */
function cellsOf(row: string): string[] {
  const plain = row.replace(/,$/, '');
  return plain.split(/,\s/.test(plain) || !/\s/.test(plain) ? /\s*,\s*/ : /\s+/);
}
