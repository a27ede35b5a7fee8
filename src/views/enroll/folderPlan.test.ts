import { expect, it } from 'vitest';
import { freeName, type Meeting, planPeople, settle } from './folderPlan.ts';

const person = (name: string) => ({ id: `id of ${name}`, name, createdAt: 0, templates: [] });
const group = (name: string) => ({ name, files: [{ file: new File([], '1.png'), folders: [name] }] });

it('says who is there already, whatever the case, and does with each what was chosen', () => {
  const people = ['ada', 'Bo', 'Bo (2)', 'Cleo'].map(person);
  const plan = planPeople(['Ada', 'Bo', 'Cleo', 'Dina'].map(group), people);
  expect(plan.map(({ met }) => met?.name ?? null)).toEqual(['ada', 'Bo', 'Cleo', null]);
  const meetings = new Map<string, Meeting>([
    ['Bo', 'apart'],
    ['Cleo', 'skip'],
  ]);
  expect(settle(plan, meetings, people).map(({ name, into }) => [name, into])).toEqual([
    ['ada', 'id of ada'],
    ['Bo (3)', undefined],
    ['Dina', undefined],
  ]);
});

it('cuts names to 80 characters and keeps those apart that begin alike', () => {
  const long = 'x'.repeat(200);
  const plan = planPeople([group(`${long}a`), group(`${long}b`), group('')], []);
  expect(plan.map(({ name }) => name)).toEqual([`${'x'.repeat(79)}…`, `${'x'.repeat(75)}… (2)`, 'Unnamed']);
  expect(plan.map(({ cut }) => cut)).toEqual([true, true, false]);
  expect([...freeName('😀'.repeat(90), new Set())]).toHaveLength(80);
});
