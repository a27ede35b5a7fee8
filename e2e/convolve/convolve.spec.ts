import { expect, test } from '@playwright/test';
import { expectAccessible, expectAccessibleDarkAndNarrow } from '../axe.ts';
import { pictures } from '../fixtures/pictures.ts';
import { ConvolvePage } from '../pages/ConvolvePage.ts';

test('the three textbook cases open with one click, and their sums are those worked out by hand', async ({
  page,
}) => {
  const app = new ConvolvePage(page);
  await app.openExplorer();
  const shape = (text: string) => app.middle.getByText(text, { exact: true });

  await app.openTextbook(2);
  await expect(shape('10 × 10 × 16')).toBeVisible();
  await expect(app.inspector.getByText('16 × (5 × 5 × 3 + 1) = 1,216')).toBeVisible();
  await expect(app.inspector.getByText('10 × 10 × 16 × 75 = 120,000')).toBeVisible();
  // In the middle: red has 2 columns of five tens left and nothing right, blue 10 + 20 + 20 in its last rows, green cancels.
  await expect(app.desk.getByText('Sum 150 · tf.conv2d 150 ✓ equal')).toBeVisible();
  // Its neighbours to the right and below are 160 each.
  const after = app.middle.getByRole('region', { name: 'After the sum' });
  await expect(after.getByText('a = max(150, 0) = 150')).toBeVisible();
  await after.getByText('Average', { exact: true }).click();
  await expect(after.getByText('(150 + 160 + 160 + 160) / 4 = 157.5')).toBeVisible();
  await after.getByText('Max', { exact: true }).click();
  await expect(after.getByText('max(150, 160, 160, 160) = 160')).toBeVisible();
  await expect(after.getByRole('img', { name: 'Pooled, 5 × 5' })).toBeVisible();
  const layers = app.middle.getByRole('region', { name: 'Layers in a row' });
  await expect(layers.getByText('14 × 14 × 3 → 5 × 5 × 16 → 1 × 1 × 32')).toBeVisible();
  await after.getByText('No pooling', { exact: true }).click();
  // 16 x 76 and 32 x 401.
  await expect(layers.getByText('14 × 14 × 3 → 10 × 10 × 16 → 6 × 6 × 32: 14,048 parameters')).toBeVisible();
  await layers.getByRole('textbox', { name: 'Size f' }).fill('11');
  await expect(layers).toContainText('there is no place where it fits');
  await layers.getByRole('textbox', { name: 'Size f' }).fill('3');
  await expect(layers.getByText('32 × (3 × 3 × 16 + 1) = 4,640')).toBeVisible();
  // In the first row, one to the right, red is alone.
  await app.press('ArrowUp', 4);
  await app.press('ArrowRight', 1);
  await expect(app.desk.getByText('Sum 100 · tf.conv2d 100 ✓ equal')).toBeVisible();
  await expect(app.middle.getByText('Row 1 of 10, column 6 of 10')).toBeVisible();
  await expect(app.desk.getByText(/^10 × 1 \+ 10 × 1 \+ 0 × 0 \+ 0 × \(−1\)/)).toContainText('= 100');

  await app.openTextbook(1);
  await expect(shape('10 × 16')).toBeVisible();
  await expect(app.inspector.getByText('⌊(14 + 2·0 − 1·(5 − 1) − 1) / 1⌋ + 1 = 10')).toBeVisible();
  await expect(app.inspector.getByText('16 × (5 × 1 + 1) = 96')).toBeVisible();
  await app.press('ArrowRight', 1);
  await expect(
    app.desk.getByText('9 × 1 + 9 × 1 + 6 × 0 + 3 × (−1) + 1 × (−1) + b 0 = 14', { exact: true }),
  ).toBeVisible();

  await app.openTextbook(3);
  await expect(shape('10 × 10 × 10 × 16')).toBeVisible();
  await expect(app.inspector.getByText('16 × (5 × 5 × 5 × 1 + 1) = 2,016')).toBeVisible();
  // At the first row, the fourth column and the sixth slice: 2 columns, 5 rows and 4 slices of the bar of tens on the dark side.
  await app.press('ArrowUp', 4);
  await app.press('ArrowLeft', 1);
  await app.press('PageDown', 1);
  await expect(app.desk.getByText('Sum −400 · tf.conv3d −400 ✓ equal')).toBeVisible();
  await expectAccessible(page, 'three axes');
  // The lecture's first example: 30 over the edge.
  await app.inspector.getByRole('button', { name: 'Edge 6 × 6' }).click();
  await expect(app.desk.getByText('Sum 30 · tf.conv2d 30 ✓ equal')).toBeVisible();
  await app.openTextbook(1);
  await expect(app.desk.getByText(/✓ equal/)).toBeVisible();
  await expectAccessibleDarkAndNarrow(page);
});

