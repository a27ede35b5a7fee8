import { readFile } from 'node:fs/promises';
import { expect, type Locator } from '@playwright/test';
import { AppPage } from './AppPage.ts';

export class TrainPage extends AppPage {
  async openTrain(): Promise<void> {
    await this.open('/train', '?backend=wasm');
    await expect(this.start).toBeEnabled();
    await expect(this.middle.getByRole('img', { name: /drawn people, one person per row/ })).toBeVisible();
  }

  get start(): Locator {
    return this.bar.getByRole('button', { name: 'Start training' });
  }

  /** The run and what can be done about it. */
  get bar(): Locator {
    return this.page.getByRole('region', { name: 'Train: in progress' });
  }

  get plane(): Locator {
    return this.middle.getByRole('button', { name: /^Encodings of the held-out people/ });
  }

  /** Whose the chosen mark of the plane is. */
  get mark(): Locator {
    return this.plane.locator('xpath=following-sibling::*[@role="status"]');
  }

  /** Puts a slider at its least value and that many steps up from there. */
  async slide(name: string, steps: number): Promise<void> {
    await this.inspector.getByRole('slider', { name, exact: true }).focus();
    await this.page.keyboard.press('Home');
    for (let i = 0; i < steps; i++) await this.page.keyboard.press('ArrowRight');
  }

  async choose(select: string, option: string): Promise<void> {
    await this.inspector.getByRole('combobox', { name: select }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  /** Drawn people with four photos each. */
  async drawPeople(people: number): Promise<void> {
    await this.slide('People', (people - 8) / 4);
    await this.slide('Photos of each', 2);
  }

  /** Both AUCs of the headline: untrained and now. */
  async auc(): Promise<[number, number]> {
    const text = await this.middle.getByRole('region', { name: 'Held-out people' }).textContent();
    const [, before, now] = (text ?? '').match(/(\d\.\d{3})\s*→\s*(\d\.\d{3})/) ?? [];
    return [Number(before), Number(now)];
  }

  get ended(): Locator {
    return this.bar.getByRole('button', { name: 'Train again' });
  }

  version(name: string): Locator {
    return this.inspector
      .getByRole('list', { name: 'Versions' })
      .getByRole('listitem')
      .filter({ hasText: name });
  }

  /** Presses an export button and reads both files. */
  async exported(button: Locator): Promise<{ model: string; weights: Buffer }> {
    const files = new Map<string, Buffer>();
    const both = new Promise<void>((resolve, reject) => {
      this.page.on('download', (download) => {
        download
          .path()
          .then((path) => readFile(path))
          .then((bytes) => {
            files.set(download.suggestedFilename(), bytes);
            if (files.size === 2) resolve();
          })
          .catch(reject);
      });
    });
    await button.click();
    await both;
    return {
      model: files.get('model.json')?.toString() ?? '',
      weights: files.get('weights.bin') ?? Buffer.alloc(0),
    };
  }
}
