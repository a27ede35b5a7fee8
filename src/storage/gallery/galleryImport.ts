import type { Person, Template } from '../types.ts';
import type { FileContent } from './galleryContent.ts';
import { isSamePicture } from './samePicture.ts';

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
 * Works out an import without writing anything. A face of a picture that a person already has is not added again, so that importing a
 * file twice changes nothing.
 */
export function planImport(file: FileContent, here: FileContent, policy: MeetPolicy): ImportPlan {
  const byId = new Map(here.people.map((person) => [person.id, person]));
  const byName = new Map(here.people.map((person) => [nameOf(person), person]));
  const taken = new Set([...byId.keys(), ...here.templates.map(({ id }) => id)]);
  const has = new Map<string, Template[]>();
  const kinTo = (template: Template) => {
    const kin = has.get(kinOf(template)) ?? [];
    has.set(kinOf(template), kin);
    return kin;
  };
  for (const template of here.templates) kinTo(template).push(template);
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
    const coming = { ...template, personId };
    const kin = kinTo(coming);
    if (kin.some((one) => isSamePicture(one, coming))) continue;
    kin.push(coming);
    plan.templates.push({ ...coming, id: freeId(template.id, taken) });
  }
  return plan;
}

const nameOf = ({ name }: Person) => name.trim().toLowerCase();

/** Only templates of one person and one encoder can be the same. */
const kinOf = ({ personId, encoderVersion }: Template) => `${personId} ${encoderVersion}`;

function freeId(id: string, taken: Set<string>): string {
  const free = taken.has(id) ? crypto.randomUUID() : id;
  taken.add(free);
  return free;
}
