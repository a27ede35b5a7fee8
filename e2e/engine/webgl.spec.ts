import { expect as baseExpect, test } from '@playwright/test';
import { pictures } from '../fixtures/pictures.ts';
import { launchWith, softwareWebgl } from '../launch.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { IdentifyPage } from '../pages/IdentifyPage.ts';
import { StylePage, smallRecipe } from '../pages/StylePage.ts';
import { graphicsOf } from '../workers.ts';

// WebGL is what most people have; here it runs in software, slowly.
test.use({ launchOptions: launchWith(softwareWebgl) });
// Four times what the slowest took with a core to itself: beside other work it took twice that.
test.setTimeout(480_000);
const expect = baseExpect.configure({ timeout: 240_000 });

test('a face enrolled on the processor is known on WebGL', async ({ page }) => {
  const app = new EnrollPage(page);
  await app.open('/enroll', '?backend=wasm');
  await app.enrollPhoto('Ada', pictures.ada);
  const identify = new IdentifyPage(page);
  await identify.open('/identify', '?backend=webgl');
  await identify.choosePhoto(pictures.adaChanged);
  await expect(identify.summary).toHaveText(/^1 face, 1 known/);
  await app.go('Settings');
  await expect(page.getByText(/Running on WebGL \(.*SwiftShader/)).toBeVisible();
});

test('a picture survives the loss of its graphics context, twice', async ({ page }) => {
  const graphics = await graphicsOf(page, 'style', 'styleSubject');
  const studio = new StylePage(page);
  // Small and shallow, as a step takes seconds in software; with more steps than can be made before the second loss, as on graphics they
  // are told several at a time.
  const recipe = smallRecipe({
    size: 32,
    firstSize: 32,
    stepsPerScale: 60,
    contentLayer: 'conv1_1',
    styleLayers: [{ layer: 'conv1_1', weight: 1 }],
  });
  // It would take minutes in software.
  await studio.withoutQuickPicture();
  await studio.open('/style', `?backend=webgl&${recipe}`);
  await graphics.watched;
  await studio.ready();
  await studio.make.click();
  await studio.reaches(2);
  await expect(studio.inspector.getByText(/^Graphics \(WebGL\)/)).toBeVisible();
  await graphics.lose();
  await expect(
    page.getByText(
      /The graphics card stopped working and was started again\. The picture goes on from step \d+/,
    ),
  ).toBeVisible();
  const before = await studio.step();
  await studio.reaches(before + 1);
  await graphics.lose();
  await expect(
    page.getByText(/The graphics card stopped working\. The processor goes on from step \d+/),
  ).toBeVisible();
  await expect(page.getByText('Done: 60 steps, 48 × 32 pixels.')).toBeVisible();
  await expect(studio.inspector.getByText(/^Processor \(WASM/)).toBeVisible();
  const [first, now] = await studio.cost('J(G)');
  expect(now).toBeLessThan(0.7 * first);
  expect(await studio.texture()).toBeGreaterThan(8);
});
