import { resize } from '../../picture/resize.ts';
import { type RgbPicture, sized } from '../../picture/rgb.ts';
import { snappedSize } from '../recipe/recipe.ts';
import type { Mask } from './styleShares.ts';

/** Shorter side that detail is looked for at, whatever G's size: a sky is as flat in a large picture. */
const LOOKED_AT = 256;
/** Pixels from one place to the next there; each looks as far as the middle of the next. */
const PLACE = 8;
/** Standard deviation of the colours about a place, 0..1, at which it shows something, and counts in full. */
const SHOWS = 0.12;

/**
 * How much the content counts at each place: in full where it shows something, less the flatter it is. A flat sky is content, too, and
 * held to it as much as its edges are, it lets through no strokes but faint ripples of its own colour, which look raised; what makes
 * out the photograph is elsewhere. What the cost is relative to stays that of the whole picture.
 *
 * @param inFlats what counts where there is nothing but one colour, 0..1
 * @returns inFlats..1, 32 along the shorter side, fewer of a very long picture
 */
export function contentShares(content: RgbPicture, inFlats: number): Mask {
  const size = snappedSize(content.width, content.height, LOOKED_AT);
  const { values } = sized(content, size.width, size.height);
  const places = { width: size.width / PLACE, height: size.height / PLACE };
  const mean = (of: Float32Array) => resize(of, size, places, 3, 'linear');
  const [means, squares] = [mean(values), mean(values.map((value) => value * value))];
  const shares = new Float32Array(places.width * places.height);
  for (let i = 0; i < shares.length; i++) {
    let variance = 0;
    for (let c = 3 * i; c < 3 * i + 3; c++) {
      variance += Math.max(0, (squares[c] as number) - (means[c] as number) ** 2) / 3;
    }
    shares[i] = inFlats + (1 - inFlats) * Math.min(1, Math.sqrt(variance) / SHOWS);
  }
  return { values: shares, ...places };
}
