import { expect, type Locator } from '@playwright/test';
import type { Recipe } from '../../src/style/recipe/recipe.ts';
import { AppPage } from './AppPage.ts';

/**
 * A recipe for the page's address by which a step takes a blink: for what is done with a picture, whatever it looks like. Its picture of
 * the samples is 80 × 64 pixels.
 */
export function smallRecipe(part: Partial<Recipe> = {}): string {
  const small: Partial<Recipe> = {
    size: 64,
    firstSize: 64,
    finishSide: 0,
    start: 'content',
    stepsPerScale: 10,
  };
  return `recipe=${Buffer.from(JSON.stringify({ ...small, ...part })).toString('base64url')}`;
}

export class StylePage extends AppPage {
  /** Opens the studio with its first samples in place. */
  async openStudio(): Promise<void> {
    await this.open('/style', '?backend=wasm');
    await this.ready();
  }

  /** The same with a small recipe, and without the picture of one pass, which would be made before. */
  async openSmall(part: Partial<Recipe> = {}): Promise<void> {
    await this.withoutQuickPicture();
    await this.open('/style', `?backend=wasm&${smallRecipe(part)}`);
    await this.ready();
  }

  /** The picture of one pass, which comes before any other, cannot be made. */
  async withoutQuickPicture(): Promise<void> {
    await this.page.route('**/style-instant*', (route) => route.abort());
  }

  /** Content and style are in place. */
  async ready(): Promise<void> {
    await expect(this.inspector.getByRole('figure')).toHaveCount(2);
  }

  get make(): Locator {
    return this.middle.getByRole('button', { name: 'Make the picture' });
  }

  /** A file dropped on the picture. */
  async dropOnStage(file: { name: string; bytes: Buffer; type: string }): Promise<void> {
    await this.drop([file], this.middle.getByRole('img').first());
  }

  async choose(list: string, option: string): Promise<void> {
    await this.inspector.getByRole('combobox', { name: list }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  /** Ten steps at 128 px. */
  async chooseQuick(): Promise<void> {
    await this.choose('Size', '128 px');
    await this.inspector.getByText('Advanced', { exact: true }).click();
    await this.inspector.getByRole('slider', { name: 'Steps at each size' }).focus();
    await this.page.keyboard.press('Home');
  }

  /** The step the run stands at, as the page tells it. */
  async step(): Promise<number> {
    const words = await this.page.getByText(/^(Paused\. )?Step [\d,]+ of [\d,]+/).textContent();
    return Number(words?.match(/Step ([\d,]+)/)?.[1]?.replace(',', ''));
  }

  /** Waits until at least so many steps are made. */
  async reaches(step: number): Promise<void> {
    await expect.poll(() => this.step(), { timeout: 240_000 }).toBeGreaterThanOrEqual(step);
  }

  /** The step of the newest run in the database; 0 when none is kept. */
  async storedStep(): Promise<number> {
    return this.page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const request = indexedDB.open('likeness');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const database = request.result;
            const all = database.transaction('styleRuns').objectStore('styleRuns').getAll();
            all.onerror = () => reject(all.error);
            all.onsuccess = () => {
              database.close();
              resolve(Math.max(0, ...all.result.map(({ step }: { step: number }) => step)));
            };
          };
        }),
    );
  }

  /** The first and the present value of a row of the table of costs. */
  async cost(row: string): Promise<[number, number]> {
    const cells = this.inspector.getByRole('row', { name: row }).getByRole('cell');
    const [first, now] = await cells.allInnerTexts();
    // As people read them: "1,230".
    const number = (text = '') => Number(text.replaceAll(',', ''));
    return [number(first), number(now)];
  }

  /** Mean absolute difference of G and its own left neighbour pixel: how much texture there is, 0..255. */
  async texture(): Promise<number> {
    return this.page.getByRole('img', { name: 'G, the picture being made' }).evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('The canvas has no context.');
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (let i = 4; i < data.length; i += 4) sum += Math.abs((data[i] ?? 0) - (data[i - 4] ?? 0));
      return (4 * sum) / data.length;
    });
  }
}
