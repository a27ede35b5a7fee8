import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';

// Draws docs/architecture.svg from the imports as they are: `npm run architecture`. A box is a folder of src, with its number of
// files; an arrow leads from who imports to what is imported, with the number of imports. What is computed stands in a frame: an arrow
// to the frame counts the imports of everything in it.

const ROWS = [
  ['app'],
  ['views', 'ui'],
  ['store'],
  ['workers', 'storage', 'media'],
  ['visualisation', 'faces', 'style', 'networks', 'convolution'],
  ['picture'],
];
/** The rows in the frame. */
const FRAMED = new Set([4, 5]);
/** Where an arrow to the frame ends, in box widths from the left: beside the boxes that are in its way. */
const ENTRIES: Record<string, number> = { views: 0.5, store: 1.94, ui: 4.4 };
const WORDS: Record<string, string> = {
  app: 'shell, routes, failures',
  views: 'a folder a screen',
  ui: 'controls without a store',
  store: 'state and actions (zustand)',
  workers: 'TF.js off the page, by jobs',
  storage: 'IndexedDB, locks, tabs',
  media: 'camera, pictures, files',
  networks: 'weights, layers, gradients',
  faces: 'detect, encode, match, train',
  style: 'costs, optimisers, samples',
  visualisation: 'atlas, patches, stimuli',
  convolution: 'windows and sums',
  picture: 'pixels, colour, resampling',
};
const [boxWidth, boxHeight, gapX, gapY, margin] = [196, 62, 26, 74, 30];

const files = (await readdir('src', { recursive: true }))
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|\/testing\//.test(file));
const folderOf = (file: string) => file.split('/')[0] ?? '';
const known = new Set(ROWS.flat());
const isFramed = (folder: string) => FRAMED.has(ROWS.findIndex((row) => row.includes(folder)));
const counts = new Map<string, number>();
const edges = new Map<string, number>();
for (const file of files) {
  const from = folderOf(file);
  if (!known.has(from)) continue;
  counts.set(from, (counts.get(from) ?? 0) + 1);
  const text = await readFile(join('src', file), 'utf8');
  for (const [, target = ''] of text.matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
    const to = folderOf(normalize(join(dirname(file), target)).replaceAll('\\', '/'));
    if (to === from || !known.has(to)) continue;
    const edge = isFramed(to) && !isFramed(from) ? `${from} frame` : `${from} ${to}`;
    edges.set(edge, (edges.get(edge) ?? 0) + 1);
  }
}

const rows = ROWS.map((row) => row.filter((name) => counts.has(name)));
const width = Math.max(...rows.map((row) => row.length)) * (boxWidth + gapX) - gapX + 2 * margin;
const height = rows.length * (boxHeight + gapY) - gapY + 2 * margin + 34;
const place = new Map(
  rows.flatMap((row, level) => {
    // Two in a row stand apart, so that arrows pass between them.
    const gap = row.length === 2 ? 170 : gapX;
    const left = (width - row.length * (boxWidth + gap) + gap) / 2;
    return row.map((name, i) => [
      name,
      { x: left + i * (boxWidth + gap), y: margin + level * (boxHeight + gapY), level },
    ]);
  }),
);

