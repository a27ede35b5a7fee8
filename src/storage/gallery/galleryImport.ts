import type { Person, Template } from '../types.ts';
import type { FileContent } from './galleryContent.ts';

/** What becomes of people that are here already: their new templates are added, or nothing of them is taken. */
export type MeetPolicy = 'merge' | 'skip';

/** What an import will write, and whom it is about. */
export interface ImportPlan extends FileContent {
  /** People of the file who are not here. */
  fresh: Person[];
  /** People here whom the file has too, by id or, failing that, by name. */
  met: Person[];
}

/**
 * Works out an import without writing anything. A template whose numbers a person already has is not added again, so that
 * importing a file twice changes nothing.
 */
export function planImport(file: FileContent, here: FileContent, policy: MeetPolicy): ImportPlan {
  const byId = new Map(here.people.map((person) => [person.id, person]));
  const byName = new Map(here.people.map((person) => [nameOf(person), person]));
  const taken = new Set([...byId.keys(), ...here.templates.map(({ id }) => id)]);
  const has = new Set(here.templates.map(contentOf));
  const plan: ImportPlan = { people: [], templates: [], fresh: [], met: [] };
  const becomes = new Map<string, string>();
  for (const person of file.people) {
    const same = byId.get(person.id) ?? byName.get(nameOf(person));
    if (!same) plan.fresh.push(person);
    else if (!plan.met.includes(same)) plan.met.push(same);
    if (!same || policy === 'merge') becomes.set(person.id, same?.id ?? person.id);
  }
  // Nobody else's id is taken: a person's may be that of a template here.
  for (const person of plan.fresh) {
    const id = freeId(person.id, taken);
    becomes.set(person.id, id);
    plan.people.push({ ...person, id });
  }
  for (const template of file.templates) {
    const personId = becomes.get(template.personId);
    if (personId === undefined) continue;
    const content = contentOf({ ...template, personId });
    if (has.has(content)) continue;
    has.add(content);
    plan.templates.push({ ...template, personId, id: freeId(template.id, taken) });
  }
  return plan;
}

const nameOf = ({ name }: Person) => name.trim().toLowerCase();

/** Two templates of a person are one when every number and the encoder are the same. */
const contentOf = ({ personId, encoderVersion, encoding }: Template) =>
  `${personId} ${encoderVersion} ${encoding.join()}`;

function freeId(id: string, taken: Set<string>): string {
  const free = taken.has(id) ? crypto.randomUUID() : id;
  taken.add(free);
  return free;
}
