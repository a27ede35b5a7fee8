import type { Pixels } from '../../picture/pixels.ts';
import { randomUniform } from '../../picture/random.ts';
import { SIAMESE_SIDE } from '../train/siameseShape.ts';
import { paintFeatures } from './features.ts';
import { bald, paintBackHair, paintHair } from './hair.ts';
import { Paper } from './paper.ts';
import {
  type Colour,
  type DrawnIdentity,
  type DrawnPhoto,
  drawnIdentity,
  drawnPhoto,
  mix,
} from './people.ts';
import { headShape, skinColour } from './shape.ts';

/** Side of a drawn face in the training set, in pixels: what the Siamese network takes. */
export const DRAWN_SIDE = SIAMESE_SIDE;

/**
 * A face drawn by code: photo number `photo` of person number `person`. Who it is sets the proportions, eyes, brows, nose, mouth
 * and skin; the photo sets hair, beard, glasses, light, pose, expression and background. The same for the same numbers.
 *
 * @param side of the square picture, in pixels
 * @returns RGBA
 */
export function drawFace(seed: number, person: number, photo: number, side = DRAWN_SIDE): Pixels {
  const paper = new Paper(side);
  const who = drawnIdentity(seed, person);
  const how = drawnPhoto(seed, person, photo);
  paintGround(paper, how);
  paper.place(how);
  paintBackHair(paper, who, how);
  paintBody(paper, who, how);
  paintHead(paper, who, how);
  paintFeatures(paper, who, how);
  paintHair(paper, who, how);
  return paper.finish(randomUniform(mix(seed, person, 9000 + photo)), how.grain);
}

function paintGround(paper: Paper, { ground }: DrawnPhoto): void {
  const { from, to, pattern, angle } = ground;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  paper.cover((x, y) => {
    const along = x * cos + y * sin;
    const across = -x * sin + y * cos;
    switch (pattern) {
      case 'stripes':
        return mixed(from, to, smooth(0.5 + 2.5 * Math.sin(9 * along)));
      case 'dots':
        return mixed(from, to, smooth(2 - 5 * Math.hypot(wrap(along * 2.4), wrap(across * 2.4))));
      case 'sun':
        return mixed(from, to, smooth(4 * (0.9 - Math.hypot(x - cos, y - sin * 0.6))));
      default:
        return mixed(from, to, smooth(0.5 + 0.5 * along));
    }
  });
}

function paintBody(paper: Paper, who: DrawnIdentity, how: DrawnPhoto): void {
  const { long } = who;
  const skin = skinColour(who);
  const dim: Colour = [skin[0] * 0.8, skin[1] * 0.78, skin[2] * 0.78];
  paper.ellipse(0, long + 0.95, 1.75, 0.85, how.shirt, 1, true);
  paper.shape((x, y) => Math.max(Math.abs(x) - 0.44 - 0.12 * Math.max(0, y - long), 0.2 - y), dim, 1, true);
  paper.ellipse(0, long + 0.2, 0.5, 0.16, dim, 1, true);
  for (const side of [-1, 1]) {
    const x = side * (0.98 + who.ears * 0.3) - how.yaw * 0.4;
    paper.ellipse(x, 0.05, who.ears, who.ears * 1.6, skin, 1, true);
    paper.ellipse(x, 0.06, who.ears * 0.5, who.ears, dim, 0.7, true);
  }
}

function paintHead(paper: Paper, who: DrawnIdentity, how: DrawnPhoto): void {
  const skin = skinColour(who);
  const inside = headShape(who);
  paper.shape(inside, skin, 1, true);
  const blush: Colour = [Math.min(1, skin[0] * 1.04), skin[1] * 0.8, skin[2] * 0.8];
  for (const side of [-1, 1]) {
    paper.soft(paper.turn(side * 0.52, 0.8), 0.4, 0.36, 0.3, blush, 0.5);
  }
  if (who.freckles > 0.65) {
    const brown: Colour = [skin[0] * 0.66, skin[1] * 0.55, skin[2] * 0.5];
    for (let i = 0; i < 14; i++) {
      const x = 0.75 * Math.sin(i * 2.4) * (0.35 + (i % 5) / 7);
      paper.ellipse(paper.turn(x, 0.9), 0.24 + 0.1 * Math.cos(i * 1.7), 0.028, 0.028, brown, 0.75, false);
    }
  }
  if (bald(how)) paper.soft(-0.25 + how.light.x * 0.3, -0.75 * who.long, 0.3, 0.14, [1, 1, 1], 0.35);
}

const mixed = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + share * (to[0] - from[0]),
  from[1] + share * (to[1] - from[1]),
  from[2] + share * (to[2] - from[2]),
];

const smooth = (x: number): number => {
  const t = Math.min(1, Math.max(0, x));
  return t * t * (3 - 2 * t);
};

const wrap = (x: number): number => x - Math.round(x);
