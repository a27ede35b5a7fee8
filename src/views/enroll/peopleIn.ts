import { Grouping } from '../../faces/group/grouping.ts';
import type { Capture } from './Enroll.tsx';

/** One camera looks at one person. */
const CAMERA = 'camera';

/**
 * Which pictures are of one person: grouped by average linkage, as in Photos. What the camera took is one person, in however
 * different poses.
 *
 * @returns a list for each person, both in the order the pictures came
 */
export function peopleIn(captures: readonly Capture[]): Capture[][] {
  const grouping = new Grouping();
  grouping.add(
    captures.map(({ id, encoding, source, contentHash }) => ({
      id: String(id),
      encoding,
      label: source === 'camera' ? CAMERA : null,
      not: [],
      founds: true,
      photo: contentHash,
    })),
  );
  const groupOf = new Map(
    grouping.clusters().flatMap(({ ids, label }, group) => ids.map((id) => [id, label ?? group] as const)),
  );
  const people = new Map<unknown, Capture[]>();
  for (const capture of captures) {
    const group = groupOf.get(String(capture.id));
    people.set(group, [...(people.get(group) ?? []), capture]);
  }
  return [...people.values()];
}
