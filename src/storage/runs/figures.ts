import * as v from 'valibot';
import { tx } from '../database.ts';
import { WordsRow } from '../words.ts';

const bytes = <T extends typeof Float32Array | typeof Int32Array | typeof Uint8ClampedArray>(kind: T) =>
  v.custom<InstanceType<T>>((value) => value instanceof kind);

const FigureRow = v.object({
  network: v.string(),
  /** The name of the set of pictures. */
  set: v.string(),
  patches: v.array(
    v.object({
      layer: v.string(),
      channels: v.number(),
      field: v.object({ width: v.number(), height: v.number() }),
      side: v.number(),
      values: bytes(Float32Array),
      places: bytes(Int32Array),
      pixels: bytes(Uint8ClampedArray),
    }),
  ),
  pictures: v.number(),
  /** Pictures in the set: more than went through when it was ended early. */
  total: v.number(),
  skipped: v.number(),
  names: v.record(v.string(), WordsRow),
  /** Of the built-in pictures, as they change from version to version. */
  edition: v.optional(v.number(), 1),
  savedAt: v.number(),
});

export type StoredFigure = v.InferOutput<typeof FigureRow>;

/** The figure kept for that network and set; null when there is none, or one that can no longer be read. */
export async function loadFigure(network: string, set: string): Promise<StoredFigure | null> {
  const row = await tx(['figures'], 'readonly', (transaction) =>
    transaction.objectStore('figures').get([network, set]),
  );
  const read = v.safeParse(FigureRow, row);
  return read.success ? read.output : null;
}

/** The names of the sets whose figures are kept for a network, without reading the figures. */
export async function listFigureSets(network: string): Promise<string[]> {
  const keys = await tx(['figures'], 'readonly', (transaction) =>
    transaction.objectStore('figures').getAllKeys(),
  );
  return keys.filter(([of]) => of === network).map(([, set]) => set);
}

/** In place of one for the same network and set. */
export async function saveFigure(figure: StoredFigure): Promise<void> {
  await tx(['figures'], 'readwrite', async (transaction) => {
    await transaction.objectStore('figures').put(figure);
  });
}

export async function deleteFigure(network: string, set: string): Promise<void> {
  await tx(['figures'], 'readwrite', async (transaction) => {
    await transaction.objectStore('figures').delete([network, set]);
  });
}
