import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { openBrowser, printJson, serve } from './harness.ts';

// The built app (`npm run build` first) with thousands of pictures dropped on it, as files and as a folder of people: the longest
// time the page did not answer in the seconds after.
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

/** Tasks of the page's thread over 50 ms, the longest first, and the sentence that says what became of the files. */
async function dropOn(screen: string, paths: readonly string[]) {
  const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1280, height: 800 } });
  await page.goto(`${server.url}#/${screen}`);
  await page.getByRole('main').waitFor();
  // Its code and what it reads when it opens come first.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      entryTypes: ['longtask'],
    });
  });
  await drop(page, paths);
  await page.waitForTimeout(seconds * 1000);
  const longTasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  const said = await page.getByRole('main').getByRole('status').allInnerTexts();
  const toasts = await page.getByRole('region', { name: 'Notifications' }).allInnerTexts();
  await page.close();
  return {
    longTasks: longTasks
      .toSorted((a, b) => b - a)
      .map(Math.round)
      .slice(0, 5),
    said: [...said, ...toasts].filter((text) => text !== ''),
  };
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
