import * as v from 'valibot';
import { tx } from './database.ts';

const bytes = <T extends typeof Float32Array | typeof Int32Array | typeof Uint8ClampedArray>(kind: T) =>
  v.custom<InstanceType<T>>((value) => value instanceof kind);

const FigureRow = v.object({
  /** Network and set. */
  id: v.string(),
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
  skipped: v.number(),
  names: v.record(v.string(), v.string()),
  savedAt: v.number(),
});

export type StoredFigure = v.InferOutput<typeof FigureRow>;

/** The figure kept under that name; null when there is none, or one that can no longer be read. */
export async function loadFigure(id: string): Promise<StoredFigure | null> {
  const row = await tx(['figures'], 'readonly', (transaction) => transaction.objectStore('figures').get(id));
  const read = v.safeParse(FigureRow, row);
  return read.success ? read.output : null;
}

export async function saveFigure(figure: StoredFigure): Promise<void> {
  await tx(['figures'], 'readwrite', async (transaction) => {
    await transaction.objectStore('figures').put(figure);
  });
}
