import { LikenessError } from '../../errors.ts';
import { gather } from '../../faces/evaluate/evaluationInput.ts';
import { evaluationCsv, evaluationJson } from '../../faces/evaluate/evaluationReport.ts';
import type { PairsFile } from '../../faces/evaluate/pairsFile.ts';
import { applyHead, type Head } from '../../faces/train/head.ts';
import { asLikenessError, isAbort } from '../../failures.ts';
import { type FoundFile, looksLikePicture, readText } from '../../media/files.ts';
import { type Reading, readPeople } from '../../media/folders/whoIsWho.ts';
import { thumbnail } from '../../media/pictures.ts';
import type { Template } from '../../storage/types.ts';
import { createEvaluateClient } from '../../workers/evaluate/evaluateClient.ts';
import type { FaceActions } from '../faces/faces.ts';
import { largestFaces } from '../faces/largestFaces.ts';
import type { SettingsActions } from '../settings.ts';
import type { GetState, SetState } from '../state.ts';
import { readCalibration, writeCalibration } from './calibration.ts';
import {
  type ComparedBy,
  type EvaluatedPicture,
  type EvaluationActions,
  type EvaluationState,
  idleEvaluation,
} from './evaluationState.ts';

/** Side of the small pictures of the worst pairs, in pixels. */
const SMALL = 112;

interface Encoded extends EvaluatedPicture {
  path: string;
  encoding: Float32Array | null;
  /** The picture it has every byte of; null for all but copies. */
  copyOf: string | null;
}

/** The material of an evaluation: kept, so that a pairs file given later needs no picture again. */
interface Material {
  source: string;
  pictures: Encoded[];
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare;

interface Needs {
  set: SetState;
  get: GetState;
  templates: () => readonly Template[];
  /** The head in use; undefined when encodings are compared as they are. */
  head: () => Head | undefined;
  findInFile: FaceActions['findInFile'];
  changeSettings: SettingsActions['change'];
}

/** The evaluation under way or done. Encodings and pairs stay outside the state. */
export function evaluationDesk({
  set,
  get,
  templates,
  head,
  findInFile,
  changeSettings,
}: Needs): EvaluationActions {
  const client = createEvaluateClient();
  let material: Material | null = null;
  let pairs: { name: string; file: PairsFile } | null = null;
  let control: AbortController | null = null;

  const change = (part: Partial<EvaluationState>) => set({ evaluation: { ...get().evaluation, ...part } });

  /** Runs work that a later one or a cancel ends; a failure is shown in its place. */
  async function run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    control?.abort();
    const mine = new AbortController();
    control = mine;
    try {
      await work(mine.signal);
    } catch (error) {
      if (control !== mine) return;
      if (isAbort(error)) change({ status: get().evaluation.result ? 'done' : 'idle' });
      else change({ status: 'failed', fault: asLikenessError(error) });
    } finally {
      if (control === mine) control = null;
    }
  }

  async function encode(
    files: FoundFile[],
    reading: Reading<FoundFile> | undefined,
    signal: AbortSignal,
  ): Promise<Encoded[]> {
    const found = files.filter(({ file }) => looksLikePicture(file));
    if (found.length === 0) {
      throw new LikenessError(
        'NoPictures',
        'There are no pictures in what you gave.',
        'Choose a folder that holds one folder per person, each with JPEG or PNG pictures.',
      );
    }
    const { by, people } = reading ?? readPeople(found).readings[0] ?? { by: 'folder', people: [] };
    // One folder for all is no person: a flat set needs a list of pairs.
    const flat = by === 'together' && new Set(found.map(({ folders }) => folders.join('/'))).size === 1;
    const personOf = new Map(
      flat ? [] : people.flatMap((group) => group.files.map((each) => [each, group.name] as const)),
    );
    const pictures = found
      .map((each) => ({
        file: each.file,
        path: [...each.folders, each.file.name].join('/'),
        person: personOf.get(each) ?? '',
      }))
      .filter(({ person }) => flat || person !== '' || pairs !== null)
      .sort((a, b) => byNumber(a.path, b.path));
    const left: EvaluationState['left'] = [];
    const several: EvaluationState['several'] = [];
    const nameOf = ({ person, file }: (typeof pictures)[number]) =>
      person ? `${person}/${file.name}` : file.name;
    for (const each of found) {
      if (!flat && !personOf.has(each) && pairs === null) {
        left.push({ name: each.file.name, why: 'it lies beside the people’s folders' });
      }
    }
    let done = 0;
    change({ done, total: pictures.length, begun: performance.now(), left: [...left] });
    const thumbnails: Promise<[number, Blob]>[] = [];
    const looked = await largestFaces(
      pictures.map(({ file }) => file),
      {
        findInFile,
        signal,
        onDone: (at, result) => {
          const name = nameOf(pictures[at] as (typeof pictures)[number]);
          if (result.kind === 'none') left.push({ name, why: result.why });
          if (result.kind === 'face') {
            if (result.faces > 1) several.push({ name, faces: result.faces });
            thumbnails.push(thumbnail(result.face.chip, SMALL).then((small) => [at, small]));
          }
          done += 1;
          const worth = done % 10 === 0 || done === pictures.length || done < 10;
          if (worth) change({ done, left: [...left], several: [...several] });
        },
      },
    );
    const small = new Map(await Promise.all(thumbnails));
    return pictures.map((picture, at) => {
      const result = looked[at];
      const first = result?.kind === 'copy' ? result.of : at;
      const source = looked[first];
      return {
        name: nameOf(picture),
        path: picture.path,
        person: picture.person,
        picture: small.get(first) ?? null,
        encoding: source?.kind === 'face' ? source.face.encoding : null,
        copyOf: first === at ? null : nameOf(pictures[first] as (typeof pictures)[number]),
      };
    });
  }

