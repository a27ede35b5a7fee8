import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { countRows } from '../fixtures/database.ts';
import { tinyModelFiles } from '../fixtures/layersModel.ts';
import { graphModelFiles, teachableFiles } from '../fixtures/ownModels.ts';
import { films, pictures } from '../fixtures/pictures.ts';
import { fakeCamera, launchWith } from '../launch.ts';
import { EnrollPage } from '../pages/EnrollPage.ts';
import { InspectPage } from '../pages/InspectPage.ts';

test.use({ launchOptions: launchWith(fakeCamera(films.ada)), permissions: ['camera'] });

test('the figure grows while one watches, is kept for each set, and leads to pictures, units and their projections', async ({
  page,
}) => {
  const inspect = new InspectPage(page);
  await inspect.openInspect();
  const before = await inspect.expectStrongest(inspect.units);
  await expect.poll(() => inspect.picturesDone(), { timeout: 60_000 }).toBeGreaterThan(6);
  await expect(page.getByText(/about \d+ (s|min) left/)).toBeVisible();
  await expect(inspect.units).toHaveCount(27);
  await inspect.stopBuilding();
  await expect(page.getByText(/among \d+ of 148 pictures, the built-in pictures\. It was stopped early\./)).toBeVisible(); // biome-ignore format: one line reads better
  expect(await inspect.expectStrongest(inspect.units)).toBeGreaterThanOrEqual(before);

  const svg = await inspect.keep('The figure as a drawing (SVG)');
  const drawing = await readFile(svg.path, 'utf8');
  expect(drawing.match(/<image /g)).toHaveLength(27);
  expect(drawing).toContain('What units of the embedded style network answer to most');
  expect(drawing).toMatch(/each unit sees 10 × 10 pixels; channels \d+, \d+,/);
  const png = await inspect.keep('The figure with its captions (PNG)');
  expect((await readFile(png.path)).subarray(1, 4).toString()).toBe('PNG');

  // A folder, three of whose files only pretend to be pictures.
  await inspect.middle.getByLabel('A folder of pictures').setInputFiles('.tmp/e2e');
  const folder = page.getByText(/pictures, e2e\. \d of them were not pictures and were skipped\./);
  await expect(folder).toBeVisible({ timeout: 60_000 });
  // Both are written before the page is left.
  await expect.poll(() => countRows(page, 'figures')).toBe(2);

  // Both are still there on the next visit.
  await page.reload();
  await expect(page.getByText(/the built-in pictures.*Kept in this browser from an earlier visit\./)).toBeVisible({ timeout: 60_000 }); // biome-ignore format: one line reads better
  await inspect.middle.getByRole('combobox', { name: 'Set of pictures' }).click();
  await page.getByRole('option', { name: 'e2e' }).click();
  await expect(folder).toBeVisible();
  await inspect.units.first().click();
  await inspect.inspector.getByRole('button', { name: /^Patch 1: / }).click();
  await expect(
    inspect.notices.getByText('The figure of e2e was kept, but its pictures were not.'),
  ).toBeVisible();
  // A failure stays until it is closed.
  await page.getByLabel('Dismiss').click();
  await inspect.middle.getByRole('combobox', { name: 'Set of pictures' }).click();
  await page.getByRole('option', { name: 'The built-in pictures' }).click();
  await expect(page.getByText(/the built-in pictures.*Kept in this browser from an earlier visit\./)).toBeVisible(); // biome-ignore format: one line reads better

  // Terms are explained by the pointer and by the keyboard. The one before stays for a moment, so that the pointer can go to it.
  const explained = (text: string) => page.getByRole('tooltip').filter({ hasText: text });
  await inspect.middle.getByRole('button', { name: 'unit', exact: true }).first().hover();
  await expect(explained('a channel at one place of the picture')).toBeVisible();
  await inspect.inspector.getByRole('button', { name: 'activation', exact: true }).hover();
  await expect(explained('The number that a unit gives for a picture.')).toBeVisible();
  await expect(page.getByRole('tooltip')).toHaveCount(1);
  await inspect.middle.getByRole('button', { name: 'channels', exact: true }).first().focus();
  await page.keyboard.press('Shift+Tab');
  await expect(explained('a channel at one place of the picture')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(explained('a channel at one place of the picture')).toHaveCount(0);

  await inspect.units.nth(9).click();
  await inspect.inspector.getByRole('button', { name: /^Patch 1: / }).click();
  await expect(inspect.inspector.getByText('it is what the figure kept', { exact: false })).toBeVisible({
    timeout: 60_000,
  });
  await expectAccessible(page);
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

test('a picture and the camera go through any layer, by keyboard, and the numbers are saved', async ({
  page,
}) => {
  const inspect = new InspectPage(page);
  await inspect.openInspect();
  await inspect.expectStrongest(inspect.units);
  await inspect.stopBuilding();
  await inspect.showPicture(pictures.group);
  await expect(inspect.middle.getByText(/^sample6\.jpg, \d+ × \d+ pixels/)).toBeVisible({ timeout: 60_000 });

  await inspect.layers.getByRole('option', { selected: true }).focus();
  await page.keyboard.press('Home');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of conv1_1: 24 channels of 256 × /);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of pool1: 20 channels of 128 × /);
  await expect(inspect.layers.getByRole('option', { selected: true })).toBeFocused();

  // The same by the diagram; channels of which nothing is seen are folded away.
  await inspect.diagram.getByRole('option', { selected: true }).focus();
  await page.keyboard.press('End');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of conv5_1: 96 channels/);
  await expect(inspect.diagram.getByRole('option', { name: /^conv5_1, / })).toBeFocused();
  await inspect.diagram.getByRole('option', { name: /^conv3_2, / }).click();
  const said = await inspect.middle.getByText(/^conv3_2: 80 channels/).textContent();
  const silent = 80 - Number(said?.match(/; (\d+) of them/)?.[1]);
  expect(silent).toBeGreaterThan(9);
  await inspect.middle.getByRole('button', { name: `Show ${silent} silent channels too` }).click();
  await expect(inspect.middle.getByRole('button', { name: `Hide ${silent} silent channels` })).toBeVisible();
  await inspect.diagram.getByRole('option', { name: /^pool1, / }).click();
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of pool1: 20 channels/);

  await inspect.atlas.focus();
  await page.keyboard.press('ArrowRight');
  await expect(inspect.inspector.getByRole('heading', { name: 'Channel 0 of pool1' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(inspect.inspector.getByRole('heading', { name: 'Channel 1 of pool1' })).toBeVisible();
  await expect(inspect.inspector.getByText(/\d+% of positions/)).toBeVisible();
  await inspect.inspector.getByLabel('Row').fill('0');
  await inspect.inspector.getByLabel('Column').fill('3');
  // A unit of pool1 sees 6 pixels, and the first row two of them less: 2 u - 2 to 2 u + 3.
  await expect(inspect.inspector.getByText(/sees columns 4 to 9, rows 0 to 3\./)).toBeVisible();

  const numbers = await inspect.keep('The numbers for NumPy (NPY)');
  expect(numbers.name).toBe('Activations of pool1.npy');
  const header = (await readFile(numbers.path)).subarray(0, 128).toString('latin1');
  expect(header).toMatch(/NUMPY.*'<f4'.*'shape': \(\d+, 128, 20\)/);

  await inspect.middle.getByRole('button', { name: 'Camera' }).click();
  await expect(inspect.middle.getByText(/^pool1: [\d.]+ frames a second, \d+ ms each\./)).toBeVisible();
  await inspect.chooseLayer('conv4_1');
  await expect(inspect.middle.getByText(/^conv4_1: [\d.]+ frames a second/)).toBeVisible();
  await inspect.middle.getByRole('button', { name: 'Take this picture' }).click();
  await expect(inspect.middle.getByText(/^Camera picture, 256 × 192 pixels/)).toBeVisible();
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of conv4_1: 96 channels of 32 × 24/);
});

test('a face’s layers, and where covering it moves it from a person; a dropped model', async ({ page }) => {
  const enroll = new EnrollPage(page);
  await enroll.open('/enroll', '?backend=wasm');
  await enroll.enrollPhoto('Bea', pictures.bea);
  const inspect = new InspectPage(page);
  await inspect.go('Inspect');
  await inspect.expectStrongest(inspect.units);
  await inspect.middle.getByText('One picture', { exact: true }).click();
  await inspect.chooseNetwork('Face encoder');
  await inspect.showPicture(pictures.group);
  await expect(inspect.middle.getByText(/150 × 150 pixels\. The largest of 4 faces, aligned/)).toBeVisible({
    timeout: 60_000,
  });
  await inspect.inspector.getByRole('combobox', { name: 'Distance to' }).click();
  await page.getByRole('option', { name: 'Bea' }).click();
  await inspect.inspector.getByRole('button', { name: 'Map it' }).click();
  const said = inspect.inspector.getByText(/^d to Bea is 0\.\d+ with nothing covered\./);
  await expect(said).toBeVisible({ timeout: 90_000 });
  const map = inspect.middle.getByRole('img', { name: 'Where covering the face changes the distance' });
  expect(await inspect.colours(map)).toBeGreaterThan(50);

  const [json, weights] = await tinyModelFiles();
  if (!json || !weights) throw new Error('The model has two files.');
  const open = inspect.middle.getByLabel('Open a model');
  await open.setInputFiles([json]);
  await expect(
    inspect.notices.getByText('model.json names files that are not among these: group1-shard1of1.bin.'),
  ).toBeVisible({
    timeout: 60_000,
  });
  await open.setInputFiles([json, weights]);
  await expect(inspect.middle.getByText(/64 × 64 pixels/)).toBeVisible({ timeout: 60_000 });
  await expect(inspect.middle.getByRole('combobox', { name: 'Network' })).toContainText('pebbles');
  // Worked out by hand: 3; then 3 + 2 = 5; a pooling adds its stride of 2, to 7; and 3 x 3 at 4 apart adds 8.
  for (const [layer, sees] of [
    ['first', 3],
    ['thin', 5],
    ['pooled', 7],
    ['second', 15],
  ] as const) {
    // biome-ignore format: one line reads better
    const row = inspect.layers.getByRole('option', { name: new RegExp(`^${layer}, `) });
    await expect(row).toHaveAttribute('aria-label', new RegExp(`each unit sees ${sees} × ${sees} pixels`));
  }
  await inspect.chooseLayer('second');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of second: 16 channels of 14 × 14/);
  await inspect.atlas.focus();
  await page.keyboard.press('ArrowRight');
  await inspect.inspector.getByText('Guided', { exact: true }).click();
  await expect(inspect.inspector.getByRole('img', { name: 'Led back to the pixels: Guided' })).toBeVisible();
  await inspect.middle.getByText('What units look for').click();
  await inspect.expectStrongest(inspect.units);
});

