import { expect, type Locator } from '@playwright/test';
import { AppPage } from './AppPage.ts';

export class InspectPage extends AppPage {
  async openInspect(): Promise<void> {
    await this.open('/inspect', '?backend=wasm');
  }

  /** The buttons of units in the figure. */
  get units(): Locator {
    return this.middle.getByRole('button', { name: /^Channel \d+ of / });
  }

  get notices(): Locator {
    return this.page.getByRole('region', { name: 'Notifications' });
  }

  get layers(): Locator {
    return this.inspector.getByRole('listbox', { name: 'Layers' });
  }

  get diagram(): Locator {
    return this.middle.getByRole('listbox', { name: 'The network, layer by layer' });
  }

  get atlas(): Locator {
    return this.middle.getByRole('button', { name: /^Atlas of / });
  }

  /** How many pictures went through, while the figure is being built. */
  async picturesDone(): Promise<number> {
    const words = await this.middle
      .getByText(/^Picture \d+ of|among \d+ pictures/)
      .first()
      .textContent();
    return Number(words?.match(/\d+/)?.[0]);
  }

  async chooseNetwork(name: string): Promise<void> {
    await this.middle.getByRole('combobox', { name: 'Network' }).click();
    await this.page.getByRole('option', { name, exact: true }).click();
  }

  async chooseLayer(name: string): Promise<void> {
    await this.layers.getByRole('option', { name: new RegExp(`^${name}, `) }).click();
  }

  async showPicture(file: string): Promise<void> {
    await this.middle.getByText('One picture', { exact: true }).click();
    await this.middle.getByLabel('Picture', { exact: true }).setInputFiles(file);
  }

  /** Ends the building of the figure with what there is. */
  async stopBuilding(): Promise<void> {
    await this.middle.getByRole('button', { name: 'Stop here' }).click();
    await expect(this.page.getByText(/^Nine strongest patches of each unit among \d+/)).toBeVisible({
      timeout: 60_000,
    });
  }

  /** How many different colours a canvas shows, of every seventh pixel. */
  async colours(canvas: Locator): Promise<number> {
    return canvas.evaluate((element) => {
      const paper = element as HTMLCanvasElement;
      const { data } = paper.getContext('2d')?.getImageData(0, 0, paper.width, paper.height) ?? { data: [] };
      const seen = new Set<string>();
      for (let i = 0; i < data.length; i += 28) seen.add(`${data[i]} ${data[i + 1]} ${data[i + 2]}`);
      return seen.size;
    });
  }

  /** Saves by an entry of the menu Save and gives the file's name and bytes. */
  async keep(entry: string): Promise<{ name: string; path: string }> {
    await this.middle.getByRole('button', { name: 'Save', exact: true }).click();
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: entry }).click();
    const file = await download;
    return { name: file.suggestedFilename(), path: await file.path() };
  }

  async expectStrongest(locator: Locator): Promise<number> {
    await expect(locator.first()).toBeVisible({ timeout: 60_000 });
    const name = (await locator.first().getAttribute('aria-label')) ?? '';
    return Number(name.match(/([\d.]+)$/)?.[1]);
  }
}
