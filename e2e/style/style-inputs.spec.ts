import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { expectAccessible } from '../axe.ts';
import { StylePage } from '../pages/StylePage.ts';

type Kind = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'tiff' | 'svg+xml' | 'plain';
interface Odd {
  name: string;
  kind: Kind;
  bytes: () => Promise<Buffer>;
  /** The size that is worked on, or what is said. */
  gives: [number, number] | RegExp;
}

const flat = (width: number, height: number, background = '#3a7') =>
  sharp({ create: { width, height, channels: 3, background } });
const clear = { r: 255, g: 0, b: 0, alpha: 0 };

const files: Odd[] = [
  {
    name: 'letter.png',
    kind: 'plain',
    bytes: async () => Buffer.from('Dear Sir'),
    gives: /letter.png could not be read/,
  },
  { name: 'nothing.png', kind: 'png', bytes: async () => Buffer.alloc(0), gives: /nothing.png is empty/ },
  {
    name: 'cut.png',
    kind: 'png',
    bytes: async () => (await flat(300, 200).png().toBuffer()).subarray(0, 60),
    gives: /cut.png could not be read as a picture/,
  },
  { name: 'dot.png', kind: 'png', bytes: () => flat(1, 1).png().toBuffer(), gives: [1024, 1024] },
  // Longer than four times its height: it keeps its shape and gives up height.
  { name: 'ribbon.png', kind: 'png', bytes: () => flat(20_000, 400).png().toBuffer(), gives: [1024, 16] },
  {
    name: 'film.gif',
    kind: 'gif',
    bytes: () =>
      sharp(Buffer.alloc(40 * 60 * 3 * 2, 90), {
        raw: { width: 40, height: 120, channels: 3, pageHeight: 60 },
      })
        .gif({ delay: [90, 90] })
        .toBuffer(),
    gives: [688, 1024],
  },
  {
    name: 'glass.png',
    kind: 'png',
    bytes: () =>
      sharp({ create: { width: 64, height: 64, channels: 4, background: clear } })
        .png()
        .toBuffer(),
    gives: [1024, 1024],
  },
  {
    name: 'print.jpg',
    kind: 'jpeg',
    bytes: () => flat(90, 60).toColourspace('cmyk').jpeg().toBuffer(),
    gives: [1024, 688],
  },
  {
    name: 'sideways.jpg',
    kind: 'jpeg',
    bytes: () => flat(90, 60).jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    gives: [688, 1024],
  },
  { name: 'mirrored.webp', kind: 'webp', bytes: () => flat(60, 90).webp().toBuffer(), gives: [688, 1024] },
  {
    name: '微信图片_20261128.avif',
    kind: 'avif',
    bytes: () => flat(90, 60).avif().toBuffer(),
    gives: [1024, 688],
  },
  {
    name: 'half.jpg',
    kind: 'jpeg',
    bytes: async () => {
      const whole = await flat(300, 200).jpeg().toBuffer();
      return whole.subarray(0, whole.length / 2);
    },
    gives: /half.jpg could not be read as a picture/,
  },
  {
    name: 'scan.tiff',
    kind: 'tiff',
    bytes: () => flat(90, 60).tiff().toBuffer(),
    gives: /scan.tiff is a TIFF picture, which browsers do not open/,
  },
  {
    name: `${'x'.repeat(400)}.jpg`,
    kind: 'jpeg',
    bytes: async () => Buffer.from('Dear Sir'),
    gives: /^x{40}…x{16}\.jpg could not be read/,
  },
  {
    name: 'drawing.svg',
    kind: 'svg+xml',
    bytes: async () =>
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="20" height="10"><rect width="20" height="10" fill="#c33"/></svg>',
      ),
    gives: [1024, 512],
  },
  {
    name: 'broken.svg',
    kind: 'svg+xml',
    bytes: async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect'),
    gives: /broken.svg could not be read as a picture/,
  },
];

