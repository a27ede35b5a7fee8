import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { pictures } from './fixtures/pictures.ts';
import { InspectPage } from './pages/InspectPage.ts';

test('the figure grows while one watches, is kept, and leads to pictures, units and their projections', async ({
  page,
}) => {
  const inspect = new InspectPage(page);
  await inspect.openInspect();
  const before = await inspect.expectStrongest(inspect.units);
  await expect.poll(() => inspect.picturesDone(), { timeout: 60_000 }).toBeGreaterThan(6);
  await expect(page.getByText(/about \d+ (s|min) left/)).toBeVisible();
  await expect(inspect.units).toHaveCount(27);
  await inspect.middle.getByRole('button', { name: 'Stop here' }).click();
  await expect(page.getByText(/^Nine strongest patches of each unit among \d+ pictures/)).toBeVisible({
    timeout: 60_000,
  });
  expect(await inspect.expectStrongest(inspect.units)).toBeGreaterThanOrEqual(before);

  const svg = await inspect.keep('The figure as a drawing (SVG)');
  const drawing = await readFile(svg.path, 'utf8');
  expect(drawing.match(/<image /g)).toHaveLength(27);
  expect(drawing).toContain('What units of the embedded style network answer to most');
  expect(drawing).toMatch(/each unit sees 10 × 10 pixels; channels 0, 1,/);
  const png = await inspect.keep('The figure with its captions (PNG)');
  expect((await readFile(png.path)).subarray(1, 4).toString()).toBe('PNG');

  // It is still there on the next visit.
  await page.reload();
  await expect(page.getByText('Kept in this browser from an earlier visit.')).toBeVisible({
    timeout: 60_000,
  });

  await inspect.units.nth(9).click();
  await inspect.inspector.getByRole('button', { name: /^Patch 1: / }).click();
  await expect(inspect.inspector.getByText('it is what the figure kept', { exact: false })).toBeVisible({
    timeout: 60_000,
  });
  for (const rule of ['Saliency', 'Deconvolution', 'Guided']) {
    await inspect.inspector.getByText(rule, { exact: true }).click();
    const drawn = inspect.inspector.getByRole('img', { name: `Led back to the pixels: ${rule}` });
    await expect(drawn).toBeVisible();
    expect(await inspect.colours(drawn)).toBeGreaterThan(8);
  }

  await inspect.inspector.getByRole('button', { name: 'Draw what it prefers' }).click();
  await expect(inspect.inspector.getByText(/^Its mean rose from/)).toBeVisible({ timeout: 60_000 });
  await inspect.inspector.getByRole('button', { name: 'Stop' }).click();
  await expect(inspect.inspector.getByRole('button', { name: 'Save it' })).toBeVisible();
});

test('a picture goes through any layer, by keyboard, and its numbers are saved', async ({ page }) => {
  const inspect = new InspectPage(page);
  await inspect.openInspect();
  await inspect.expectStrongest(inspect.units);
  await inspect.middle.getByRole('button', { name: 'Stop here' }).click();
  await inspect.middle.getByLabel('One picture').check({ force: true });
  await inspect.middle.getByLabel('Picture', { exact: true }).setInputFiles(pictures.group);
  await expect(inspect.middle.getByText(/^sample6\.jpg, \d+ × \d+ pixels/)).toBeVisible({ timeout: 60_000 });

  await inspect.layers.getByRole('option', { selected: true }).focus();
  await page.keyboard.press('Home');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of conv1_1: 24 channels of 256 × /);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of pool1: 20 channels of 128 × /);
  await expect(inspect.layers.getByRole('option', { selected: true })).toBeFocused();

  await inspect.atlas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(inspect.inspector.getByRole('heading', { name: 'Channel 1 of pool1' })).toBeVisible();
  await expect(inspect.inspector.getByText(/\d+ % of positions/)).toBeVisible();
  await inspect.inspector.getByLabel('Row').fill('0');
  await inspect.inspector.getByLabel('Column').fill('3');
  // A unit of pool1 sees 6 pixels, and the first row two of them less: 2 u - 2 to 2 u + 3.
  await expect(inspect.inspector.getByText(/sees columns 4 to 9, rows 0 to 3\./)).toBeVisible();

  const numbers = await inspect.keep('The numbers for NumPy (NPY)');
  expect(numbers.name).toBe('Activations of pool1.npy');
  const header = (await readFile(numbers.path)).subarray(0, 128).toString('latin1');
  expect(header).toMatch(/NUMPY.*'<f4'.*'shape': \(\d+, 128, 20\)/);
});

test('a face’s layers, and where covering it moves it most', async ({ page }) => {
  const inspect = new InspectPage(page);
  await inspect.openInspect();
  await inspect.expectStrongest(inspect.units);
  await inspect.chooseNetwork('Face encoder');
  await expect(inspect.layers.getByRole('option', { name: /^conv32_down, / })).toBeVisible({
    timeout: 60_000,
  });
  await inspect.middle.getByLabel('One picture').check({ force: true });
  await inspect.middle.getByLabel('Picture', { exact: true }).setInputFiles(pictures.group);
  await expect(inspect.middle.getByText(/150 × 150 pixels\. The largest of 4 faces, aligned/)).toBeVisible({
    timeout: 60_000,
  });
  await inspect.inspector.getByRole('button', { name: 'Map it' }).click();
  await expect(
    inspect.inspector.getByText(/d to the face itself is 0\.000 with nothing covered/),
  ).toBeVisible({ timeout: 90_000 });
  const map = inspect.middle.getByRole('img', { name: 'Where covering the face changes the distance' });
  expect(await inspect.colours(map)).toBeGreaterThan(50);
});

test('axe finds nothing on Inspect, in both themes and widths', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const inspect = new InspectPage(page);
  await inspect.openInspect();
  await inspect.expectStrongest(inspect.units);
  await inspect.middle.getByRole('button', { name: 'Stop here' }).click();
  await expect(page.getByText(/^Nine strongest patches/)).toBeVisible({ timeout: 60_000 });
  await inspect.units.first().click();
  const check = async (where: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 390]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
        expect(found, `${where}, ${colorScheme}, ${width} px`).toEqual([]);
      }
    }
  };
  await check('the figure');
  await inspect.inspector.getByRole('button', { name: /^Patch 1: / }).click();
  await expect(inspect.inspector.getByText(/^It gives/)).toBeVisible({ timeout: 60_000 });
  await check('a picture');
});
