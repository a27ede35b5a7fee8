import { isIgnored, isTemplatePoint } from './labels.ts';

/** Faces that are shown as one person. */
export interface Group {
  /** The label, or a face of it. */
  id: string;
  label: string | null;
  /** Ids; the clusters of one label joined, the largest first. */
  faces: string[];
}

export interface Groups {
  /** Of two faces and more, or with a label; the largest first. */
  people: Group[];
  /** Strangers seen once, and faces that fit nobody. */
  single: Group[];
  ignored: Group[];
}

/**
 * What a grouping means to the person: clusters of one label are one group, since a person may look two ways; templates only
 * lend their name.
 */
export function composeGroups(clusters: readonly { ids: readonly string[]; label: string | null }[]): Groups {
  const labelled = new Map<string, Group>();
  const groups: Group[] = [];
  for (const { ids, label } of clusters) {
    const faces = ids.filter((id) => !isTemplatePoint(id));
    const [first] = faces;
    if (first === undefined) continue;
    const known = label === null ? undefined : labelled.get(label);
    if (known) {
      known.faces.push(...faces);
      continue;
    }
    const group = { id: label ?? first, label, faces };
    groups.push(group);
    if (label !== null) labelled.set(label, group);
  }
  groups.sort((a, b) => b.faces.length - a.faces.length);
  const shown = groups.filter(({ label }) => !isIgnored(label));
  const isPerson = ({ label, faces }: Group) => label !== null || faces.length > 1;
  return {
    people: shown.filter(isPerson),
    single: shown.filter((group) => !isPerson(group)),
    ignored: groups.filter(({ label }) => isIgnored(label)),
  };
}
