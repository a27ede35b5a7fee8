import { expect, test } from '@playwright/test';
import { films } from '../fixtures/pictures.ts';
import { fakeCamera, launchWith } from '../launch.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';

// Somebody who looks straight, then to her left, then to her right.
test.use({ launchOptions: launchWith(fakeCamera(films.poses)), permissions: ['camera'] });

test('automatic capture asks for three poses, takes each by itself, and stops', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  await enroll.useCamera();
  const automatic = enroll.middle.getByRole('switch', { name: 'Several poses, one after another' });
  await automatic.click();
  await expect(enroll.middle.getByText('Pose 1 of 3')).toBeVisible();
  await expect(enroll.shutter).toBeDisabled();
  await expect(enroll.middle.getByText('Pose 2 of 3')).toBeVisible();
  await expect(enroll.middle.getByText('Pose 3 of 3')).toBeVisible();
  await expect(enroll.captured).toHaveCount(3);
  await expect(automatic).not.toBeChecked();
  // The film's three poses are three women, which Enroll sees.
  await expect(page.getByText('One picture looks like somebody else')).toBeVisible();
});
