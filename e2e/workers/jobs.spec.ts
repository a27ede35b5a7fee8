import { expect, test } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';

// The wire between page and worker in a real browser, with a worker made for it.
let server: ViteDevServer;

test.beforeAll(async () => {
  server = await createServer({ configFile: false, root: 'e2e/workers', server: { port: 0, hmr: false } });
  await server.listen();
});

test.afterAll(() => server.close());

test.beforeEach(async ({ page }) => {
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await page.waitForFunction(() => 'demo' in window);
});

test('a bitmap moves to the worker and is gone here; buffers come back moved', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const image = await createImageBitmap(new ImageData(30, 20));
    const size = await window.demo.jobs.run('sizeOf', { image }, { transfer: [image] });
    const squares = await window.demo.jobs.run('square', { numbers: Float32Array.of(1, -2, 0.5) });
    return { size, left: image.width, squares: [...squares] };
  });
  expect(seen).toEqual({ size: { width: 30, height: 20 }, left: 0, squares: [1, 4, 0.25] });
});

test('a cancelled job rejects at once and what it still says is dropped', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const partials: number[] = [];
    const control = new AbortController();
    const begun = performance.now();
    const running = window.demo.jobs
      .run('countTo', { end: 20, pause: 50 }, { signal: control.signal, onPartial: (n) => partials.push(n) })
      .catch((error: Error) => error.name);
    while (partials.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    control.abort();
    const outcome = await running;
    const ms = performance.now() - begun;
    const heard = partials.length;
    // The worker counts on for a second; none of it may arrive.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    return { outcome, early: ms < 900, late: partials.length - heard };
  });
  expect(seen).toEqual({ outcome: 'AbortError', early: true, late: 0 });
});

test('a bitmap of a job that never starts is closed', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const image = await createImageBitmap(new ImageData(30, 20));
    const outcome = await window.demo.jobs
      .run('sizeOf', { image }, { transfer: [image], signal: AbortSignal.abort() })
      .catch((error: Error) => error.name);
    return { outcome, left: image.width, spawned: window.demo.spawned() };
  });
  expect(seen).toEqual({ outcome: 'AbortError', left: 0, spawned: 0 });
});

test('a crash rejects every job under way, and the next job gets a new worker', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { jobs, spawned } = window.demo;
    const counting = jobs.run('countTo', { end: 100, pause: 50 }).catch((error: Error) => error.name);
    const crashing = jobs.run('crash', {}).catch((error: Error) => error.message);
    const outcomes = await Promise.all([counting, crashing]);
    const after = await jobs.run('countTo', { end: 1, pause: 1 });
    return { outcomes, after, spawned: spawned() };
  });
  expect(seen.outcomes[0]).toBe('WorkerCrashed');
  expect(seen.outcomes[1]).toMatch(/^WorkerCrashed \{"detail":".*out of luck"\}$/);
  expect(seen.after).toBe('counted to 1');
  expect(seen.spawned).toBe(2);
});

test('an idle worker is ended, and comes back when there is work', async ({ page }) => {
  await page.evaluate(() => window.demo.jobs.run('countTo', { end: 1, pause: 1 }));
  expect(page.workers()).toHaveLength(1);
  await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
  expect(await page.evaluate(() => window.demo.jobs.run('countTo', { end: 2, pause: 1 }))).toBe(
    'counted to 2',
  );
  expect(await page.evaluate(() => window.demo.spawned())).toBe(2);
});
