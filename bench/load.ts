import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { EnrollPage } from '../e2e/pages/EnrollPage.ts';
import { median, openBrowser, printJson, serve } from './harness.ts';
import { type Measured, measure, watchLongTasks } from './photos/longTasks.ts';

// The built app (`npm run build` first) with thousands of people enrolled: how long it takes to open, search, enrol, rename and
// delete, and the longest time the page did not answer meanwhile.
//   npm run bench:load -- [--people 10000] [--templates 3]

const { values } = parseArgs({
  options: { people: { type: 'string', default: '10000' }, templates: { type: 'string', default: '3' } },
});
const people = Number(values.people);
const templates = Number(values.templates);

declare global {
  interface Window {
    openLikeness: () => Promise<IDBDatabase>;
  }
}

async function measured(page: Page, act: () => Promise<unknown>): Promise<Measured> {
  const { seconds, longTasks } = await measure(page, act, 300);
  return { seconds, longTasks: longTasks.slice(0, 5) };
}

/** Rows as the app of before stored them: it takes them over when it opens. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(
    async ({ people, templates }) => {
      const database = await window.openLikeness();
      const version = await new Promise<string>((resolve) => {
        const reading = database.transaction('templates').objectStore('templates').getAll();
        reading.onsuccess = () => resolve(reading.result[0].encoderVersion);
      });
      const transaction = database.transaction(['people', 'templates'], 'readwrite');
      for (let i = 0; i < people; i++) {
        const id = `p${i}`;
        transaction
          .objectStore('people')
          .put({ id, name: `Person ${String(i).padStart(5, '0')}`, createdAt: i });
        for (let k = 0; k < templates; k++) {
          const raw = Float32Array.from({ length: 128 }, (_, n) =>
            Math.sin(0.37 * (i + 1) * (n + 1) + 0.01 * k),
          );
          const length = 1.4 * Math.hypot(...raw);
          const encoding = raw.map((value) => value / length);
          transaction.objectStore('templates').put({
            id: `${id}t${k}`,
            personId: id,
            encoding,
            encoderVersion: version,
            createdAt: i,
            picture: null,
            source: 'photo',
          });
        }
      }
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = () => reject(transaction.error);
      });
      database.close();
    },
    { people, templates },
  );
}

/** Waits until nothing of what was taken over is left in the clear. */
async function allSealed(page: Page): Promise<void> {
  const left = () =>
    page.evaluate(async () => {
      const database = await window.openLikeness();
      const rows = await new Promise<object[]>((resolve, reject) => {
        const reading = database.transaction('templates').objectStore('templates').getAll();
        reading.onsuccess = () => resolve(reading.result);
        reading.onerror = () => reject(reading.error);
      });
      database.close();
      return rows.filter((row) => 'encoding' in row).length;
    });
  while ((await left()) > 0) await page.waitForTimeout(2000);
}

const server = await serve('dist');
const browser = await openBrowser();
try {
  const context = await browser.newContext({ baseURL: server.url, serviceWorkers: 'block' });
  await watchLongTasks(context);
  await context.addInitScript(() => {
    window.openLikeness = () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('likeness');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
  });
  const page = await context.newPage();
  const enroll = new EnrollPage(page);
  await enroll.open('/enroll', '?backend=wasm');
  await enroll.enrollPhoto('Ada', '.tmp/e2e/ada.jpg');
  await fill(page);
  await page.reload();
  // The first opening takes the rows over; the second is every day's.
  const everyone = page.getByText(new RegExp(`${(people + 1).toLocaleString('en')}|${people + 1}`)).first();
  const firstOpen = await measured(page, () => everyone.waitFor({ timeout: 300_000 }));
  await allSealed(page);
  const open = await measured(page, async () => {
    await page.reload();
    await everyone.waitFor({ timeout: 300_000 });
  });
  const search = enroll.inspector.getByLabel('Search people');
  const searching: Measured[] = [];
  const lastNumber = String(people - 1).padStart(5, '0');
  for (const text of [1, 2, 3, 4, 5].map((letters) => lastNumber.slice(0, letters))) {
    searching.push(
      await measured(page, async () => {
        await search.fill(text);
        await enroll
          .person(`Person ${text.padStart(5, '0')}`)
          .first()
          .waitFor();
      }),
    );
  }
  await search.fill('');
  const enrolling = await measured(page, () => enroll.enrollPhoto('Bea', '.tmp/e2e/bea.jpg'));
  await search.fill('Bea');
  const dialog = await enroll.openPerson('Bea');
  const deleting = await measured(page, async () => {
    await dialog.getByRole('button', { name: 'Delete person' }).click();
    await page.getByRole('button', { name: 'Delete Bea' }).click();
    await enroll.person('Bea').waitFor({ state: 'detached' });
  });
  printJson({
    people,
    templates: people * templates,
    firstOpen,
    open,
    search: {
      seconds: median(searching.map(({ seconds }) => seconds)),
      longTasks: searching.flatMap(({ longTasks }) => longTasks).toSorted((a, b) => b - a),
    },
    enrolling,
    deleting,
  });
} finally {
  await browser.close();
  await server.close();
}
