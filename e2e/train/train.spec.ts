import { expect, test } from '@playwright/test';
import { expectAccessibleDarkAndNarrow } from '../axe.ts';
import { pictures } from '../fixtures/pictures.ts';
import { TrainPage } from '../pages/TrainPage.ts';
import { VerifyPage } from '../pages/VerifyPage.ts';

test('the Siamese network learns drawn faces, and what won is kept, exported and deleted', async ({
  page,
}) => {
  const train = new TrainPage(page);
  await train.openTrain();
  await train.drawPeople(60);
  await expect(train.inspector.getByText('240 pictures, drawn by code.')).toBeVisible();
  await train.slide('Steps', 1);
  await train.inspector.getByText('More', { exact: true }).click();
  await train.slide('P, people in a batch', 2);
  await train.start.click();
  await expect(page.getByText(/^Step \d+ of 40$/)).toBeVisible({ timeout: 60_000 });
  await train.bar.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/^Paused\. Step \d+ of 40$/)).toBeVisible();
  await train.bar.getByRole('button', { name: 'Continue' }).click();
  await expect(train.middle.getByRole('img', { name: /^Anchor, person \d+$/ })).toBeVisible();
  await expect(train.ended).toBeVisible({ timeout: 90_000 });

  const [before, after] = await train.auc();
  expect(before).toBeGreaterThan(0.45);
  expect(before).toBeLessThan(0.72);
  expect(after).toBeGreaterThan(before + 0.04);
  await expect(page.getByText('Better on people it never saw, after 40 steps.')).toBeVisible();
  await expect(page.getByText(/^J = [\d.]+ over 96 triplets, \d+ of them active/)).toBeVisible();
  await expect(
    train.middle.getByRole('img', { name: /^Now: 90 pairs of one person and 1,680 of two\. AUC 0\.\d{3}/ }),
  ).toBeVisible();
  // Each mark of the plane is a photo with a face: two keys lead to the second person's first.
  await train.plane.focus();
  await page.keyboard.press('Home');
  await expect(train.mark).toHaveText(/^Drawn person \d+, photo 1$/);
  const first = (await train.mark.textContent()) ?? '';
  await page.keyboard.press('ArrowDown');
  await expect(train.mark).not.toHaveText(first);
  await expect(train.mark).toHaveText(/^Drawn person \d+, photo 1$/);
  await expect(train.mark.locator('canvas')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(train.mark).toBeEmpty();

  // It encodes pictures by itself, so it is not offered to Identify.
  await expect(train.bar.getByRole('button', { name: 'Adopt' })).toHaveCount(0);

  await train.bar.getByRole('button', { name: 'Keep as a version' }).click();
  const version = train.version('Siamese network');
  await expect(version).toContainText(`AUC ${before.toFixed(3)} → ${after.toFixed(3)} on 15 held-out people`);
  await page.reload();
  const { model, weights } = await train.exported(version.getByRole('button', { name: /^Export/ }));
  const { format, weightsManifest } = JSON.parse(model);
  expect(format).toBe('layers-model');
  const numbers = weightsManifest[0].weights.reduce(
    (sum: number, { shape }: { shape: number[] }) => sum + shape.reduce((a, b) => a * b, 1),
    0,
  );
  expect(weights.length).toBe(4 * numbers);
  await version.getByRole('button', { name: 'Delete Siamese network' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(version).toHaveCount(0);
});

test('a collapse is stopped, rolled back and explained; axe finds nothing', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const train = new TrainPage(page);
  await train.openTrain();
  await train.inspector.getByText('Enrolled', { exact: true }).click();
  await expect(page.getByText('Nobody has two photos yet')).toBeVisible();
  await train.start.click();
  await expect(train.inspector.getByText('The network that fits enrolled people.')).toBeVisible();
  await expect(
    page.getByText('Training needs at least four people with two photos each; there are 0.'),
  ).toBeVisible();
  await train.inspector.getByText('Drawn faces', { exact: true }).click();
  // Enrolled people are encodings, which only the heads learn from; drawn faces have the small network again.
  await expect(train.inspector.getByRole('combobox', { name: 'Network' })).toContainText('Siamese network from scratch'); // biome-ignore format: one line reads better
  await train.drawPeople(32);
  await train.slide('Margin α', 0);
  await train.choose('Negatives', 'Hardest');
  await train.start.click();
  await expect(page.getByText(/^Collapsed at step \d+: stopped and rolled back\.$/)).toBeVisible({
    timeout: 90_000,
  });
  await expect(
    page.getByText(/All encodings ran together: the mean distance of a pair fell to 0\.00/),
  ).toBeVisible();
  await expect(train.bar.getByRole('button', { name: /Adopt|Keep/ })).toHaveCount(0);
  const [before, after] = await train.auc();
  expect(after).toBe(before);

  // One more person, by a classifier and by the encoder: 10 x (64 + 1) numbers become 11 x (64 + 1).
  await train.middle.getByRole('button', { name: 'Try it' }).click();
  const table = train.middle.getByRole('region', { name: 'One more person' }).getByRole('table');
  await expect(table.getByRole('row', { name: /^Numbers to learn/ })).toContainText('650 become 715');
  await expect(table.getByRole('row', { name: /^Before anything is done/ })).toContainText(
    '0 of 3: no output for this person',
  );
  await expectAccessibleDarkAndNarrow(page);
});

