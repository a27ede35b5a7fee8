import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { median, openBrowser, printJson, serve } from './harness.ts';

// Frames a second while the window is dragged over the input, in the built app, along one, two and three axes.
//   npm run bench:convolve -- [--seconds 4]

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '4' } } });
const seconds = Number(values.seconds);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'likeness-bench-'));

/** What the page measured: milliseconds from frame to frame, and how many places of the window were seen. */
interface Drag {
  intervals: number[];
  places: number;
}

/** Runs in the page: moves the held pointer in a circle, once a frame, and takes the time from frame to frame. */
async function drag(seconds: number): Promise<Drag> {
  const canvas = document.querySelector<HTMLCanvasElement>('canvas[role="application"]');
  if (!canvas) throw new Error('The input is not shown.');
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const seen = new Set<string>();
  const intervals: number[] = [];
  const end = performance.now() + seconds * 1000;
  let last = 0;
  for (let time = 0; time < end; ) {
    time = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const angle = time / 600;
    const at = {
      clientX: left + width * (0.5 + 0.4 * Math.cos(angle)),
      clientY: top + height * (0.5 + 0.4 * Math.sin(angle)),
    };
    canvas.dispatchEvent(new PointerEvent('pointermove', { ...at, pointerId: 1, bubbles: true, buttons: 1 }));
    if (last) intervals.push(time - last);
    last = time;
    if (intervals.length % 5 !== 0) continue;
    const words = document.querySelector('main')?.textContent ?? '';
    seen.add(words.match(/(Row|Place) \d+ of \d+(, \w+ \d+ of \d+)*/)?.[0] ?? '');
  }
  return { intervals, places: seen.size };
}

try {
  await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  const server = await serve(folder);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${server.url}?backend=wasm#/convolve`);
    const results: Record<string, object> = {};
    for (const [name, button, computedBy] of [
      ['textbook1d', '1D textbook', 'conv1d'],
      ['textbook2d', '2D textbook', 'conv2d'],
      ['textbook3d', '3D textbook', 'conv3d'],
      ['heartbeat', 'Heartbeat', 'conv1d'],
      ['picture', 'Harbour', 'conv2d'],
      ['head', 'Head', 'conv3d'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await page.getByText(`Computed by tf.${computedBy}`).waitFor();
      await page.getByText('✓ equal').waitFor();
      const box = await page.getByRole('application').first().boundingBox();
      if (!box) throw new Error('The input is not shown.');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      const { intervals, places } = await page.evaluate(drag, seconds);
      await page.mouse.up();
      const sorted = intervals.toSorted((a, b) => a - b);
      results[name] = {
        framesPerSecond: (1000 * intervals.length) / intervals.reduce((sum, each) => sum + each, 0),
        medianMs: median(intervals),
        slowestOfHundredMs: sorted[Math.floor(0.99 * (sorted.length - 1))],
        framesOver20Ms: intervals.filter((each) => each > 20).length,
        frames: intervals.length,
        placesSeen: places,
      };
    }
    printJson({ seconds, ...results });
  } finally {
    await browser.close();
    await server.close();
  }
} finally {
  await rm(folder, { recursive: true });
}
