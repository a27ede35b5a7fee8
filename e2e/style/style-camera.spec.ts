import { stat } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { films } from '../fixtures/pictures.ts';
import { fakeCamera, launchWith } from '../launch.ts';
import { StylePage } from '../pages/StylePage.ts';

test.use({ launchOptions: launchWith(fakeCamera(films.ada)), permissions: ['camera'] });

test('the camera is painted live, from photo to painting, and recorded', async ({ page }) => {
  const studio = new StylePage(page);
  await studio.openStudio();
  await studio.middle.getByRole('button', { name: 'Paint live video' }).click();
  const live = page.getByRole('dialog', { name: 'Live painting' });
  await expect(live.getByText(/^\d+\.\d frames a second, 256 × 192 pixels$/)).toBeVisible({
    timeout: 60_000,
  });
  const canvas = live.locator('canvas');
  /** Mean of each channel, 0..255. */
  const means = () =>
    canvas.evaluate((element: HTMLCanvasElement) => {
      const { data } = (element.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, 256, 192);
      return [0, 1, 2].map(
        (c) => data.reduce((sum, value, i) => (i % 4 === c ? sum + value : sum), 0) / (data.length / 4),
      );
    });
  const apart = (a: number[], b: number[]) => Math.max(...a.map((value, c) => Math.abs(value - (b[c] ?? 0))));
  const painted = await means();
  // At the slider's other end it is the photograph, whose colours are others.
  await live.getByRole('slider', { name: 'From photo to painting' }).focus();
  await page.keyboard.press('Home');
  await expect.poll(async () => apart(await means(), painted), { timeout: 20_000 }).toBeGreaterThan(15);
  await live.getByRole('button', { name: 'Record' }).click();
  await expect(live.getByRole('button', { name: /^Stop and save \([1-9]\d* s\)$/ })).toBeVisible({
    timeout: 30_000,
  });
  const download = page.waitForEvent('download');
  await live.getByRole('button', { name: /^Stop and save/ }).click();
  const video = await download;
  expect(video.suggestedFilename()).toMatch(/^Brush strokes live\.(mp4|webm)$/);
  expect((await stat(await video.path())).size).toBeGreaterThan(3000);
  await live.getByRole('button', { name: 'Close' }).click();
  await expect(live).toBeHidden();
});
