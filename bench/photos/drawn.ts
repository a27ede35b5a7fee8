import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import sharp from 'sharp';
import { PhotosPage } from '../../e2e/pages/PhotosPage.ts';
import { drawFace } from '../../src/faces/drawn/draw.ts';
import { openBrowser, serve } from '../harness.ts';
import { measure, watchLongTasks } from './longTasks.ts';

/** Pictures of each drawn person. */
const PER_PERSON = 10;
/** Side of a picture, in pixels. */
const SIDE = 200;

/** So many of them, at the end, are taken in while each task's time on the processor is recorded: a record of all would be too long. */
const RECORDED = 60;

/**
 * Photos of people drawn by a formula, taken in by the built app, and opened again in a new visit: how long it takes, and the
 * longest times the page did not answer meanwhile.
 */
export async function takeInDrawn(count: number) {
  const folder = await mkdtemp(join(tmpdir(), 'likeness-drawn-'));
  const server = await serve('dist');
  const browser = await openBrowser();
  try {
    const files = await drawPhotos(folder, count);
    const context = await browser.newContext({ baseURL: server.url, serviceWorkers: 'block' });
    await watchLongTasks(context);
    const page = await context.newPage();
    const photos = new PhotosPage(page);
    await photos.open('/photos', '?backend=wasm');
    // The networks' loading is the first photo's, not the run's.
    await photos.choosePhotos(...files.slice(0, 1));
    await photos.outcome.waitFor({ timeout: 60_000 });
    const heapFirst = await heap(page);
    const add = async (some: string[]) => {
      await photos.addPhotos(...some);
      await photos.inspector.getByRole('button', { name: 'Pause' }).waitFor();
      await photos.outcome.waitFor({ timeout: 3_600_000 });
    };
    const takeIn = await counted(page, () => add(files.slice(1, -RECORDED)));
    const processorMs = await longestOnProcessor(browser, page, () => add(files.slice(-RECORDED)));
    const heapLast = await heap(page);
    const groups = await page.evaluate(
      () => document.querySelectorAll('main li input[type=checkbox]').length,
    );
    const reopen = async () => {
      await page.reload();
      await photos.inspector.getByText(`${count.toLocaleString('en')} photos`).waitFor({ timeout: 120_000 });
    };
    const open = await counted(page, reopen);
    const openProcessorMs = await longestOnProcessor(browser, page, reopen);
    return { photos: count, groups, takeIn, processorMs, heapFirst, heapLast, open, openProcessorMs };
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

async function drawPhotos(folder: string, count: number): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (let i = 0; i < count; i++) {
    const { data } = drawFace(1, Math.floor(i / PER_PERSON), i % PER_PERSON, SIDE);
    const file = join(folder, `${i}.jpg`);
    await sharp(data, { raw: { width: SIDE, height: SIDE, channels: 4 } })
      .jpeg({ quality: 90 })
      .toFile(file);
    files.push(file);
  }
  return files;
}

/** How many tasks were too long, and the longest. Other work on the machine makes them longer. */
async function counted(page: Page, act: () => Promise<unknown>) {
  const { seconds, longTasks } = await measure(page, act, 1500);
  return { seconds, longTasks: longTasks.length, longest: longTasks.slice(0, 8) };
}

/** The page's longest tasks by the time that the processor worked on them, in milliseconds: other work does not count. */
async function longestOnProcessor(browser: Browser, page: Page, act: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    traceEvents: { name: string; pid: number; tid: number; tdur?: number; args?: { name?: string } }[];
  };
  const threads = new Set(
    traceEvents.flatMap(({ name, pid, tid, args }) =>
      name === 'thread_name' && args?.name === 'CrRendererMain' ? `${pid} ${tid}` : [],
    ),
  );
  return traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && threads.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => Math.round(tdur / 1000))
    .sort((a, b) => b - a)
    .slice(0, 5);
}

/** Bytes that the page's own thread holds after what can be freed was freed. */
async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
