import { expect, type Locator, type Page } from '@playwright/test';

/** The screens as the rail lists them. */
export const SCREENS = [
  'Photos',
  'Identify',
  'Enroll',
  'Verify',
  'Style',
  'Inspect',
  'Convolve',
  'Train',
  'Evaluate',
  'Settings',
] as const;

/** What every screen shares: the rail, messages, the picture and its faces. */
export class AppPage {
  constructor(readonly page: Page) {}

  async open(path = '/enroll', query = ''): Promise<void> {
    await this.page.goto(`/${query}#${path}`);
    await expect(this.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  }

  async go(screen: (typeof SCREENS)[number]): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
  }

  /** Presses Tab until it has the focus. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 80; presses++) {
      await this.page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`Tab never reached ${target}.`);
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary');
  }

  get middle(): Locator {
    return this.page.getByRole('main');
  }

  /** Drops files on the middle of the screen, as a person would from their file manager. */
  async drop(
    files: { name: string; bytes: Buffer; type?: string }[],
    target: Locator = this.middle.locator('h2').first(),
  ): Promise<void> {
    const given = files.map(({ name, bytes, type }) => ({
      name,
      base64: bytes.toString('base64'),
      type: type ?? 'image/jpeg',
    }));
    const transfer = await this.page.evaluateHandle((list) => {
      const data = new DataTransfer();
      for (const { name, base64, type } of list) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      return data;
    }, given);
    await target.dispatchEvent('dragover', { dataTransfer: transfer });
    await target.dispatchEvent('drop', { dataTransfer: transfer });
  }
}
