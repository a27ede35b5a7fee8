import { beforeEach, describe, expect, it } from 'vitest';
import { snapshotTaker } from './styleSnapshots.ts';

// A browser makes the JPEG; here only which steps are taken matters.
const encodeJpeg = async () => new Blob(['jpeg']);

const picture = { data: new Uint8ClampedArray(4), width: 1, height: 1 };

describe('snapshots', () => {
  let steps: number[] = [];
  beforeEach(() => {
    steps = [];
  });
  const taker = () =>
    snapshotTaker(encodeJpeg, (now) => {
      steps = now;
    });

  it('stay within 64, spread over the steps, with the first and the last', async () => {
    const snapshots = taker();
    for (let step = 1; step <= 1000; step++) await snapshots.offer(step, picture);
    await snapshots.offer(1001, picture, true);
    expect(steps.length).toBeGreaterThan(30);
    expect(steps.length).toBeLessThanOrEqual(65);
    expect([steps[0], steps.at(-1)]).toEqual([1, 1001]);
    const gaps = steps.slice(1, -1).map((step, i) => step - (steps[i] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(33);
  });

  it('do not take a step twice or backwards, and begin anew when cleared', async () => {
    const snapshots = taker();
    await snapshots.offer(5, picture);
    await snapshots.offer(5, picture, true);
    await snapshots.offer(3, picture);
    expect(steps).toEqual([5]);
    snapshots.clear();
    expect(steps).toEqual([]);
    await snapshots.offer(2, picture);
    expect(snapshots.all().map(({ step }) => step)).toEqual([2]);
  });
});
