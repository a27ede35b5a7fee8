import * as v from 'valibot';
import { tx } from '../database.ts';

const Numbers = v.pipe(
  v.custom<Float32Array>((value) => value instanceof Float32Array),
  v.check((values) => values.every(Number.isFinite), 'not finite'),
);

const TrainedRow = v.object({
  id: v.string(),
  createdAt: v.number(),
  /** A head on stored encodings, one of the binary heads, or the small network that encodes pictures by itself. */
  kind: v.picklist(['head', 'difference', 'chi-squared', 'siamese']),
  /** The encoder whose encodings it takes; null for the Siamese network, which takes pictures. */
  base: v.nullable(v.string()),
  weights: v.array(Numbers),
  scale: v.number(),
  /** What it learnt from. */
  data: v.picklist(['drawn', 'enrolled', 'folder']),
  /** Both measured on the same held-out people. */
  measured: v.object({
    startAuc: v.number(),
    auc: v.number(),
    startEer: v.number(),
    eer: v.number(),
    trainPeople: v.number(),
    heldOutPeople: v.number(),
    steps: v.number(),
  }),
});

/** A network that was trained here, with what it was measured at. */
export type TrainedVersion = v.InferOutput<typeof TrainedRow>;

/** Key in `settings`: the id of the version that is used. */
const IN_USE = 'trained-in-use';

/** Every version, newest first, and the one in use. Rows that cannot be read are left out and left alone. */
export async function loadVersions(): Promise<{ versions: TrainedVersion[]; inUse: string | null }> {
  const [rows, chosen] = await tx(['trained', 'settings'], 'readonly', async (transaction) =>
    Promise.all([
      transaction.objectStore('trained').getAll(),
      transaction.objectStore('settings').get(IN_USE),
    ]),
  );
  const versions = rows
    .flatMap((row) => {
      const read = v.safeParse(TrainedRow, row);
      return read.success ? [read.output] : [];
    })
    .sort((a, b) => b.createdAt - a.createdAt);
  const inUse = versions.some(({ id }) => id === chosen) ? (chosen as string) : null;
  return { versions, inUse };
}

/** Writes a version and, when `use` is set, makes it the one in use: both or neither. */
export async function addVersion(version: TrainedVersion, use: boolean): Promise<void> {
  await tx(['trained', 'settings'], 'readwrite', async (transaction) => {
    await transaction.objectStore('trained').add(version);
    if (use) await transaction.objectStore('settings').put(version.id, IN_USE);
  });
}

/** Makes a version the one in use; null goes back to the built-in encoder. */
export async function chooseVersion(id: string | null): Promise<void> {
  await tx(['settings'], 'readwrite', async (transaction) => {
    await transaction.objectStore('settings').put(id, IN_USE);
  });
}

/** Deletes a version; one in use is left first. */
export async function deleteVersion(id: string): Promise<void> {
  await tx(['trained', 'settings'], 'readwrite', async (transaction) => {
    const settings = transaction.objectStore('settings');
    if ((await settings.get(IN_USE)) === id) await settings.put(null, IN_USE);
    await transaction.objectStore('trained').delete(id);
  });
}
