import { expect, type Page, test } from '@playwright/test';
import { storePeople, storeRows } from '../fixtures/database.ts';
import { type OddFile, oddFiles } from '../fixtures/oddFiles.ts';
import { pictures, smallFolder } from '../fixtures/pictures.ts';
import { ConvolvePage } from '../pages/ConvolvePage.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { EvaluatePage } from '../pages/EvaluatePage.ts';
import { IdentifyPage } from '../pages/IdentifyPage.ts';
import { StylePage } from '../pages/StylePage.ts';
import { VerifyPage } from '../pages/VerifyPage.ts';

// Bad input on every screen that takes any: each gets a sentence, and nothing is lost. All of the odd files go through Enroll, as
// one function reads pictures for every screen; the others show two that it refuses for different reasons. Then names, numbers,
// lists, links, galleries and damaged storage.
const two = [oddFiles[0], oddFiles.at(-1)] as [OddFile, OddFile];

const given = async ({ name, type, bytes }: OddFile) => ({ name, mimeType: type, buffer: await bytes() });

/** What is said about a file, wherever the screen says it. */
const said = (page: Page, { name, says }: OddFile) => page.getByText(`${name} ${says}`).first();

/** Closes the messages, so that the next is not taken for an old one. */
async function dismissAll(page: Page): Promise<void> {
  const buttons = page
    .getByRole('region', { name: 'Notifications' })
    .getByRole('button', { name: 'Dismiss' });
  await expect(async () => {
    if ((await buttons.count()) > 0) await buttons.first().click({ timeout: 2_000 });
    expect(await buttons.count()).toBe(0);
  }).toPass();
}

test('files that are no pictures, on every screen that takes pictures', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open('/enroll', '?backend=wasm');
  await enroll.enrollPhoto('Ada', pictures.ada);
  await enroll.choosePhotos(pictures.bea);
  await expect(enroll.captured).toHaveCount(1);
  await enroll.inspector.getByLabel('Name').fill('Bea');
  for (const file of oddFiles) {
    await enroll.middle.getByLabel('Photos', { exact: true }).setInputFiles(await given(file));
    await expect(said(page, file)).toBeVisible();
  }
  await expect(enroll.captured).toHaveCount(1);
  await expect(enroll.inspector.getByLabel('Name')).toHaveValue('Bea');
  await enroll.save('Bea');
  await dismissAll(page);

  const identify = new IdentifyPage(page);
  await identify.go('Identify');
  await identify.choosePhoto(pictures.group);
  await expect(identify.summary).toHaveText(/^4 faces, 2 known/);
  for (const file of two) {
    await identify.middle.getByLabel('Photos', { exact: true }).setInputFiles(await given(file));
    await expect(said(page, file)).toBeVisible();
  }
  await dismissAll(page);

  const verify = new VerifyPage(page);
  await verify.go('Verify');
  await verify.choose('first', pictures.ada);
  for (const file of two) {
    await verify.choose('second', await given(file));
    await expect(said(page, file)).toBeVisible();
  }
  await verify.choose('second', pictures.bea);
  await expect(verify.verdict).toHaveText('Different people');
  await dismissAll(page);

  const style = new StylePage(page);
  await style.go('Style');
  await style.ready();
  const names = await style.inspector.getByRole('figure').allTextContents();
  for (const file of two) {
    await style.inspector.getByLabel('Choose').setInputFiles(await given(file));
    await expect(said(page, file)).toBeVisible();
    await dismissAll(page);
  }
  expect(await style.inspector.getByRole('figure').allTextContents()).toEqual(names);

  const convolve = new ConvolvePage(page);
  await convolve.go('Convolve');
  await convolve.computedBy('conv2d');
  // The input, its window and the sum stay those that were there, once all of it is told.
  await expect(convolve.desk).toContainText('The sum here is');
  await expect(convolve.desk).toContainText('✓ equal');
  const sum = await convolve.desk.textContent();
  for (const file of two) {
    await convolve.drop(
      [{ name: file.name, type: file.type, bytes: await file.bytes() }],
      convolve.middle.locator('canvas').first(),
    );
    await expect(said(page, file)).toBeVisible();
    await dismissAll(page);
  }
  expect(await convolve.desk.textContent()).toBe(sum);

  await enroll.go('Enroll');
  await expect(enroll.person('Ada')).toBeVisible();
  await expect(enroll.person('Bea')).toBeVisible();
});

