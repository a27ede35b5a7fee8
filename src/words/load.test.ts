import { afterAll, expect, test } from 'vitest';
import * as english from './english.ts';
import { needWords, openWords } from './load.ts';
import { isKey, say, speak, spoken } from './say.ts';

afterAll(() => speak('en', english));

test('a language begins with the shell’s words; a screen’s come when they are asked for', async () => {
  await openWords('en');
  expect(say('app.later')).toBe('Later');
  expect(isKey('photos.find')).toBe(false);
  await needWords('photos');
  expect(say('photos.find')).toBe('Find');
});

test('words asked for while another language comes are there in that language', async () => {
  const asked = needWords('verify');
  const opened = openWords('zh');
  const askedThen = needWords('train');
  await Promise.all([asked, opened, askedThen]);
  expect(spoken()).toBe('zh');
  expect([say('photos.find'), say('verify.same')]).toEqual(['查找', '同一人']);
  expect(isKey('train.builtIn')).toBe(true);
});

test('of two languages the one that was chosen last is spoken', async () => {
  const first = openWords('en');
  const last = openWords('zh');
  await Promise.all([first, last]);
  expect(spoken()).toBe('zh');
  await Promise.all([openWords('zh'), openWords('en')]);
  expect([spoken(), say('app.later')]).toEqual(['en', 'Later']);
});
