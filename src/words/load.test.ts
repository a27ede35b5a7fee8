import { expect, test, vi } from 'vitest';

/** As the page begins: nothing has come yet. */
async function fresh() {
  vi.resetModules();
  const [{ needWords, openWords }, { isKey, say, spoken }] = await Promise.all([
    import('./load.ts'),
    import('./say.ts'),
  ]);
  return { needWords, openWords, isKey, say, spoken };
}

test('a language begins with the shell’s words; a screen’s come when they are asked for', async () => {
  const { needWords, openWords, isKey, say } = await fresh();
  await openWords('en');
  expect(say('app.later')).toBe('Later');
  expect(isKey('photos.find')).toBe(false);
  await needWords('photos');
  expect(say('photos.find')).toBe('Find');
});

test('words asked for while another language comes are there in that language', async () => {
  const { needWords, openWords, isKey, say, spoken } = await fresh();
  await openWords('en');
  await needWords('photos');
  await Promise.all([needWords('verify'), openWords('zh'), needWords('train')]);
  expect(spoken()).toBe('zh');
  expect([say('photos.find'), say('verify.same')]).toEqual(['查找', '同一人']);
  expect(isKey('train.builtIn')).toBe(true);
});

test('of two languages the one that was chosen last is spoken', async () => {
  const { openWords, say, spoken } = await fresh();
  await Promise.all([openWords('en'), openWords('zh')]);
  expect(spoken()).toBe('zh');
  await Promise.all([openWords('zh'), openWords('en')]);
  expect([spoken(), say('app.later')]).toEqual(['en', 'Later']);
});
