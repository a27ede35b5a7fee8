import { LikenessError } from '../../errors.ts';
import { drawFace } from '../../faces/drawn/draw.ts';
import { drawSet } from '../../faces/drawn/drawnSet.ts';
import { encodeChips } from '../../faces/encode/encodeFaces.ts';
import { SIAMESE_SIDE } from '../../faces/train/siameseShape.ts';
import type { TrainingSet } from '../../faces/train/trainingSet.ts';
import type { FaceEncoder } from '../../networks/encoder/faceEncoder.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { Pyramid, resample } from '../../picture/resample.ts';
import { turn } from '../../turn.ts';
import type { TrainData, TrainTarget } from './trainJobs.ts';

/** Side of what the face encoder takes, in pixels. */
const CHIP_SIDE = 150;
/** Side of the faces shown while training, in pixels. */
const SHOWN_SIDE = 96;
const CHIPS_AT_ONCE = 8;

interface Preparing {
  signal: AbortSignal;
  /** Loads the face encoder; called only where encodings must be made. */
  encoder: () => Promise<FaceEncoder>;
  onPhase: (what: 'drawing' | 'encoding') => void;
  onProgress: (done: number, total: number) => void;
}

/** The data as the target takes it: pictures for the Siamese network, encodings for heads. @throws LikenessError `NoPictures` */
export async function prepareSet(
  data: TrainData,
  target: TrainTarget,
  preparing: Preparing,
): Promise<TrainingSet> {
  if (data.kind === 'drawn') {
    return target === 'siamese' ? drawPictures(data, preparing) : encodeDrawn(data, preparing);
  }
  if (target === 'siamese') return picturesOf(data.people, data.chips);
  const dimension = data.encodings[0]?.length ?? 0;
  const values = new Float32Array(data.encodings.length * dimension);
  data.encodings.forEach((encoding, row) => {
    values.set(encoding, row * dimension);
  });
  return { people: data.people, values, shape: [dimension] };
}

/** The picture of a row, to be shown; null where none is kept. */
export function pictureOfRow(data: TrainData, row: number): Pixels | null {
  if (data.kind === 'faces') return data.chips[row] ?? null;
  const { seed, photos } = data;
  return drawFace(seed, Math.floor(row / photos), row % photos, SHOWN_SIDE);
}

async function drawPictures(
  data: Extract<TrainData, { kind: 'drawn' }>,
  { signal, onPhase, onProgress }: Preparing,
): Promise<TrainingSet> {
  onPhase('drawing');
  const drawing = drawSet(data);
  for (;;) {
    const next = drawing.next();
    if (next.done) return next.value;
    onProgress(next.value, data.people);
    await turn();
    signal.throwIfAborted();
  }
}

async function encodeDrawn(
  { people, photos, seed }: Extract<TrainData, { kind: 'drawn' }>,
  { signal, encoder, onPhase, onProgress }: Preparing,
): Promise<TrainingSet> {
  const network = await encoder();
  onPhase('encoding');
  const total = people * photos;
  const rows: number[] = [];
  const encodings: Float32Array[] = [];
  while (rows.length < total) {
    const chips: Pixels[] = [];
    for (let row = rows.length; row < Math.min(total, rows.length + CHIPS_AT_ONCE); row++) {
      chips.push(drawFace(seed, Math.floor(row / photos), row % photos, CHIP_SIDE));
    }
    encodings.push(...(await encodeChips(network, chips, { mirror: false })));
    for (const _ of chips) rows.push(Math.floor(rows.length / photos));
    onProgress(rows.length, total);
    await turn();
    signal.throwIfAborted();
  }
  const dimension = encodings[0]?.length ?? 0;
  const values = new Float32Array(total * dimension);
  encodings.forEach((encoding, row) => {
    values.set(encoding, row * dimension);
  });
  return { people: rows, values, shape: [dimension] };
}

function picturesOf(people: readonly number[], chips: readonly (Pixels | null)[]): TrainingSet {
  const size = SIAMESE_SIDE * SIAMESE_SIDE * 3;
  const values = new Uint8Array(chips.length * size);
  const one = new Float32Array(size);
  chips.forEach((chip, row) => {
    if (!chip) {
      throw new LikenessError('NoPictures:encodings');
    }
    const shrink = chip.width / SIAMESE_SIDE;
    resample(new Pyramid(chip), { a: shrink, b: 0, tx: 0, ty: 0 }, SIAMESE_SIDE, one);
    values.set(one, row * size);
  });
  return { people, values, shape: [SIAMESE_SIDE, SIAMESE_SIDE, 3] };
}