  async function compute(signal: AbortSignal, begun: number): Promise<void> {
    if (!material) return;
    const { source, pictures } = material;
    if (!pairs && pictures.every(({ person }) => person === '')) throw oneFolder(pictures.length);
    const list = pairs && (await pairsCode()).lookUpPairs(pairs.file.pairs, pictures);
    const through = head();
    // A copy compared with its original says nothing; a list may name it all the same.
    const copies = list ? [] : pictures.filter(({ copyOf }) => copyOf !== null);
    const takesPart = (picture: Encoded) => list !== null || picture.copyOf === null;
    const comparable = pictures.map((picture) => ({
      ...picture,
      encoding: !takesPart(picture)
        ? null
        : picture.encoding && through
          ? applyHead(through, picture.encoding)
          : picture.encoding,
    }));
    const { input, pictureOf, without } = gather(comparable, list?.found ?? null);
    change({
      status: 'computing',
      stage: { name: 'comparing', share: 0 },
      missing: list?.missing ?? [],
      copies: copies.map(({ name, copyOf }) => ({ name, of: copyOf ?? '' })),
      without,
    });
    const people = new Set(input.people).size;
    if (input.pairs?.length === 0) throw noPairs(pairs?.name ?? '', list?.missing ?? []);
    if (!input.pairs && people < 2) throw tooFewPeople(pictures);
    const comparedBy = comparedByNow(get);
    const figures = await client.run('evaluate', input, {
      signal,
      onPartial: ({ stage, share }) => change({ stage: { name: stage, share } }),
    });
    change({
      status: 'done',
      fault: null,
      result: {
        figures,
        pictures: pictureOf.map((at) => {
          const { name, person, picture } = pictures[at] as Encoded;
          return { name, person, picture };
        }),
        source,
        pairsFile: pairs?.name ?? null,
        comparedBy,
        madeAt: Date.now(),
        seconds: (performance.now() - begun) / 1000,
      },
    });
  }

  const restart = (status: EvaluationState['status']) => {
    material = null;
    pairs = null;
    set({ evaluation: { ...idleEvaluation, status } });
  };

