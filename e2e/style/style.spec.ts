import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessibleDarkAndNarrow } from '../axe.ts';
import { pictures } from '../fixtures/pictures.ts';
import { StylePage } from '../pages/StylePage.ts';

test('the samples become a picture, which can be continued and saved', async ({ page }) => {
  const studio = new StylePage(page);
  await studio.openStudio();
  await studio.chooseQuick();
  await studio.make.click();
  await expect(page.getByText('Done: 10 steps, 176 × 128 pixels.')).toBeVisible({ timeout: 90_000 });
  const [first, now] = await studio.cost('J(G)');
  expect(now).toBeLessThan(0.7 * first);
  expect(await studio.texture()).toBeGreaterThan(8);

  await studio.middle.getByRole('button', { name: '100 more steps' }).click();
  await expect(page.getByText(/^Step \d\d of 110, size 1 of 1/)).toBeVisible({ timeout: 60_000 });
  await studio.middle.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/^Stopped at step \d+ of 110, 176 × 128 pixels\.$/)).toBeVisible();

  const download = page.waitForEvent('download');
  await studio.middle.getByRole('button', { name: 'Save as PNG' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('Harbour in Brush strokes.png');
  const bytes = await readFile(await saved.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([176, 128]);
  await expectAccessibleDarkAndNarrow(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  // Dropped back on a fresh page, the picture brings its settings along.
  await page.reload();
  await studio.ready();
  await expect(studio.inspector.getByRole('combobox', { name: 'Size' })).toHaveText('1,024 px, longer side');
  await studio.dropOnStage({ name: saved.suggestedFilename(), bytes, type: 'image/png' });
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'The recipe of this file is in place',
  );
  await expect(studio.inspector.getByRole('combobox', { name: 'Size' })).toHaveText('128 px, shorter side');
});

test('a run is paused, stepped, steered and goes on', async ({ page }) => {
  const studio = new StylePage(page);
  // More steps than are made here.
  await studio.openSmall({ stepsPerScale: 10_000 });
  await studio.make.click();
  await studio.reaches(2);
  await studio.middle.getByRole('button', { name: 'Pause' }).click();
  const paused = page.getByText(/^Paused\. Step [\d,]+ of 10,000/);
  await expect(paused).toBeVisible();
  // The step under way when Pause was pressed is finished and told of.
  const stepOf = () => studio.step();
  let before = Number.NaN;
  const standsStill = async () => {
    const [last, now] = [before, await stepOf()];
    before = now;
    return last === now;
  };
  await expect.poll(standsStill, { intervals: [1000] }).toBe(true);
  await studio.middle.getByRole('button', { name: 'One step' }).click();
  await expect.poll(stepOf).toBe(before + 1);

  // All for the content: the cost of content is as good as all of J.
  const strength = studio.inspector.getByRole('slider', { name: 'Photo or painting' });
  await strength.focus();
  await page.keyboard.press('Home');
  await studio.middle.getByRole('button', { name: 'One step' }).click();
  await expect.poll(stepOf).toBe(before + 2);
  const [, content] = await studio.cost('content');
  const [, whole] = await studio.cost('J(G)');
  expect(whole).toBeGreaterThan(content);
  await studio.middle.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText(/^Step [\d,]+ of 10,000/)).toBeVisible();
  await studio.reaches(before + 5);
  await studio.middle.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/^Stopped at step/)).toBeVisible();
});

test('own pictures are content and style, and what is no picture is refused in words', async ({ page }) => {
  const studio = new StylePage(page);
  await studio.openStudio();
  await studio.inspector.getByLabel('Choose').setInputFiles(pictures.group);
  await expect(studio.inspector.getByRole('figure')).toHaveCount(2);
  await expect(studio.inspector.getByText('Harbour', { exact: true })).toHaveCount(0);
  // The face worker looks at a photo of people as soon as it is chosen.
  await expect(studio.inspector.getByText('4 faces found, painted more lightly.')).toBeVisible({
    timeout: 60_000,
  });
  await studio.inspector.getByLabel('Replace', { exact: true }).setInputFiles(pictures.ada);
  // The new pair is there at once, as a quick picture; at the slider's other end it is the photograph again.
  await expect(page.getByText(/^A quick picture, made in one pass \(.* s, \d+ × 256 pixels\)/)).toBeVisible();
  // It takes the sample’s place.
  await expect(studio.inspector.getByText('Brush strokes', { exact: true })).toHaveCount(0);
  await studio.inspector
    .getByLabel('Choose')
    .setInputFiles({ name: 'letter.txt', mimeType: 'image/png', buffer: Buffer.from('Dear all') });
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'letter.txt could not be read as a picture.',
  );
  await expect(studio.inspector.getByRole('figure')).toHaveCount(2);
});
