import { expect, test } from '@playwright/test';
import { pictures } from '../fixtures/pictures.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { StylePage } from '../pages/StylePage.ts';
import { measureStart, tfjsByWorker } from '../startCost.ts';

test('the first screen is small, and TF.js is in workers only, once in each', async ({ page, context }) => {
  const cost = await measureStart(await context.newPage(), '/?backend=wasm#/enroll');
  expect(cost.scriptBytes).toBeGreaterThan(50_000);
  expect(cost.scriptBytes).toBeLessThanOrEqual(150_000);
  expect(cost.styleBytes).toBeLessThanOrEqual(30_000);
  expect(cost.scriptsWithTfjs).toBe(0);

  const enroll = new EnrollPage(page);
  await enroll.open('/enroll', '?backend=wasm');
  await enroll.enrollPhoto('Ada', pictures.ada);
  const style = new StylePage(page);
  await style.go('Style');
  await style.chooseQuick();
  await style.make.click();
  await expect(page.getByText(/^Done: 10 steps/)).toBeVisible({ timeout: 90_000 });
  expect(Object.fromEntries(await tfjsByWorker(page))).toMatchObject({ faces: 1, style: 1 });
});
