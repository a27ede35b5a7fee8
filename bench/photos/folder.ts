import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bcubed } from '../../src/faces/group/bcubed.ts';
import { Grouping } from '../../src/faces/group/grouping.ts';
import type { BackendName } from '../../src/networks/backend/backend.ts';
import { runPage } from '../harness.ts';
import type { PhotosInput, PhotosMeasured } from '../pages/faces/photos.ts';
import { pointOf } from './synthetic.ts';

/**
 * Groups the faces of a folder with a folder for each person: their names only judge. Each person's largest face of a picture is
 * compared with the folder's name.
 */
export async function groupFolder(folder: string, backend: BackendName | 'auto') {
  const pictures = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(jpe?g|png|webp|avif|gif|bmp)$/i.test(name))
    .sort(new Intl.Collator('en', { numeric: true }).compare);
  const measured = await runPage<PhotosInput, PhotosMeasured>(
    'bench/pages/faces/photos.html',
    { pictures, backend },
    60,
    { photoOf: async (name: string) => (await readFile(join(folder, name))).toString('base64') },
  );
  const points = measured.faces.flatMap((faces, photo) =>
    faces.map(({ encoding, founds }, i) =>
      pointOf(`${photo}/${i}`, Float32Array.from(encoding), founds, String(photo)),
    ),
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
  return {
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
  };
}
