import type { TrainingSet } from '../train/trainingSet.ts';
import { DRAWN_SIDE, drawFace } from './draw.ts';

/** Which drawn faces: so many people with so many photos each, the same for the same seed. */
export interface DrawnChoice {
  people: number;
  photos: number;
  seed: number;
}

/** Draws the whole set, a person a turn, so that the caller can show progress or stop. Row = person * photos + photo. */
export function* drawSet({ people, photos, seed }: DrawnChoice): Generator<number, TrainingSet> {
  const size = DRAWN_SIDE * DRAWN_SIDE * 3;
  const values = new Uint8Array(people * photos * size);
  const owners: number[] = [];
  for (let person = 0; person < people; person++) {
    for (let photo = 0; photo < photos; photo++) {
      const { data } = drawFace(seed, person, photo);
      const start = owners.length * size;
      for (let i = 0; i < DRAWN_SIDE * DRAWN_SIDE; i++) {
        for (let c = 0; c < 3; c++) values[start + 3 * i + c] = data[4 * i + c] ?? 0;
      }
      owners.push(person);
    }
    yield person + 1;
  }
  return { people: owners, values, shape: [DRAWN_SIDE, DRAWN_SIDE, 3] };
}
