import type { Colour, DrawnIdentity } from './people.ts';

/** The colour of a skin: between five tones from pale to dark, a little pink or gold. */
export function skinColour({ skin, warmth }: DrawnIdentity): Colour {
  const tones: readonly Colour[] = [
    [0.98, 0.86, 0.78],
    [0.93, 0.75, 0.62],
    [0.8, 0.59, 0.44],
    [0.6, 0.41, 0.29],
    [0.38, 0.25, 0.19],
  ];
  const place = skin * (tones.length - 1);
  const at = Math.min(Math.floor(place), tones.length - 2);
  const [from, to] = [tones[at] as Colour, tones[at + 1] as Colour];
  const share = place - at;
  const blend = (i: 0 | 1 | 2) => from[i] + share * (to[i] - from[i]);
  return [blend(0), blend(1) + 0.03 * (warmth - 0.5), blend(2) - 0.07 * (warmth - 0.5)];
}

/** f(x, y) <= 0 inside the head: an ellipse whose lower half is squarer and narrows to the chin. */
export function headShape({ long, jaw, taper }: DrawnIdentity): (x: number, y: number) => number {
  return (x, y) => {
    const down = Math.max(0, y / long);
    const half = 1 - taper * down * down;
    const power = y > 0 ? jaw : 2.1;
    return ((Math.abs(x) / half) ** power + (Math.abs(y) / long) ** power) ** (1 / power) - 1;
  };
}
