import type { FoundFile } from '../../media/files.ts';
import type { encodePng } from '../../media/pictures.ts';
import { turn } from '../../turn.ts';

const [PEOPLE, PHOTOS, SIDE, SEED] = [12, 4, 224, 7];

/** What the folder and its people are called: names, as a person would give them. */
export interface DrawnNames {
  folder: string;
  /** @param number two digits, from 01 */
  person: (number: string) => string;
}

const numbered: DrawnNames = { folder: 'drawn', person: (number) => number };

/** A folder of people drawn by code, some of them look-alikes, as if it had been dropped: to see what an evaluation says. */
export async function drawnPeople(
  encode: typeof encodePng,
  people = PEOPLE,
  names = numbered,
): Promise<FoundFile[]> {
  const { drawFace } = await import('../../faces/drawn/draw.ts');
  const files: FoundFile[] = [];
  for (let person = 0; person < people; person++) {
    for (let photo = 0; photo < PHOTOS; photo++) {
      const png = await encode(drawFace(SEED, person, photo, SIDE));
      const file = new File([png], `${photo + 1}.png`, { type: 'image/png', lastModified: 0 });
      files.push({ file, folders: [names.folder, names.person(String(person + 1).padStart(2, '0'))] });
      // Each drawing takes a moment; the page answers between two.
      await turn();
    }
  }
  return files;
}
