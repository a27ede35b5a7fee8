import type { IDBPTransaction, StoreNames } from 'idb';
import { personLabel } from '../../faces/group/labels.ts';
import type { LikenessSchema } from '../database.ts';

type Writing = IDBPTransaction<LikenessSchema, StoreNames<LikenessSchema>[], 'readwrite'>;

/**
 * Moves what was said of a person's faces to another person, or, with null, to nobody: called in the transaction that merges
 * or deletes the person, so that photos never name somebody who is gone.
 */
export async function movePersonLabel(
  transaction: Writing,
  from: string,
  into: string | null,
): Promise<void> {
  const faces = transaction.objectStore('faces');
  const [old, fresh] = [personLabel(from), into === null ? null : personLabel(into)];
  const keys = new Set([
    ...(await faces.index('byLabel').getAllKeys(old)),
    ...(await faces.index('byNot').getAllKeys(old)),
  ]);
  for (const key of keys) {
    const row = (await faces.get(key)) as { label: string | null; not: string[] };
    const label = row.label === old ? fresh : row.label;
    const not = row.not.flatMap((each) => (each === old ? (fresh ?? []) : each));
    // Two people who were kept apart and are one now: what is said last holds.
    await faces.put({ ...row, label, not: [...new Set(not)].filter((each) => each !== label) });
  }
}
