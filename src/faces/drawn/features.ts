import type { Paper } from './paper.ts';
import { type Colour, type DrawnIdentity, type DrawnPhoto, hueColour } from './people.ts';
import { headShape, skinColour } from './shape.ts';

/** Eyes, brows, nose, mouth, beard and glasses, in the order they lie over each other. */
export function paintFeatures(paper: Paper, who: DrawnIdentity, how: DrawnPhoto): void {
  paintBeard(paper, who, how);
  for (const side of [-1, 1] as const) paintEye(paper, who, how, side);
  paintNose(paper, who);
  paintMouth(paper, who, how);
  if (who.mole) {
    paper.ellipse(paper.turn(who.mole.x, 0.85), who.mole.y, 0.045, 0.045, [0.22, 0.12, 0.09], 0.9, true);
  }
  paintGlasses(paper, who, how);
}

function paintEye(paper: Paper, who: DrawnIdentity, how: DrawnPhoto, side: -1 | 1): void {
  const x = paper.turn(side * who.eyeApart, 0.9);
  const y = who.eyeHeight;
  const wide = who.eyeWidth * Math.cos(how.yaw);
  const tilt = -side * who.eyeTilt;
  const skin = skinColour(who);
  const shadow: Colour = [skin[0] * 0.78, skin[1] * 0.72, skin[2] * 0.72];
  paper.soft(x, y - 0.02, wide * 1.7, who.eyeOpen * 2.6, shadow, 0.7);
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const along = (px: number, py: number) =>
    [(px - x) * cos + (py - y) * sin, -(px - x) * sin + (py - y) * cos] as const;
  // Two arcs that meet in the corners.
  const lens = (px: number, py: number) => {
    const [u, v] = along(px, py);
    return Math.abs(v) / who.eyeOpen - (1 - (u / wide) ** 2);
  };
  const reach = { x, y, radius: wide + 0.02 };
  paper.shape(lens, [0.96, 0.95, 0.93], 1, true, reach);
  const look = paper.turn(0, 0.25);
  const radius = Math.min(who.eyeOpen * 1.08, wide * 0.62);
  const disc = (size: number) => (px: number, py: number) =>
    Math.max(lens(px, py), Math.hypot(px - x - look, py - y) / size - 1);
  const dark =
    who.iris < 0.5
      ? hueColour(0.07, 0.62, 0.16 + 0.5 * who.iris)
      : hueColour(0.3 + 0.5 * (who.iris - 0.5) + 0.1, 0.45, 0.55);
  paper.shape(disc(radius), dark, 1, false, reach);
  paper.shape(disc(radius * 0.48), [0.04, 0.03, 0.04], 1, false, reach);
  paper.ellipse(
    x + look + radius * 0.35,
    y - radius * 0.35,
    radius * 0.26,
    radius * 0.26,
    [1, 1, 1],
    0.9,
    false,
  );
  const lid = Array.from({ length: 9 }, (_, i) => {
    const u = (i / 4 - 1) * wide;
    const v = -who.eyeOpen * (1 - (u / wide) ** 2);
    return [x + u * cos - v * sin, y + u * sin + v * cos] as const;
  });
  paper.stroke(lid, 0.035, [0.14, 0.09, 0.08], 0.95, false);
  const lift = -who.browHeight - who.eyeOpen * 0.4 - 0.04 * Math.max(0, how.smile);
  const brow = Array.from({ length: 5 }, (_, i) => {
    const u = i / 2 - 1;
    const rise = lift - who.browTilt * 0.4 * u - 0.05 * (1 - u * u);
    return [x + side * u * who.browLength, y + rise] as const;
  });
  const browColour: Colour = [0.2 - 0.12 * who.skin, 0.13 - 0.08 * who.skin, 0.1 - 0.06 * who.skin];
  paper.stroke(brow, who.browThick, browColour, 0.92, true);
}

function paintNose(paper: Paper, who: DrawnIdentity): void {
  const skin = skinColour(who);
  const shade: Colour = [skin[0] * 0.7, skin[1] * 0.62, skin[2] * 0.6];
  const tip = who.eyeHeight + who.noseLong;
  const x = paper.turn(0, 1.25);
  const bridge = paper.turn(0, 1.02);
  paper.stroke(
    [
      [bridge + 0.07, who.eyeHeight + 0.04],
      [x + 0.07, tip - 0.1],
      [x + who.noseWide * 0.9, tip - 0.01],
    ],
    0.03,
    shade,
    0.65,
  );
  paper.soft(
    x,
    tip - 0.06,
    who.noseWide,
    who.noseWide * 0.8,
    [Math.min(1, skin[0] * 1.08), skin[1], skin[2]],
    0.6,
  );
  const under = Array.from({ length: 7 }, (_, i) => {
    const u = i / 3 - 1;
    return [x + u * who.noseWide, tip + 0.045 * (1 - u * u)] as const;
  });
  paper.stroke(under, 0.038, shade, 0.9);
  for (const side of [-1, 1]) {
    paper.ellipse(
      x + side * who.noseWide * 0.5,
      tip + 0.015,
      who.noseWide * 0.22,
      0.03,
      [0.25, 0.12, 0.1],
      0.6,
      true,
    );
  }
}

