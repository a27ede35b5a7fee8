import { expect, type Page, type Worker } from '@playwright/test';

/** The page's worker of a subject, as soon as there is one: all have one file, and their subject as name. */
export async function workerOf(page: Page, subject: string): Promise<Worker> {
  let found: Worker | undefined;
  await expect
    .poll(async () => {
      for (const worker of page.workers()) {
        // One that has just gone has no name any more.
        if ((await worker.evaluate(() => self.name).catch(() => '')) === subject) found = worker;
      }
      return found !== undefined;
    })
    .toBe(true);
  return found as Worker;
}
