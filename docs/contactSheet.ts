import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { runPage } from '../bench/harness.ts';
import type { ContactInput, ContactOutput } from '../bench/pages/style/contact.ts';
import { contentSamples, styleSamples } from '../src/style/samples/samples.ts';

// Every style sample on every content sample, with the settings the studio opens with: `npm run contact-sheet -- [--out FILE]`.

const { values } = parseArgs({ options: { out: { type: 'string', default: 'docs/contact-sheet.jpg' } } });
const network = (name: string) => new URL(`../public/models/style-${name}.safetensors`, import.meta.url);
const input: ContactInput = {
  contents: [...contentSamples],
  styles: [...styleSamples],
  recipe: { finishSide: 0 },
};
const { pictures } = await runPage<ContactInput, ContactOutput>('bench/pages/style/contact.html', input, 90, {
  give: async (name) => (await readFile(network(name))).toString('base64'),
});

const [cellWidth, cellHeight, gap] = [320, 240, 8];
const columns = input.styles.length;
const tiles = await Promise.all(
  pictures.map(async (picture, i) => ({
    // A style a column.
    left: gap + Math.floor(i / input.contents.length) * (cellWidth + gap),
    top: gap + (i % input.contents.length) * (cellHeight + gap),
    input: await sharp(Buffer.from(picture, 'base64')).resize(cellWidth, cellHeight).toBuffer(),
  })),
);
const sheet = sharp({
  create: {
    width: columns * (cellWidth + gap) + gap,
    height: input.contents.length * (cellHeight + gap) + gap,
    channels: 3,
    background: '#fff',
  },
});
await writeFile(values.out, await sheet.composite(tiles).jpeg({ quality: 86 }).toBuffer());
