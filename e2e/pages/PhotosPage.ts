import { expect, type Locator } from '@playwright/test';
import { AppPage } from './AppPage.ts';

export class PhotosPage extends AppPage {
  /** The folder is chosen by an input here: the browser's own dialog cannot be driven. */
  async withoutPicker(): Promise<void> {
    await this.page.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'));
  }

  async chooseFolder(folder: string): Promise<void> {
    await this.middle.getByLabel('Choose a folder').first().setInputFiles(folder);
  }

  /** The cards that show: of people seen more than once, the largest group first. */
  get cards(): Locator {
    return this.middle.locator('li:has(> button[aria-label$=": open"])').filter({ visible: true });
  }

  /** The sentence at the end of a run. */
  get outcome(): Locator {
    return this.inspector.getByRole('status').filter({ hasText: /new photos?/ });
  }

  async agree(): Promise<void> {
    await this.inspector.getByLabel(/these people’s agreement/).check();
  }

  /** Types the name of the first group without one. */
  async nameFirst(name: string): Promise<void> {
    await this.middle.getByPlaceholder('Who is this?').first().fill(name);
    await this.page.keyboard.press('Enter');
    await expect(this.middle.getByText(name, { exact: true })).toBeVisible();
  }

  async takeAway(way: string): Promise<Buffer> {
    await this.inspector.getByRole('button', { name: 'Take away…' }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('menuitem', { name: way }).click(),
    ]);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    return Buffer.concat(parts);
  }
}