test('weights are written over, settings change the shape, and an impossible one says why', async ({
  page,
}) => {
  const app = new ConvolvePage(page);
  await app.openExplorer();
  await app.openTextbook(1);
  await app.press('ArrowRight', 1);
  await app.desk.getByRole('textbox', { name: 'Weight, row 1, column 3' }).fill('0.5');
  // The weights are one Tab stop, and arrow keys go from one to the next.
  const focused = page.locator('input:focus');
  await page.keyboard.press('ArrowRight');
  await expect(focused).toHaveAccessibleName('Weight, row 1, column 4');
  await page.keyboard.press('Shift+Tab');
  await expect(focused).toHaveAccessibleName('Bias of the filter');
  await page.keyboard.press('Tab');
  await expect(focused).toHaveAccessibleName('Weight, row 1, column 4');
  // 14 and half of the six in the middle.
  await expect(app.desk.getByText('Sum 17 · tf.conv1d 17 ✓ equal')).toBeVisible();
  await app.desk.getByRole('textbox', { name: 'Bias of the filter' }).fill('-1');
  await expect(app.desk.getByText('Sum 16 · tf.conv1d 16 ✓ equal')).toBeVisible();
  await app.slide(/^Stride/, 1);
  await expect(app.middle.getByText('5 × 16', { exact: true })).toBeVisible();
  await expect(app.inspector.getByText('no window sees it')).toBeVisible();
  await app.slide(/^Dilation/, 3);
  await expect(page.getByRole('alert')).toContainText(
    'The window reaches over 17 cells (4 × (5 − 1) + 1), but the input has only 14: there is no place where it fits.',
  );
  await expect(page.getByRole('alert')).toContainText(
    'Make the filter 4 or smaller, or the padding 2 or larger',
  );
  await app.slide(/^Filter size/, -1);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(app.middle.getByText('1 × 16', { exact: true })).toBeVisible();
});

test('weights are typed as fractions and pasted as rows; what is rounded says so, and no filter is mirrored', async ({
  page,
}) => {
  const app = new ConvolvePage(page);
  await app.openExplorer();
  await app.inspector.getByRole('button', { name: 'Edge 6 × 6' }).click();
  const first = app.desk.getByRole('textbox', { name: 'Weight, row 1, column 1' });
  const rounded = app.desk.getByText('The numbers shown are rounded; the sum is of the unrounded ones.');
  await expect(rounded).toBeHidden();
  await first.fill('1/9');
  // Two tens in full, and a ninth of the third.
  await expect(app.desk.getByText('Sum 21.11 · tf.conv2d 21.11 ✓ equal')).toBeVisible();
  await expect(rounded).toBeVisible();

  // Sobel's filter, as a spreadsheet gives it: ten, twice ten and ten under its left column.
  await app.pasteInto(first, '1\t0\t-1\n2\t0\t-2\n1\t0\t-1\n');
  await expect(app.desk.getByText('Sum 40 · tf.conv2d 40 ✓ equal')).toBeVisible();
  await expect(rounded).toBeHidden();
  await app.pasteInto(first, '[[0, 0, 0, 5], [0, 1, 0, 5], [0, 0, 0, 5]]');
  await expect(app.desk.getByText('Sum 10 · tf.conv2d 10 ✓ equal')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    '3 of the pasted numbers lie outside the filter and were left out.',
  );

  const explained = page.getByRole('tooltip');
  await app.desk.getByRole('button', { name: 'What this means: Convolution' }).hover();
  await expect(explained).toContainText('cross-correlation');
  await app.inspector.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Laplacian' }).click();
  await app.inspector.getByRole('button', { name: 'What this means: Laplacian' }).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(explained).toContainText('edges in any direction');
});

