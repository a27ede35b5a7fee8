// What a face is said to be is one string: somebody enrolled, a group that has no name yet, or one that nobody wants to see.

const PERSON = 'person:';
const GROUP = 'group:';
const IGNORED = 'ignored:';

export const personLabel = (personId: string) => `${PERSON}${personId}`;
export const groupLabel = (id: string) => `${GROUP}${id}`;
export const ignoredLabel = (id: string) => `${IGNORED}${id}`;

export const isIgnored = (label: string | null) => label?.startsWith(IGNORED) ?? false;

/** The enrolled person a label names; null when it names none. */
export const personOf = (label: string | null): string | null =>
  label?.startsWith(PERSON) ? label.slice(PERSON.length) : null;

/** Templates of enrolled people are grouped with the faces of photos, so that a group that holds one has a name at once. */
const TEMPLATE = 'template:';
export const templatePoint = (templateId: string) => `${TEMPLATE}${templateId}`;
export const isTemplatePoint = (id: string) => id.startsWith(TEMPLATE);