test('odd files are taken as they should be or refused in words, and nothing is lost', async ({ page }) => {
  const studio = new StylePage(page);
  await studio.openStudio();
  const names = studio.inspector.getByRole('figure');
  for (const { name, kind, bytes, gives } of files) {
    const before = await names.first().textContent();
    await studio.inspector.getByLabel('Choose').setInputFiles({
      name,
      mimeType: kind === 'plain' ? 'image/png' : `image/${kind}`,
      buffer: await bytes(),
    });
    if (gives instanceof RegExp) {
      await expect(page.getByRole('region', { name: 'Notifications' }).getByText(gives)).toBeVisible();
      expect(await names.first().textContent()).toBe(before);
    } else {
      await expect(names.first()).toHaveText(name);
      await expect(
        studio.inspector.getByText(
          `${gives[0].toLocaleString('en')} × ${gives[1].toLocaleString('en')} pixels`,
        ),
      ).toBeVisible();
    }
  }
});

test('a drop of a folder takes its pictures; an address is said to be none, and beside the places nothing is opened', async ({
  page,
}) => {
  const studio = new StylePage(page);
  await studio.openStudio();
  const names = studio.inspector.getByRole('figure');
  const bytes = await flat(90, 60).png().toBuffer();
  await studio.drop(
    [
      { name: 'notes.txt', bytes: Buffer.from('Dear Sir'), type: 'text/plain' },
      { name: 'boat.png', bytes, type: 'image/png' },
    ],
    studio.middle.getByRole('img').first(),
  );
  await expect(names).toHaveText(['boat.png', 'Brush strokes']);

  const told = page.getByRole('region', { name: 'Notifications' });
  const address = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.setData('text/uri-list', 'https://example.com/cat.jpg');
    return data;
  });
  await names.nth(1).dispatchEvent('drop', { dataTransfer: address });
  await expect(told.getByText('Only an address came, no picture')).toBeVisible();
  await expect(names).toHaveText(['boat.png', 'Brush strokes']);

  // What a browser does not have taken from it, it opens in place of the page.
  const left = await page.getByRole('navigation', { name: 'Screens' }).evaluate((rail) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'cat.jpg', { type: 'image/jpeg' }));
    return ['dragover', 'drop'].filter((type) =>
      rail.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })),
    );
  });
  expect(left).toEqual([]);
});