test('real inputs: a heartbeat, a picture, the head; the pointer drags the window; what fails says so', async ({
  page,
}) => {
  const app = new ConvolvePage(page);
  await app.openExplorer();
  await app.inspector.getByRole('button', { name: 'Heartbeat' }).click();
  await app.computedBy('conv1d');
  await expect(app.middle.getByText('152 × 8', { exact: true })).toBeVisible();
  const box = await app.input.boundingBox();
  if (!box) throw new Error('The input is not shown.');
  await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.98, box.y + 40, { steps: 6 });
  await page.mouse.up();
  await expect(app.middle.getByText('Place 152 of 152')).toBeVisible();
  await app.middle.getByRole('button', { name: 'Next place' }).click();
  await expect(app.middle.getByText('Place 1 of 152')).toBeVisible();
  await app.middle.getByRole('button', { name: 'Play' }).click();
  await expect(app.middle.getByText(/Place ([5-9]|\d\d) of 152/)).toBeVisible();
  await app.middle.getByRole('button', { name: 'Pause' }).click();

  // An empty line, and a rise drawn on it by the pointer, under the window.
  await app.openTextbook(1);
  await app.inspector.getByRole('button', { name: 'Draw' }).click();
  await expect(app.desk.getByText(/^Sum 0 · tf.conv1d 0/)).toBeVisible();
  const line = (await app.input.boundingBox()) ?? box;
  await page.mouse.move(line.x + line.width * 0.4, line.y + line.height / 2);
  await page.mouse.down();
  await page.mouse.move(line.x + line.width * 0.5, line.y + 12, { steps: 5 });
  await page.mouse.up();
  await expect(app.desk.getByText(/✓ equal/)).toBeVisible();
  await expect(app.desk.getByText(/^Sum 0 ·/)).toHaveCount(0);
  // By keys: a tenth in the middle of the last window, which the identity gives back.
  await app.press('End');
  await app.press('ArrowUp');
  await app.inspector.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Identity' }).click();
  await expect(app.desk.getByText('Sum 0.10 · tf.conv1d 0.10 ✓ equal')).toBeVisible();

  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await app.inspector.getByRole('button', { name: 'Microphone' }).click();
  await expect(page.getByRole('alert')).toContainText('The microphone is not allowed for this page.');
  await app.inspector.getByRole('button', { name: 'Close' }).click();

  await app.inspector.getByLabel('Choose').setInputFiles(pictures.group);
  await app.computedBy('conv2d');
  await expect(app.desk.getByText(/✓ equal/)).toBeVisible();
  await app.inspector
    .getByLabel('Choose')
    .setInputFiles({ name: 'letter.txt', mimeType: 'image/png', buffer: Buffer.from('Dear all') });
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'letter.txt could not be read as a picture.',
  );

  await app.inspector.getByRole('button', { name: 'Head' }).click();
  await app.computedBy('conv3d');
  await expect(app.middle.getByText('30 × 30 × 30 × 8', { exact: true })).toBeVisible();
  await page.getByRole('slider', { name: 'Slice of the input' }).fill('9');
  await expect(app.middle.getByText(/slice 9 of 30$/)).toBeVisible();
  await expect(app.desk.getByText(/tf\.conv3d .* ✓ equal/)).toBeVisible();
});
