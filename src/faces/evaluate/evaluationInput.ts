import type { EvaluationInput } from './evaluation.ts';
import { type Lookup, labelPeople, type NamedPicture } from './pairsLookup.ts';

export interface Gathered {
  input: EvaluationInput;
  /** For each row of the input the place of its picture in the list given. */
  pictureOf: number[];
  /** Listed pairs left out because a picture of theirs gave no face. */
  without: number;
}

/**
 * Packs what an evaluation compares: with a list of pairs the pictures it names, otherwise all. Pictures without an
 * encoding take no part.
 */
export function gather(
  pictures: readonly (NamedPicture & { encoding: Float32Array | null })[],
  list: Lookup['found'] | null,
): Gathered {
  const labels = labelPeople(pictures, list ?? []);
  const named = list && new Set(list.flatMap(({ left, right }) => [left, right]));
  const pictureOf = pictures.flatMap(({ encoding }, at) =>
    encoding && (!named || named.has(at)) ? [at] : [],
  );
  const rowOf = new Map(pictureOf.map((at, row) => [at, row]));
  const dimension = pictures.find(({ encoding }) => encoding)?.encoding?.length ?? 0;
  const rows = new Float32Array(pictureOf.length * dimension);
  const numbers = new Map<number, number>();
  const people = new Uint16Array(pictureOf.length);
  pictureOf.forEach((at, row) => {
    const { encoding } = pictures[at] ?? {};
    if (encoding) rows.set(encoding, row * dimension);
    const label = labels[at] ?? 0;
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    people[row] = number;
  });
  const pairs =
    list?.flatMap(({ left, right, same, fold }) => {
      const [a, b] = [rowOf.get(left), rowOf.get(right)];
      return a === undefined || b === undefined ? [] : [{ left: a, right: b, same, fold }];
    }) ?? null;
  return {
    input: { rows, dimension, people, pairs, labelled: pictures.every(({ person }) => person !== '') },
    pictureOf,
    without: list && pairs ? list.length - pairs.length : 0,
  };
}