function paintMouth(paper: Paper, who: DrawnIdentity, how: DrawnPhoto): void {
  const skin = skinColour(who);
  const lip: Colour = [skin[0] * 0.82, skin[1] * 0.5, skin[2] * 0.52];
  const x = paper.turn(0, 1.02);
  const y = who.mouthHeight;
  const wide = who.mouthWide * (1 + 0.18 * how.smile) * Math.cos(how.yaw);
  const bend = (px: number) => -0.14 * how.smile * ((px - x) / wide) ** 2 + 0.06 * how.smile;
  const open = 0.12 * how.open;
  const reach = { x, y, radius: wide + 0.2 };
  const between = (up: number, down: number) => (px: number, py: number) => {
    const u = (px - x) / wide;
    const room = Math.max(0, 1 - u * u);
    const v = py - y - bend(px);
    return Math.max(v - down * room, -v - up * room) * 3 + Math.max(0, Math.abs(u) - 1) * 3;
  };
  paper.shape(between(who.lips * 0.85 + open / 2, who.lips * 1.15 + open), lip, 1, true, reach);
  if (open > 0.015) {
    paper.shape(between(open / 2, open), [0.24, 0.07, 0.08], 1, false, reach);
    paper.shape(between(open / 2, -open * 0.05), [0.96, 0.95, 0.92], 0.95, false, reach);
  } else {
    const line = Array.from({ length: 9 }, (_, i) => {
      const px = x + (i / 4 - 1) * wide;
      return [px, y + bend(px)] as const;
    });
    paper.stroke(line, 0.03, [lip[0] * 0.5, lip[1] * 0.45, lip[2] * 0.45], 0.9);
  }
}

function paintBeard(paper: Paper, who: DrawnIdentity, how: DrawnPhoto): void {
  if (how.beard === 'none') return;
  const head = headShape(who);
  const mouth = who.mouthHeight;
  const x = paper.turn(0, 1);
  if (how.beard === 'moustache' || how.beard === 'full') {
    const top = (px: number, py: number) =>
      Math.hypot((px - x) / (who.mouthWide * 1.25), (py - mouth + who.lips + 0.1) / 0.1) - 1;
    paper.shape(top, how.hair, 0.95, true, { x, y: mouth - 0.15, radius: who.mouthWide * 1.4 });
  }
  if (how.beard === 'moustache') return;
  const jaw = (px: number, py: number) =>
    Math.max(head(px, py / 1.03), mouth - 0.42 - py + 0.5 * (1 - Math.abs(px - x * 0.4)) ** 2);
  paper.shape(jaw, how.hair, how.beard === 'stubble' ? 0.3 : 0.95);
}

function paintGlasses(paper: Paper, who: DrawnIdentity, how: DrawnPhoto): void {
  if (how.glasses === 'none') return;
  const frame: Colour = how.glasses === 'round' ? [0.5, 0.36, 0.14] : [0.1, 0.1, 0.12];
  const power = how.glasses === 'round' ? 2 : 4;
  const size = 0.34;
  const y = who.eyeHeight + 0.02;
  const centres = [-1, 1].map((side) => paper.turn(side * Math.max(who.eyeApart, size + 0.06), 0.98));
  for (const [index, cx] of centres.entries()) {
    const round = (px: number, py: number) =>
      (Math.abs((px - cx) / size) ** power + Math.abs((py - y) / (size * 0.82)) ** power) ** (1 / power);
    const reach = { x: cx, y, radius: size * 1.4 };
    if (how.glasses === 'dark')
      paper.shape((px, py) => round(px, py) - 1, [0.08, 0.08, 0.1], 0.82, false, reach);
    paper.shape((px, py) => Math.abs(round(px, py) - 1) - 0.09, frame, 0.95, true, reach);
    const side = index === 0 ? -1 : 1;
    paper.stroke([[cx + side * size, y - 0.05], [side * 1.02, y - 0.08]], 0.05, frame, 0.9); // biome-ignore format: one line reads better
  }
  paper.stroke([[(centres[0] ?? 0) + size, y - 0.04], [(centres[1] ?? 0) - size, y - 0.04]], 0.05, frame, 0.95); // biome-ignore format: one line reads better
}