test('people’s own models: a Teachable Machine export of no square, a graph model, and what another program wrote', async ({
  page,
}) => {
  const inspect = new InspectPage(page);
  await inspect.openInspect();
  await inspect.expectStrongest(inspect.units);
  await inspect.stopBuilding();
  const open = inspect.middle.getByLabel('Open a model');
  await open.setInputFiles([{ name: 'model.h5', mimeType: '', buffer: Buffer.from('HDF') }]);
  await expect(inspect.notices.getByText('model.h5 is a Keras model (HDF5)')).toBeVisible();
  await expect(inspect.notices.getByText('tensorflowjs_converter --input_format=keras')).toBeVisible();

  await open.setInputFiles(await teachableFiles());
  await expect(inspect.middle.getByRole('combobox', { name: 'Network' })).toContainText('tm_pets', { timeout: 60_000 }); // biome-ignore format: one line reads better
  await expect(inspect.middle.getByRole('combobox', { name: 'Pixel values the model expects' })).toContainText('−1 to 1'); // biome-ignore format: one line reads better
  // By hand: 3; then 3 + 2 x 2 = 7 both ways; larger positions see one of those.
  for (const layer of ['Conv1', 'thin', 'project', 'larger']) {
    const sees = layer === 'Conv1' ? 3 : 7;
    const row = inspect.layers.getByRole('option', { name: new RegExp(`^${layer}, .* each unit sees ${sees} × ${sees} pixels`) }); // biome-ignore format: one line reads better
    await expect(row).toBeVisible();
  }
  await inspect.expectStrongest(inspect.units);
  await inspect.stopBuilding();
  await inspect.middle.getByText('One picture', { exact: true }).click();
  await expect(inspect.middle.getByText(/100 × 40 pixels/)).toBeVisible({ timeout: 60_000 });
  await inspect.chooseLayer('larger');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of larger: 16 channels of 100 × 20/);
  await inspect.atlas.focus();
  await page.keyboard.press('ArrowRight');
  await inspect.inspector.getByText('Guided', { exact: true }).click();
  await expect(inspect.inspector.getByRole('img', { name: 'Led back to the pixels: Guided' })).toBeVisible();

  await open.setInputFiles(await graphModelFiles());
  await expect(inspect.middle.getByRole('combobox', { name: 'Network' })).toContainText('Graph model', { timeout: 60_000 }); // biome-ignore format: one line reads better
  await expect(
    inspect.inspector.getByText('A graph model: its 9 operations are shown as layers'),
  ).toBeVisible();
  await inspect.chooseLayer('second/Relu');
  await expect(inspect.atlas).toHaveAttribute('aria-label', /^Atlas of second\/Relu: 6 channels of /);
});
