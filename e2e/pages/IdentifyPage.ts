import type { Locator } from '@playwright/test';
import { AppPage } from './AppPage.ts';

export class IdentifyPage extends AppPage {
  async choosePhoto(...files: string[]): Promise<void> {
    await this.middle.getByLabel('Photos', { exact: true }).setInputFiles(files);
  }

  async useCamera(): Promise<void> {
    await this.middle.getByRole('button', { name: 'Use the camera' }).click();
  }

  /** The sentence under the picture: how many faces, how many known. */
  get summary(): Locator {
    return this.middle.getByRole('status').filter({ hasText: /face/ });
  }

  /** The labels on the picture, left to right as the faces stand. */
  async labels(): Promise<string[]> {
    const boxes = await this.middle.locator('button[style*="left"]').all();
    const placed = await Promise.all(
      boxes.map(async (box) => ({
        x: (await box.boundingBox())?.x ?? 0,
        label: (await box.getAttribute('aria-label')) ?? '',
      })),
    );
    return placed.sort((a, b) => a.x - b.x).map(({ label }) => label);
  }

  /** A box on the picture, by its label. */
  face(label: string): Locator {
    return this.middle.getByRole('button', { name: label, exact: true });
  }

  /** Draws a box around a missed face. @param box in shares of the picture */
  async drawBox(box: { x: number; y: number; width: number; height: number }): Promise<void> {
    await this.middle.getByRole('button', { name: 'Add a missed face' }).click();
    const ground = await this.middle.getByRole('button', { name: /^Draw a box/ }).boundingBox();
    if (!ground) throw new Error('There is nothing to draw on.');
    const { mouse } = this.page;
    await mouse.move(ground.x + box.x * ground.width, ground.y + box.y * ground.height);
    await mouse.down();
    await mouse.move(
      ground.x + (box.x + box.width) * ground.width,
      ground.y + (box.y + box.height) * ground.height,
    );
    await mouse.up();
  }
}
