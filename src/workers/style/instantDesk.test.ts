import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bufferSource, openSafetensors } from '../../networks/files/safetensors.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { randomNormal } from '../../picture/random.ts';
import { drawSample } from '../../style/samples/samples.ts';
import { InstantDesk, type InstantStyle } from './instantDesk.ts';

const open = async (name: string) => {
  const bytes = await readFile(new URL(`../../../public/models/style-${name}.safetensors`, import.meta.url));
  return openSafetensors(bufferSource(new Uint8Array(bytes).buffer));
};
const content = drawSample('harbour', 128, 96);
let read: string[] = [];
const styleOf = (name: 'brush-strokes' | 'stained-glass', weight = 1): InstantStyle => ({
  id: name,
  read: () => {
    read.push(name);
    return drawSample(name, 128, 96);
  },
  weight,
  mask: null,
});
const meanDifference = (a: Pixels, b: Pixels) => {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0));
  return sum / (0.75 * a.data.length);
};

let desk: InstantDesk;
let before: number;

beforeAll(useNodeWasm);
beforeEach(async () => {
  read = [];
  before = tf.memory().numTensors;
  desk = await InstantDesk.load(await open('embedded'), await open('instant'));
});
afterEach(() => {
  desk.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

describe('pictures', () => {
  const photo = { id: 'photo', read: () => content };

  it('are painted the more the further the slider goes, and are the photograph at its start', async () => {
    const made = async (amount: number) =>
      desk.picture(photo, { styles: [styleOf('stained-glass')], amount, size: 96 });
    const [none, half, all] = [await made(0), await made(0.5), await made(1)];
    expect([none.width, none.height]).toEqual([128, 96]);
    const [a, b, c] = [none, half, all].map((picture) => meanDifference(picture, content)) as [
      number,
      number,
      number,
    ];
    expect(a).toBeLessThan(1);
    expect(b).toBeGreaterThan(a);
    expect(c).toBeGreaterThan(1.2 * b);
  });

  it('see each picture once, whatever the slider and the weights do, and forget a style that is gone', async () => {
    const styles = (weight: number) => [styleOf('brush-strokes', 1), styleOf('stained-glass', weight)];
    await desk.picture(photo, { styles: styles(1), amount: 1, size: 64 });
    const held = tf.memory().numTensors;
    for (const weight of [0.2, 0.4, 3])
      await desk.picture(photo, { styles: styles(weight), amount: weight / 3, size: 64 });
    expect(read).toEqual(['brush-strokes', 'stained-glass']);
    expect(tf.memory().numTensors).toBe(held);
    await desk.picture(photo, { styles: [styleOf('brush-strokes')], amount: 1, size: 64 });
    expect(tf.memory().numTensors).toBeLessThan(held);
  });
});

it('long, tiny and transparent pictures are painted, too, with the style seen at its size', async () => {
  const all = { styles: [styleOf('stained-glass')], amount: 1, size: 64 };
  const made = async (width: number, height: number, fill: number) =>
    desk.picture(
      {
        id: `${width}`,
        read: () => ({ data: new Uint8ClampedArray(4 * width * height).fill(fill), width, height }),
      },
      all,
    );
  const spread = ({ data }: Pixels) => {
    const red = data.filter((_, i) => i % 4 === 0);
    return Math.max(...red) - Math.min(...red);
  };
  const long = await made(300, 6, 128);
  expect([long.width, long.height]).toEqual([256, 16]);
  // The glass has several colours: of a style seen as one line there would be one.
  expect(spread(long)).toBeGreaterThan(20);
  for (const picture of [await made(1, 1, 255), await made(16, 16, 0)]) {
    expect([picture.width, picture.height]).toEqual([64, 64]);
    expect(picture.data.every((value) => Number.isFinite(value))).toBe(true);
  }
});

describe('a video', () => {
  /** The same scene with a sensor's noise, of 2 % of the range. */
  const frames = Array.from({ length: 8 }, (_, seed): Pixels => {
    const normal = randomNormal(seed + 1);
    return { ...content, data: content.data.map((value, i) => (i % 4 === 3 ? 255 : value + 5 * normal())) };
  });

  it('of a still scene flickers at most one and a half times as much as the camera’s own noise', async () => {
    const wish = { styles: [styleOf('brush-strokes')], amount: 0.9, size: 96 };
    const painted: Pixels[] = [];
    for (const frame of frames) painted.push(await desk.frame('a', frame, wish));
    const steps = (of: readonly Pixels[]) =>
      of.slice(2).map((each, i) => meanDifference(each, of[i + 1] as Pixels));
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(steps(frames))).toBeGreaterThan(4);
    expect(mean(steps(painted)) / mean(steps(frames))).toBeLessThan(1.5);
  });

  it('keeps no more from frame to frame, and follows a cut at once, statistics and all', async () => {
    const wish = { styles: [styleOf('brush-strokes')], amount: 1, size: 64 };
    await desk.frame('a', frames[0] as Pixels, wish);
    const held = tf.memory().numTensors;
    for (const frame of frames.slice(1, 4)) await desk.frame('a', frame, wish);
    expect(tf.memory().numTensors).toBe(held);
    const other = drawSample('mountains', 128, 96);
    const cut = await desk.frame('a', other, wish);
    const fresh = await desk.frame('b', other, wish);
    // The statistics are still those of the scene before; nothing of its pixels is.
    expect(meanDifference(cut, fresh)).toBeLessThan(45);
    expect(meanDifference(cut, fresh)).toBeLessThan(
      meanDifference(cut, await desk.frame('c', frames[0] as Pixels, wish)),
    );
  });
});
