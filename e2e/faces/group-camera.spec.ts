import { expect, test } from '@playwright/test';
import { films, pictures } from '../fixtures/pictures.ts';
import { fakeCamera, launchWith } from '../launch.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { IdentifyPage } from '../pages/IdentifyPage.ts';

// Four people before the camera.
test.use({ launchOptions: launchWith(fakeCamera(films.group)), permissions: ['camera'] });

test('everybody is boxed: the enrolled by name, the others unknown, and labels stay', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  await enroll.enrollPhoto('Ada', pictures.ada);
  await enroll.enrollPhoto('Bea', pictures.bea);
  const identify = new IdentifyPage(page);
  await identify.go('Identify');
  await identify.useCamera();
  const verdicts = identify.inspector.locator('[data-verdict]');
  // A verdict takes several frames of a face, which on a busy machine come slowly.
  const patience = { timeout: 90_000 };
  await expect(verdicts).toHaveCount(4, patience);
  await expect(identify.inspector.locator('[data-verdict=known]')).toHaveCount(2, patience);
  await expect(identify.inspector.locator('[data-verdict=unknown]')).toHaveCount(2, patience);
  // Through the next two dozen changes of the list no label leaves its face.
  const seen = await identify.inspector.evaluate(
    (panel) =>
      new Promise<string[]>((resolve) => {
        const labels = () =>
          [...panel.querySelectorAll('[data-verdict]')].map((row) => row.textContent ?? '');
        const looks = [labels()];
        const watch = new MutationObserver(() => {
          looks.push(labels());
          if (looks.length < 24) return;
          watch.disconnect();
          resolve(looks.map((look) => look.sort().join(', ')));
        });
        watch.observe(panel, { subtree: true, childList: true, characterData: true, attributes: true });
      }),
  );
  expect([...new Set(seen)]).toEqual(['Ada, Bea, Unknown, Unknown']);
  await identify.go('Enroll');
  await enroll.useCamera();
  await expect(enroll.middle.getByText('Only one person may be in the picture.')).toBeVisible();
  await expect(enroll.shutter).toBeDisabled();
});
