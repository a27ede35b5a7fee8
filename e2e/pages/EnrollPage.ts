import { expect, type Locator } from '@playwright/test';
import { AppPage } from './AppPage.ts';

export class EnrollPage extends AppPage {
  async choosePhotos(...files: string[]): Promise<void> {
    await this.middle.getByLabel('Photos', { exact: true }).setInputFiles(files);
  }

  async chooseFolder(folder: string): Promise<void> {
    await this.middle.getByLabel('Folder', { exact: true }).setInputFiles(folder);
  }

  async useCamera(): Promise<void> {
    await this.middle.getByRole('button', { name: 'Use the camera' }).click();
  }

  get shutter(): Locator {
    return this.middle.getByRole('button', { name: 'Take picture' });
  }

  get captured(): Locator {
    return this.inspector.getByRole('list', { name: 'Pictures taken' }).getByRole('listitem');
  }

  /** Gives the captured pictures a name and saves them. */
  async save(name: string): Promise<void> {
    await this.inspector.getByLabel('Name').fill(name);
    await this.agree();
    await this.inspector.getByRole('button', { name: `Enroll ${name}` }).click();
    await expect(this.person(name)).toBeVisible();
  }

  /** Ticks the agreement that the first enrolment asks for; later ones do not ask. */
  async agree(): Promise<void> {
    const tick = this.page.getByRole('checkbox', { name: /agreement$/ });
    if (await tick.isVisible()) await tick.check();
  }

  /** Enrols somebody from a photo of one face. */
  async enrollPhoto(name: string, file: string): Promise<void> {
    await this.choosePhotos(file);
    await expect(this.captured).toHaveCount(1);
    await this.save(name);
  }

  person(name: string): Locator {
    return this.inspector.getByRole('button', { name: new RegExp(`^(.{1,2} )?${name} \\d+ photos?$`) });
  }

  async openPerson(name: string): Promise<Locator> {
    await this.person(name).click();
    return this.page.getByRole('dialog', { name, exact: true });
  }
}
