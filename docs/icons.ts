import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

// The icons of the installed app from the page's own: `npm run icons`.

const svg = await readFile('public/favicon.svg');
for (const side of [192, 512]) {
  // A mask may cut away a tenth on every side.
  const mark = Math.round(side * 0.72);
  await sharp({ create: { width: side, height: side, channels: 3, background: '#ffffff' } })
    .composite([{ input: await sharp(svg, { density: 1200 }).resize(mark, mark).toBuffer() }])
    .png()
    .toFile(`public/icon-${side}.png`);
}
