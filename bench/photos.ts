import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bcubed } from '../src/faces/group/bcubed.ts';
import { Grouping } from '../src/faces/group/grouping.ts';
import type { Point } from '../src/faces/group/point.ts';
import { syntheticEncodings } from '../src/faces/group/synthetic.ts';
import type { BackendName } from '../src/networks/backend/backend.ts';
import { printJson, runPage } from './harness.ts';
import type { PhotosInput, PhotosMeasured } from './pages/faces/photos.ts';

// Groups of faces without names, on a folder with a folder for each person: their names only judge. Each person's largest face of
// a picture is compared with the folder's name. And the time of grouping encodings that a formula makes (src/faces/group/synthetic.ts).

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { backend: { type: 'string', default: 'wasm' } },
});
const [folder] = positionals;

/** Seconds, and megabytes that the process grew by at the most, of grouping; and of one photo more. */
function timed(people: number, perPerson: number) {
  const points = syntheticEncodings(people, perPerson).map((encoding, i) =>
    pointOf(String(i), encoding, true),
  );
  const before = process.memoryUsage().rss;
  const grouping = new Grouping();
  let begun = performance.now();
  grouping.add(points.slice(1));
  const seconds = (performance.now() - begun) / 1000;
  begun = performance.now();
  grouping.add(points.slice(0, 1));
  grouping.clusters();
  return {
    seconds,
    megabytes: (process.memoryUsage().rss - before) / 1e6,
    oneMoreSeconds: (performance.now() - begun) / 1000,
    groups: grouping.clusters().length,
  };
}

function pointOf(id: string, encoding: Float32Array, founds: boolean): Point {
  return { id, encoding, label: null, not: [], founds };
}

// The compiler's first look.
timed(40, 10);
const synthetic = { thousand: timed(100, 10), tenThousand: timed(1000, 10) };

if (!folder) {
  printJson({ synthetic });
} else {
  const pictures = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(jpe?g|png|webp|avif|gif|bmp)$/i.test(name))
    .sort(new Intl.Collator('en', { numeric: true }).compare);
  const measured = await runPage<PhotosInput, PhotosMeasured>(
    'bench/pages/faces/photos.html',
    { pictures, backend: values.backend as BackendName | 'auto' },
    60,
    { photoOf: async (name: string) => (await readFile(join(folder, name))).toString('base64') },
  );
  const points = measured.faces.flatMap((faces, photo) =>
    faces.map(({ encoding, founds }, i) => pointOf(`${photo}/${i}`, Float32Array.from(encoding), founds)),
  );
  const grouping = new Grouping();
  grouping.add(points);
  const clusters = grouping.clusters();
  const groupOf = new Map(clusters.flatMap(({ ids }, group) => ids.map((id) => [id, group] as const)));
  // The largest face of each picture is the person its folder names.
  const judged = pictures.flatMap((name, photo) =>
    groupOf.has(`${photo}/0`)
      ? { person: name.split('/').slice(0, -1).join('/'), group: groupOf.get(`${photo}/0`) }
      : [],
  );
  const { precision, recall, f } = bcubed(
    judged.map(({ person }) => person),
    judged.map(({ group }) => group),
  );
  printJson({
    photos: pictures.length,
    faces: points.length,
    founding: points.filter(({ founds }) => founds).length,
    groups: clusters.filter(({ ids }) => ids.length > 1).length,
    bcubedPrecision: precision,
    bcubedRecall: recall,
    bcubedF: f,
    secondsPer100: (100 * measured.seconds) / pictures.length,
    peakTensorBytes: measured.peakTensorBytes,
    heapFirst: measured.heapFirst,
    heapLast: measured.heapLast,
    synthetic,
  });
}
