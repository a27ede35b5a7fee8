import { expect, type Page, test } from '@playwright/test';
import { films } from '../fixtures/pictures.ts';
import { fakeCamera, launchWith } from '../launch.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { IdentifyPage } from '../pages/IdentifyPage.ts';

// One person before the camera.
test.use({ launchOptions: launchWith(fakeCamera(films.ada)), permissions: ['camera'] });

test('guidance opens the shutter, the picture enrols her, and Identify names her live', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  await enroll.useCamera();
  await expect(enroll.middle.getByText('One face: yes')).toBeVisible();
  for (const gate of ['Large enough', 'Sharp', 'Well lit', 'Facing the camera']) {
    await expect(enroll.middle.getByText(`${gate}: yes`)).toBeVisible();
  }
  await expect(enroll.shutter).toBeEnabled();
  await enroll.shutter.click();
  await expect(enroll.captured).toHaveCount(1);
  await enroll.save('Ada');

  const identify = new IdentifyPage(page);
  await identify.go('Identify');
  await identify.useCamera();
  await expect(identify.inspector.getByText('Ada', { exact: true }).first()).toBeVisible();
  await expect(identify.middle.getByText(/^1 face, \d+\.\d frames a second, \d+ ms behind$/)).toBeVisible();
});

test('an unknown face on live video is enrolled in one click', async ({ page }) => {
  const identify = new IdentifyPage(page);
  await identify.open('/identify');
  await identify.useCamera();
  await expect(identify.inspector.getByText('Unknown')).toBeVisible();
  await identify.inspector.getByRole('button', { name: 'Enroll this face' }).click();
  const enroll = new EnrollPage(page);
  await expect(enroll.captured).toHaveCount(1);
  await enroll.save('Ada');
});

/** As when the camera is unplugged. */
const unplug = (page: Page) =>
  page.evaluate(() => {
    const stream = document.querySelector('video')?.srcObject as MediaStream;
    for (const track of stream.getVideoTracks()) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  });

test('what the last frame showed goes away with the camera', async ({ page }) => {
  const identify = new IdentifyPage(page);
  await identify.open('/identify');
  await identify.useCamera();
  const pace = identify.middle.getByText(/frames a second/);
  await expect(pace).toBeVisible();
  await expect(identify.inspector.getByText('Unknown', { exact: true })).toBeVisible();
  await unplug(page);
  await expect(page.getByText('The camera was disconnected.')).toBeVisible();
  await expect(pace).toHaveCount(0);
  await expect(identify.inspector.getByText('Unknown', { exact: true })).toHaveCount(0);
  await expect(identify.inspector.getByText('Faces appear here once they are compared.')).toBeVisible();
  await identify.middle.getByRole('button', { name: 'Try again' }).click();
  await expect(pace).toBeVisible();
});

test('an unplugged camera says so and can be opened again', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  await enroll.useCamera();
  await expect(enroll.middle.getByText('One face: yes')).toBeVisible();
  await unplug(page);
  await expect(page.getByText('The camera was disconnected.')).toBeVisible();
  await enroll.middle.getByRole('button', { name: 'Try again' }).click();
  await expect(enroll.middle.getByText('One face: yes')).toBeVisible();
});
