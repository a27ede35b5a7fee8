import type { BrowserContext, Page } from 'playwright';

declare global {
  interface Window {
    longTasks: number[];
  }
}

/** How one act went on the page's own thread. */
export interface Measured {
  /** Seconds until the page shows what was asked for. */
  seconds: number;
  /** Tasks that took over 50 ms, the longest first, in milliseconds. */
  longTasks: number[];
}

/** Has every page of it note its long tasks. */
export async function watchLongTasks(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}

/**
 * Runs one act and says how long it took, and how long the page's thread was held up.
 *
 * @param after a task is told when it is over, milliseconds later
 */
export async function measure(page: Page, act: () => Promise<unknown>, after: number): Promise<Measured> {
  await page.evaluate(() => {
    window.longTasks = [];
  });
  const begun = performance.now();
  await act();
  const seconds = (performance.now() - begun) / 1000;
  await page.waitForTimeout(after);
  const longTasks = await page.evaluate(() => window.longTasks);
  return { seconds, longTasks: longTasks.toSorted((a, b) => b - a).map(Math.round) };
}
