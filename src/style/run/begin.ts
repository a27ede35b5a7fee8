import { grey } from '../../picture/colour.ts';
import { randomNormal } from '../../picture/random.ts';
import { clamp01, rgbOf, sized } from '../../picture/rgb.ts';
import { recoloured } from '../cost/prepared.ts';
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
  const from = rgbOf(isGiven ? (given ?? content) : content);
  // The quick picture has the style's own colours; where those are changed, so are its.
  const own = start === 'instant' && given ? recoloured(from, rgbOf(content), colour) : from;
  const coloured = mirrored(sized(own, size.width, size.height).values, size, margin);
  // Where only its light is asked for, G begins where the content's target is.
  const picture = colour === 'luminance' ? grey(coloured) : coloured;
  if (isGiven || start === 'content') return clamp01(picture);
  const share = start === 'noise' ? 1 : noise;
  const random = randomNormal(seed);
  return clamp01(picture.map((value) => (1 - share) * value + share * (0.5 + 0.2 * random())));
}