  const actions: EvaluationActions = {
    startFolder: async (files, reading, skipped = 0) => {
      const lists = files.filter(({ file }) => looksLikePairs(file));
      const [list] = lists;
      // A list dropped by itself belongs to the pictures that are here already.
      if (list && lists.length === files.length) return actions.takePairsFile(list.file);
      await run(async (signal) => {
        const begun = performance.now();
        restart('encoding');
        if (list) pairs = await readPairs(list.file);
        change({ skipped });
        const pictures = await encode(files, reading, signal);
        material = { source: folderName(files), pictures };
        await compute(signal, begun);
      });
    },

    startGallery: () =>
      run(async (signal) => {
        restart('computing');
        material = { source: 'the enrolled people', pictures: enrolled(get, templates()) };
        await compute(signal, performance.now());
      }),

    takePairsFile: async (file) => {
      if (!material) {
        throw new LikenessError(
          'NoPicturesYet',
          'A list of pairs needs the pictures it names.',
          'Give the folder first, or drop both together.',
        );
      }
      const before = pairs;
      pairs = file && (await readPairs(file));
      await run((signal) => compute(signal, performance.now()));
      // A list that cannot be used leaves what was there before.
      if (get().evaluation.status === 'failed' && get().evaluation.result) {
        pairs = before;
        const fault = get().evaluation.fault;
        change({ status: 'done', fault: null });
        throw fault;
      }
    },

    cancel: () => control?.abort(),

    clear: () => {
      control?.abort();
      restart('idle');
    },

    report: (kind) => {
      const { result, left } = get().evaluation;
      if (!result) return null;
      const { tau, margin } = get().settings;
      const name = `likeness-evaluation-${new Date(result.madeAt).toISOString().slice(0, 10)}.${kind}`;
      const about = { ...result, left, tau, margin, calibration: get().calibration };
      return kind === 'json'
        ? new File([evaluationJson(about)], name, { type: 'application/json' })
        : new File([evaluationCsv(result.figures)], name, { type: 'text/csv' });
    },

    loadCalibration: async () => set({ calibration: await readCalibration() }),

    applyCalibration: async (calibration) => {
      await writeCalibration(calibration);
      set({ calibration });
      changeSettings({ tau: calibration.tau });
    },
  };
  return actions;
}

/** The comparison that Identify and Verify make now, by name. */
export function comparedByNow(get: GetState): ComparedBy {
  const { versions, inUse } = get().trained;
  const version = versions.find(({ id, kind }) => id === inUse && kind === 'head');
  return version
    ? { version: version.id, name: version.name }
    : { version: null, name: 'the encoder as it came' };
}

/** The enrolled people as pictures: named by person and number. */
function enrolled(get: GetState, templates: readonly Template[]): Encoded[] {
  const names = new Map(get().gallery.people.map(({ id, name }) => [id, name]));
  const counts = new Map<string, number>();
  return templates.map(({ personId, encoding, picture }) => {
    const number = (counts.get(personId) ?? 0) + 1;
    counts.set(personId, number);
    const name = `${names.get(personId) ?? personId} ${number}`;
    // Two people may have the same name, so the id tells them apart.
    return { name, path: `${personId}/${name}.jpg`, person: personId, picture, encoding, copyOf: null };
  });
}

/** Lists of pairs are read by few: their code comes with the first one. */
async function pairsCode() {
  const [{ readPairsFile }, { lookUpPairs }] = await Promise.all([
    import('../../faces/evaluate/pairsFile.ts'),
    import('../../faces/evaluate/pairsLookup.ts'),
  ]);
  return { readPairsFile, lookUpPairs };
}

async function readPairs(file: File): Promise<{ name: string; file: PairsFile }> {
  const { readPairsFile } = await pairsCode();
  return { name: file.name, file: readPairsFile(await readText(file), file.name) };
}

function looksLikePairs(file: File): boolean {
  return /\.(txt|csv|tsv|lst|list)$/i.test(file.name);
}

/** The folder that holds everything, or what was given in words. */
function folderName(files: readonly FoundFile[]): string {
  const tops = new Set(files.map(({ folders }) => folders[0] ?? ''));
  const [top] = tops;
  return tops.size === 1 && top ? `the folder ${top}` : `${tops.size} folders`;
}

function oneFolder(pictures: number): LikenessError {
  return new LikenessError(
    'OneFolder',
    pictures === 1
      ? 'There is one picture only: nothing to compare it with.'
      : `All ${pictures} pictures lie in one folder, so nothing says who is on which.`,
    'Give a folder for each person, or add a list of pairs: drop both together.',
  );
}

function tooFewPeople(pictures: readonly Encoded[]): LikenessError {
  const found = pictures.filter(({ encoding }) => encoding).length;
  if (found === 0) {
    return new LikenessError(
      'NoFaces',
      'No face was found in any of the pictures.',
      'Choose pictures in which faces are at least some 40 pixels wide.',
    );
  }
  return new LikenessError(
    'TooFewPeople',
    `${found === 1 ? 'One picture' : `${found} pictures`} of one person: there is nobody to compare with.`,
    'Give pictures of two people or more, a folder for each.',
  );
}

function noPairs(file: string, missing: readonly string[]): LikenessError {
  const [first] = missing;
  return new LikenessError(
    'NoPairs',
    first
      ? `None of the pairs in ${file} has both its pictures here; the first that is missing is ${first}.`
      : `None of the pairs in ${file} has a face in both its pictures.`,
    'Give the folder that the list was made for: Person/Person_0001.jpg, or the paths that a CSV names.',
  );
}
