import { expect, it } from 'vitest';
import { message } from '../../../words/keys.ts';
import { pictureName } from './names.ts';

it('names a picture after what it is made from, samples and files alike', () => {
  const content = { name: message('media.harbour') };
  const waves = { name: message('media.waves') };
  expect(pictureName({ content, styles: [waves] })).toBe('Harbour in Waves');
  expect(pictureName({ content: { name: 'ada.jpg' }, styles: [waves, { name: 'my.dots.png' }] })).toBe(
    'ada in Waves and my.dots',
  );
  expect(pictureName({ content, styles: [] })).toBe('Harbour');
  expect(pictureName({ content: { name: `${'好'.repeat(200)}.jpg` }, styles: [] })).toBe(
    `${'好'.repeat(48)}…`,
  );
  expect(pictureName({ content: null, styles: [waves] })).toBe('Picture in Waves');
});
