import { expect, test } from '@playwright/test';
import { storeRows } from '../fixtures/database.ts';
import { tinyModelFiles } from '../fixtures/layersModel.ts';
import { pictures } from '../fixtures/pictures.ts';
import { launchWith, softwareWebgl } from '../launch.ts';
import { ConvolvePage } from '../pages/ConvolvePage.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { InspectPage } from '../pages/InspectPage.ts';
import { TrainPage } from '../pages/TrainPage.ts';
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

test('a training that loses its graphics begins anew and learns what it learns without a loss', async ({
  page,
}) => {
  const train = new TrainPage(page);
  await train.open('/settings');
  await storeRows(page, people(8, 3));
  const graphics = await graphicsOf(page, 'train', 'trainSubject');
  await train.open('/train', '?backend=webgl');
  await graphics.watched;
  await train.inspector.getByText('Enrolled', { exact: true }).click();
  await train.slide('Steps', 1);
  await train.start.click();
  await expect(train.ended).toBeVisible({ timeout: 90_000 });
  const learnt = await train.auc();
  await train.ended.click();
  const unkept = page.getByRole('button', { name: 'Train without keeping' });
  await expect(unkept.or(page.getByText(/^Step \d+ of/))).toBeVisible();
  if (await unkept.isVisible()) await unkept.click();
  await expect(page.getByText(/^Step \d+ of/)).toBeVisible({ timeout: 60_000 });
  await graphics.lose();
  await expect(page.getByText(/graphics context was lost; a new one goes on/)).toBeVisible();
  await expect(train.ended).toBeVisible({ timeout: 90_000 });
  expect(await train.auc()).toEqual(learnt);
});

test('what a layer answers after a loss is what it answered before', async ({ page }) => {
  const graphics = await graphicsOf(page, 'inspect', 'inspectSubject');
  const inspect = new InspectPage(page);
  await inspect.open('/inspect', '?backend=webgl');
  await graphics.watched;
  const [json, weights] = await tinyModelFiles();
  if (!json || !weights) throw new Error('The model has two files.');
  await inspect.middle.getByLabel('Open a model').setInputFiles([json, weights]);
  await expect(inspect.middle.getByRole('combobox', { name: 'Network' })).toContainText('pebbles', {
    timeout: 90_000,
  });
  await inspect.showPicture(pictures.ada);
  await inspect.chooseLayer('second');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of second/, { timeout: 60_000 });
  await inspect.atlas.click({ position: { x: 20, y: 20 } });
  const peak = inspect.inspector.getByRole('spinbutton', { name: 'Row' });
  await expect(peak).toBeVisible();
  const before = await inspect.inspector.textContent();
  await graphics.lose();
  await inspect.chooseLayer('first');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of first/, { timeout: 60_000 });
  await expect(page.getByText(/graphics context was lost; a new one goes on/)).toBeVisible();
  await inspect.chooseLayer('second');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of second/, { timeout: 60_000 });
  await inspect.atlas.click({ position: { x: 20, y: 20 } });
  await expect(peak).toBeVisible();
  await expect(inspect.inspector).toHaveText(before ?? '');
});

/** People of several templates each, the templates of one near each other: f(i) = cos(i (n + 1)) / 8, and a little of their own. */
function people(count: number, each: number) {
  return Array.from({ length: count }, (_, n) => n).flatMap((n) => [
    { store: 'people', value: { id: `p${n}`, name: `Person ${n}`, createdAt: n + 1 } },
    ...Array.from({ length: each }, (__, t) => ({
      store: 'templates',
      value: {
        id: `p${n}-${t}`,
        personId: `p${n}`,
        encoding: Float32Array.from(
          { length: 128 },
          (___, i) => Math.cos(i * (n + 1)) / 12 + Math.sin(i * (t + 2) * (n + 3)) / 12,
        ),
        encoderVersion: 'dlib-resnet-1',
        createdAt: n + 1,
        picture: null,
        source: 'photo',
      },
    })),
  ]);
}
