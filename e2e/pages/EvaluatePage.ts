import type { Locator } from '@playwright/test';
import { AppPage } from './AppPage.ts';

export class EvaluatePage extends AppPage {
  async chooseFolder(folder: string): Promise<void> {
    await this.middle.getByLabel('Folder', { exact: true }).setInputFiles(folder);
  }

  async choosePairs(name: string, text: string): Promise<void> {
    await this.middle
      .getByLabel('Pairs file', { exact: true })
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  }

  /** What took part, in one line. */
  get summary(): Locator {
    return this.middle.getByRole('status').filter({ hasText: /faces? of/ });
  }

  get tau(): Locator {
    return this.middle.getByRole('slider', { name: 'Threshold τ on d' });
  }

  /** What the threshold does, in words. */
  get words(): Locator {
    return this.middle.getByTestId('tau-words');
  }

  /** A cell of the table of figures. */
  figure(name: string): Locator {
    return this.inspector
      .getByRole('row', { name: new RegExp(`^${name}`) })
      .getByRole('cell')
      .first();
  }
}
