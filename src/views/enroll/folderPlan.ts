import type { FolderPerson, PersonSummary } from '../../store/gallery/galleryState.ts';
import { type FoundFile, type NamedGroup, nameKey } from '../../ui/pictures/files.ts';
import { say } from '../../words/say.ts';

/** What becomes of somebody whose name is enrolled already. */
export type Meeting = 'add' | 'skip' | 'apart';

export interface PlannedPerson {
  /** At most 80 characters. */
  name: string;
  files: File[];
  /** The enrolled person of that name. */
  met: PersonSummary | null;
  /** Whether the folder's name was longer. */
  cut: boolean;
}

/** The longest name, as everywhere, in characters. */
export const LONGEST_NAME = 80;

/** A folder's people as they would be enrolled: names within their limit and each once. */
export function planPeople(
  groups: readonly NamedGroup<FoundFile>[],
  people: readonly PersonSummary[],
): PlannedPerson[] {
  const enrolled = new Map(people.map((person) => [nameKey(person.name), person]));
  const taken = new Set<string>();
  return groups.map(({ name, files }) => {
    const cut = [...name].length > LONGEST_NAME;
    const short = freeName(name || say('enroll.unnamed'), taken);
    taken.add(nameKey(short));
    return {
      name: short,
      files: files.map(({ file }) => file),
      met: enrolled.get(nameKey(short)) ?? null,
      cut,
    };
  });
}

/** The name, cut to its limit, with the first number behind it that makes it one nobody has. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const behind = number === 1 ? '' : ` (${number})`;
    const free = cutName(name, LONGEST_NAME - behind.length) + behind;
    if (!taken.has(nameKey(free))) return free;
  }
}

function cutName(name: string, most: number): string {
  const letters = [...name];
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : name;
}

/** The people to enrol, each met one by what was chosen for them; those skipped are left out. */
export function settle(
  plan: readonly PlannedPerson[],
  meetings: ReadonlyMap<string, Meeting>,
  people: readonly PersonSummary[],
): FolderPerson[] {
  const taken = new Set([...people, ...plan].map(({ name }) => nameKey(name)));
  return plan.flatMap(({ name, files, met }): FolderPerson[] => {
    const meeting = met ? (meetings.get(name) ?? 'add') : null;
    if (meeting === 'skip') return [];
    if (met && meeting === 'add') return [{ name: met.name, files, into: met.id }];
    if (meeting !== 'apart') return [{ name, files }];
    const apart = freeName(name, taken);
    taken.add(nameKey(apart));
    return [{ name: apart, files }];
  });
}
