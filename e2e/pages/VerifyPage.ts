import type { Locator } from '@playwright/test';
import { AppPage } from './AppPage.ts';

export class VerifyPage extends AppPage {
  /** Puts a picture into a place; where there is one, it replaces that. */
  async choose(
    which: 'first' | 'second' | 'negative',
    file: string | { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> {
    const place = this.middle.getByRole('group', { name: new RegExp(`^${which} picture`, 'i') });
    await place.getByLabel('Photo', { exact: true }).setInputFiles(file);
  }

  get verdict(): Locator {
    return this.inspector.getByRole('status');
  }

  /** The distance in numbers, which stand under Advanced. */
  async distance(): Promise<number> {
    const numbers = this.inspector.locator('section', {
      has: this.page.getByRole('heading', { name: 'Distance', exact: true }),
    });
    const distance = numbers.locator('dd').first();
    if (!(await distance.isVisible())) await this.inspector.getByText('Advanced', { exact: true }).click();
    return Number(await distance.textContent());
  }
}
