import { expect, test } from '@playwright/test';
import { serveWeights, virtualVgg } from '../../src/networks/testing/weightServer.ts';
import { expectAccessible } from '../axe.ts';
import { answerStatically, UNDER } from '../fixtures/staticHost.ts';
import { InspectPage } from '../pages/InspectPage.ts';
import { StylePage, smallRecipe } from '../pages/StylePage.ts';

// A narrow VGG-19 with the real one's names, made by formula.
const narrow = virtualVgg({ divisor: 4 });

test('a network is fetched by parts, kept over a reload, used and removed; a file and a wrong address are told apart', async ({
  page,
}) => {
  // The page may fetch from its own host: this one has both.
  const server = await serveWeights(narrow, { kind: 'slow' }, answerStatically());
  try {
    const studio = new StylePage(page);
    const address = `${new URL(UNDER, server.url)}?backend=wasm`;
    await studio.withoutQuickPicture();
    await page.goto(`${address}#/style`);
    await studio.ready();
    const { inspector } = studio;
    await inspector.getByText('VGG-19', { exact: true }).click();
    await expect(inspector.getByText(/52 MB of its 575 MB come from huggingface\.co, once/)).toBeVisible();
    await expect(inspector.getByRole('button', { name: 'Download 52 MB' })).toBeEnabled();
    await studio.make.click();
    await expect(page.getByText('VGG-19 is not on this device yet.')).toBeVisible();

    await inspector.getByRole('button', { name: 'Another address…' }).click();
    const addressField = inspector.getByLabel('Address of a .safetensors file');
    const fetchIt = inspector.getByRole('button', { name: 'Download', exact: true });
    await addressField.fill('somewhere');
    await fetchIt.click();
    await expect(inspector.getByText('“somewhere” is not a web address.')).toBeVisible();
    await addressField.fill('https://example.com/vgg19.safetensors');
    await fetchIt.click();
    await expect(
      inspector.getByText(
        'This page may download from itself and from huggingface.co only, not from example.com.',
      ),
    ).toBeVisible();
    await expectAccessible(page);
    await addressField.fill(server.url);
    await fetchIt.click();
    await expect(inspector.getByText(/^[\d.]+ [kM]B of 3\.\d MB/)).toBeVisible();
    await inspector.getByRole('button', { name: 'Cancel' }).click();
    await expect(fetchIt).toBeVisible();

    server.set({ kind: 'status', status: 404 });
    await fetchIt.click();
    await expect(inspector.getByText(/could not be downloaded\. The server answered 404/)).toBeVisible();
    server.set(undefined);
    await fetchIt.click();
    await expect(inspector.getByText(/^3\.\d MB in this browser, from http:\/\/127\.0\.0\.1/)).toBeVisible();
    // The copy on the device serves from here on.
    server.set({ kind: 'status', status: 500 });

    await page.goto(`${address}&${smallRecipe()}#/style`);
    await studio.ready();
    await inspector.getByText('Own', { exact: true }).click();
    await studio.make.click();
    await expect(page.getByText('Done: 10 steps, 80 × 64 pixels.')).toBeVisible({ timeout: 90_000 });
    const [first, now] = await studio.cost('J(G)');
    expect(now).toBeLessThan(first);

    await inspector.getByRole('button', { name: 'Remove this network from the browser' }).click();
    await expect(inspector.getByText('Own', { exact: true })).toHaveCount(0);
    // One that is not here: the way on is one click.
    await inspector.getByText('VGG-19', { exact: true }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    await studio.middle.getByRole('button', { name: 'Make it again' }).click();
    await expect(page.getByRole('alert').getByText('VGG-19 is not on this device yet.')).toBeVisible();
    // Also on a phone, where it stands below the stage.
    await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 });
    await page.getByRole('alert').getByRole('button', { name: 'Make it with “Quick”' }).click();
    await page.setViewportSize({ width: 1280, height: 800 });
    await studio.reaches(1);
    await studio.middle.getByRole('button', { name: /^Stop/ }).click();
    await expect(page.getByText(/^Stopped at step/)).toBeVisible({ timeout: 60_000 });
    await studio.dropOnStage({
      name: 'mine.safetensors',
      bytes: Buffer.from(narrow.read(0, narrow.size)),
      type: '',
    });
    await expect(inspector.getByText(/^3\.\d MB in this browser, from mine\.safetensors\.$/)).toBeVisible();
    await studio.dropOnStage({ name: 'model.json', bytes: Buffer.from('{}'), type: 'application/json' });
    await expect(
      page
        .getByRole('region', { name: 'Notifications' })
        .getByText(/model\.json is not a TF\.js layers model/),
    ).toBeVisible();
    await expect(inspector.getByText(/^3\.\d MB in this browser, from mine\.safetensors\.$/)).toBeVisible();
    // What went wrong is told until it is dismissed.
    await page.getByLabel('This network could not be read').getByLabel('Dismiss').click();

    // It can be looked into as well: its last layer, 512 / 4 channels behind four poolings of 224 pixels.
    const inspect = new InspectPage(page);
    await inspect.go('Inspect');
    await inspect.chooseNetwork('Your style network');
    const last = inspect.layers.getByRole('option', { name: /^conv5_1, / });
    await expect(last).toHaveAttribute('aria-label', /14 × 14 × 128 numbers.*sees 156 × 156 pixels/);
    await inspect.expectStrongest(inspect.units);
  } finally {
    await server.close();
  }
});
