import { readFile } from 'node:fs/promises';
import { chromium, expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible, expectAccessibleDarkAndNarrow } from '../axe.ts';
import { storePeople } from '../fixtures/database.ts';
import { films, pictures } from '../fixtures/pictures.ts';
import { fakeCamera, launchWith } from '../launch.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { VerifyPage } from '../pages/VerifyPage.ts';

// With the copy that opens offline, which is deleted too.
test.use({ serviceWorkers: 'allow' });

const PHRASE = 'three quiet green boats';

test('faces are agreed to, encrypted, saved to a file, deleted without a trace, and brought back', async ({
  page,
}) => {
  const enroll = new EnrollPage(page);
  await enroll.open();

  // The note at the first enrolment, once.
  await enroll.choosePhotos(pictures.ada);
  await expect(enroll.captured).toHaveCount(1);
  await enroll.inspector.getByLabel('Name').fill('Ada');
  await expect(
    enroll.inspector.getByText('128 numbers per picture are kept, in this browser only'),
  ).toBeVisible();
  await expect(enroll.inspector.getByText('Ask them, then tick their agreement to go on.')).toBeVisible();
  await expect(enroll.inspector.getByRole('button', { name: 'Enroll Ada' })).toBeDisabled();
  await enroll.save('Ada');
  await enroll.choosePhotos(pictures.bea);
  await expect(enroll.captured).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: /agreement$/ })).toHaveCount(0);
  await enroll.save('Bea');

  // What lies in the database; and a row of an earlier version is encrypted when the page is opened.
  expect(await storedTemplates(page)).toEqual([SEALED, SEALED]);
  await storePeople(page, 'Eve');
  expect(await storedTemplates(page)).toContainEqual({ clear: true, sealed: false, extractable: false });
  await page.reload();
  await expect(enroll.person('Eve')).toContainText('1 photo');
  await expect.poll(() => storedTemplates(page)).toEqual([SEALED, SEALED, SEALED]);

  // Plain only with a warning; protected after the passphrase was typed twice.
  await enroll.inspector.getByRole('button', { name: 'Save to a file…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Plain JSON').click();
  await expect(dialog.getByText('Anybody who gets this file can read it')).toBeVisible();
  const plain = await downloaded(page, dialog.getByRole('button', { name: 'Save unprotected' }));
  const names = JSON.parse(plain.toString()).people.map(({ name }: { name: string }) => name);
  expect(names.sort()).toEqual(['Ada', 'Bea', 'Eve']);
  await enroll.go('Settings');
  await enroll.middle.getByRole('button', { name: 'Save people to a file…' }).click();
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PHRASE);
  await expect(dialog.getByText('The two are not the same yet.')).toBeVisible();
  await dialog.getByLabel('The same again').fill(PHRASE);
  const file = await downloaded(page, dialog.getByRole('button', { name: 'Save', exact: true }));
  expect(file.subarray(0, 8).toString()).toBe('LIKENESS');
  expect(file.includes('Ada')).toBe(false);

  // Everything deleted: by looking.
  await expect
    .poll(
      () =>
        traces(page).then(({ caches }) => caches.map((name) => name.split('-').slice(0, 2).join(' ')).sort()),
      { timeout: 60_000 },
    )
    .toEqual(['likeness models', 'workbox precache']);
  await page.evaluate(() => localStorage.setItem('likeness', 'a note'));
  // The note, and which screen was open last.
  expect(await traces(page)).toMatchObject({ databases: ['likeness'], stored: 2, serviceWorkers: 1 });
  await enroll.middle.getByRole('button', { name: 'Delete everything…' }).click();
  await enroll.middle.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await expect(page.getByText('Everything is deleted')).toBeVisible();
  expect(await traces(page)).toEqual({ databases: [], caches: [], stored: 0, serviceWorkers: 0 });
  await enroll.go('Enroll');
  await expect(page.getByText('Nobody is enrolled yet.')).toBeVisible();
  expect((await traces(page)).databases).toEqual([]);

  // Brought back: a damaged file and a wrong passphrase change nothing, and what will happen is told first.
  const bring = async (bytes: Buffer, name = 'gallery.likeness') => {
    await enroll.inspector.getByRole('button', { name: 'Bring in a file…' }).click();
    await dialog
      .getByLabel('Choose the file')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
  };
  const bent = Buffer.from(file);
  bent[200] = (bent[200] ?? 0) ^ 1;
  await bring(bent);
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PHRASE);
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(dialog.getByText('the content was changed or cut off')).toBeVisible();
  await page.keyboard.press('Escape');
  await bring(Buffer.from('{"__proto__":{}}'), 'foreign.json');
  await expect(dialog.getByText('This is not a gallery that Likeness saved.')).toBeVisible();
  await page.keyboard.press('Escape');
  await bring(file);
  await dialog.getByLabel('Passphrase', { exact: true }).fill('another phrase');
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(dialog.getByText('This passphrase does not open this file.')).toBeVisible();
  await expect(page.getByText('Nobody is enrolled yet.')).toBeVisible();
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PHRASE);
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(dialog.getByText('3 new people')).toBeVisible();
  await expect(dialog.getByText('Ada, Bea and Eve')).toBeVisible();
  await dialog.getByRole('button', { name: 'Bring in' }).click();
  await expect(enroll.person('Ada')).toContainText('1 photo');
  await expect(enroll.person('Bea')).toBeVisible();
  expect(await storedTemplates(page)).toEqual([SEALED, SEALED, SEALED]);

  // The plain one of the same people: nothing twice.
  await bring(plain, 'gallery.json');
  await expect(dialog.getByText('3 already here')).toBeVisible();
  await expect(
    dialog.getByText('Everything in it is here already: there is nothing to write.'),
  ).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Bring in' })).toBeDisabled();
  await expectAccessibleDarkAndNarrow(page);
});

