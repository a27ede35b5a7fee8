import { expect, test } from '@playwright/test';
import { storedRows } from '../fixtures/database.ts';
import { IdentifyPage } from '../pages/IdentifyPage.ts';

test('the sample shows people known without storing them; a face is named in place; a box drawn by hand is looked at', async ({
  page,
}) => {
  const identify = new IdentifyPage(page);
  await identify.open('/identify', '?backend=wasm');
  await identify.middle.getByRole('button', { name: 'Try a sample photo' }).click();
  await expect(identify.summary).toContainText('4 faces, 4 known');
  expect(await identify.labels()).toEqual(['Ada', 'Bea', 'Cleo', 'Dina']);
  expect(await storedRows(page, 'people')).toEqual([]);

  await identify.face('Ada').click();
  await page.getByRole('checkbox', { name: /agreement/ }).check();
  await page.getByLabel('Name of this face').fill('Grace');
  await page.keyboard.press('Enter');
  await expect(identify.face('Grace')).toBeVisible();
  await expect(identify.summary).toContainText('4 faces, 4 known');
  expect(await storedRows(page, 'people')).toHaveLength(1);

  // Around nobody, then around somebody who was found already.
  await identify.drawBox({ x: 0.02, y: 0.02, width: 0.1, height: 0.12 });
  await expect(page.getByRole('heading', { name: 'No face could be made out in the box' })).toBeVisible();
  await identify.drawBox({ x: 0.33, y: 0.22, width: 0.14, height: 0.2 });
  await expect(identify.face('Bea')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByLabel('Name of this face')).toBeFocused();
  await expect(identify.summary).toContainText('4 faces, 4 known');
});