test('the course’s formulas are computed and shown with their numbers; descent lowers the cost', async ({
  page,
}) => {
  const studio = new StylePage(page);
  // As the lecture's contents lead to it.
  await studio.open('/style/course', '?backend=wasm');
  await studio.ready();
  await expect(studio.inspector.getByLabel('α, content')).toHaveValue('10');
  await expect(studio.inspector.getByLabel('β, style')).toHaveValue('40');

  // The content layer at several depths, small and live; a run under way can be stopped.
  const depths = studio.middle.getByRole('region', { name: 'How deep the content layer is' });
  await depths.getByRole('button', { name: 'Make all three' }).click();
  await expect(depths.getByRole('img', { name: 'G with its content at conv1_1' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(depths.getByText('60 of 60')).toBeVisible({ timeout: 60_000 });
  const costs =
    (await depths.locator('dd').nth(2).textContent())?.replaceAll(',', '').split(' → ').map(Number) ?? [];
  expect(costs[1]).toBeLessThan(0.6 * (costs[0] ?? 0));
  await expect(depths.getByRole('img', { name: 'G with its content at conv3_3' })).toBeVisible({
    timeout: 60_000,
  });
  await expectAccessible(page, 'Course');
  await depths.getByRole('button', { name: 'Stop' }).click();
  await expect(depths.getByRole('button', { name: 'Make them again' })).toBeEnabled();

  await studio.chooseQuick();
  await studio.choose('Optimiser', 'Gradient descent');
  await expect(studio.inspector.getByLabel('Learning rate')).toHaveValue('0.00001');
  await studio.make.click();
  await expect(page.getByText('Done: 10 steps, 176 × 128 pixels.')).toBeVisible({ timeout: 90_000 });
  const [first, now] = await studio.cost('J(G)');
  expect(first).toBeGreaterThan(1e5);
  expect(now).toBeLessThan(0.95 * first);
  // The sum on the screen is the sum: J = alpha J_content + beta J_style.
  const sum = await studio.inspector.getByText(/ = 10 × .* \+ 40 × /).textContent();
  const [whole = 0, content = 0, style = 0] =
    (sum ?? '')
      .replaceAll(',', '')
      .match(/[\d.]+(E\d+)?(?= =)|(?<=× )[\d.]+(E\d+)?/g)
      ?.map(Number) ?? [];
  expect((10 * content + 40 * style) / whole).toBeCloseTo(1, 1);

  // Both style matrices came along, and the arrow keys lead to another pair of channels.
  const matrix = studio.inspector.getByRole('group', {
    name: /^Style matrix of the picture: row 1, column 2/,
  });
  await expect(studio.inspector.getByText(/^They differ by [\d.,]+%/)).toBeVisible();
  const together = studio.inspector.getByText(/^Channels \d+ and \d+ together/);
  const before = await together.textContent();
  await matrix.focus();
  await page.keyboard.press('ArrowDown');
  await expect(together).not.toHaveText(before ?? '');
  await expect(studio.inspector.getByRole('img', { name: /^Channel \d+ of the / })).toHaveCount(4);

  await studio.inspector.getByLabel('α, content').fill('many');
  await expect(studio.inspector.getByText('A number from 0 to 1,000,000,000.')).toBeVisible();
  await studio.inspector.getByText('Studio', { exact: true }).click();
  await expect(studio.inspector.getByText('both', { exact: true })).toBeVisible();
});

test('a mask confines a style while the picture is made; layers come and go; what a size takes is told', async ({
  page,
}) => {
  const studio = new StylePage(page);
  // More steps than are made here.
  await studio.openSmall({ stepsPerScale: 10_000 });
  await studio.make.click();
  await studio.reaches(2);
  // What the picture is made from stays until it is made.
  await expect(studio.inspector.getByLabel('Choose')).toBeDisabled();
  const bytes = await flat(90, 60).png().toBuffer();
  await studio.drop(
    [{ name: 'late.png', bytes, type: 'image/png' }],
    studio.inspector.getByRole('figure').nth(1),
  );
  await expect(page.getByText('Another picture is being made')).toBeVisible();
  await expect(studio.inspector.getByRole('figure')).toHaveText(['Harbour', 'Brush strokes']);
  await studio.inspector.getByRole('button', { name: 'Limit Brush strokes to a part…' }).click();
  const painter = page.getByRole('dialog', { name: 'Where Brush strokes is used' });
  await painter.getByRole('button', { name: 'Right half' }).click();
  const box = await painter.getByRole('img', { name: 'Where the style is used' }).boundingBox();
  if (!box) throw new Error('The mask has no place.');
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 40);
  await page.mouse.up();
  await expect(painter.getByRole('button', { name: 'Undo' })).toBeEnabled();
  await expectAccessible(page);
  await painter.getByRole('button', { name: 'Undo' }).click();
  await painter.getByRole('button', { name: 'Done' }).click();
  await expect(
    studio.inspector.getByRole('button', { name: 'Brush strokes: limited to a part' }),
  ).toBeVisible();

  await studio.inspector.getByText('Advanced', { exact: true }).click();
  await studio.inspector.getByRole('button', { name: 'Leave out conv1_1' }).click();
  await studio.choose('Add a style layer', 'conv4_2');
  const now = await studio.step();
  await studio.reaches(now + 2);
  await expect(studio.inspector.getByRole('row', { name: 'conv4_2 –' })).toBeVisible();
  await expect(studio.inspector.getByRole('row', { name: /^conv1_1 \d/ })).toHaveCount(0);
  await studio.middle.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/^Stopped at step/)).toBeVisible();

  await studio.choose('Size', '4,096 px');
  await expect(studio.inspector.getByText(/takes about [1-9]\.\d GB of memory/)).toBeVisible();
});
