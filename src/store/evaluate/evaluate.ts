import { LikenessError } from '../../errors.ts';
import { gather } from '../../faces/evaluate/evaluationInput.ts';
import { evaluationCsv, evaluationJson } from '../../faces/evaluate/evaluationReport.ts';
import { applyHead, type Head } from '../../faces/train/head.ts';
import { asLikenessError, isAbort } from '../../failures.ts';
import type { encodePng } from '../../media/pictures.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { Template } from '../../storage/types.ts';
import { message } from '../../words/keys.ts';
import type { EvaluateClient } from '../../workers/evaluate/evaluateClient.ts';
import type { FaceActions } from '../faces/faces.ts';
import type { GetState, SetState } from '../state.ts';
import { versionName } from '../train/trainOutcome.ts';
import { drawnPeople } from './drawnPeople.ts';
import {
  type ComparedBy,
  type EvaluationActions,
  type EvaluationState,
  idleEvaluation,
} from './evaluationState.ts';
import { type Encoded, encodePictures, enrolled, folderName, type Material } from './material.ts';
import { looksLikePairs, type NamedPairs, pairsCode, readFirstPairs, readPairs } from './pairs.ts';
import { noPairs, oneFolder, tooFewPeople } from './refusals.ts';

interface Needs {
  set: SetState;
  get: GetState;
  templates: () => readonly Template[];
  /** The head in use; undefined when encodings are compared as they are. */
  head: () => Head | undefined;
  findInFile: FaceActions['findInFile'];
  client: EvaluateClient;
  media: { thumbnail: (chip: Pixels, side: number) => Promise<Blob>; encodePng: typeof encodePng };
}

/** The evaluation under way or done. Encodings and pairs stay outside the state. */
export function evaluationDesk({
  set,
  get,
  templates,
  head,
  findInFile,
  client,
  media: { thumbnail, encodePng: encode },
}: Needs): EvaluationActions {
  let material: Material | null = null;
  let pairs: NamedPairs | null = null;
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

  async function compute(signal: AbortSignal, begun: number): Promise<void> {
    if (!material) return;
    const { source, pictures } = material;
    if (!pairs && pictures.every(({ person }) => person === '')) throw oneFolder(pictures.length);
    const list = pairs && (await pairsCode()).lookUpPairs(pairs.file.pairs, pictures);
    signal.throwIfAborted();
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
    if (input.pairs?.length === 0) {
      const missing = list?.missing.map(({ name }) => name) ?? [];
      throw noPairs(pairs?.name ?? '', missing);
    }
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
      const lists = files.flatMap(({ file }) => (looksLikePairs(file) ? [file] : []));
      const [list] = lists;
      // A list dropped by itself belongs to the pictures that are here already.
      if (list && lists.length === files.length) return actions.takePairsFile(list);
      await run(async (signal) => {
        const begun = performance.now();
        restart('encoding');
        const read = await readFirstPairs(files, signal);
        pairs = read.pairs;
        change({ skipped, noLists: read.others });
        const how = { findInFile, thumbnail, listed: pairs !== null, signal, change };
        const pictures = await encodePictures(files, reading, how);
        signal.throwIfAborted();
        material = { source: folderName(files), pictures };
        await compute(signal, begun);
      });
    },

    drawnPeople: (people, names) => drawnPeople(encode, people, names),
    startGallery: () =>
      run(async (signal) => {
        restart('computing');
        material = { source: message('people.sourceEnrolled'), pictures: enrolled(get, templates()) };
        await compute(signal, performance.now());
      }),

    takePairsFile: async (file) => {
      if (!material) {
        throw new LikenessError('NoPicturesYet');
      }
      const before = pairs;
      const mine = material;
      const read = file && (await readPairs(file));
      // Other pictures came while it was read: it is not theirs.
      if (material !== mine) return;
      pairs = read;
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
  };
  return actions;
}

/** The comparison that Identify and Verify make now, by name. */
export function comparedByNow(get: GetState): ComparedBy {
  const { versions, inUse } = get().trained;
  const version = versions.find(({ id, kind }) => id === inUse && kind === 'head');
  return version
    ? { version: version.id, name: message(versionName[version.kind]) }
    : { version: null, name: message('people.builtInEncoder') };
}
