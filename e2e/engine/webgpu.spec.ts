import { expect, test } from '@playwright/test';
import { pictures } from '../fixtures/pictures.ts';
import { launchWith, softwareWebgpu } from '../launch.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { IdentifyPage } from '../pages/IdentifyPage.ts';
import { StylePage, smallRecipe } from '../pages/StylePage.ts';
import { graphicsOf } from '../workers.ts';

// WebGPU runs in software here: what it computes can be tested, not how fast.
test.use({ launchOptions: launchWith(softwareWebgpu) });
// Each kernel is compiled on the processor: quick alone, slow beside other tests.
test.setTimeout(300_000);

test('a face enrolled on the processor is known on WebGPU', async ({ page }) => {
  const app = new EnrollPage(page);
  await app.open('/enroll', '?backend=wasm');
  await app.enrollPhoto('Ada', pictures.ada);
  const identify = new IdentifyPage(page);
  await identify.open('/identify', '?backend=webgpu');
  await identify.choosePhoto(pictures.adaChanged);
  await expect(identify.summary).toHaveText(/^1 face, 1 known/, { timeout: 200_000 });
  await app.go('Settings');
  await expect(page.getByText(/Running on WebGPU/)).toBeVisible();
});

test('ten steps through the loss of a device cost what they cost on the processor', async ({ page }) => {
  const graphics = await graphicsOf(page, 'style', 'styleSubject');
  const studio = new StylePage(page);
  // It would take minutes in software.
  await studio.withoutQuickPicture();
  const recipe = smallRecipe({
    size: 32,
    firstSize: 32,
    margin: 0,
    contentLayer: 'conv2_1',
    styleLayers: [{ layer: 'conv1_1', weight: 1 }],
  });
  const begin = async (backend: string) => {
    await studio.open('/style', `?backend=${backend}&${recipe}`);
    await graphics.watched;
    await studio.ready();
    await studio.make.click();
  };
  const done = page.getByText(/^Done: 10 steps/);
  await begin('webgpu');
  await studio.reaches(2);
  await graphics.loseDevice();
  await expect(page.getByText(/was started again\. The picture goes on from step \d+/)).toBeVisible({
    timeout: 150_000,
  });
  await expect(done).toBeVisible({ timeout: 150_000 });
  await expect(studio.inspector.getByText(/^Graphics \(WebGPU\)/)).toBeVisible();
  const [first, webgpu] = await studio.cost('J(G)');
  expect(webgpu).toBeLessThan(first / 2);
  await begin('wasm');
  await expect(done).toBeVisible({ timeout: 150_000 });
  const apart = async () => Math.abs((await studio.cost('J(G)'))[1] / webgpu - 1);
  await expect.poll(apart).toBeLessThan(0.01);
});
