import { chromium } from 'playwright';
import sharp from 'sharp';
import { preview } from 'vite';
import { launchWith } from '../e2e/launch.ts';

// Makes docs/style.webp, G changing step by step, from the built app (`npm run build` first): `npm run animation`.

const FRAMES = 24;
const WIDTH = 480;
// Up to the draft: the size after it takes minutes and changes little in a small picture.
const draft = Buffer.from(JSON.stringify({ finishSide: 0 })).toString('base64url');
const server = await preview({ preview: { port: 0 }, logLevel: 'error' });
const [url] = server.resolvedUrls?.local ?? [];
const browser = await chromium.launch(launchWith([]));
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  await page.goto(`${url}?backend=wasm&recipe=${draft}#/style`);
  await page.getByRole('button', { name: 'Use Waves as style' }).click();
  await page.getByText('Waves', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Make the picture' }).click();
  await page.getByText(/^Done/).waitFor({ timeout: 600_000 });
  // The way is looked back at by the scrubber, from the first picture kept to the last.
  const scrubber = page.getByRole('slider', { name: 'Look back at an earlier step' });
  const last = Number(await scrubber.getAttribute('max'));
  const frames: Buffer[] = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    await scrubber.fill(String(Math.round((last * frame) / (FRAMES - 1))));
    await page.waitForTimeout(100);
    // At the end the scrubber shows G itself.
    const earlier = page.getByAltText(/^G after step/);
    const shown = (await earlier.count()) > 0 ? earlier : page.getByLabel('G, the picture being made');
    frames.push(Buffer.from(await shown.evaluate(asPng), 'base64'));
  }
  // Each scale snaps to a size of its own: all become the last one's.
  const { width: lastWidth = WIDTH, height: lastHeight = WIDTH } = await sharp(frames.at(-1)).metadata();
  const size = { width: WIDTH, height: Math.round((WIDTH * lastHeight) / lastWidth) };
  const even = await Promise.all(
    frames.map((png) =>
      sharp(png)
        .resize({ ...size, fit: 'fill' })
        .png()
        .toBuffer(),
    ),
  );
  await sharp(even, { join: { animated: true } })
    .webp({ quality: 75, loop: 0, delay: even.map((_, i) => (i === FRAMES - 1 ? 2000 : 120)) })
    .toFile('docs/style.webp');
} finally {
  await browser.close();
  await server.close();
}

/** The pixels that an image or a canvas of the page shows, as a PNG in base64. */
function asPng(element: Element): string {
  const source = element as HTMLImageElement | HTMLCanvasElement;
  const canvas = document.createElement('canvas');
  canvas.width = 'naturalWidth' in source ? source.naturalWidth : source.width;
  canvas.height = 'naturalHeight' in source ? source.naturalHeight : source.height;
  canvas.getContext('2d')?.drawImage(source, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
