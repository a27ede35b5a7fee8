import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { storedRows, storePeople } from '../fixtures/database.ts';
import { pictures } from '../fixtures/pictures.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { IdentifyPage } from '../pages/IdentifyPage.ts';
import { VerifyPage } from '../pages/VerifyPage.ts';

test('one photo enrols a person, who is known again in a changed copy, and nobody else is', async ({
  page,
}) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  await enroll.enrollPhoto('Ada', pictures.ada);
  await expect(page.getByText('Ada is enrolled')).toBeVisible();

  const identify = new IdentifyPage(page);
  await identify.go('Identify');
  await identify.choosePhoto(pictures.adaChanged);
  await expect(identify.summary).toHaveText(/^1 face, 1 known/);
  expect(await identify.labels()).toEqual(['Ada']);

  // The group photo: Ada stands on the right, the other three are strangers.
  await identify.choosePhoto(pictures.group);
  await expect(identify.summary).toHaveText(/^4 faces, 1 known/);
  expect(await identify.labels()).toEqual(['Unknown', 'Unknown', 'Unknown', 'Ada']);

  await identify.choosePhoto(pictures.others);
  await expect(identify.summary).toHaveText(/^3 faces, 0 known/);

  // A picture is compared with the enrolled person.
  const verify = new VerifyPage(page);
  await verify.go('Verify');
  await verify.middle.getByRole('combobox', { name: 'First picture: a person you enrolled' }).click();
  await page.getByRole('option', { name: 'Ada' }).click();
  await verify.choose('second', pictures.adaChanged);
  await expect(verify.verdict).toHaveText('Same person');
});

test('warns when a face looks like somebody enrolled, adds it to them, and warns when it is unlike the others', async ({
  page,
}) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  await enroll.enrollPhoto('Ada', pictures.ada);
  await enroll.choosePhotos(pictures.adaChanged);
  await expect(page.getByText('This looks like Ada')).toBeVisible();
  await enroll.inspector.getByRole('button', { name: 'Add to Ada' }).click();
  await expect(enroll.person('Ada')).toContainText('2 photos');

  await enroll.choosePhotos(pictures.bea);
  await expect(enroll.captured).toHaveCount(1);
  await enroll.inspector.getByLabel('Name').fill('Ada');
  await expect(page.getByText('One picture looks like somebody else')).toBeVisible();
  await enroll.inspector.getByRole('button', { name: 'Remove it' }).click();
  await expect(enroll.captured).toHaveCount(0);
});

test('three photos of three people become three people, named one after another', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  const code = /\/peopleIn-[^/]*\.js$/;
  await page.route(code, (route) => route.abort());
  await enroll.choosePhotos(pictures.ada, pictures.bea, pictures.cleo);
  const untold = enroll.inspector.getByText(/^Not known whether/);
  await expect(untold).toBeVisible();
  await page.unroute(code);
  await enroll.inspector.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('3 different people')).toBeVisible();
  await expect(untold).toHaveCount(0);
  await enroll.agree();
  for (const [number, name] of [
    [3, 'Cleo'],
    [1, 'Ada'],
  ] as const) {
    await enroll.inspector.getByLabel(`Name of person ${number}`).fill(name);
    await page.keyboard.press('Enter');
    await expect(enroll.person(name)).toContainText('1 photo');
  }
  await enroll.inspector.getByLabel('Name', { exact: true }).fill('Bea');
  await page.keyboard.press('Enter');
  await expect(enroll.person('Bea')).toContainText('1 photo');
  await expect(enroll.captured).toHaveCount(0);
});

test('a photo with several faces asks which; bad files get a sentence each and lose nothing', async ({
  page,
}) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  await enroll.middle.getByRole('button', { name: 'Try a sample photo' }).click();
  await expect(page.getByText('4 faces. Which one is it? Click it.')).toBeVisible();
  await expect(enroll.captured).toHaveCount(0);
  await enroll.middle.getByRole('button', { name: 'Take face 1' }).click();
  await expect(page.getByText('1 of 4 faces taken.')).toBeVisible();
  await expect(enroll.captured).toHaveCount(1);

  await enroll.inspector.getByLabel('Name').fill('Ada');
  for (const [file, sentence] of [
    [pictures.empty, 'empty.jpg is empty (0 bytes).'],
    [pictures.truncated, 'truncated.jpg could not be read as a picture.'],
    [pictures.text, 'text.jpg could not be read as a picture.'],
    [pictures.noFace, 'No face was found in no-face.png.'],
  ] as const) {
    await enroll.choosePhotos(file);
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await expect(enroll.captured).toHaveCount(1);
  await expect(enroll.inspector.getByLabel('Name')).toHaveValue('Ada');
});

