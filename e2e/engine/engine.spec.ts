import { expect, test } from '@playwright/test';
import { pictures } from '../fixtures/pictures.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';

test('the built app runs WASM with SIMD on several threads', async ({ page }) => {
  const app = new EnrollPage(page);
  await app.open('/settings');
  await page.getByRole('button', { name: 'Load the networks now' }).click();
  await expect(page.getByText(/Running on WASM, SIMD, [2-4] threads\./)).toBeVisible();
  const isolated = await page.evaluate(() => globalThis.crossOriginIsolated);
  expect(isolated).toBe(true);
});

test('a backend can be forced by the address and in the settings', async ({ page }) => {
  const app = new EnrollPage(page);
  await app.open('/settings', '?backend=cpu');
  await page.getByRole('button', { name: 'Load the networks now' }).click();
  await expect(page.getByText('Running on plain JavaScript.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Run the networks on' }).click();
  await page.getByRole('option', { name: 'Processor (WASM)' }).click();
  await expect(page.getByText(/Running on WASM/)).toBeVisible();
});

test('loading shows bytes, and the second visit takes them from the cache', async ({ page }) => {
  const sizes: number[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/models/')) sizes.push(Number(response.headers()['content-length'] ?? 0));
  });
  await page.route('**/face_recognition_model.bin', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  const app = new EnrollPage(page);
  await app.open();
  await app.choosePhotos(pictures.ada);
  await expect(page.getByText('Loading the networks')).toBeVisible();
  await expect(page.getByText(/^[\d.]+ [kM]B of [\d.]+ MB$/)).toBeVisible();
  await expect(app.captured).toHaveCount(1);
  const first = sizes.length;
  expect(first).toBeGreaterThanOrEqual(6);
  await page.reload();
  await app.choosePhotos(pictures.ada);
  await expect(app.captured).toHaveCount(1);
  expect(sizes).toHaveLength(first);
});

for (const [what, answer, sentence] of [
  ['missing', { status: 404, body: 'no' }, /could not be loaded/],
  ['damaged', { status: 200, body: 'not these bytes' }, /arrived damaged|is damaged/],
] as const) {
  test(`a ${what} network file gives a clear error, and a retry works`, async ({ page }) => {
    await page.route('**/face_recognition_model.bin', (route) => route.fulfill(answer));
    const app = new EnrollPage(page);
    await app.open('/settings');
    await page.getByRole('button', { name: 'Load the networks now' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'face_recognition_model.bin' }).first();
    await expect(alert).toContainText(sentence);
    await page.unroute('**/face_recognition_model.bin');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/Running on WASM/)).toBeVisible();
  });
}
