import { afterAll, expect, test } from 'vitest';
import * as chinese from './chinese.ts';
import * as english from './english.ts';
import { message } from './keys.ts';
import { languageFor } from './languages.ts';
import {
  area,
  bytes,
  duration,
  fixed,
  inOrder,
  list,
  milliseconds,
  percent,
  plain,
  roundly,
  row,
  sentences,
  significant,
  threshold,
} from './numbers.ts';
import { isKey, say, speak, tell, worded } from './say.ts';

afterAll(() => speak('en', english));

test('the first of a browser’s languages that there are words for is spoken', () => {
  expect(languageFor(['fr-FR', 'zh-TW', 'en-US'])).toBe('zh');
  expect(languageFor(['en-GB', 'zh'])).toBe('en');
  expect(languageFor(['zh_CN.UTF-8'])).toBe('zh');
  expect(languageFor(['C'])).toBe('en');
  expect(languageFor([])).toBe('en');
});

test('a message is said in the language that is spoken when it is said, with the messages inside it', () => {
  const made = message('app.titled', { screen: message('app.photos') });
  expect(tell(made)).toBe('Photos · Likeness');
  speak('zh', chinese);
  expect(tell(made)).toBe('照片 · Likeness');
  expect(say('app.later')).toBe('以后再说');
  speak('en', english);
  expect(say('app.later')).toBe('Later');
});

test('words are said as they are, and a message that only a newer version knows by its key', () => {
  expect(worded('Harbour')).toBe('Harbour');
  expect(worded(message('media.harbour'))).toBe('Harbour');
  expect(worded({ key: 'media.unheardOf' as never })).toBe('media.unheardOf');
});

test('what has no words is not a key', () => {
  expect(isKey('app.later')).toBe(true);
  expect(isKey('app.never')).toBe(false);
  expect(isKey('nowhere.never')).toBe(false);
});

test('numbers, times and lists are written as the language writes them', () => {
  expect(percent(0.125, 1)).toBe('12.5%');
  expect(fixed(1234.5, 2)).toBe('1,234.50');
  expect(bytes(1_440_000)).toBe('1.4 MB');
  expect(bytes(640_000)).toBe('640 kB');
  expect(duration(48)).toBe('48 s');
  expect(duration(180)).toBe('3 min');
  expect(milliseconds(1234.5)).toBe('1,235 ms');
  expect(list(['Ada', 'Grace', 'Emmy'])).toBe('Ada, Grace and Emmy');
  expect(row(['Ada', 'Grace'])).toBe('Ada, Grace');
  expect([0.01234, 1234].map((value) => significant(value, 2))).toEqual(['0.012', '1,200']);
  expect([1216, 2_000_000, 3_412_000].map(roundly)).toEqual(['1,216', '2 million', '3.41 million']);
  expect([plain(-1234.5, 1), plain(-0.001, 2), plain(0.3)]).toEqual(['−1234.5', '0.00', '0.3']);
  expect([0.36, 0.5, 0.287].map(threshold)).toEqual(['0.36', '0.50', '0.287']);
  expect(sentences('One.', '', 'Two.')).toBe('One. Two.');
  speak('zh', chinese);
  expect(sentences('一。', false, '二。')).toBe('一。二。');
  expect(duration(180)).toBe('3 分钟');
  expect(milliseconds(12.34, 1)).toBe('12.3 毫秒');
  expect(list(['Ada', 'Grace', 'Emmy'])).toBe('Ada、Grace和Emmy');
  // By pinyin: li, wang, zhang; by code point 张 would come before 李.
  expect(['张伟', '李娜', '王芳'].sort(inOrder())).toEqual(['李娜', '王芳', '张伟']);
  expect(row(['Ada', 'Grace'])).toBe('Ada、Grace');
  expect(roundly(3_412_000)).toBe('341 万');
  speak('en', english);
});

test('an area says all and nothing only of all and nothing', () => {
  expect([1, 0.99999, 0.99995, 0.99994, 0.5, 0.00004, 0].map((share) => area(share, 4))).toEqual([
    '1.0000',
    '> 0.9999',
    '> 0.9999',
    '0.9999',
    '0.5000',
    '< 0.0001',
    '0.0000',
  ]);
  expect([0.9996, 0.9994].map((share) => area(share, 3))).toEqual(['> 0.999', '0.999']);
});
