import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { preview } from 'vite';
import { launchWith } from '../e2e/launch.ts';

// Makes docs/style.webp, G changing step by step, from the built app (`npm run build` first): `npm run animation`.

const FRAMES = 24;
const server = await preview({ preview: { port: 0 }, logLevel: 'error' });
const [url] = server.resolvedUrls?.local ?? [];
const browser = await chromium.launch(launchWith([]));
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  await page.goto(`${url}?backend=wasm#/style`);
  await page.getByRole('button', { name: 'Use Waves as style' }).click();
  await page.getByText('Waves', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Make the picture' }).click();
  await page.getByText(/^Done/).waitFor({ timeout: 600_000 });
  // The way is looked back at by the scrubber, from the first picture kept to the last.
  const scrubber = page.getByRole('slider', { name: 'Look back at an earlier step' });
  const last = Number(await scrubber.getAttribute('max'));
  const picture = page.getByRole('main').getByRole('img').first();
  const frames: Buffer[] = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    await scrubber.fill(String(Math.round((last * frame) / (FRAMES - 1))));
    await page.waitForTimeout(100);
    frames.push(
      await sharp(await picture.screenshot())
        .resize(480)
        .png()
        .toBuffer(),
    );
  }
  await sharp(frames, { join: { animated: true } })
    .webp({ quality: 70, loop: 0, delay: frames.map((_, i) => (i === FRAMES - 1 ? 2000 : 120)) })
    .toFile('docs/style.webp');
} finally {
  await browser.close();
  await server.close();
}
