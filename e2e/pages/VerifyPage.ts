import type { Locator } from '@playwright/test';
import { AppPage } from './AppPage.ts';

export class VerifyPage extends AppPage {
  async choose(which: 'first' | 'second', file: string): Promise<void> {
    // A place that has its picture has no button for one any more, so the first left is the next to fill.
    const inputs = this.middle.getByLabel('Photo', { exact: true });
    await inputs.nth(which === 'first' || (await inputs.count()) === 1 ? 0 : 1).setInputFiles(file);
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
