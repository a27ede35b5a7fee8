import { expect, it } from 'vitest';
import { fileName } from './saveFile.ts';

it('names files as every system takes them: no odd letters, 200 bytes at most, the ending kept', () => {
  expect(fileName('微信图片: "a/b"?.png')).toBe('微信图片 ab.png');
  expect(fileName('ada in Waves')).toBe('ada in Waves');
  // Each of these letters is three bytes: 65 of them and ".png" are 199.
  expect(fileName(`${'好'.repeat(120)}.png`)).toBe(`${'好'.repeat(65)}.png`);
});
