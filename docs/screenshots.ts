import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { launchWith } from '../e2e/launch.ts';
import { isolationHeaders } from '../src/securityPolicy.ts';
import * as chinese from '../src/words/chinese.ts';
import * as english from '../src/words/english.ts';

// Makes the pictures of README.md and README.zh.md from the built app, each in its language (`npm run build` first): `npm run screenshots`.

// Up to the draft: the size after it takes minutes and changes little in a small picture.
const draft = Buffer.from(JSON.stringify({ finishSide: 0 })).toString('base64url');
const server = await preview({
  configFile: false,
  preview: { port: 0, headers: isolationHeaders },
  logLevel: 'error',
});
const [url] = server.resolvedUrls?.local ?? [];
const browser = await chromium.launch(launchWith([]));
try {
  await mkdir('docs', { recursive: true });
  for (const { words, locale, names, mark } of [
    { words: english, locale: 'en-GB', names: ['Grace', 'Ada'], mark: '' },
    { words: chinese, locale: 'zh-CN', names: ['李娜', '王芳'], mark: '.zh' },
  ] as const) {
    const viewport = { width: 1280, height: 800 };
    const context = await browser.newContext({ locale, viewport, colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(`${url}#/enroll`);
    await page.getByRole('button', { name: words.enroll.trySample }).click();
    for (const [i, name] of names.entries()) {
      const face = filled(words.enroll.takeFace, { n: i + 1 });
      await page.getByRole('button', { name: face, exact: true }).click();
      await page.getByLabel(words.enroll.name, { exact: true }).fill(name);
      const agreement = page.getByRole('checkbox', { name: words.ui.consentOne });
      if (await agreement.isVisible()) await agreement.check();
      const save = filled(words.enroll.enrollName, { name });
      await page.getByRole('button', { name: save, exact: true }).click();
      await page
        .getByRole('button', { name })
        .and(page.getByRole('button', { name: /1/ }))
        .waitFor();
    }
    await page.getByRole('link', { name: words.app.identify, exact: true }).click();
    await page.getByRole('button', { name: words.identify.sample }).click();
    await page.getByText(/4 .*[1-4] .*, in |4 .*[1-4] .*用时/).waitFor();
    // The messages of enrolling go by themselves.
    const enrolled = filled(words.enroll.enrolled, { name: names[1] });
    await page.getByText(enrolled).waitFor({ state: 'detached' });
    await page.screenshot({ path: `docs/identify${mark}.png` });

    await page.goto(`${url}?recipe=${draft}#/style`);
    await page.getByText(words.styleStage.recipeFromLink).waitFor({ state: 'visible' });
    await page.getByLabel(words.ui.dismiss).first().click();
    const { stainedGlass } = words.media;
    const use = filled(words.style.useAsStyle, { name: stainedGlass });
    await page.getByRole('button', { name: use, exact: true }).click();
    await page.getByText(stainedGlass, { exact: true }).waitFor();
    await page.getByRole('button', { name: words.styleStage.make, exact: true }).click();
    const done = words.styleStage.done.split('{')[0] ?? '';
    await page.getByText(new RegExp(`^${done}`)).waitFor({ timeout: 600_000 });
    await page.screenshot({ path: `docs/style${mark}.png` });
    if (mark === '') {
      await page.getByRole('link', { name: words.app.convolve, exact: true }).click();
      await page.getByText('✓').first().waitFor();
      await page.screenshot({ path: 'docs/convolve.png' });
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}

/** A message with its values in place; none of these counts. */
function filled(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)(?:, number)?\}/g, (_, name: string) => String(values[name]));
}
