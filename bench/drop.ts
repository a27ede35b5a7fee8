import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { openBrowser, printJson, serve } from './harness.ts';

// The built app (`npm run build` first) with thousands of pictures dropped on it, as files and as a folder of people: the longest
// time the page did not answer in the seconds after, and for how long the browser kept it before it told of the drop at all.
//   npm run bench:drop -- [--files 5000] [--seconds 8] [--screens identify,enroll]

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '8' },
    screens: { type: 'string', default: 'identify,enroll,verify,evaluate,train,style' },
  },
});
const count = Number(values.files);
const seconds = Number(values.seconds);
const PER_PERSON = 10;
const screens = values.screens.split(',');

const folder = await mkdtemp(join(tmpdir(), 'likeness-drop-'));
const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#a86' } })
  .png()
  .toBuffer();
const files: string[] = [];
for (let i = 0; i < count; i++) {
  const person = join(folder, `person ${String(Math.floor(i / PER_PERSON)).padStart(4, '0')}`);
  if (i % PER_PERSON === 0) await mkdir(person);
  const file = join(person, `${i % PER_PERSON}.png`);
  await writeFile(file, picture);
  files.push(file);
}

interface Seen {
  /** When each began and ended. */
  tasks: (readonly [from: number, to: number])[];
  /** When the page's first handler was called; 0 before. */
  dropped: number;
}

const server = await serve('dist');
const browser = await openBrowser();
const result: Record<string, unknown> = {};
try {
  for (const screen of screens) {
    result[screen] = { files: await dropOn(screen, files), folder: await dropOn(screen, [folder]) };
  }
  printJson({ files: count, seconds, ...result });
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}

/**
 * Tasks of the page's thread over 50 ms, the longest first, and the sentence that says what became of the files. The browser makes a
 * list of thousands of files in a task of the page before it calls the page's first handler: that part is told apart, as `browser`.
 */
async function dropOn(screen: string, paths: readonly string[]) {
  const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1280, height: 800 } });
  await page.goto(`${server.url}#/${screen}`);
  await page.getByRole('main').waitFor();
  // Its code and what it reads when it opens come first.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const seen: Seen = { tasks: [], dropped: 0 };
    Object.assign(window, { seen });
    addEventListener('drop', () => (seen.dropped ||= performance.now()), { capture: true });
    new PerformanceObserver((list) =>
      seen.tasks.push(
        ...list.getEntries().map(({ startTime, duration }) => [startTime, startTime + duration] as const),
      ),
    ).observe({ entryTypes: ['longtask'] });
  });
  await drop(page, paths);
  await page.waitForTimeout(seconds * 1000);
  const { tasks, dropped } = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  const said = await page.getByRole('main').getByRole('status').allInnerTexts();
  const toasts = await page.getByRole('region', { name: 'Notifications' }).allInnerTexts();
  await page.close();
  return {
    longTasks: longest(tasks.map(([from, to]) => to - Math.max(from, dropped))),
    browser: longest(tasks.map(([from, to]) => Math.min(to, dropped) - from)),
    said: [...said, ...toasts].filter((text) => text !== ''),
  };
}

/** The longest that are over 50 ms, in whole milliseconds. */
function longest(times: readonly number[]): number[] {
  return times
    .filter((ms) => ms > 50)
    .toSorted((a, b) => b - a)
    .map(Math.round)
    .slice(0, 5);
}

/** As from the file manager: the files lie on the disk, and a folder is walked through. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  }
  await session.detach();
}
