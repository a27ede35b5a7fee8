import { expect, test } from '@playwright/test';
import { expectAccessible, expectAccessibleInAll } from '../axe.ts';
import { pictures } from '../fixtures/pictures.ts';
import { ConvolvePage } from '../pages/ConvolvePage.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { EvaluatePage } from '../pages/EvaluatePage.ts';
import { IdentifyPage } from '../pages/IdentifyPage.ts';
import { InspectPage } from '../pages/InspectPage.ts';
import { PhotosPage } from '../pages/PhotosPage.ts';
import { StylePage } from '../pages/StylePage.ts';
import { TrainPage } from '../pages/TrainPage.ts';
import { VerifyPage } from '../pages/VerifyPage.ts';

// Each screen once in both themes and widths; what else a screen shows gets one look, here or in its own spec.

test('axe finds nothing on the faces screens, light and dark, 1280 and 390 px', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const enroll = new EnrollPage(page);
  await enroll.open('/enroll', '?backend=wasm');
  await expectAccessible(page, 'Enroll, nobody there');
  await enroll.choosePhotos(pictures.group);
  await enroll.middle.getByRole('button', { name: 'Take face 1' }).click();
  await enroll.inspector.getByLabel('Name').fill('Ada');
  await expectAccessibleInAll(page);
  await enroll.save('Ada');
  await enroll.openPerson('Ada');
  await expectAccessible(page, 'a person');
  await page.keyboard.press('Escape');
  const identify = new IdentifyPage(page);
  await identify.go('Identify');
  await expectAccessible(page, 'Identify, no picture');
  await identify.choosePhoto(pictures.group);
  await expect(identify.summary).toHaveText(/^4 faces/);
  await expectAccessibleInAll(page);
  const verify = new VerifyPage(page);
  await verify.go('Verify');
  await expectAccessible(page, 'Verify, no picture');
  await verify.choose('first', pictures.ada);
  await verify.choose('second', pictures.bea);
  await expect(verify.verdict).toBeVisible();
  await expectAccessibleInAll(page);
  await verify.go('Settings');
  await expectAccessibleInAll(page);
});

test('axe finds nothing on Photos, light and dark, 1280 and 390 px', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const photos = new PhotosPage(page);
  await photos.open('/photos', '?backend=wasm');
  await expect(photos.middle).toContainText('Who is in your pictures?');
  await expectAccessible(page, 'Photos, nothing there');
  await photos.choosePhotos(pictures.ada, pictures.adaChanged, pictures.bea);
  await expect(photos.outcome).toContainText('3 faces');
  await photos.choose('Unnamed group 1');
  await expectAccessibleInAll(page);
  await photos.openGroup('Unnamed group 1');
  await photos.middle.getByRole('button', { name: 'Face 1', exact: true }).click();
  await expectAccessible(page, 'a group');
  await photos.middle.getByRole('button', { name: 'Show the photo' }).click();
  await expect(photos.middle.getByRole('img', { name: /ada/ })).toBeVisible();
  await expectAccessible(page, 'a photo');
  await photos.inspector.getByText('All', { exact: true }).click();
  await expect(photos.middle.getByRole('status')).toContainText('3 photos');
  await expectAccessible(page, 'photos found');
});

test('axe finds nothing on the other screens, light and dark, 1280 and 390 px', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const evaluate = new EvaluatePage(page);
  await evaluate.open('/evaluate', '?backend=wasm');
  await expectAccessibleInAll(page);
  const train = new TrainPage(page);
  await train.go('Train');
  await expect(train.middle.getByRole('img', { name: /drawn people, a person a row/ })).toBeVisible();
  await expectAccessibleInAll(page);
  const style = new StylePage(page);
  await style.go('Style');
  await style.ready();
  await expectAccessibleInAll(page);
  // A failure in the corner stays until it is closed.
  const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') };
  await style.inspector.getByLabel('Choose').first().setInputFiles(notes);
  const failure = page.getByRole('alertdialog').filter({ hasText: 'notes.txt' });
  await expect(failure).toBeVisible();
  await expectAccessible(page, 'a failure in the corner');
  await failure.getByRole('button', { name: 'Dismiss' }).click();
  await expect(failure).toHaveCount(0);
  const convolve = new ConvolvePage(page);
  await convolve.go('Convolve');
  await convolve.computedBy('conv2d');
  await expectAccessibleInAll(page);
  const inspect = new InspectPage(page);
  await inspect.go('Inspect');
  await inspect.expectStrongest(inspect.units);
  await inspect.stopBuilding();
  await expectAccessibleInAll(page);
});
