import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../picture/pixels.ts';
import { drawFace } from './draw.ts';
import { drawnIdentity, drawnPhoto } from './people.ts';

const difference = (a: Pixels, b: Pixels) =>
  a.data.reduce((sum, value, i) => sum + Math.abs(value - (b.data[i] ?? 0)), 0) / a.data.length;

describe('drawn people', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(drawFace(7, 3, 1).data).toEqual(drawFace(7, 3, 1).data);
    expect(difference(drawFace(7, 3, 1), drawFace(8, 3, 1))).toBeGreaterThan(10);
    expect(drawFace(7, 3, 1, 96).width).toBe(96);
  });

  it('keep who they are from photo to photo, while the photos differ', () => {
    expect(drawnIdentity(7, 3)).toEqual(drawnIdentity(7, 3));
    const photos = Array.from({ length: 12 }, (_, photo) => drawnPhoto(7, 3, photo));
    expect(new Set(photos.map(({ hairStyle }) => hairStyle)).size).toBeGreaterThan(2);
    expect(new Set(photos.map(({ glasses }) => glasses)).size).toBeGreaterThan(1);
    expect(difference(drawFace(7, 3, 0), drawFace(7, 3, 1))).toBeGreaterThan(10);
  });

  it('come with look-alikes: nearly the same proportions and the same hair', () => {
    const [elder, twin, stranger] = [drawnIdentity(7, 4), drawnIdentity(7, 5), drawnIdentity(7, 6)];
    // The twin is a fifth of the way to a face of their own at most: 0.2 * (1.5 - 1.08).
    expect(Math.abs(elder.long - twin.long)).toBeLessThanOrEqual(0.2 * 0.42);
    expect(Math.abs(elder.skin - twin.skin)).toBeLessThanOrEqual(0.2);
    expect(elder.eyeApart).not.toBeCloseTo(twin.eyeApart, 3);
    expect(stranger).not.toEqual(elder);
    for (let photo = 0; photo < 6; photo++) {
      const [a, b] = [drawnPhoto(7, 4, photo), drawnPhoto(7, 5, photo)];
      expect([b.hairStyle, b.hair]).toEqual([a.hairStyle, a.hair]);
      expect(b.light).not.toEqual(a.light);
    }
  });

  it('cannot be told apart by their pixels: circumstances outweigh who it is', () => {
    let [wins, trials] = [0, 0];
    for (let person = 0; person < 24; person += 2) {
      const anchor = drawFace(7, person, 0);
      const own = difference(anchor, drawFace(7, person, 1));
      const other = difference(anchor, drawFace(7, (person + 8) % 24, 1));
      trials++;
      if (own < other) wins++;
    }
    expect(wins / trials).toBeLessThan(0.85);
  });
});
