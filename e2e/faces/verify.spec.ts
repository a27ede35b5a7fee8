import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { expectAccessibleDarkAndNarrow } from '../axe.ts';
import { pictures } from '../fixtures/pictures.ts';
import { VerifyPage } from '../pages/VerifyPage.ts';

test('two pictures of one person are the same person, of two people are not; τ moves that and says what it means', async ({
  page,
}) => {
  const verify = new VerifyPage(page);
  await verify.open('/verify');
  await verify.choose('first', pictures.ada);
  await expect(page.getByText('Now give the other one.')).toBeVisible();
  await verify.choose('second', pictures.adaChanged);
  await expect(verify.verdict).toHaveText('Same person');
  // In words first; the numbers are under Advanced, and stay there for who opened it once.
  await expect(verify.inspector.getByRole('heading', { name: 'What the encoder saw' })).toBeVisible();
  await expect(verify.inspector.getByText(/‖f\(x\)/)).toHaveCount(0);
  expect(await verify.distance()).toBeLessThan(0.15);
  await expect(verify.inspector.getByText(/well under 0\.36, the same person/)).toBeVisible();
  await expect(verify.inspector.getByRole('img', { name: /Aligned face/ })).toHaveCount(2);

  // Replaced in place; one that cannot be compared leaves the former where it is.
  await verify.choose('second', pictures.bea);
  await expect(verify.verdict).toHaveText('Different people');
  expect(await verify.distance()).toBeGreaterThan(0.36);
  await verify.choose('second', pictures.noFace);
  await expect(page.getByRole('heading', { name: 'No face was found in no-face.png' })).toBeVisible();
  await expect(verify.verdict).toHaveText('Different people');
  await verify.choose('second', pictures.empty);
  await expect(page.getByRole('alertdialog').filter({ hasText: 'empty.jpg' })).toBeVisible();
  await expect(verify.verdict).toHaveText('Different people');

  await expect(verify.inspector.getByRole('radio', { name: 'Balanced' })).toBeChecked();
  const tau = verify.inspector.getByRole('slider', { name: 'Threshold τ on d' });
  await tau.focus();
  await page.keyboard.press('End');
  await expect(verify.verdict).toHaveText('Same person');
  await expect(verify.inspector.getByText(/0\.89 unsquared\. Lenient/)).toBeVisible();
  await expect(verify.inspector.getByText('A threshold of your own: 0.80.')).toBeVisible();
  await verify.inspector.getByText('Balanced', { exact: true }).click();
  await expect(verify.verdict).toHaveText('Different people');

  // A look at the triplet and back loses neither the pictures nor the place of the keyboard.
  await page.getByText('A triplet', { exact: true }).click();
  await expect(page.getByText('Anchor A')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Two pictures' })).toBeFocused();
  await expect(verify.verdict).toHaveText('Different people');
});

test('a group photo asks which face, and a picture without one says so', async ({ page }) => {
  const verify = new VerifyPage(page);
  await verify.open('/verify');
  await verify.choose('first', pictures.group);
  await expect(page.getByText('4 faces. Which one? Click it.')).toBeVisible();
  await verify.middle.getByRole('button', { name: 'Compare face 1' }).click();
  await expect(page.getByText('Face 1 of 4.')).toBeVisible();
  await verify.choose('second', pictures.noFace);
  await expect(page.getByText('No face found. Use a picture where')).toBeVisible();

  const buffer = await sharp(pictures.ada).resize(72).png().toBuffer();
  await verify.choose('second', { name: 'small.png', mimeType: 'image/png', buffer });
  await expect(verify.verdict).toHaveText('Same person');
  await expect(verify.middle.getByText(/^A small face \(1\d pixels between the eyes\)/)).toBeVisible();
  await expect(verify.inspector).toContainText('read the note below the second picture');
});

test('a triplet: three drawn pictures, two distances and the loss that the margin moves; a picture of one’s own takes a place', async ({
  page,
}) => {
  const verify = new VerifyPage(page);
  await verify.open('/verify/triplet');
  const numbers = async () => (await verify.inspector.locator('dd').allTextContents()).map(Number);
  const loss = verify.inspector.getByText(/^L = \d/);
  // The people are drawn, and their first photos encoded.
  await expect(loss).toBeVisible({ timeout: 90_000 });
  const [own = 0, other = 0] = await numbers();
  expect(await loss.textContent()).toBe(`L = ${Math.max(own - other + 0.2, 0).toFixed(3)}`);

  const alpha = verify.inspector.getByRole('slider', { name: 'Margin α' });
  await alpha.focus();
  await page.keyboard.press('End');
  await expect(loss).toHaveText(`L = ${(own - other + 1).toFixed(3)}`);
  await verify.inspector.getByText('Semi-hard', { exact: true }).click();
  await expect(verify.inspector.getByText(/^Semi-hard: N is farther/)).toBeVisible();
  const [near = 0, far = 0] = await numbers();
  expect(far).toBeGreaterThan(near);
  await expect(
    verify.inspector.getByText(/Of \d+ triplets at α = 1\.00: \d+ easy, \d+ semi-hard/),
  ).toBeVisible();
  await expectAccessibleDarkAndNarrow(page);

  await verify.middle.getByRole('button', { name: 'Clear the negative picture' }).click();
  await expect(verify.inspector.getByText('Give a picture of somebody')).toBeVisible();
  await verify.choose('negative', pictures.bea);
  await expect(loss).toBeVisible();
  expect((await numbers())[0]).toBe(near);
  await verify.middle.getByText('Two pictures', { exact: true }).click();
  await expect(verify.inspector.getByText('Give two pictures, or a picture and a person.')).toBeVisible();
});

test('two sample faces are compared by keyboard alone', async ({ page }) => {
  const verify = new VerifyPage(page);
  await verify.open('/verify');
  await verify.tabTo(verify.inspector.getByRole('button', { name: 'Try a sample photo' }));
  await page.keyboard.press('Enter');
  await expect(verify.verdict).toHaveText('Different people', { timeout: 60_000 });
  // A more lenient word, and the numbers behind it.
  await verify.tabTo(verify.inspector.getByRole('radio', { name: 'Balanced' }));
  await page.keyboard.press('ArrowRight');
  await expect(verify.inspector.getByRole('radio', { name: 'Lenient' })).toBeChecked();
  await verify.tabTo(verify.inspector.locator('summary', { hasText: 'Advanced' }));
  await page.keyboard.press('Enter');
  await verify.tabTo(verify.inspector.getByRole('slider', { name: 'Threshold τ on d' }));
  await page.keyboard.press('Home');
  await expect(verify.inspector.getByText('A threshold of your own: 0.10.')).toBeVisible();
  await expect(verify.verdict).toHaveText('Different people');
});
