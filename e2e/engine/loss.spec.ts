import { expect, test } from '@playwright/test';
import { pictures } from '../fixtures/pictures.ts';
import { launchWith, softwareWebgl } from '../launch.ts';
import { ConvolvePage } from '../pages/ConvolvePage.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { graphicsOf } from '../workers.ts';

// A graphics context may be taken away at any time; here it is, in the middle of the work. WebGL runs in software, slowly.
test.use({ launchOptions: launchWith(softwareWebgl) });

test('a photo is not held by lost graphics: a new context takes over, then the processor', async ({
  page,
}) => {
  const graphics = await graphicsOf(page, 'faces', 'faceSubject');
  const app = new EnrollPage(page);
  await app.open('/enroll', '?backend=webgl');
  await app.choosePhotos(pictures.ada);
  await graphics.watched;
  // Warming up takes minutes in software; the context goes in the midst of it, and so does the next.
  await expect(page.getByText('Warming up the networks')).toBeVisible();
  const first = await graphics.made();
  await graphics.lose();
  await expect.poll(graphics.made, { timeout: 60_000 }).toBeGreaterThan(first + 1);
  await graphics.lose();
  await expect(app.captured).toHaveCount(1, { timeout: 60_000 });
  await expect(page.getByText(/WebGL\) (failed while working|did not start)/)).toBeVisible();
});

test('a convolution after a loss is the one without', async ({ page }) => {
  const graphics = await graphicsOf(page, 'convolve', 'convolveSubject');
  const app = new ConvolvePage(page);
  await app.open('/convolve', '?backend=webgl');
  await graphics.watched;
  await app.openTextbook(2);
  const before = await app.desk.textContent();
  await graphics.lose();
  await app.openTextbook(1);
  await app.openTextbook(2);
  await expect(page.getByText(/graphics context was lost; a new one goes on/)).toBeVisible();
  expect(await app.desk.textContent()).toBe(before);
});