test('a head that won is adopted, Verify compares through it, and it is switched back', async ({ page }) => {
  const train = new TrainPage(page);
  await train.openTrain();
  await train.choose('Network', 'Head on encodings, by triplets');
  await train.drawPeople(20);
  await train.slide('Steps', 4);
  await train.start.click();
  await expect(page.getByText('Better on people it never saw, after 100 steps.')).toBeVisible({
    timeout: 90_000,
  });
  // What won is not trained over without a question.
  await train.ended.click();
  const question = page.getByRole('dialog').filter({ hasText: 'Train again without keeping this one?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  await train.bar.getByRole('button', { name: 'Adopt' }).click();
  await expect(page.getByText('Adopted: Identify and Verify use it from now on.')).toBeVisible();
  await expect(train.version('Head by triplets')).toContainText('In use');

  const verify = new VerifyPage(page);
  await verify.go('Verify');
  await verify.choose('first', pictures.ada);
  await verify.choose('second', pictures.adaChanged);
  const through = verify.inspector.getByText('Compared by “Head by triplets”, trained here.');
  await expect(through).toBeVisible({ timeout: 60_000 });
  const adopted = await verify.distance();
  await train.go('Train');
  await train.version('built-in').getByRole('button', { name: 'Use the built-in encoder' }).click();
  await expect(train.version('built-in')).toContainText('In use');
  await train.go('Verify');
  await verify.choose('first', pictures.ada);
  await verify.choose('second', pictures.adaChanged);
  await expect(verify.inspector.getByRole('status').first()).toHaveText('Same person', { timeout: 60_000 });
  await expect(through).toHaveCount(0);
  expect(await verify.distance()).not.toBe(adopted);
});

test('a network is trained, paused and judged by keyboard alone', async ({ page }) => {
  const train = new TrainPage(page);
  await train.openTrain();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  // The data: drawn faces, left and taken again.
  await train.tabTo(train.inspector.getByRole('radio', { name: 'Drawn faces' }));
  await press('ArrowRight');
  await expect(train.inspector.getByRole('radio', { name: 'Enrolled' })).toBeChecked();
  await press('ArrowLeft');
  await expect(train.middle.getByRole('img', { name: /drawn people, one person per row/ })).toBeVisible();
  // 8 people and three times four more, two photos of each: whether that teaches anything is not asked here.
  await train.tabTo(train.inspector.getByRole('slider', { name: 'People', exact: true }));
  await press('Home', ...Array<string>(3).fill('ArrowRight'));
  await train.tabTo(train.inspector.getByRole('slider', { name: 'Photos of each' }));
  await press('Home');
  await expect(train.inspector.getByText('40 pictures, drawn by code.')).toBeVisible();
  await train.tabTo(train.inspector.getByRole('slider', { name: 'Steps' }));
  await press('Home', 'ArrowRight');

  await train.tabTo(train.start);
  await press('Enter');
  await expect(page.getByText(/^Step \d+ of 40$/)).toBeVisible({ timeout: 60_000 });
  await train.tabTo(train.bar.getByRole('button', { name: 'Pause' }));
  await press('Space');
  await expect(page.getByText(/^Paused\. Step \d+ of 40$/)).toBeVisible();
  await train.tabTo(train.bar.getByRole('button', { name: 'Continue' }));
  await press('Enter');
  await expect(
    train.bar.getByText(/(Better|No better) on people it never saw: AUC \d\.\d{3} → \d\.\d{3}\./),
  ).toBeVisible({ timeout: 90_000 });
});
