import { expect, test } from '@playwright/test';
import { pictures } from '../fixtures/pictures.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { StylePage } from '../pages/StylePage.ts';
import { measureStart, tfjsByWorker } from '../startCost.ts';
import { workerOf } from '../workers.ts';

test('the first screen is small, and TF.js is in workers only, once in each', async ({ page, context }) => {
  const cost = await measureStart(await context.newPage(), '/?backend=wasm#/enroll');
  expect(cost.scriptBytes).toBeGreaterThan(50_000);
  expect(cost.scriptBytes).toBeLessThanOrEqual(150_000);
  expect(cost.styleBytes).toBeLessThanOrEqual(30_000);
  expect(cost.scriptsWithTfjs).toBe(0);

  const enroll = new EnrollPage(page);
  await enroll.open('/enroll', '?backend=wasm');
  await enroll.choosePhotos(pictures.ada);
  await workerOf(page, 'faces');
  await new StylePage(page).go('Style');
  // It draws the samples' quick picture by itself.
  await workerOf(page, 'style');
  expect(Object.fromEntries(await tfjsByWorker(page))).toMatchObject({ faces: 1, style: 1 });
});
