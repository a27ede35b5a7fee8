import { squaredDistance } from '../../faces/match/distance.ts';
import { type DecisionRule, decide } from '../../faces/match/matching.ts';
import type { FaceObservation, Identification } from '../../faces/types.ts';
import { decodeImage } from '../../media/decode.ts';
import { canvasOf } from '../../picture/canvas.ts';
import type { FaceActions } from './faces.ts';

/** Somebody of the sample photo, known while it is looked at. */
export interface Borrowed {
  id: string;
  name: string;
  encoding: Float32Array;
}

/** From left to right; more than there are people, as some names may be those of somebody enrolled. */
// words: the same in every language
const NAMES = ['Ada', 'Bea', 'Cleo', 'Dina', 'Emmy', 'Flora', 'Gina', 'Hedy', 'Ida', 'Jane', 'Kate', 'Lise'];
/** The copy that the people are known from, against the sample itself: its size, and the light in it. */
const SMALLER = 0.6;
const DARKER = 'brightness(0.75)';

/**
 * The people of the sample photo under names that are made up, so that it shows how known people look: known from another picture,
 * a smaller, mirrored and darker copy. Nothing of them is stored.
 *
 * @param taken names of people who are enrolled
 * @throws LikenessError as `find`
 */
export async function borrowNames(
  find: FaceActions['find'],
  sample: File,
  taken: readonly string[],
  signal: AbortSignal,
): Promise<Borrowed[]> {
  const picture = await decodeImage(sample, sample.name);
  const width = Math.round(SMALLER * picture.width);
  const context = canvasOf(width, Math.round(SMALLER * picture.height));
  context.filter = DARKER;
  context.setTransform(-SMALLER, 0, 0, SMALLER, width, 0);
  context.drawImage(picture, 0, 0);
  picture.close();
  const { faces } = await find(context.canvas.transferToImageBitmap(), { chips: false }, signal);
  return named(faces, taken);
}

/** Faces of a mirrored picture, named in the order of the picture itself. */
export function named(
  mirrored: readonly Pick<FaceObservation, 'box' | 'encoding'>[],
  taken: readonly string[] = [],
): Borrowed[] {
  const free = NAMES.filter((name) => !taken.includes(name));
  return mirrored
    .toSorted((a, b) => b.box.x + b.box.width / 2 - (a.box.x + a.box.width / 2))
    .flatMap(({ encoding }, i) => {
      const name = free[i];
      // words: the same in every language
      return encoding && name ? [{ id: `borrowed ${i}`, name, encoding }] : [];
    });
}

/** Who a face is among the borrowed: decided as among those enrolled. */
export function identifyAmong(
  borrowed: readonly Borrowed[],
  encoding: Float32Array,
  rule: DecisionRule,
): Identification {
  const candidates = borrowed
    .map(({ id, encoding: theirs }) => ({
      personId: id,
      templateId: id,
      distance: squaredDistance(encoding, theirs),
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3);
  return { ...decide(candidates, rule), candidates };
}
