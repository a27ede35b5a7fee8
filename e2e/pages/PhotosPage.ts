import { readFile } from 'node:fs/promises';
import { expect, type Locator } from '@playwright/test';
import { AppPage } from './AppPage.ts';

export class PhotosPage extends AppPage {
  async choosePhotos(...files: string[]): Promise<void> {
    await this.middle.getByLabel('Choose photos').setInputFiles(files);
  }

  /** To those that are there. */
  async addPhotos(...files: string[]): Promise<void> {
    await this.middle.getByLabel('Add photos').setInputFiles(files);
  }

  async chooseFolder(): Promise<void> {
    await this.middle.getByRole('button', { name: 'Choose a folder' }).click();
  }

  /** What a run that has ended says. */
  get outcome(): Locator {
    return this.inspector.getByRole('status').filter({ hasText: /new photos? with/ });
  }

  async agree(): Promise<void> {
    await this.inspector.getByLabel(/agreement/).click();
  }

  /** A card of the people, by its name or its number. */
  card(who: string): Locator {
    return this.middle
      .getByRole('listitem')
      .filter({ has: this.page.getByLabel(`Choose ${who}`, { exact: true }) });
  }

  nameOf(who: string): Locator {
    return this.middle.getByLabel(`Name of ${who}`, { exact: true });
  }

  async choose(...all: string[]): Promise<void> {
    for (const who of all) await this.card(who).getByRole('checkbox').check();
  }

  async openGroup(who: string): Promise<void> {
    await this.card(who)
      .getByRole('button', { name: /: open$/ })
      .click();
  }

  get undo(): Locator {
    return this.middle.getByRole('button', { name: 'Undo' });
  }

  async back(): Promise<void> {
    await this.middle.getByRole('button', { name: 'All people' }).click();
  }

  async expectFaces(counts: Record<string, number>): Promise<void> {
    for (const [who, count] of Object.entries(counts))
      await expect(this.card(who)).toContainText(count === 1 ? '1 face' : `${count} faces`);
  }

  /** One of the ways to take photos away. */
  async pickFromMenu(what: string): Promise<void> {
    await this.inspector.getByRole('button', { name: 'Export' }).click();
    await this.page.getByRole('menuitem', { name: what, exact: true }).click();
  }

  async takeAway(what: string): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.pickFromMenu(what)]);
    return readFile(await download.path());
  }
}
