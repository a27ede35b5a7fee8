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

  /** The distance as the answer gives it. */
  async distance(): Promise<number> {
    const text = await this.inspector.locator('dd').first().textContent();
    return Number(text);
  }
}
