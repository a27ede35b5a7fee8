import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { DOMParser } from '@xmldom/xmldom';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { expectAccessibleInAll } from '../axe.ts';
import { pictures } from '../fixtures/pictures.ts';
import { storedFiles } from '../fixtures/zip.ts';
import { PhotosPage } from '../pages/PhotosPage.ts';

const FOLDER = '.tmp/e2e/holiday';

/** Two group photos, four women and three others, and two edited copies of the first; one file that is cut off, one hidden. */
test.beforeAll(async () => {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(`${FOLDER}/day 2`, { recursive: true });
  await copyFile(pictures.group, `${FOLDER}/1.jpg`);
  await copyFile(pictures.others, `${FOLDER}/2.jpg`);
  await sharp(pictures.group).flop().modulate({ brightness: 1.15 }).toFile(`${FOLDER}/day 2/3.jpg`);
  await sharp(pictures.group).resize(1400).modulate({ saturation: 0.3 }).toFile(`${FOLDER}/day 2/4.jpg`);
  await copyFile(pictures.truncated, `${FOLDER}/5.jpg`);
  await writeFile(`${FOLDER}/Thumbs.db`, 'x');
});

test('a folder becomes people: resumed after a reload, named, merged, split, undone and taken away', async ({
  page,
}) => {
  const photos = new PhotosPage(page);
  await photos.withoutPicker();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await photos.open('/photos', '?backend=wasm');
  await photos.chooseFolder(FOLDER);

  // The tab goes away when one photo is done; the other may be the one that cannot be read.
  await expect(photos.inspector.getByText(/^[2-4] of 5/)).toBeVisible({ timeout: 90_000 });
  await page.reload();
  await expect(photos.inspector.getByText(/^holiday: [1-4] of 5 photos/)).toBeVisible();
  await photos.chooseFolder(FOLDER);
  await expect(photos.outcome).toHaveText(/^[0-3] new photos? with \d+ faces?, [1-4] known before\.$/, {
    timeout: 90_000,
  });
  await photos.inspector.getByRole('button', { name: '1 file left out…' }).click();
  await expect(page.getByRole('dialog')).toContainText('holiday/5.jpg: 5.jpg could not be read as a picture');
  await page.keyboard.press('Escape');

  // Four women three times each, and three others once.
  await expect(photos.cards).toHaveCount(4);
  await expect(photos.middle.getByText('3 faces', { exact: true })).toHaveCount(4);
  await expect(photos.middle.getByText('3 faces seen once')).toBeVisible();

  await photos.agree();
  await photos.nameFirst('Ada');
  // Enter went on to the next field.
  await page.keyboard.type('Bea');
  await page.keyboard.press('Enter');
  await expect(photos.middle.getByText('Bea', { exact: true })).toBeVisible();

  // Two groups are one, and are not.
  const unnamed = photos.middle.getByRole('checkbox', { name: /^Choose Unnamed/ });
  await unnamed.nth(0).check();
  await unnamed.nth(1).check();
  await photos.middle.getByRole('button', { name: 'Same person' }).click();
  await expect(photos.middle.getByText('6 faces', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(photos.middle.getByText('3 faces', { exact: true })).toHaveCount(4);

  // A face is somebody else, and is not.
  await photos.middle.getByRole('button', { name: /^Ada, 3 faces/ }).click();
  await photos.middle.getByRole('button', { name: 'Face 1', exact: true }).click();
  await photos.middle.getByRole('button', { name: 'Not this person' }).click();
  await expect(photos.middle.getByText(/^2 faces\./)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(photos.middle.getByText(/^3 faces\./)).toBeVisible();
  await photos.middle.getByRole('button', { name: 'Their photos' }).click();
  await expect(photos.middle.getByText(/^3 photos of Ada/)).toBeVisible();
  await photos.middle.getByRole('button', { name: 'Open 1.jpg' }).click();
  await expect(photos.middle.getByRole('button', { name: 'Ada' })).toBeVisible();
  await photos.middle.getByRole('button', { name: 'Back' }).click();

  const csv = (await photos.takeAway('Table (CSV)')).toString();
  expect(csv.split('\r\n').filter((line) => line.includes(',Ada,'))).toHaveLength(3);
  expect(csv).toMatch(/holiday\/day 2\/3\.jpg,Bea,\d/);
  const copies = storedFiles(await photos.takeAway('Copies with the names written in'));
  expect([...copies.keys()].sort()).toEqual(['holiday/1.jpg', 'holiday/day 2/3.jpg', 'holiday/day 2/4.jpg']);
  for (const copy of copies.values()) {
    const bytes = Uint8Array.from(copy).buffer;
    const { xmp } = await ExifReader.load(bytes, { expanded: true, domParser: new DOMParser() });
    expect(JSON.stringify(xmp?.Regions)).toMatch(/Ada.*Bea|Bea.*Ada/);
  }
  await expectAccessibleInAll(page);
  await photos.middle.getByRole('button', { name: 'All people' }).click();
  await expectAccessibleInAll(page);
});
