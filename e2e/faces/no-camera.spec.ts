import { expect, test } from '@playwright/test';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { IdentifyPage } from '../pages/IdentifyPage.ts';

test('none plugged in', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  await enroll.useCamera();
  await expect(page.getByRole('alert').getByText('No camera was found.')).toBeVisible();
  await page.getByRole('button', { name: 'Use photos instead' }).click();
  await expect(page.getByText('Drop a photo, or allow the camera')).toBeVisible();
});

for (const [name, sentence] of [
  ['NotAllowedError', 'The camera is not allowed for this page.'],
  ['NotReadableError', 'The camera is in use by another program.'],
] as const) {
  test(`${name}`, async ({ page }) => {
    await page.addInitScript((kind) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', kind));
    }, name);
    const identify = new IdentifyPage(page);
    await identify.open('/identify');
    await identify.useCamera();
    await expect(page.getByRole('alert').getByText(sentence)).toBeVisible();
  });
}
