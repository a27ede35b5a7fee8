import type { Pixels } from '../../picture/pixels.ts';
import { type Message, message } from '../../words/keys.ts';
import type { TrainData } from '../../workers/train/trainJobs.ts';

/** Side of a drawn face that is shown, in pixels. */
const SHOWN_SIDE = 96;

/** What a run learns from and measures with, kept for as long as its points are shown. */
export interface LearntFrom {
  data: TrainData;
  /** Whose and which template each row is, when enrolled people are learnt from; empty otherwise. */
  templates: { personId: string; id: string }[];
  /** Of a folder, the file of each row, "Ada/1.jpg"; empty otherwise. */
  names: string[];
}

/** One photo of the data. */
export interface LearntFace {
  /** Its file, or what it is. */
  name: Message | string;
  /** Null where only the encoding is kept. */
  picture: Pixels | null;
}

/** The photo that a row of the data is; drawn ones are drawn again. */
export async function faceOfRow({ data, names }: LearntFrom, row: number): Promise<LearntFace> {
  if (data.kind === 'faces') {
    return {
      name: names[row] ?? message('train.photo', { number: row + 1 }),
      picture: data.chips[row] ?? null,
    };
  }
  const { drawFace } = await import('../../faces/drawn/draw.ts');
  const [person, photo] = [Math.floor(row / data.photos), row % data.photos];
  return {
    name: message('train.drawnPhoto', { person: person + 1, photo: photo + 1 }),
    picture: drawFace(data.seed, person, photo, SHOWN_SIDE),
  };
}
