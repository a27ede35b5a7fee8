import * as v from 'valibot';
import { holdsBlob, withBlobs, withoutBlobs } from '../blobs.ts';
import { tx } from '../database.ts';
import { WordsRow } from '../words.ts';

const Picture = v.object({ name: WordsRow, file: v.instance(Blob) });

const Mask = v.object({ data: v.instance(Uint8ClampedArray), width: v.number(), height: v.number() });

const StyleRunRow = v.object({
  id: v.string(),
  /** Milliseconds since 1970. */
  startedAt: v.number(),
  updatedAt: v.number(),
  /** `underway` also when its tab was closed meanwhile. */
  state: v.picklist(['underway', 'ended']),
  step: v.number(),
  steps: v.number(),
  width: v.number(),
  height: v.number(),
  /** J(G) at the first and at the last step. */
  costs: v.object({ first: v.number(), last: v.number() }),
  /** G as a PNG. */
  picture: v.instance(Blob),
  /** The recipe as JSON; whoever uses it checks it. */
  recipe: v.string(),
  content: Picture,
  styles: v.array(
    v.object({
      ...Picture.entries,
      weight: v.number(),
      /** RGBA; its red channel says where on the picture the style counts. Null: everywhere. */
      mask: v.nullable(Mask),
    }),
  ),
  /** What G began as, where that was a picture of its own. */
  begin: v.nullable(Picture),
});

/** A picture made in the style studio, with all that made it. */
export type StoredStyleRun = v.InferOutput<typeof StyleRunRow>;

/** Every kept run, the newest first; a row that cannot be read is left out and left alone. */
export async function loadStyleRuns(): Promise<StoredStyleRun[]> {
  const rows = await tx(['styleRuns'], 'readonly', (transaction) =>
    transaction.objectStore('styleRuns').getAll(),
  );
  const runs = rows.flatMap((row) => {
    const read = v.safeParse(StyleRunRow, withBlobs(row));
    return read.success ? [{ run: read.output, early: holdsBlob(row) }] : [];
  });
  for (const { run, early } of runs) if (early) await replaceBlobs(run);
  return runs.map(({ run }) => run).sort((a, b) => b.startedAt - a.startedAt);
}

/** Writes a row of an earlier version, which stored Blobs, as rows are stored now; one that was written meanwhile stays. */
async function replaceBlobs(run: StoredStyleRun): Promise<void> {
  const row = await withoutBlobs(run);
  await tx(['styleRuns'], 'readwrite', async (transaction) => {
    const runs = transaction.objectStore('styleRuns');
    if (holdsBlob(await runs.get(run.id))) await runs.put(row);
  });
}

/**
 * Writes a run and, while it is under way, what it takes to go on; all or nothing. Blobs are stored as bytes with their type.
 *
 * @param checkpoint plain data that the structured clone takes; null forgets the one before.
 */
export async function saveStyleRun(run: StoredStyleRun, checkpoint: unknown): Promise<void> {
  // A transaction would end while bytes are read.
  const [row, state] = await Promise.all([withoutBlobs(run), withoutBlobs(checkpoint)]);
  await tx(['styleRuns', 'styleCheckpoints'], 'readwrite', async (transaction) => {
    await transaction.objectStore('styleRuns').put(row);
    if (state === null) await transaction.objectStore('styleCheckpoints').delete(run.id);
    else await transaction.objectStore('styleCheckpoints').put(state, run.id);
  });
}

/** Undefined when there is none. */
export async function loadStyleCheckpoint(id: string): Promise<unknown> {
  const stored = await tx(['styleCheckpoints'], 'readonly', (transaction) =>
    transaction.objectStore('styleCheckpoints').get(id),
  );
  return withBlobs(stored);
}

export async function deleteStyleRuns(ids: readonly string[]): Promise<void> {
  await tx(['styleRuns', 'styleCheckpoints'], 'readwrite', async (transaction) => {
    for (const id of ids) {
      await transaction.objectStore('styleRuns').delete(id);
      await transaction.objectStore('styleCheckpoints').delete(id);
    }
  });
}

/** Bytes of its pictures. */
export function bytesOfStyleRun({ picture, content, styles }: StoredStyleRun): number {
  return [content, ...styles].reduce((sum, { file }) => sum + file.size, picture.size);
}
