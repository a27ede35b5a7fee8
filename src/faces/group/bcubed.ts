/**
 * B-cubed precision, recall and F (Bagga and Baldwin 1998): for each face, the share of its group that is its person, and the
 * share of its person that is in its group; the means over all faces, and their harmonic mean.
 *
 * @param truth whom each face shows
 * @param groups the group of each face
 * @returns NaN for all three without faces
 */
export function bcubed(
  truth: readonly unknown[],
  groups: readonly unknown[],
): { precision: number; recall: number; f: number } {
  const people = tally(truth);
  const found = tally(groups);
  const both = tally(truth.map((_, i) => `${people.place[i]}/${found.place[i]}`));
  let precision = 0;
  let recall = 0;
  truth.forEach((_, i) => {
    precision += both.count(i) / found.count(i);
    recall += both.count(i) / people.count(i);
  });
  precision /= truth.length;
  recall /= truth.length;
  return { precision, recall, f: (2 * precision * recall) / (precision + recall) };
}

/** Equal values numbered, and how often the value at each place occurs. */
function tally(values: readonly unknown[]): { place: number[]; count: (at: number) => number } {
  const index = new Map<unknown, number>();
  const counts: number[] = [];
  const place = values.map((value) => {
    const at = index.get(value) ?? index.size;
    index.set(value, at);
    counts[at] = (counts[at] ?? 0) + 1;
    return at;
  });
  return { place, count: (at) => counts[place[at] ?? -1] ?? 0 };
}
