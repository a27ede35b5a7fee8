import { encodeJpeg, encodePng } from '../../../src/media/pictures.ts';
import { withPngText } from '../../../src/picture/pngText.ts';
import { createPictureEncoder } from '../../../src/workers/pictures/pictureClient.ts';

export interface SaveInput {
  size: number;
  rounds: number;
}

export interface SaveOutput {
  /** Of each round, milliseconds that the page's thread was held up at the longest: doing nothing, and while a PNG with its recipe was made. */
  idle: number[];
  apart: number[];
  onPage: number[];
  /** Tasks of over 50 ms while a PNG was made apart, in all rounds. */
  longTasks: number;
  seconds: number[];
  bytes: number;
}

/** Letters of a recipe, which a saved picture carries. */
const RECIPE = 4000;

async function bench({ size, rounds }: SaveInput): Promise<SaveOutput> {
  const pixels = { data: noise(4 * size * size), width: size, height: size };
  const encoder = createPictureEncoder({ encodePng, encodeJpeg });
  // The worker starts with the first; its start is told apart by a page that has done it once.
  await encoder.encodePng(pixels);
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  const result: SaveOutput = { idle: [], apart: [], onPage: [], longTasks: 0, seconds: [], bytes: 0 };
  for (let round = 0; round < rounds; round++) {
    observer.observe({ entryTypes: ['longtask'] });
    const begun = performance.now();
    const [apart, blob] = await heldUp(async () =>
      withPngText(await encoder.encodePng(pixels), 'recipe', 'x'.repeat(RECIPE)),
    );
    const ms = performance.now() - begun;
    observer.disconnect();
    const [idle] = await heldUp(() => new Promise((resolve) => setTimeout(resolve, ms)));
    const [onPage] = await heldUp(() => encodePng(pixels));
    result.apart.push(apart);
    result.idle.push(idle);
    result.onPage.push(onPage);
    result.seconds.push(ms / 1000);
    result.bytes = blob.size;
  }
  return { ...result, longTasks };
}

/** The longest time between two turns of the page's thread while the work goes on, in milliseconds. */
async function heldUp<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 4);
  const answer = await work();
  longest = Math.max(longest, performance.now() - last);
  clearInterval(timer);
  return [longest, answer];
}

/** Opaque pixels that a PNG can hardly make smaller: smooth ramps with grain. */
function noise(length: number): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(length);
  let seed = 1;
  for (let i = 0; i < length; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    data[i] = i % 4 === 3 ? 255 : ((i >> 12) & 255) * 0.75 + (seed >>> 26);
  }
  return data;
}

Object.assign(window, { bench });
