import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { StylePage } from '../pages/StylePage.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a run survives a reload, ends among the kept pictures, and can be opened, deleted and put back', async ({
  page,
}) => {
  const studio = new StylePage(page);
  // More steps than are made before it is left.
  await studio.openSmall({ stepsPerScale: 10_000 });
  await studio.make.click();
  await studio.reaches(3);
  // A checkpoint is written every five seconds.
  await expect.poll(() => studio.storedStep(), { timeout: 60_000 }).toBeGreaterThan(3);
  const [firstCost] = await studio.cost('J(G)');
  await page.reload();

  const left = page.getByText(/^Harbour in Brush strokes was not finished: step [\d,]+ of 10,000\.$/);
  await expect(left).toBeVisible();
  await expect(studio.inspector.getByRole('row', { name: 'J(G)' })).toHaveCount(0);
  const before = Number((await left.textContent())?.match(/step ([\d,]+)/)?.[1]?.replace(',', ''));
  await expect(page.getByAltText('The picture as it was left')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await studio.reaches(before + 2);
  // The curve still begins at the first step.
  expect((await studio.cost('J(G)'))[0]).toBe(firstCost);
  await studio.middle.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/^Stopped at step [\d,]+ of 10,000, \d+ × \d+ pixels\.$/)).toBeVisible();
  await expect(left).toHaveCount(0);
  // The way can be looked back at from before the reload.
  await page.getByRole('slider', { name: 'Look back at an earlier step' }).focus();
  await page.keyboard.press('Home');
  const earliest = await page.getByAltText(/^G after step [\d,]+$/).getAttribute('alt');
  expect(Number(earliest?.match(/[\d,]+/)?.[0].replace(',', ''))).toBeLessThan(before);

  const show = studio.inspector.getByRole('button', { name: 'Show Harbour in Brush strokes' });
  await expect(show).toHaveCount(1);
  await page.reload();
  await show.click();
  const dialog = page.getByRole('dialog', { name: 'Harbour in Brush strokes' });
  await expect(dialog).toContainText(
    /Step [\d,]+ of 10,000, \d+ × \d+ pixels\. J\(G\) fell from 0\.\d+ to 0\.\d+/,
  );
  await dialog.getByRole('button', { name: 'Open in the studio' }).click();
  await expect(page.getByText(/^Stopped at step [\d,]+ of 10,000, \d+ × \d+ pixels\.$/)).toBeVisible();
  expect(await studio.texture()).toBeGreaterThan(4);

  await show.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(show).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(show).toHaveCount(1);
});

test('the way G went can be looked back at and becomes a video; settings travel as a link and a file', async ({
  page,
}) => {
  const studio = new StylePage(page);
  await studio.openStudio();
  await studio.chooseQuick();
  await studio.make.click();
  await expect(page.getByText('Done: 10 steps, 176 × 128 pixels.')).toBeVisible({ timeout: 90_000 });
  const scrubber = page.getByRole('slider', { name: 'Look back at an earlier step' });
  await scrubber.focus();
  await page.keyboard.press('Home');
  await expect(page.getByAltText(/^G after step [1-4]$/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.getByAltText(/^G after step/)).toHaveCount(0);

  await studio.middle.getByRole('button', { name: 'Zoom in' }).click();
  await studio.middle.getByRole('button', { name: 'Zoom in' }).click();
  await expect(page.getByLabel('Size of the picture')).toHaveText('200%');
  const box = await page.getByRole('img', { name: 'G, the picture being made' }).boundingBox();
  expect([box?.width, box?.height]).toEqual([352, 256]);

  const keep = async (item: string) => {
    await studio.middle.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await keep('Time-lapse video…');
  const video = page.getByLabel('The time-lapse');
  await expect(video).toBeVisible({ timeout: 90_000 });
  const { duration, width, change } = await video.evaluate(async (element) => {
    const media = element as HTMLVideoElement;
    if (media.readyState < 1)
      await new Promise((resolve) => media.addEventListener('loadedmetadata', resolve));
    media.pause();
    const frameAt = async (seconds: number) => {
      const sought = new Promise((resolve) => media.addEventListener('seeked', resolve, { once: true }));
      media.currentTime = seconds;
      await sought;
      const canvas = new OffscreenCanvas(media.videoWidth, media.videoHeight);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('The canvas has no context.');
      context.drawImage(media, 0, 0);
      return context.getImageData(0, 0, canvas.width, canvas.height).data;
    };
    const [first, last] = [await frameAt(0.01), await frameAt(media.duration - 0.1)];
    const sum = first.reduce((total, value, i) => total + Math.abs(value - (last[i] ?? 0)), 0);
    return { duration: media.duration, width: media.videoWidth, change: sum / first.length };
  });
  expect(duration).toBeCloseTo(7.5, 1);
  expect(width).toBe(176);
  // Mean over all channels, 0..255: the last frame is another picture than the first.
  expect(change).toBeGreaterThan(1);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  const download = page.waitForEvent('download');
  await keep('Recipe as a file (JSON)');
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('Harbour in Brush strokes.json');
  const bytes = await readFile(await saved.path());
  expect(JSON.parse(bytes.toString())).toMatchObject({ size: 128, stepsPerScale: 10, version: 1 });
  await keep('Copy a link to this recipe');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\?recipe=[\w-]{20,}#\/style$/);

  const size = studio.inspector.getByRole('combobox', { name: 'Size' });
  const notifications = page.getByRole('region', { name: 'Notifications' });
  await page.goto(link.replace('?recipe', '?backend=wasm&recipe'));
  await expect(notifications).toContainText('The recipe of the link is in place');
  await expect(size).toHaveText('128 px, shorter side');
  expect(page.url()).not.toContain('recipe');
  await page.goto(link.replace(/recipe=\w{4}/, 'recipe=AAAA').replace('?recipe', '?backend=wasm&recipe'));
  await expect(notifications).toContainText('The recipe in this file or link is damaged');
  await expect(size).toHaveText('1,024 px, longer side');
  await studio.ready();
  await studio.dropOnStage({ name: 'settings.json', bytes, type: 'application/json' });
  await expect(size).toHaveText('128 px, shorter side');

  // The lecture's link brings the course's recipe; the one that was there can be had back.
  await studio.choose('Size', '192 px');
  const formulas = studio.inspector.getByRole('heading', { name: 'Formulas' });
  await page.evaluate(() => {
    window.location.hash = '#/style/course';
  });
  await expect(formulas).toBeVisible();
  await expect(notifications).toContainText('The course’s recipe is in place');
  await notifications.getByRole('button', { name: 'Undo' }).click();
  await expect(formulas).toHaveCount(0);
  await expect(size).toHaveText('192 px, shorter side');
  await expectAccessible(page);
});
