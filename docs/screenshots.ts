import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { launchWith } from '../e2e/launch.ts';
import { isolationHeaders } from '../src/securityPolicy.ts';

// Makes the README's pictures from the built app (`npm run build` first): `npm run screenshots`.

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
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await page.goto(`${url}#/enroll`);
  await page.getByRole('button', { name: 'Try a sample photo' }).click();
  for (const [face, name] of [
    ['Take face 1', 'Grace'],
    ['Take face 2', 'Ada'],
  ] as const) {
    await page.getByRole('button', { name: face }).click();
    await page.getByLabel('Name').fill(name);
    const agreement = page.getByRole('checkbox', { name: /agreement$/ });
    if (await agreement.isVisible()) await agreement.check();
    await page.getByRole('button', { name: `Enroll ${name}` }).click();
    await page.getByRole('button', { name: new RegExp(`${name} 1 photo`) }).waitFor();
  }
  await page.getByRole('link', { name: 'Identify' }).click();
  await page.getByRole('button', { name: 'Try a sample photo' }).click();
  await page.getByText(/4 faces, [1-4] known/).waitFor();
  // The messages of enrolling go by themselves.
  await page.getByText('Ada is enrolled').waitFor({ state: 'detached' });
  await mkdir('docs', { recursive: true });
  await page.screenshot({ path: 'docs/identify.png' });

  await page.goto(`${url}?recipe=${draft}#/style`);
  await page.getByText('The recipe of the link is in place').waitFor({ state: 'visible' });
  await page.getByLabel('Dismiss').first().click();
  await page.getByRole('button', { name: 'Use Stained glass as style' }).click();
  await page.getByText('Stained glass', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Make the picture' }).click();
  await page.getByText(/^Done/).waitFor({ timeout: 600_000 });
  await page.screenshot({ path: 'docs/style.png' });

  await page.getByRole('link', { name: 'Convolve' }).click();
  await page.getByText('✓ equal').waitFor();
  await page.screenshot({ path: 'docs/convolve.png' });
} finally {
  await browser.close();
  await server.close();
}
