import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { auc } from '../src/faces/evaluate/metrics.ts';
import { median, printJson, runPage } from './harness.ts';
import type { SearchInput, SearchTimes } from './pages/faces/search.ts';
import type { PeerMeasured, PeerName, PeersInput } from './pages/peers/peersTypes.ts';
import type { StyleSpeedInput, StyleSpeedOutput } from './pages/style/style-speed.ts';

// Ours against those who did it before, on the same pictures in the same page, one after another:
//   npm run bench:peers -- [DIR] [--rounds 3] [--pictures 60] [--each]
// DIR has a folder of pictures for each person, or pictures of groups all in one folder, on which nobody said who is who: then there is
// no AUC. Without it the six group photos of face-api's package are used. --each tells every picture's own figures too.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    pictures: { type: 'string', default: '60' },
    each: { type: 'boolean', default: false },
  },
});
const demo = 'node_modules/@vladmandic/face-api/demo';
const folder = positionals[0] ?? demo;

async function choosePictures(): Promise<PeersInput['pictures']> {
  if (!positionals[0]) return [1, 2, 3, 4, 5, 6].map((n) => ({ name: `sample${n}.jpg`, person: null }));
  const entries = await readdir(folder, { withFileTypes: true });
  const people = entries.filter((entry) => entry.isDirectory());
  const most = Number(values.pictures);
  if (people.length === 0) {
    const names = picturesOf(entries.map(({ name }) => name));
    return names.slice(0, most).map((name) => ({ name, person: null }));
  }
  const byPerson = await Promise.all(
    people.map(async ({ name: person }) =>
      picturesOf(await readdir(join(folder, person))).map((file) => ({ name: join(person, file), person })),
    ),
  );
  // As many of each person as there is room for.
  const each = Math.max(2, Math.floor(most / people.length));
  return byPerson.flatMap((pictures) => pictures.slice(0, each));
}

function picturesOf(files: readonly string[]): string[] {
  return files.filter((file) => /\.(jpe?g|png|webp)$/i.test(file)).sort();
}

const rounds = Number(values.rounds);
const pictures = await choosePictures();
const faces = await runPage<PeersInput, Record<PeerName, PeerMeasured>>(
  'bench/pages/peers/peers.html',
  { pictures, rounds },
  60,
  { pictureOf: async (name: string) => (await readFile(join(folder, name))).toString('base64') },
  {
    pages: ['ours', 'face-api', 'human'].map((name) => `bench/pages/peers/peer-${name}.html`),
    files: [
      { src: 'node_modules/@vladmandic/face-api/{model/*,dist/face-api.esm.js}', dest: 'face-api' },
      { src: 'node_modules/@vladmandic/human/{models/*,dist/human.esm.js}', dest: 'human' },
    ],
  },
);
const search = await runPage<SearchInput, SearchTimes>('bench/pages/faces/search.html', {
  templates: 100_000,
  probes: 10,
  peerProbes: 3,
});
const style = await runPage<StyleSpeedInput, StyleSpeedOutput>(
  'bench/pages/style/style-speed.html',
  { backend: 'wasm', size: 256, rounds: 5, sizes: [] },
  30,
  { give: async () => (await readFile('public/models/style-embedded.safetensors')).toString('base64') },
);

/** The median of a picture's rounds, picture by picture: a picture's rounds lie one after another. */
const byPicture = (name: PeerName) =>
  pictures.map((_, i) => median(faces[name].ms.slice(i * rounds, (i + 1) * rounds)));
/** Of the default, mirrored pipeline, against face-api on the same picture. */
const overFaceApi = byPicture('ours-mirrored').map((ms, i) => ms / (byPicture('face-api')[i] ?? Number.NaN));
const worst = overFaceApi.indexOf(Math.max(...overFaceApi));
const time = (name: PeerName) => median(faces[name].ms);
const told = ({ backend, ms, found, genuine, impostor }: PeerMeasured) => ({
  backend,
  msPerPicture: median(ms),
  faces: found.reduce((sum, n) => sum + n, 0),
  picturesWithFace: found.filter((n) => n > 0).length,
  auc: genuine.length > 0 && impostor.length > 0 ? auc({ genuine, impostor }) : null,
});
printJson({
  pipelineOverFaceApi: time('ours') / time('face-api'),
  pipelineOverHuman: time('ours') / time('human'),
  mirroredOverFaceApi: time('ours-mirrored') / time('face-api'),
  worstOverFaceApi: { picture: pictures[worst]?.name, ratio: overFaceApi[worst] },
  searchOverFaceMatcher: median(search.ours) / median(search.faceMatcher),
  stepOverStock: median(style.ours) / median(style.stock),
  pictures: pictures.length,
  ours: told(faces.ours),
  oursMirrored: told(faces['ours-mirrored']),
  faceApi: told(faces['face-api']),
  human: told(faces.human),
  ...(values.each && {
    each: pictures.map(({ name }, i) => ({
      picture: name,
      overFaceApi: overFaceApi[i],
      ms: byPicture('ours-mirrored')[i],
      faces: { ours: faces['ours-mirrored'].found[i * rounds], faceApi: faces['face-api'].found[i * rounds] },
    })),
  }),
});
