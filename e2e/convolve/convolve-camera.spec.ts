import { expect, test } from '@playwright/test';
import { films } from '../fixtures/pictures.ts';
import { fakeCamera, launchWith } from '../launch.ts';
import { ConvolvePage } from '../pages/ConvolvePage.ts';

// One person before the camera, and a microphone that hears beeps.
test.use({ launchOptions: launchWith(fakeCamera(films.ada)), permissions: ['camera', 'microphone'] });

test('the camera is convolved frame by frame, a clip becomes a block, the microphone a line', async ({
  page,
}) => {
  const app = new ConvolvePage(page);
  await app.openExplorer();
  await app.inspector.getByRole('button', { name: 'Camera', exact: true }).click();
  await expect(app.middle.getByText('Camera', { exact: true })).toBeVisible();
  await expect(app.middle.getByText(/^\d+ × 62 × 12$/)).toBeVisible();
  await app.inspector.getByRole('button', { name: 'Use this picture' }).click();
  await expect(app.desk.getByText(/tf\.conv2d .* ✓ equal/)).toBeVisible();

  await app.inspector.getByRole('button', { name: 'Camera clip' }).click();
  await app.inspector.getByRole('button', { name: /^Record/ }).click();
  // Height x width x time, 32 frames.
  await expect(app.middle.getByText(/^\d+ × 40 × 32 × 1$/)).toBeVisible({ timeout: 60_000 });
  await expect(app.middle.getByText(/^\d+ × 38 × 30 × 8$/)).toBeVisible();
  await expect(app.desk.getByText(/tf\.conv3d .* ✓ equal/)).toBeVisible();

  await app.inspector.getByRole('button', { name: 'Microphone' }).click();
  await expect(app.inspector.getByRole('img', { name: 'Level of the microphone' })).toBeVisible();
  await app.inspector.getByRole('button', { name: 'Keep the last moment' }).click();
  await expect(app.middle.getByText('160 × 1', { exact: true })).toBeVisible();
  await expect(app.desk.getByText(/tf\.conv1d .* ✓ equal/)).toBeVisible();
});
