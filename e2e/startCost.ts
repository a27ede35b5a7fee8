import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';

/** A sentence that only TF.js' core holds: what contains it contains TF.js. */
const TFJS = 'Tensor is disposed';

export interface StartCost {
  /** The page's own scripts until its first screen shows, gzipped, in bytes. */
  scriptBytes: number;
  styleBytes: number;
  /** Of those scripts, how many hold TF.js. */
  scriptsWithTfjs: number;
  /** Seconds to the first contentful paint. */
  firstPaint: number;
}

/** Opens the app's first screen in a fresh page, and says what that took. */
export async function measureStart(page: Page, url: string): Promise<StartCost> {
  // Workers load their own scripts at the same time; those are not the page's.
  await page.route(/\.worker-[^/]*\.js$/, (route) => route.abort());
  await page.addInitScript(() => {
    const look = new MutationObserver(() => {
      if (!document.querySelector('h1')) return;
      performance.mark('first screen');
      look.disconnect();
    });
    look.observe(document, { childList: true, subtree: true });
  });
  await page.goto(url);
  await page.getByRole('heading', { level: 1, name: 'Enroll' }).waitFor();
  const { names, firstPaint } = await page.evaluate(() => ({
    names: performance
      .getEntriesByType('resource')
      .filter(
        ({ startTime }) =>
          startTime <= (performance.getEntriesByName('first screen')[0]?.startTime ?? Infinity),
      )
      .map(({ name }) => name)
      .filter((name) => !/\.worker-[^/]*\.js$/.test(name)),
    firstPaint: (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN) / 1000,
  }));
  const scripts = await bodies(page, names, /\.js$/);
  const styles = await bodies(page, names, /\.css$/);
  const zipped = (all: Buffer[]) => all.reduce((sum, body) => sum + gzipSync(body).length, 0);
  return {
    scriptBytes: zipped(scripts),
    styleBytes: zipped(styles),
    scriptsWithTfjs: scripts.filter((body) => body.includes(TFJS)).length,
    firstPaint,
  };
}

/** Of the scripts that each worker of the page imports, at once or later, how many hold TF.js: by the worker's subject. */
export async function tfjsByWorker(page: Page): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const worker of page.workers()) {
    // TF.js' own threads are workers too, made from a blob.
    if (worker.url().startsWith('blob:')) continue;
    const texts = new Map<string, string>();
    const read = async (url: string): Promise<void> => {
      if (texts.has(url)) return;
      texts.set(url, '');
      const text = await (await page.request.get(url)).text();
      texts.set(url, text);
      const imported = [...text.matchAll(/(?:from|import)\s*\(?\s*["'`](\.\/[^"'`]+\.js)["'`]/g)];
      for (const [, file = ''] of imported) await read(new URL(file, url).href);
    };
    await read(worker.url());
    const name = await worker.evaluate(() => self.name);
    counts.set(name, [...texts.values()].filter((text) => text.includes(TFJS)).length);
  }
  return counts;
}

function bodies(page: Page, names: string[], kind: RegExp): Promise<Buffer[]> {
  const chosen = [...new Set(names)].filter((name) => kind.test(new URL(name).pathname));
  return Promise.all(chosen.map(async (name) => (await page.request.get(name)).body()));
}
