import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Asserts that axe finds nothing on the page as it is shown.
 *
 * @param where told when it does
 * @param rules these alone, instead of all
 */
export async function expectAccessible(page: Page, where = page.url(), rules?: string[]): Promise<void> {
  // A colour on its way from one theme to the other has a contrast of its own.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((each) => each instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );
  // The page has no frames, so axe need not gather its findings in a page of their own for each look.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, where).toEqual([]);
}

/**
 * The same in both themes, at 1280 and 390 px. The themes differ in colours alone, so the dark one is asked for its contrast. The
 * page is left light and 1280 px wide.
 */
export async function expectAccessibleInAll(page: Page): Promise<void> {
  for (const width of [390, 1280]) {
    for (const colorScheme of ['dark', 'light'] as const) {
      await showAs(page, colorScheme, width);
      const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
      await expectAccessible(page, `${page.url()}, ${colorScheme}, ${width} px`, rules);
    }
  }
}

/** Dark and narrow: for the one look at what is not in the full grid, as the other looks are light and wide. */
export async function expectAccessibleDarkAndNarrow(page: Page): Promise<void> {
  await showAs(page, 'dark', 390);
  await expectAccessible(page, `${page.url()}, dark, 390 px`);
}

async function showAs(page: Page, colorScheme: 'light' | 'dark', width: number): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 800 });
}
