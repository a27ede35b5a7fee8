import { expect, test } from '@playwright/test';
import { pictures } from '../fixtures/pictures.ts';
import { launchWith } from '../launch.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';

test.use({ launchOptions: launchWith(['--disable-gpu', '--disable-software-rasterizer']) });

test('a forced WebGL falls to WASM with a note', async ({ page }) => {
  const app = new EnrollPage(page);
  await app.open('/enroll', '?backend=webgl');
  await app.choosePhotos(pictures.ada);
  await expect(app.captured).toHaveCount(1);
  await expect(page.getByText('Running on a slower engine')).toBeVisible();
  await expect(page.getByText(/Graphics \(WebGL\) did not start/)).toBeVisible();
});
