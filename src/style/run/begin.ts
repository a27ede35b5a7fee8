import { grey } from '../../picture/colour.ts';
import { randomNormal } from '../../picture/random.ts';
import { clamp01, rgbOf, sized } from '../../picture/rgb.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { StyleInputs } from './inputs.ts';
import { mirrored } from './margin.ts';

/**
 * What G begins as.
 *
 * @param size without the recipe's margin
 * @returns with it, [height, width, 3]
 */
export function firstPicture(
  { content, start: given }: StyleInputs,
  { start, noise, seed, colour, margin }: Recipe,
  size: { width: number; height: number },
): Float32Array {
  const isGiven = start === 'picture' || start === 'instant';
  const from = isGiven ? (given ?? content) : content;
  const coloured = mirrored(sized(rgbOf(from), size.width, size.height).values, size, margin);
  // Where only its light is asked for, G begins where the content's target is.
  const picture = colour === 'luminance' ? grey(coloured) : coloured;
  if (isGiven || start === 'content') return clamp01(picture);
  const share = start === 'noise' ? 1 : noise;
  const random = randomNormal(seed);
  return clamp01(picture.map((value) => (1 - share) * value + share * (0.5 + 0.2 * random())));
}
