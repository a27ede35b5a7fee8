import { expect, test } from '@playwright/test';
import { pictures } from '../fixtures/pictures.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { StylePage } from '../pages/StylePage.ts';
import { VerifyPage } from '../pages/VerifyPage.ts';

test('a full disk is told when a person is enrolled; what was there and what is in the form stays', async ({
  page,
}) => {
  // Chromium lets small writes through under any quota that can be set from outside, so the write itself fails here.
  await page.addInitScript(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (...row) {
      if (this.name === 'templates' && document.title === 'full') {
        throw new DOMException('Quota exceeded', 'QuotaExceededError');
      }
      return add.apply(this, row);
    };
  });
  const enroll = new EnrollPage(page);
  await enroll.open('/enroll', '?backend=wasm');
  await enroll.enrollPhoto('Ada', pictures.ada);
  const title = await page.title();
  await page.evaluate(() => {
    document.title = 'full';
  });
  await enroll.choosePhotos(pictures.bea);
  await expect(enroll.captured).toHaveCount(1);
  await enroll.inspector.getByLabel('Name').fill('Bea');
  const save = enroll.inspector.getByRole('button', { name: 'Enroll Bea' });
  await save.click();
  await expect(page.getByText('There is no room left to store this.').first()).toBeVisible();
  await expect(enroll.inspector.getByLabel('Name')).toHaveValue('Bea');
  await expect(enroll.captured).toHaveCount(1);
  await expect(enroll.person('Ada')).toBeVisible();
  await expect(enroll.person('Bea')).toHaveCount(0);

  // With room again the same press succeeds, and the name stands there once.
  await page.evaluate((words) => {
    document.title = words;
  }, title);
  await save.click();
  await expect(enroll.person('Bea')).toBeVisible();
  await page.reload();
  await expect(enroll.person('Ada')).toBeVisible();
  await expect(enroll.person('Bea')).toHaveCount(1);
});

test('with a full disk a picture is kept once the oldest has gone, and that can be undone', async ({
  page,
}) => {
  // The disk is full while the page bears the name, and has room again after the first deletion.
  await page.addInitScript(() => {
    const { put, delete: remove } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...row) {
      if (this.name === 'styleRuns' && document.body.id === 'full') {
        throw new DOMException('Quota exceeded', 'QuotaExceededError');
      }
      return put.apply(this, row);
    };
    IDBObjectStore.prototype.delete = function (key) {
      if (this.name === 'styleRuns') document.body.id = '';
      return remove.call(this, key);
    };
  });
  const studio = new StylePage(page);
  await studio.openSmall();
  const done = page.getByText('Done: 10 steps, 80 × 64 pixels.');
  const kept = studio.inspector.getByRole('button', { name: /^Show Harbour in / });
  await studio.make.click();
  await expect(done).toBeVisible({ timeout: 90_000 });
  await expect(kept).toHaveAccessibleName('Show Harbour in Brush strokes');

  await page.evaluate(() => {
    document.body.id = 'full';
  });
  await page.getByRole('button', { name: 'Use Waves as style' }).click();
  await page.getByText('Waves', { exact: true }).waitFor();
  await studio.make.click();
  await expect(page.getByText('There is no room left on this device to keep this picture.')).toBeVisible({
    timeout: 90_000,
  });
  await expect(done).toBeVisible();
  await expect(kept).toHaveAccessibleName('Show Harbour in Brush strokes');
  await page.getByRole('button', { name: /^Delete the oldest picture \([\d.]+ [kM]B\)$/ }).click();
  await expect(kept).toHaveAccessibleName('Show Harbour in Waves');
  await expect(page.getByText('There is no room left on this device')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(kept).toHaveCount(2);
  await page.reload();
  await expect(kept).toHaveCount(2);
});

test('without storage the page says so, and what needs none works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  const enroll = new EnrollPage(page);
  await enroll.open('/enroll', '?backend=wasm');
  await expect(page.getByText('This browser offers no storage to this page.').first()).toBeVisible();
  const verify = new VerifyPage(page);
  await verify.go('Verify');
  await verify.choose('first', pictures.ada);
  await verify.choose('second', pictures.bea);
  await expect(verify.verdict).toHaveText('Different people');
  await verify.go('Settings');
  await expect(
    page.getByText('Nobody can be enrolled; comparing photos and making pictures work.'),
  ).toBeVisible();
  await verify.go('Enroll');
  await enroll.choosePhotos(pictures.bea);
  await expect(enroll.captured).toHaveCount(1);
  await enroll.inspector.getByLabel('Name').fill('Bea');
  await enroll.agree();
  await enroll.inspector.getByRole('button', { name: 'Enroll Bea' }).click();
  await expect(
    page.getByRole('region', { name: 'Notifications' }).getByText('allow site data to enroll people'),
  ).toBeVisible();
  // Nothing of the form is lost.
  await expect(enroll.inspector.getByLabel('Name')).toHaveValue('Bea');
  await expect(enroll.captured).toHaveCount(1);
});

test('without WASM SIMD faces are found and told apart all the same', async ({ page }) => {
  // Chromium cannot be asked to leave SIMD out, so the worker's own check is told no; the slower program runs then.
  await page.route(/\.js$/, async (route) => {
    const answer = await route.fetch();
    const first = `{const real=WebAssembly.validate;WebAssembly.validate=(bytes)=>{const all=new Uint8Array(bytes.buffer??bytes);return !all.includes(0xfd)&&real.call(WebAssembly,bytes)}};`;
    await route.fulfill({ response: answer, body: first + (await answer.text()) });
  });
  const wasm: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('.wasm')) wasm.push(request.url());
  });
  const verify = new VerifyPage(page);
  await verify.open('/verify', '?backend=wasm');
  await verify.choose('first', pictures.ada);
  await verify.choose('second', pictures.bea);
  await expect(verify.verdict).toHaveText('Different people', { timeout: 90_000 });
  await verify.go('Settings');
  await expect(page.getByText('The processor computes about three times slower.')).toBeVisible();
  await expect(page.getByText('Running on WASM, one thread.')).toBeVisible();
  expect(wasm.filter((url) => url.includes('simd'))).toEqual([]);
});