test('names, numbers, lists and links that cannot be used', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open('/enroll', '?backend=wasm');
  await enroll.choosePhotos(pictures.ada);
  await expect(enroll.captured).toHaveCount(1);
  const name = enroll.inspector.getByLabel('Name');
  const save = enroll.inspector.getByRole('button', { name: /^Enroll/ }).last();
  for (const empty of ['', '   ', '\t']) {
    await name.fill(empty);
    await expect(save).toBeDisabled();
  }
  // Names that could do harm are names like others.
  const odd = '<img src=x onerror=alert(1)>';
  await enroll.agree();
  await name.fill(odd);
  await enroll.inspector.getByRole('button', { name: `Enroll ${odd}` }).click();
  await enroll.inspector.getByRole('button', { name: `${odd} 1 photo` }).click();
  const dialog = page.getByRole('dialog');
  for (const [typed, kept] of [
    ['عدا', 'عدا'],
    ['👩‍🚀', '👩‍🚀'],
    ['a'.repeat(500), 'a'.repeat(80)],
    ['  Ada  ', 'Ada'],
  ] as const) {
    await dialog.getByLabel('Name').fill(typed);
    await dialog.getByLabel('Name').press('Enter');
    await expect(page.getByRole('dialog', { name: kept, exact: true })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(enroll.person('Ada')).toBeVisible();

  const evaluate = new EvaluatePage(page);
  await evaluate.go('Evaluate');
  await evaluate.chooseFolder(smallFolder);
  await expect(evaluate.summary).toContainText('4 faces of 2 people', { timeout: 90_000 });
  for (const [file, text, sentence] of [
    ['empty.txt', '', 'empty.txt is empty.'],
    ['words.txt', 'These are no pairs at all', /words\.txt/],
    ['head.csv', 'picture,picture,same\n', 'head.csv has a heading and no pairs.'],
    ['strangers.txt', '1\t1\nNobody\t1\t2\nNobody\t1\tNoone\t1\n', /None of the pairs in strangers\.txt/],
  ] as const) {
    await evaluate.choosePairs(file, text);
    await expect(
      page.getByRole('region', { name: 'Notifications' }).getByText(sentence).first(),
    ).toBeVisible();
    await dismissAll(page);
    await expect(evaluate.summary).toContainText('4 faces of 2 people');
  }
  const strangers = evaluate.inspector.getByLabel('N strangers');
  for (const number of ['', '-5', '2.5', '0x10000000']) {
    await strangers.fill(number);
    await expect(evaluate.inspector.getByText('A whole number from 2 to 1,000,000.')).toBeVisible();
    await expect(strangers).toHaveAttribute('aria-invalid', 'true');
  }
  await strangers.blur();
  await expect(strangers).toHaveValue('20');

  const style = new StylePage(page);
  await page.goto('/?backend=wasm&recipe=not-a-recipe#/style');
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'The recipe in this file or link is damaged',
  );
  await style.ready();
  await dismissAll(page);
  for (const [file, text] of [
    ['proto.json', '{"__proto__":{"steps":1},"likeness":"recipe"}'],
    ['cut.json', '{"steps":'],
  ] as const) {
    await style.dropOnStage({ name: file, bytes: Buffer.from(text), type: 'application/json' });
    await expect(
      page
        .getByRole('region', { name: 'Notifications' })
        .getByText(/^The recipe in this file or link is damaged/),
      file,
    ).toBeVisible();
    await dismissAll(page);
    await style.ready();
  }
  await enroll.open('/enroll', '?backend=wasm');
  await expect(enroll.person('Ada')).toBeVisible();
});

test('a damaged database, a killed worker, a frozen tab and a clock going back lose nothing', async ({
  page,
  context,
}) => {
  const enroll = new EnrollPage(page);
  await enroll.open('/enroll', '?backend=wasm');
  await enroll.enrollPhoto('Ada', pictures.ada);
  await storeRows(page, [
    { store: 'people', value: { id: 'x', name: 7, createdAt: 'never' } },
    { store: 'templates', value: { id: 'y', personId: 'x', encoding: 'none' } },
    {
      store: 'settings',
      key: 'choices',
      value: { theme: 3, tau: 'near', margin: Number.NaN, mirror: 1 },
    },
  ]);
  await page.reload();
  await expect(enroll.person('Ada')).toBeVisible();
  await expect(enroll.inspector.getByText(/could not be read/)).toBeVisible();

  // The worker dies in the middle of a picture; the next picture has a new one.
  const [worker] = page.workers();
  if (!worker) throw new Error('There is no worker to be killed.');
  // It cannot answer any more.
  await worker.evaluate(() => self.close()).catch(() => undefined);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
  await page.clock.install({ time: new Date('2001-01-01') });
  await enroll.enrollPhoto('Bea', pictures.bea);
  await page.reload();
  await expect(enroll.person('Ada')).toBeVisible();
  await expect(enroll.person('Bea')).toBeVisible();
});

test('a reload in the middle of each write leaves every row whole', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open('/enroll', '?backend=wasm');
  await expect(page.getByText('Nobody is enrolled yet.')).toBeVisible();
  await storePeople(page, 'Ada');
  await page.reload();
  const writes: (() => Promise<void>)[] = [
    async () => {
      await enroll.choosePhotos(pictures.bea);
      await expect(enroll.captured).toHaveCount(1);
      await enroll.inspector.getByLabel('Name').fill('Bea');
      await enroll.agree();
      await enroll.inspector.getByRole('button', { name: 'Enroll Bea' }).click({ noWaitAfter: true });
    },
    async () => {
      const dialog = await enroll.openPerson('Ada');
      await dialog.getByLabel('Name').fill('Ada B');
      await dialog.getByLabel('Name').press('Enter', { noWaitAfter: true });
    },
    async () => {
      await enroll.person('Ada.*').click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete person' }).click();
      await page.getByRole('button', { name: /^Delete Ada/ }).click({ noWaitAfter: true });
    },
  ];
  for (const write of writes) {
    await write();
    await page.reload();
    await expect(enroll.inspector.getByRole('heading', { name: 'People' })).toBeVisible();
    await expect(enroll.inspector.getByText(/could not be read/)).toHaveCount(0);
    // Whoever is there has their photo.
    for (const row of await enroll.inspector.getByRole('button', { name: /\d+ photos?$/ }).all()) {
      await expect(row).toHaveAccessibleName(/ [1-9]\d* photos?$/);
    }
  }
});
