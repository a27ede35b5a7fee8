import { expect, test } from '@playwright/test';
import { pictures } from './fixtures/pictures.ts';
import { launchWith, softwareWebgl } from './launch.ts';
import { EnrollPage } from './pages/EnrollPage.ts';
import { IdentifyPage } from './pages/IdentifyPage.ts';

// WebGL is what most people have; here it runs in software, slowly.
test.use({ launchOptions: launchWith(softwareWebgl) });

test('faces are found and told apart', async ({ page }) => {
  test.setTimeout(240_000);
  const app = new EnrollPage(page);
  await app.open('/enroll', '?backend=webgl');
  await app.choosePhotos(pictures.ada);
  await expect(app.captured).toHaveCount(1, { timeout: 120_000 });
  await app.save('Ada');
  await app.go('Settings');
  await expect(page.getByText(/Running on WebGL \(.*SwiftShader/)).toBeVisible();
  const identify = new IdentifyPage(page);
  await identify.go('Identify');
  await identify.choosePhoto(pictures.adaChanged);
  await expect(identify.summary).toHaveText(/^1 face, 1 known/, { timeout: 120_000 });
});
