import { expect, test } from '@playwright/test';
import { storePeople } from '../fixtures/database.ts';
import { pictures } from '../fixtures/pictures.ts';
import { AppPage, SCREENS } from '../pages/AppPage.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { IdentifyPage } from '../pages/IdentifyPage.ts';
import { VerifyPage } from '../pages/VerifyPage.ts';

test('the rail leads to every working screen and to no unfinished one', async ({ page }) => {
  const app = new AppPage(page);
  await app.open('');
  await expect(page).toHaveURL(/#\/start$/);
  const words = await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('listitem')
    .allTextContents();
  expect(words).toEqual([...SCREENS]);
  for (const screen of SCREENS) {
    await app.go(screen);
    await expect(page).toHaveTitle(`${screen} · Likeness`);
  }
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: SCREENS.at(-2) ?? '' })).toBeVisible();
});

test('three doors lead in, to a sample and to the lecture; who comes back lands where they were', async ({
  page,
}) => {
  const app = new AppPage(page);
  await app.open('', '?backend=wasm');
  for (const door of ['Find people', 'Make a picture', 'See how it works'])
    await expect(page.getByRole('heading', { level: 2, name: door })).toBeVisible();
  await page.getByRole('link', { name: 'The lecture, section by section' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(11);
  await page.getByRole('link', { name: /^Inspect: shallow/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Inspect' })).toBeVisible();
  await page.getByRole('link', { name: 'Likeness, start' }).click();
  await page.getByRole('link', { name: 'Try a photo of ours' }).click();
  await expect(page.getByText(/^4 faces, \d known/)).toBeVisible({ timeout: 60_000 });
  await page.goto('about:blank');
  await app.open('');
  await expect(page).toHaveURL(/#\/identify$/);
});

test('on a phone five places are at hand, and the others under More', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const app = new AppPage(page);
  await app.open('/train');
  const bar = page.getByRole('navigation', { name: 'Screens' });
  expect(await bar.getByRole('listitem').allTextContents()).toEqual([
    'Photos',
    'Identify',
    'Enroll',
    'Style',
    'Inspect',
    'More',
  ]);
  await expect(bar.getByRole('link', { name: 'More' })).toHaveAttribute('aria-current', 'page');
  await bar.getByRole('link', { name: 'More' }).click();
  await page.getByRole('link', { name: 'Evaluate' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Evaluate' })).toBeVisible();
});

test('a mistyped address says so', async ({ page }) => {
  const app = new AppPage(page);
  await app.open('/enrol');
  await expect(page.getByText('There is no screen at this address')).toBeVisible();
});

test('the theme is kept over a reload', async ({ page }) => {
  const app = new AppPage(page);
  await app.open('/settings');
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a photo is enrolled by keyboard alone', async ({ page }) => {
  const app = new EnrollPage(page);
  await app.open();
  const focusOn = async (name: string) => {
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      const text = await page.evaluate(() => {
        const active = document.activeElement;
        if (active === document.body) return '';
        return (
          active?.getAttribute('aria-label') ?? (active?.textContent || active?.closest('label')?.textContent)
        );
      });
      if (text?.includes(name)) return;
    }
    throw new Error(`Tab never reached ${name}`);
  };
  await expect(page.getByRole('button', { name: 'Try a sample photo' })).toBeVisible();
  await focusOn('Try a sample photo');
  await page.keyboard.press('Enter');
  await expect(page.getByText('4 faces. Which one is it?')).toBeVisible();
  await page.locator('body').press('Tab');
  await focusOn('Take face 1');
  await page.keyboard.press('Enter');
  await expect(app.captured).toHaveCount(1);
  await page.getByRole('checkbox', { name: /agreement$/ }).focus();
  await page.keyboard.press('Space');
  await app.inspector.getByLabel('Name').focus();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expect(app.person('Ada')).toBeVisible();
});

test('a whole session asks no other host for anything, and breaks no rule of the page', async ({
  page,
  baseURL,
}) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  const enroll = new EnrollPage(page);
  await enroll.open();
  await enroll.enrollPhoto('Ada', pictures.ada);
  const identify = new IdentifyPage(page);
  await identify.go('Identify');
  await identify.choosePhoto(pictures.group);
  await expect(identify.summary).toHaveText(/^4 faces/);
  const verify = new VerifyPage(page);
  await verify.go('Verify');
  await verify.choose('first', pictures.ada);
  await verify.choose('second', pictures.bea);
  await expect(verify.verdict).toBeVisible();
  await verify.go('Convolve');
  await verify.go('Settings');
  await expect(page.getByText('Running on')).toBeVisible();
  // A list's popup would write a style of its own.
  await page.getByRole('combobox', { name: 'Run the networks on' }).click();
  await expect(page.getByRole('option', { name: 'Graphics (WebGL)' })).toBeVisible();
  await page.keyboard.press('Escape');
  const hosts = new Set(asked.filter((url) => !/^(blob|data):/.test(url)).map((url) => new URL(url).origin));
  expect([...hosts]).toEqual([baseURL]);
  expect(refused).toEqual([]);
  // The rules hold: text that was smuggled in is no script.
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.smuggled = true';
    document.body.append(script);
    return 'smuggled' in window;
  });
  expect(ran).toBe(false);
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  expect(asked.some((url) => url.endsWith('models/face_recognition_model.bin'))).toBe(true);
});

test('a screen that cannot be loaded offers reload and the report', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.route(/assets\/Verify-.*\.js/, (route) => route.abort());
  const app = new AppPage(page);
  await app.open('/verify');
  await expect(page.getByText('This screen stopped working.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy the report' }).click();
  await expect(page.getByRole('button', { name: 'Report copied' })).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('Likeness error report');
  expect(report).toContain('Screen: #/verify');
  await page.unroute(/assets\/Verify-.*\.js/);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Verify' })).toBeVisible();
});

test('deleting everything leaves nothing behind', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open();
  await expect(page.getByText('Nobody is enrolled yet.')).toBeVisible();
  await storePeople(page, 'Ada');
  await page.reload();
  await expect(enroll.person('Ada')).toBeVisible();
  await enroll.go('Settings');
  await page.getByRole('button', { name: 'Delete everything…' }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await expect(page.getByText('Everything is deleted')).toBeVisible();
  await enroll.go('Enroll');
  await expect(page.getByText('Nobody is enrolled yet.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Nobody is enrolled yet.')).toBeVisible();
});
