import { describe, expect, it } from 'vitest';
import { markAt, markByKey, placePoints, roundLength } from './marks.ts';

describe('the plane of encodings', () => {
  it('has the same unit across and down, and all points within', () => {
    // 3 across and 1 down on 320 x 120: across (160 - 10) / 3 = 50 pixels a unit, down (60 - 10) / 1 = 50 too.
    const { at, unit } = placePoints(Float32Array.of(3, 1, -3, 0.5), 320, 120);
    expect(unit).toBe(50);
    expect([...at]).toEqual([310, 110, 10, 85]);
    // Half the height: 20 pixels a unit, across as well.
    const flat = placePoints(Float32Array.of(3, 1, -3, 0.5), 320, 60);
    expect(flat.unit).toBe(20);
    expect([...flat.at]).toEqual([220, 50, 100, 40]);
  });

  it('finds the mark that is meant', () => {
    const placed = { at: Float32Array.of(10, 10, 20, 10, 100, 100), unit: 1 };
    expect(markAt(placed, 16, 10, 14)).toBe(1);
    expect(markAt(placed, 12, 12, 14)).toBe(0);
    expect(markAt(placed, 60, 60, 14)).toBeNull();
  });

  it('is gone through by keys, photo by photo and person by person', () => {
    const people = [4, 4, 7, 7, 7, 9];
    expect(markByKey(people, null, 'ArrowRight')).toBe(0);
    expect(markByKey(people, null, 'ArrowDown')).toBe(0);
    expect(markByKey(people, 1, 'ArrowRight')).toBe(2);
    expect(markByKey(people, 5, 'ArrowRight')).toBe(5);
    expect(markByKey(people, 0, 'ArrowLeft')).toBe(0);
    expect(markByKey(people, 0, 'ArrowDown')).toBe(2);
    expect(markByKey(people, 3, 'ArrowDown')).toBe(5);
    expect(markByKey(people, 5, 'ArrowDown')).toBe(5);
    expect(markByKey(people, 5, 'ArrowUp')).toBe(2);
    expect(markByKey(people, 1, 'ArrowUp')).toBe(0);
    expect(markByKey(people, 3, 'End')).toBe(5);
    expect(markByKey(people, 3, 'Tab')).toBeNull();
    expect(markByKey([], null, 'Home')).toBeNull();
    // Photos of one person that lie apart are gone through one after the other.
    expect(markByKey([5, 3, 5, 3], 1, 'ArrowRight')).toBe(3);
    expect(markByKey([5, 3, 5, 3], 3, 'ArrowRight')).toBe(0);
    expect(markByKey([5, 3, 5, 3], 2, 'ArrowUp')).toBe(1);
  });

  it('is measured by a round length', () => {
    expect(roundLength(0.7)).toBeCloseTo(0.5);
    expect(roundLength(0.25)).toBeCloseTo(0.2);
    expect(roundLength(1.9)).toBe(1);
    expect(roundLength(0.0019)).toBeCloseTo(0.001);
  });
});