/** Verify's camera on a film. */
async function withCamera(film: string, work: (verify: VerifyPage) => Promise<void>): Promise<void> {
  const browser = await chromium.launch(launchWith(fakeCamera(film)));
  try {
    const { baseURL = '', viewport } = test.info().project.use;
    const context = await browser.newContext({
      baseURL,
      viewport: viewport ?? null,
      permissions: ['camera'],
    });
    const verify = new VerifyPage(await context.newPage());
    await verify.open('/verify');
    await verify.middle.getByRole('button', { name: 'Camera' }).first().click();
    // Of the random draws the first: blink, then turn left.
    await verify.page.evaluate(() => {
      crypto.getRandomValues = (numbers) => numbers;
    });
    await verify.middle.getByRole('button', { name: 'Live check' }).click();
    await work(verify);
  } finally {
    await browser.close();
  }
}

test('a still photo before the camera fails the live check, and a picture can be taken all the same', async () => {
  await withCamera(films.ada, async ({ page, middle }) => {
    await expect(middle.getByText('Close your eyes for a moment, then open them.')).toBeVisible();
    await expect(middle.getByText('Movement 1 of 2, 10 seconds at most')).toBeVisible();
    await expect(middle.getByText('The live check failed')).toBeVisible();
    await expect(
      middle.getByText('No blink was seen within 10 seconds. A still picture fails like this.'),
    ).toBeVisible();
    await expectAccessible(page);
    await middle.getByRole('button', { name: 'Take picture' }).click();
    await expect(middle.getByRole('button', { name: 'Clear the first picture' })).toBeVisible();
    await expect(page.getByText('Live check passed')).toHaveCount(0);
  });
});

test('somebody who moves as asked passes, is pictured, and is told what that is worth', async () => {
  await withCamera(films.moves, async (verify) => {
    const passed = verify.middle.getByText(
      /^Moved as asked: blinked, then turned left\. Two small networks give/,
    );
    // The film runs in a loop: where the check begins in the middle of a movement, it has to begin again.
    const again = verify.middle.getByRole('button', { name: 'Try again' });
    await expect(async () => {
      if (await again.isVisible()) await again.click();
      await expect(passed).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 100_000 });
    await expect(passed).toContainText('No certified protection: a video of the person may pass.');
    await verify.choose('second', pictures.ada);
    await expect(verify.verdict).toHaveText('Same person');
  });
});

const SEALED = { clear: false, sealed: true, extractable: false };

/** How each template lies in the database. */
function storedTemplates(page: Page) {
  return page.evaluate(async () => {
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await wait(indexedDB.open('likeness'));
    const stores = database.transaction(['templates', 'settings']);
    const rows = await wait(stores.objectStore('templates').getAll());
    const key = await wait(stores.objectStore('settings').get('gallery-key'));
    database.close();
    return rows.map((row) => ({
      clear: 'encoding' in row,
      sealed: row.sealed instanceof Uint8Array,
      extractable: key.key.extractable,
    }));
  });
}

/** All that a browser keeps for a page. */
function traces(page: Page) {
  return page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    stored: localStorage.length + sessionStorage.length,
    serviceWorkers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
}

async function downloaded(page: Page, button: Locator): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await download.path());
}
