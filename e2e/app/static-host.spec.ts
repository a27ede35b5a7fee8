import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { pictures } from '../fixtures/pictures.ts';
import { serveStatically } from '../fixtures/staticHost.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { StylePage, smallRecipe } from '../pages/StylePage.ts';

test('the app works under a sub-path, on one thread without the headers', async ({ page }) => {
  const host = await serveStatically();
  await page.goto(`${host.url}#/enroll`);
  const enroll = new EnrollPage(page);
  await enroll.enrollPhoto('Ada', pictures.ada);
  await enroll.go('Settings');
  await expect(page.getByText('Running on WASM, SIMD, one thread.')).toBeVisible();
  await expect(
    page.getByText('The server does not send the isolation headers, so WASM uses one core.'),
  ).toBeVisible();
  await host.close();
});

test.describe('saved in the browser', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the second visit needs no network, and runs on several threads', async ({ page }) => {
    const host = await serveStatically();
    await page.goto(`${host.url}#/settings`);
    await expect(page.getByText('Without a network Saved')).toBeVisible({ timeout: 60_000 });
    await host.close();

    await page.goto(`${host.url}?backend=wasm#/enroll`);
    const enroll = new EnrollPage(page);
    await enroll.enrollPhoto('Ada', pictures.ada);
    await enroll.go('Settings');
    await expect(page.getByText(/Running on WASM, SIMD, \d threads\./)).toBeVisible();
    const style = new StylePage(page);
    await page.goto(`${host.url}?backend=wasm&${smallRecipe()}#/style`);
    await style.ready();
    await style.make.click();
    await expect(page.getByText(/^Done: 10 steps/)).toBeVisible({ timeout: 90_000 });
    // The worker's policy comes from the saved copy too.
    const policy = await page.evaluate(async () => {
      const answer = await fetch('index.html');
      return answer.headers.get('content-security-policy');
    });
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  });

  test('a newer version is offered, waits for other tabs, and starts when asked', async ({
    page,
    context,
  }) => {
    const host = await serveStatically();
    await page.goto(`${host.url}#/settings`);
    await expect(page.getByText('Without a network Saved')).toBeVisible({ timeout: 60_000 });
    const other = await context.newPage();
    await other.goto(`${host.url}#/convolve`);
    host.instead.set('sw.js', `${await readFile('dist/sw.js', 'utf8')}\n// newer`);
    await page.reload();
    await expect(page.getByText('A newer version of Likeness is here')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Reload with it' }).click();
    await expect(
      page.getByRole('region', { name: 'Notifications' }).getByText('Likeness is open in another tab too.'),
    ).toBeVisible();
    await other.close();
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Reload with it' }).click();
    await loaded;
    await expect(page.getByText('Without a network Saved')).toBeVisible();
    await expect(page.getByText('A newer version of Likeness is here')).toHaveCount(0);
    await host.close();
  });
});