const frame = {
  x: margin / 2,
  y: margin + Math.min(...FRAMED) * (boxHeight + gapY) - 22,
  width: width - margin,
  height: FRAMED.size * (boxHeight + gapY) - gapY + 44,
};
const parts: string[] = [];
const labels: string[] = [];
for (const [edge, count] of [...edges].sort()) {
  const [name = '', target] = edge.split(' ');
  const from = place.get(name);
  if (from && target === 'frame') {
    const x1 = from.x + boxWidth / 2;
    const y1 = from.y + boxHeight;
    const entry = ENTRIES[name];
    const x2 = entry === undefined ? x1 : margin + entry * (boxWidth + gapX);
    const y2 = frame.y - 2;
    const bend = Math.min(y2 - y1, gapY) * 0.8;
    parts.push(
      `<path d="M${x1},${y1} C${x1},${y1 + bend} ${x2},${y1} ${x2},${y1 + bend} L${x2},${y2}" style="stroke-width:${(1 + Math.log10(count)).toFixed(1)}"/>`,
    );
    labels.push(`<text class="count" x="${x2}" y="${y2 - 18}">${count}</text>`);
    continue;
  }
  const to = place.get(target ?? '');
  if (!from || !to) continue;
  const sideways = from.level === to.level;
  const right = from.x < to.x;
  const [x1, y1] = sideways
    ? [right ? from.x + boxWidth : from.x, from.y + boxHeight / 2]
    : [from.x + boxWidth / 2, from.y + boxHeight];
  const [x2, y2] = sideways
    ? [right ? to.x - 2 : to.x + boxWidth + 2, to.y + boxHeight / 2]
    : [to.x + boxWidth / 2, to.y - 2];
  const bend = sideways ? 0 : (y2 - y1) / 2;
  // Neighbours in a row are joined straight; those further apart by an arc below.
  const far = sideways && from.level > 1 && Math.abs(from.x - to.x) > boxWidth + gapX + 1;
  const path = far
    ? `M${from.x + boxWidth / 2},${from.y + boxHeight} C${from.x + boxWidth / 2},${from.y + boxHeight + 44} ${to.x + boxWidth / 2},${to.y + boxHeight + 44} ${to.x + boxWidth / 2},${to.y + boxHeight + 2}`
    : `M${x1},${y1} C${x1},${y1 + bend} ${x2},${y2 - bend} ${x2},${y2}`;
  parts.push(`<path d="${path}" style="stroke-width:${(1 + Math.log10(count)).toFixed(1)}"/>`);
  const [lx, ly] = far
    ? [(from.x + to.x + boxWidth) / 2, from.y + boxHeight + 34]
    : [x1 + (x2 - x1) * 0.5, (y1 + y2) / 2 + (sideways ? (right ? -12 : 12) : 0)];
  labels.push(`<text class="count" x="${lx}" y="${ly + 4}">${count}</text>`);
}
const boxes = [...place].map(
  ([name, { x, y }]) =>
    `<rect x="${x}" y="${y}" width="${boxWidth}" height="${boxHeight}" rx="10"/><text class="name" x="${x + boxWidth / 2}" y="${y + 25}">${name} · ${counts.get(name)}</text><text class="words" x="${x + boxWidth / 2}" y="${y + 46}">${WORDS[name]}</text>`,
);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif">
<title>The layers of Likeness and their imports</title>
<style>
  .back{fill:#fff} rect{fill:#f1f0fb;stroke:#4b3fc4;stroke-width:1.4} path{fill:none;stroke:#8a86a8;marker-end:url(#tip)}
  .frame{fill:#faf9ff;stroke:#b9b5d8;stroke-dasharray:5 4}
  text{text-anchor:middle;fill:#1d1b2e} .name{font-size:15px;font-weight:600} .words{font-size:12px;fill:#55526b}
  .count{font-size:11px;fill:#3a3654;paint-order:stroke;stroke:#fff;stroke-width:4px}
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto" markerUnits="userSpaceOnUse"><path d="M0,0 L8,4 L0,8 Z" style="fill:#8a86a8;stroke:none;marker-end:none"/></marker></defs>
<rect class="back" width="${width}" height="${height}" style="stroke:none;fill:#fff"/>
<rect class="frame" x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="16"/>
<text class="words" style="text-anchor:start" x="${frame.x + 16}" y="${frame.y + frame.height - 34}">Knows no page and runs in Node.</text>
<text class="words" style="text-anchor:start" x="${frame.x + 16}" y="${frame.y + frame.height - 16}">The page imports what needs no tensor.</text>
${parts.join('\n')}
${boxes.join('\n')}
${labels.join('\n')}
</svg>
`;
await writeFile('docs/architecture.svg', svg);
