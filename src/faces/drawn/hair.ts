import type { Paper } from './paper.ts';
import type { Colour, DrawnIdentity, DrawnPhoto } from './people.ts';
import { headShape } from './shape.ts';

export const bald = ({ hairStyle }: DrawnPhoto): boolean => hairStyle === 'bald';

/** What of the hair hangs behind the head. */
export function paintBackHair(paper: Paper, { long }: DrawnIdentity, how: DrawnPhoto): void {
  const { hair, hairStyle } = how;
  if (hairStyle === 'long') {
    paper.ellipse(-how.yaw * 0.3, 0.25, 1.3, long * 1.2, hair);
    paper.ellipse(-how.yaw * 0.3, long * 0.8, 1.25, 0.75, darker(hair));
  }
  if (hairStyle === 'curly') {
    for (let i = 0; i < 13; i++) {
      const angle = Math.PI * (0.94 + (i / 12) * 1.12);
      paper.ellipse(1.08 * Math.cos(angle), long * Math.sin(angle) * 0.95 - 0.05, 0.38, 0.38, hair);
    }
  }
  if (hairStyle === 'bun') paper.ellipse(-how.yaw * 0.5, -long * 1.28, 0.42, 0.36, hair);
}

/** Hair over the forehead, or what is worn on it. */
export function paintHair(paper: Paper, who: DrawnIdentity, how: DrawnPhoto): void {
  if (bald(how)) return;
  const head = headShape(who);
  const { hair, hairStyle, fringe } = how;
  const top = -who.long;
  const part = 0.5 * (fringe - 0.5) + how.yaw * 0.8;
  if (hairStyle === 'hat') {
    const line = top * 0.58;
    paper.shape((x, y) => Math.max(head(x / 1.12, (y + 0.05) / 1.16), y - line), how.shirt);
    const brim = (x: number, y: number) =>
      Math.max(Math.abs(x - how.yaw * 0.3) - 1.15, Math.abs(y - line) - 0.1);
    paper.shape(brim, darker(how.shirt));
    return;
  }
  // The hairline: an arc that is higher at the parting.
  const height = 0.5 + 0.22 * fringe;
  const hairline = (x: number) =>
    top * height + 0.32 * Math.abs(x - part) ** 1.6 * (hairStyle === 'bun' ? 0.7 : 1);
  const volume = hairStyle === 'curly' ? 1.12 : 1.07;
  paper.shape((x, y) => Math.max(head(x / volume, y / volume), y - hairline(x)), hair);
  const light = lighter(hair);
  for (let i = 0; i < 3; i++) {
    const from = part + (i - 1) * 0.3;
    const strand = [
      [from, top * 0.98],
      [from + 0.12 * (i - 1), top * 0.84],
      [from + 0.22 * (i - 1), top * 0.72],
    ] as const;
    paper.stroke(strand, 0.045, light, 0.55);
  }
}

const darker = ([r, g, b]: Colour): Colour => [r * 0.78, g * 0.78, b * 0.78];
const lighter = ([r, g, b]: Colour): Colour => [r + (1 - r) * 0.22, g + (1 - g) * 0.22, b + (1 - b) * 0.22];
