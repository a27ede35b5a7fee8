import { personOf } from './labels.ts';

/** Two groups of people that may be one. */
export interface Question {
  a: string;
  b: string;
  /** Average d. */
  distance: number;
}

interface Asked {
  id: string;
  label: string | null;
  faces: readonly string[];
}

/** Average d, over the cut, from which a pair is hardly ever one person. */
export const HARDLY = 0.42;

/**
 * The questions "Are these the same?", the most useful first: the chance of a yes, which falls from the cut to `HARDLY`, times
 * the faces that a yes would bring together. Pairs seen side by side in one photo are two people, or a mirror.
 *
 * @param pairs clusters just over the cut
 * @param groupOf the group of a face; undefined when it is shown in none
 * @param photoOf the photo of a face
 */
export function rankQuestions(
  pairs: readonly { a: readonly string[]; b: readonly string[]; distance: number }[],
  groupOf: (faceId: string) => Asked | undefined,
  photoOf: (faceId: string) => string | undefined,
  cut: number,
): Question[] {
  const best = new Map<string, Question & { worth: number }>();
  // A group stands in many pairs, and may have thousands of photos.
  const photosOf = new Map<string, ReadonlySet<string | undefined>>();
  const photos = ({ id, faces }: Asked) => {
    const known = photosOf.get(id) ?? new Set(faces.map(photoOf));
    photosOf.set(id, known);
    return known;
  };
  for (const { a, b, distance } of pairs) {
    const [left, right] = [a, b].map((ids) => ids.map(groupOf).find((group) => group !== undefined));
    if (!left || !right || left.id === right.id) continue;
    if (personOf(left.label) && personOf(right.label)) continue;
    const [few, many] = [photos(left), photos(right)].sort((one, other) => one.size - other.size);
    if (few && many && [...few].some((photo) => many.has(photo))) continue;
    const chance = Math.min(1, Math.max(0, (HARDLY - distance) / (HARDLY - cut)));
    const worth = chance * Math.min(left.faces.length, right.faces.length);
    const [first, second] = left.faces.length >= right.faces.length ? [left, right] : [right, left];
    const key = `${first.id} ${second.id}`;
    if ((best.get(key)?.worth ?? 0) < worth) best.set(key, { a: first.id, b: second.id, distance, worth });
  }
  return [...best.values()]
    .sort((x, y) => y.worth - x.worth)
    .map(({ a, b, distance }) => ({ a, b, distance }));
}
