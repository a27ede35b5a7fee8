import { expect as baseExpect, test } from '@playwright/test';
import { storeTemplates } from '../fixtures/database.ts';
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
// Four times what the slowest took with a core to itself: beside other work it took twice that.
test.setTimeout(480_000);
const expect = baseExpect.configure({ timeout: 240_000 });

test('a photo is not held by lost graphics: a new context takes over, then the processor', async ({
  page,
}) => {
  const graphics = await graphicsOf(page, 'faces', 'faceSubject');
  const app = new EnrollPage(page);
  await app.open('/enroll', '?backend=webgl');
  await app.choosePhotos(pictures.ada);
  await graphics.watched;
  // One context has only told the GPU's name. The first look takes a minute in software: the context goes in the midst of it, and so does
  // the next.
  await expect.poll(graphics.made).toBeGreaterThan(1);
  await expect(page.getByText(/^(Loading|Warming up) the networks/)).toHaveCount(0);
  await expect(page.getByText(/^Looking for faces/)).toBeVisible();
  const first = await graphics.made();
  await graphics.lose();
  await expect.poll(graphics.made, { timeout: 240_000 }).toBeGreaterThan(first + 1);
  await graphics.lose();
  await expect(app.captured).toHaveCount(1);
  await expect(page.getByText(/WebGL\) (failed while working|did not start)/)).toBeVisible();
});

test('a convolution after a loss is the one without', async ({ page }) => {
  const graphics = await graphicsOf(page, 'convolve', 'convolveSubject');
  const app = new ConvolvePage(page);
  await app.open('/convolve', '?backend=webgl');
  await graphics.watched;
  await app.openTextbook(2);
  // What is read out follows a moment after what is seen.
  await expect(app.desk).toContainText(/The sum here is 150\.$/);
  const before = await app.desk.textContent();
  await graphics.lose();
  await app.openTextbook(1);
  await app.openTextbook(2);
  await expect(page.getByText(/The graphics card was started again; nothing is lost/)).toBeVisible();
  await expect.poll(() => app.desk.textContent()).toBe(before);
});

test('what a layer answers after a loss is what it answered before', async ({ page }) => {
  // Describing the network that Inspect opens with, and its figure, are two hundred programs that no layer asked for here needs.
  await page.route('**/style-embedded*', (route) => route.abort());
  const graphics = await graphicsOf(page, 'inspect', 'inspectSubject');
  const inspect = new InspectPage(page);
  await inspect.open('/inspect', '?backend=webgl');
  await graphics.watched;
  const [json, weights] = await tinyModelFiles();
  if (!json || !weights) throw new Error('The model has two files.');
  await inspect.middle.getByLabel('Open a model').setInputFiles([json, weights]);
  await expect(inspect.middle.getByRole('combobox', { name: 'Network' })).toContainText('pebbles');
  // Else each picture of its figure takes its turn before a layer's.
  await inspect.stopBuilding();
  await inspect.showPicture(pictures.ada);
  await inspect.chooseLayer('second');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of second/);
  await inspect.atlas.click({ position: { x: 20, y: 20 } });
  const peak = inspect.inspector.getByRole('textbox', { name: 'Row' });
  await expect(peak).toBeVisible();
  const before = await inspect.inspector.textContent();
  await graphics.lose();
  await inspect.chooseLayer('first');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of first/);
  await expect(page.getByText(/The graphics card was started again; nothing is lost/)).toBeVisible();
  await inspect.chooseLayer('second');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of second/);
  await inspect.atlas.click({ position: { x: 20, y: 20 } });
  await expect(peak).toBeVisible();
  await expect(inspect.inspector).toHaveText(before ?? '');
});

test('a head trained through a loss is the one trained without', async ({ page }) => {
  const train = new TrainPage(page);
  await train.open('/settings', '?backend=wasm');
  // Encodings by formula, so no network has to make them.
  await storeTemplates(page, ['Ada', 'Bea', 'Cleo', 'Dina', 'Eve', 'Fay', 'Gia', 'Hel'], 4);
  await page.reload();
  const begin = async (backend: string) => {
    await train.open('/train', `?backend=${backend}`);
    await train.inspector.getByText('Enrolled', { exact: true }).click();
    await expect(train.inspector.getByText(/^8 of 8 enrolled people/)).toBeVisible();
    await train.slide('Steps', 0);
    await train.start.click();
  };
  // On the processor, which loses nothing: the same arithmetic but for rounding.
  await begin('wasm');
  await expect(train.ended).toBeVisible();
  const [before, without] = await train.auc();
  expect(without).toBeGreaterThan(before + 0.1);

  const graphics = await graphicsOf(page, 'train', 'trainSubject');
  await begin('webgl');
  // The first step compiles what it draws with.
  await expect(page.getByText(/^Step \d+ of 20$/)).toBeVisible();
  await graphics.lose();
  await expect(page.getByText(/The graphics card was started again; nothing is lost/)).toBeVisible();
  await expect(train.ended).toBeVisible();
  const [, through] = await train.auc();
  expect(Math.abs(through - without)).toBeLessThan(0.02);
});
