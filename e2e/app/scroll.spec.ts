import { expect, type Page, test } from '@playwright/test';
import { AppPage, SCREENS } from '../pages/AppPage.ts';

/** What scrolls that must not: the page itself, and panels that go on below their last line. */
const astray = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollHeight > innerHeight) found.push(`the page is ${root.scrollHeight} px high`);
    if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} px wide`);
    if (scrollY !== 0) found.push(`the page is scrolled by ${scrollY} px`);
    for (const panel of document.querySelectorAll<HTMLElement>('main, aside')) {
      if (panel.scrollHeight <= panel.clientHeight) continue;
      const last = Math.max(...[...panel.children].map((child) => child.getBoundingClientRect().bottom));
      const below = panel.scrollHeight - (last - panel.getBoundingClientRect().top + panel.scrollTop);
      if (below > 40) found.push(`${panel.tagName} goes on for ${below} px below its last line`);
    }
    return found;
  });

/** Everything that hides more is opened, and the wheel turned over both panels far past their ends. */
async function wheel(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const more of document.querySelectorAll('details')) more.open = true;
  });
  for (const share of [0.35, 0.9]) {
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    await page.mouse.move(width * share, height * 0.6);
    for (let turns = 0; turns < 6; turns++) await page.mouse.wheel(0, 4000);
  }
}

/** Tab until the focus leaves the page. @returns the presses it took, to the next ten */
async function tabThrough(page: Page): Promise<number> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    document.body.dataset.left = '';
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) return;
      document.body.dataset.left = 'yes';
      removeEventListener('focusout', leave);
    };
    addEventListener('focusout', leave);
  });
  for (let presses = 10; presses < 200; presses += 10) {
    for (let each = 0; each < 10; each++) await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.body.dataset.left === 'yes')) return presses;
  }
  throw new Error('200 presses of Tab do not leave the screen.');
}

test('the page itself never scrolls, by wheel or by Tab', async ({ page }) => {
  const app = new AppPage(page);
  await app.open();
  for (const screen of SCREENS) {
    await app.go(screen);
    // Wide last: on a phone not every screen has a place in the bar.
    for (const [width, height] of [
      [390, 844],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      const where = `${screen}, ${width} × ${height}`;
      await wheel(page);
      await expect.poll(() => astray(page), `${where}, wheel`).toEqual([]);
      const presses = await tabThrough(page);
      expect(await astray(page), `${where}, after ${presses} times Tab`).toEqual([]);
    }
  }
});
