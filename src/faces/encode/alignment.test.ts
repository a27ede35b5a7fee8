import { describe, expect, it } from 'vitest';
import { Pyramid } from '../../picture/resample.ts';
import { angleOf, applyTo, scaleOf } from '../../picture/similarity.ts';
import { drawn } from '../testing/pictures.ts';
import { chipToPicture, cutChip, jittered } from './alignment.ts';
import { chipPoints, meshIndices } from './meanFace.ts';

/** A mesh whose seven points are the chip's, carried by x' = scale * turn(x) + (dx, dy); its other points lie at 0. */
function meshOf(scale: number, angle: number, dx: number, dy: number): Float32Array {
  const points = new Float32Array(468 * 3);
  meshIndices.forEach((index, i) => {
    const [x, y] = [chipPoints[2 * i] ?? 0, chipPoints[2 * i + 1] ?? 0];
    points[3 * index] = scale * (x * Math.cos(angle) - y * Math.sin(angle)) + dx;
    points[3 * index + 1] = scale * (x * Math.sin(angle) + y * Math.cos(angle)) + dy;
  });
  return points;
}

describe('chipToPicture', () => {
  it('gives back how the mean face was moved', () => {
    const t = chipToPicture(meshOf(2, Math.PI / 6, 40, -10));
    expect(scaleOf(t)).toBeCloseTo(2, 5);
    expect(angleOf(t)).toBeCloseTo(Math.PI / 6, 5);
    expect(t.tx).toBeCloseTo(40, 3);
    expect(t.ty).toBeCloseTo(-10, 3);
  });

  it('puts the outer corner of the right eye where the encoder expects it', () => {
    // (0.25 + 0.121737) / 1.5 * 150 = 37.1737 and (0.25 + 0.216423) / 1.5 * 150 = 46.6423.
    expect(chipPoints[0]).toBeCloseTo(37.1737, 4);
    expect(chipPoints[1]).toBeCloseTo(46.6423, 4);
    const mesh = meshOf(3, 0.4, 100, 50);
    const [x, y] = applyTo(chipToPicture(mesh), 37.1737, 46.6423);
    expect(x).toBeCloseTo(mesh[3 * 33] ?? 0, 3);
    expect(y).toBeCloseTo(mesh[3 * 33 + 1] ?? 0, 3);
  });
});

describe('cutChip', () => {
  it('is the picture itself where the face already has the chip’s place', () => {
    const picture = drawn(150, 150, (x, y) => [x, y, (x + y) / 2]);
    const chip = cutChip(new Pyramid(picture), { a: 1, b: 0, tx: 0, ty: 0 });
    expect(chip).toEqual(picture);
  });

  it('stays with the face when picture and face turn together', () => {
    // A plane of grey that rises along the face's own x axis, seen by a face turned by 90 degrees.
    const upright = cutChip(new Pyramid(drawn(200, 200, (x) => x)), chipToPicture(meshOf(1, 0, 20, 20)));
    const turned = cutChip(
      new Pyramid(drawn(200, 200, (_, y) => y)),
      chipToPicture(meshOf(1, Math.PI / 2, 180, 20)),
    );
    for (const i of [4 * (75 * 150 + 20), 4 * (30 * 150 + 75), 4 * (120 * 150 + 130)]) {
      expect(Math.abs((turned.data[i] ?? 0) - (upright.data[i] ?? 0))).toBeLessThanOrEqual(1);
    }
    // Chip column 20 is picture column 20 + 20.
    expect(upright.data[4 * (75 * 150 + 20)]).toBe(40);
  });
});

describe('jittered', () => {
  const base = { a: 2, b: 0, tx: 10, ty: 10 };

  it('stays within 3 pixels, 3 degrees and 4 per cent of the chip, and is the same every time', () => {
    const all = jittered(base, 50);
    expect(all).toHaveLength(50);
    expect(jittered(base, 50)).toEqual(all);
    for (const t of all) {
      const [x, y] = applyTo(t, 75, 75);
      expect(Math.max(Math.abs(x - 160), Math.abs(y - 160))).toBeLessThanOrEqual(2 * 3 + 1e-9);
      expect(Math.abs(angleOf(t))).toBeLessThanOrEqual((3 * Math.PI) / 180 + 1e-9);
      expect(Math.abs(scaleOf(t) / 2 - 1)).toBeLessThanOrEqual(0.04 + 1e-9);
    }
  });

  it('leans to no side', () => {
    const all = jittered(base, 200);
    const [x, y] = all
      .map((t) => applyTo(t, 75, 75))
      .reduce(([sx, sy], [px, py]) => [sx + px / 200, sy + py / 200], [0, 0]);
    expect(x).toBeCloseTo(160, 0);
    expect(y).toBeCloseTo(160, 0);
  });
});
