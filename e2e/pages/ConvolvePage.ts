import { expect, type Locator } from '@playwright/test';
import { AppPage } from './AppPage.ts';

export class ConvolvePage extends AppPage {
  /** Opens the explorer and waits until TF.js has computed the first output. */
  async openExplorer(): Promise<void> {
    await this.open('/convolve', '?backend=wasm');
    await this.computedBy('conv2d');
  }

  async computedBy(name: 'conv1d' | 'conv2d' | 'conv3d'): Promise<void> {
    await expect(this.inspector.getByText(`Computed by tf.${name}`)).toBeVisible({ timeout: 60_000 });
  }

  async openTextbook(axes: 1 | 2 | 3): Promise<void> {
    await this.middle.getByRole('button', { name: `${axes}D textbook` }).click();
    await this.computedBy(`conv${axes}d`);
  }

  get input(): Locator {
    return this.page.getByRole('application', { name: /^The window over the input/ });
  }

  /** The numbers, the written sum and what TF.js has at this place. */
  get desk(): Locator {
    return this.page.getByRole('region', { name: 'The sum at this place' });
  }

  async press(key: string, times = 1): Promise<void> {
    await this.input.focus();
    for (let i = 0; i < times; i++) await this.page.keyboard.press(key);
  }

  /** What copying in another program and pasting here does. */
  async pasteInto(field: Locator, text: string): Promise<void> {
    await field.evaluate((element, copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', copied);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Moves a slider of the settings by so many steps. */
  async slide(name: RegExp, steps: number): Promise<void> {
    await this.inspector.getByRole('slider', { name }).focus();
    for (let i = 0; i < Math.abs(steps); i++) {
      await this.page.keyboard.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
    }
  }
}
