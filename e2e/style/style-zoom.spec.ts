import { expect, test } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { StylePage } from '../pages/StylePage.ts';

test('G is zoomed by keys, wheel and double-click, moved by dragging, and compared by its divider', async ({
  page,
}) => {
  const studio = new StylePage(page);
  await studio.openSmall({ size: 128, firstSize: 128, stepsPerScale: 2 });
  await studio.make.click();
  await expect(page.getByText('Done: 2 steps, 176 × 128 pixels.')).toBeVisible({ timeout: 90_000 });
  const size = page.getByLabel('Size of the picture');
  const ground = page.getByRole('group', { name: /^The picture; plus and minus zoom/ });
  const picture = page.getByRole('img', { name: 'G, the picture being made' });

  await ground.focus();
  for (const [key, level] of [
    ['+', '100%'],
    ['+', '200%'],
    ['-', '100%'],
    ['0', 'Fit'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(size).toHaveText(level);
  }
  await ground.dblclick({ position: { x: 40, y: 40 } });
  await expect(size).toHaveText('100%');
  expect(await picture.evaluate((element) => getComputedStyle(element).imageRendering)).toBe('pixelated');

  // The wheel zooms about the pointer: the middle of G, which is under it, stays there.
  const middleOf = async () => {
    const box = await picture.boundingBox();
    if (!box) throw new Error('G is not on the page.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
  };
  const at = await middleOf();
  expect(at.width).toBe(176);
  await page.mouse.move(at.x, at.y);
  for (const level of ['200%', '400%', '800%']) {
    await page.mouse.wheel(0, -120);
    await expect(size).toHaveText(level);
  }
  const large = await middleOf();
  expect(large.width).toBe(1408);
  expect(Math.hypot(large.x - at.x, large.y - at.y)).toBeLessThan(3);

  await page.mouse.down();
  await page.mouse.move(at.x - 60, at.y - 40, { steps: 4 });
  await page.mouse.up();
  const moved = await middleOf();
  expect([moved.x - large.x, moved.y - large.y].map(Math.round)).toEqual([-60, -40]);

  // The divider follows the mouse, and the slider under the picture is the same by keyboard.
  await ground.focus();
  await page.keyboard.press('0');
  await expect(size).toHaveText('Fit');
  const box = await picture.boundingBox();
  const stage = await ground.boundingBox();
  if (!box || !stage) throw new Error('The picture has no place on the page.');
  // It stands at the picture's edge, which is not the stage's: their shapes differ.
  expect(box.width / box.height).toBeCloseTo(176 / 128, 1);
  expect(box.width * box.height).toBeLessThan(0.95 * stage.width * stage.height);
  await page.mouse.move(box.x + box.width - 5, box.y + box.height / 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 4, { steps: 4 });
  await page.mouse.up();
  const compare = page.getByRole('slider', { name: 'Share of G shown over the content' });
  await expect.poll(async () => Math.abs(Number(await compare.inputValue()) - 50)).toBeLessThan(2);
  const share = Number(await compare.inputValue());
  await compare.focus();
  await page.keyboard.press('ArrowRight');
  await expect(compare).toHaveValue(String(share + 1));
  await expect(page.getByAltText('Content: Harbour').last()).toBeVisible();
  await expectAccessible(page);
});