test('people survive a reload, and can be renamed, merged and deleted for good', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  await expect(page.getByText('Nobody is enrolled yet.')).toBeVisible();
  await storePeople(page, 'Ada', 'Bea');
  await page.reload();
  await expect(enroll.person('Ada')).toBeVisible();

  const ada = await enroll.openPerson('Ada');
  await ada.getByLabel('Name').fill('Ada Lovelace');
  await ada.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('dialog', { name: 'Ada Lovelace', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  const bea = await enroll.openPerson('Bea');
  await bea.getByRole('button', { name: 'Merge into…' }).click();
  await bea.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(enroll.person('Ada Lovelace')).toContainText('2 photos');
  await expect(enroll.person('Bea')).toHaveCount(0);

  const merged = await enroll.openPerson('Ada Lovelace');
  await merged.getByRole('button', { name: 'Delete photo 1' }).click();
  await merged.getByRole('button', { name: 'Delete photo', exact: true }).click();
  await expect(merged.getByRole('listitem')).toHaveCount(1);
  await merged.getByRole('button', { name: 'Delete person' }).click();
  await merged.getByRole('button', { name: 'Delete Ada Lovelace' }).click();
  await expect(page.getByText('Nobody is enrolled yet.')).toBeVisible();
  expect(await storedRows(page, 'people')).toEqual([]);
  expect(await storedRows(page, 'templates')).toEqual([]);
});

test('two tabs stay in step, and a small picture is stored only when ticked', async ({ page, context }) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  const second = new EnrollPage(await context.newPage());
  await second.open();
  await enroll.enrollPhoto('Ada', pictures.ada);
  await expect(second.person('Ada')).toBeVisible();
  await second.page.close();

  const sealedBytes = async () =>
    (await storedRows<{ sealed: Uint8Array }>(page, 'templates')).map(({ sealed }) => sealed.length);
  expect(await sealedBytes()).toEqual([WITHOUT_PICTURE]);
  await enroll.inspector.getByRole('switch', { name: 'Keep a small picture' }).click();
  await enroll.enrollPhoto('Bea', pictures.bea);
  const kept = (await sealedBytes()).filter((bytes) => bytes !== WITHOUT_PICTURE);
  expect(kept).toHaveLength(1);
  expect(kept[0]).toBeGreaterThan(WITHOUT_PICTURE + 500);
  // What is shown is the picture that was decrypted.
  await page.reload();
  const picture = enroll.person('Bea').locator('img');
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]))
    .toEqual([64, 64]);
});

test('a folder of people in folders of days enrols them once, however often it is given, and lists what it left out', async ({
  page,
}) => {
  const root = '.tmp/e2e/people';
  const long = 'N'.repeat(100);
  await rm(root, { recursive: true, force: true });
  for (const [folder, file, name] of [
    ['Ada/day1', pictures.ada, 'ada.jpg'],
    ['Ada/day2', pictures.adaChanged, 'ada-changed.jpg'],
    ['Ada/day2', pictures.ada, 'again.jpg'],
    ['Ada/@eaDir/ada.jpg', pictures.ada, 'SYNOPHOTO_THUMB_M.png'],
    ['__MACOSX/Ada', pictures.text, '._ada.jpg'],
    [`${long}/day1`, pictures.bea, 'bea.jpg'],
    [`${long}/day2`, pictures.noFace, 'no-face.png'],
  ] as const) {
    await mkdir(`${root}/${folder}`, { recursive: true });
    await copyFile(file, `${root}/${folder}/${name}`);
  }
  const enroll = new EnrollPage(page);
  await enroll.open();
  await enroll.chooseFolder(root);
  await expect(page.getByRole('heading', { name: '2 people, 5 pictures' })).toBeVisible();
  await expect(page.getByText('2 hidden or system files and folders were skipped.')).toBeVisible();
  await expect(page.getByText('1 name is cut to 80 characters.')).toBeVisible();
  await enroll.agree();
  await enroll.middle.getByRole('button', { name: 'Enroll 2 people' }).click();
  await expect(page.getByText('2 people enrolled with 3 pictures')).toBeVisible();
  await page.getByText('2 pictures were left out').click();
  await expect(page.getByText(`${cut(long)}/no-face.png: no face found`)).toBeVisible();
  await expect(page.getByText('Ada/again.jpg: the same picture as Ada/ada.jpg')).toBeVisible();
  await expect(enroll.person('Ada')).toContainText('2 photos');

  await enroll.chooseFolder(root);
  await expect(page.getByText('2 of 2 are enrolled already')).toBeVisible();
  await enroll.middle.getByRole('button', { name: 'Enroll 2 people' }).click();
  await expect(page.getByText('Nothing new: these pictures are enrolled already')).toBeVisible();
  await expect(page.getByText('3 pictures were known already and not added again.')).toBeVisible();
  await expect(enroll.person('Ada')).toContainText('2 photos');

  // A name without a space makes no panel wider than the screen.
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await widest(page)).toBeLessThanOrEqual(width);
  }
});

const cut = (name: string) => `${name.slice(0, 79)}…`;

/** The right edge of what reaches furthest to the right, in pixels, but for what its panel cuts or scrolls by itself. */
async function widest(page: import('@playwright/test').Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('main, main section, main button, main li, main h2, main p')].map(
        (each) => each.getBoundingClientRect().right,
      ),
    ),
  );
}

test('dropped and pasted pictures are taken, sideways ones upright', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  await enroll.drop([{ name: 'sideways.jpg', bytes: await readFile(pictures.adaSideways) }]);
  await expect(enroll.captured).toHaveCount(1);
  const box = await enroll.middle.getByRole('button', { name: 'Taken' }).boundingBox();
  const picture = await enroll.middle.getByRole('img', { name: 'sideways.jpg' }).boundingBox();
  // Upright, Ada's picture is wider than high and her face is in its middle.
  expect((picture?.width ?? 0) / (picture?.height ?? 1)).toBeCloseTo(480 / 360, 1);
  const middle = ((box?.x ?? 0) + (box?.width ?? 0) / 2 - (picture?.x ?? 0)) / (picture?.width ?? 1);
  expect(middle).toBeGreaterThan(0.25);
  expect(middle).toBeLessThan(0.75);
});

/** Vector, tag, number of dimensions, 128 float32, and the hash of the photo with its length. */
const WITHOUT_PICTURE = 12 + 16 + 4 + 512 + 1 + 32;
