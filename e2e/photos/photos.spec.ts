import { expect, test } from '@playwright/test';
import { DOMParser } from '@xmldom/xmldom';
import ExifReader from 'exifreader';
import { answerPicker, filesGiven, giveFolder } from '../fixtures/givenFolder.ts';
import { holidayFolder } from '../fixtures/pictures.ts';
import { unzip } from '../fixtures/zip.ts';
import { PhotosPage } from '../pages/PhotosPage.ts';

test('a folder: a reload in the middle, people named, merged and split, and the names taken away', async ({
  page,
}) => {
  const photos = new PhotosPage(page);
  await answerPicker(page, 'holiday');
  await photos.open('/photos', '?backend=wasm');
  await giveFolder(page, holidayFolder, 'holiday');
  await photos.chooseFolder();
  await expect(photos.inspector).toContainText(/[12] of 4/);
  await page.reload();
  await expect(photos.inspector).toContainText('This tab was closed before the end.');
  await photos.inspector.getByRole('button', { name: 'Continue' }).click();
  await expect(photos.outcome).toContainText(/known before/);
  await expect(photos.inspector).toContainText('4 photos, 15 faces');

  // The next name is typed while the one before is written.
  await photos.agree();
  await photos.nameOf('Unnamed group 1').click();
  await page.keyboard.type('Ada\n');
  await page.keyboard.type('Bea\n');
  await photos.expectFaces({ Ada: 3, Bea: 3 });
  await expect(photos.nameOf('Unnamed group 3')).toBeFocused();

  await photos.choose('Ada', 'Bea');
  await photos.middle.getByRole('button', { name: 'Same person' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ada' }).click();
  await photos.expectFaces({ Ada: 6 });
  await photos.undo.click();
  await photos.expectFaces({ Ada: 3, Bea: 3 });

  await photos.openGroup('Ada');
  await photos.middle.getByRole('button', { name: 'Face 1', exact: true }).click();
  await photos.middle.getByRole('button', { name: 'Not this person' }).click();
  await expect(photos.middle).toContainText('2 faces. Choose');
  await photos.undo.click();
  await expect(photos.middle).toContainText('3 faces. Choose');

  await photos.back();
  const csv = (await photos.takeAway('Table (CSV)')).toString('utf8').trimEnd().split('\r\n');
  expect(csv[0]).toBe('\ufefffile,person,group,distance,left,top,width,height,picture_width,picture_height');
  expect(csv).toHaveLength(16);
  const named = csv.filter((line) => line.split(',')[1] === 'Ada').map((line) => line.split(',')[0]);
  expect(named).toEqual(['holiday/group.jpg', 'holiday/later/darker.jpg', 'holiday/later/mirrored.jpg']);

  const zip = unzip(await photos.takeAway('Copies with the names written in'));
  expect([...zip.keys()].sort()).toEqual([...named, 'holiday/others.jpg']);
  const copy = Buffer.from(zip.get('holiday/group.jpg') ?? []);
  const tags = await ExifReader.load(copy, { expanded: true, domParser: new DOMParser() });
  const xmp = JSON.stringify(tags.xmp);
  expect(xmp).toContain('Ada');
  expect(xmp).toContain('Bea');

  // The photos of one person, to a folder; once more nothing is written twice.
  await photos.openGroup('Bea');
  for (const said of ['3 photos copied', '0 photos copied']) {
    await photos.pickFromMenu('Copy the photos to a folder');
    await expect(page.getByText(said)).toBeVisible();
  }
  expect(await filesGiven(page, 'holiday')).toEqual(
    [
      ...['group.jpg', 'later/darker.jpg', 'later/mirrored.jpg'].map((name) => `holiday/${name}`),
      ...['group.jpg', 'later/darker.jpg', 'later/mirrored.jpg', 'others.jpg'],
    ].sort(),
  );
});
