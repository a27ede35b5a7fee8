import { expect, it } from 'vitest';
import { grey, matchHistogram, matchMoments, moments, withLight } from './colour.ts';

const wave = (length: number, phase: number) =>
  Float32Array.from({ length }, (_, i) => 0.5 + 0.3 * Math.sin(i * i * 0.7 + phase));

it('grey has the luma of BT.601', () => {
  expect([...grey(new Float32Array([1, 0, 0, 0.5, 0.5, 0.5]))].map((x) => x.toFixed(3))).toEqual([
    ...['0.299', '0.299', '0.299'],
    ...['0.500', '0.500', '0.500'],
  ]);
});

it('withLight takes light from one and colour from the other', () => {
  const mixed = withLight(new Float32Array([0.6, 0.2, 0.2]), new Float32Array([0.5, 0.5, 0.5]));
  expect(grey(mixed)[0]).toBeCloseTo(0.5, 6);
  // The differences between channels are the colour's.
  expect((mixed[0] ?? 0) - (mixed[1] ?? 0)).toBeCloseTo(0.4, 6);
});

it('matchHistogram gives each rank the target’s value', () => {
  const source = new Float32Array([0.1, 0, 0, 0.9, 0, 0, 0.5, 0, 0]);
  const target = new Float32Array([0.3, 1, 0, 0.2, 1, 0, 0.4, 1, 0]);
  const red = matchHistogram(source, target).filter((_, i) => i % 3 === 0);
  expect([...red].map((x) => x.toFixed(2))).toEqual(['0.20', '0.40', '0.30']);
});

it('matchMoments gives the target’s mean and covariance', () => {
  const [source, target] = [wave(300, 0), wave(600, 2)];
  const [got, wanted] = [moments(matchMoments(source, target)), moments(target)];
  got.mean.forEach((value, i) => {
    expect(value).toBeCloseTo(wanted.mean[i] ?? Number.NaN, 4);
  });
  got.covariance.forEach((value, i) => {
    expect(value).toBeCloseTo(wanted.covariance[i] ?? Number.NaN, 4);
  });
});

it('matchMoments survives pictures of one colour', () => {
  const flat = new Float32Array(30).fill(0.4);
  for (const value of matchMoments(flat, wave(30, 1))) expect(Number.isFinite(value)).toBe(true);
});
