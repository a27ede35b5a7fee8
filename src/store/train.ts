import type { LikenessError } from '../errors.ts';
import { type FoundFile, groupByFolder, looksLikePicture } from '../media/files.ts';
import { ENCODER_VERSION } from '../workers/faceClient.ts';
import type { JobProgress } from '../workers/jobs.ts';
import type { EngineStatus } from '../workers/styleClient.ts';
import {
  createTrainClient,
  type DrawnChoice,
  type Figures,
  type HardestTriplet,
  type OneShotComparison,
  type ProjectionFrame,
  type Raster,
  type TrainData,
  type TrainEvent,
  type TrainPeople,
  type TrainResult,
  type TrainTarget,
  type TripletRecipe,
  type TripletReport,
} from '../workers/trainClient.ts';
import { asLikenessError, isAbort } from './errors.ts';
import type { GetState, SetState } from './state.ts';
import type { TrainedVersion } from './trained.ts';

/** Points kept for the curve of J; beyond, every other one is dropped. */
const MOST_POINTS = 1000;

export type TrainSource = 'drawn' | 'enrolled' | 'folder';

export interface TrainChoice {
  source: TrainSource;
  target: TrainTarget;
  drawn: DrawnChoice;
  /** Share of the people put aside to measure on, 0..1. */
  heldOutShare: number;
  recipe: TripletRecipe;
}

/** Faces of a dropped folder, taken through the face encoder. */
export interface FolderState {
  status: 'none' | 'reading' | 'ready';
  done: number;
  total: number;
  people: number;
  photos: number;
  /** Files that gave no face, with the reason. */
  left: { name: string; why: string }[];
}

export interface TrainRunState {
  status: 'idle' | 'preparing' | 'running' | 'paused' | 'done' | 'failed';
  /** What is being prepared, and how far. */
  preparing: { what: 'loading' | 'drawing' | 'encoding'; done: number; total: number };
  engine: EngineStatus | null;
  source: TrainSource;
  target: TrainTarget;
  /** Whose and which template each row is, when enrolled people are learnt from; empty otherwise. */
  templates: { personId: string; id: string }[];
  people: TrainPeople | null;
  before: Figures | null;
  now: Figures | null;
  /** Held-out AUC at the steps it was measured at. */
  curve: { step: number; auc: number }[];
  costs: { step: number; cost: number }[];
  report: Omit<TripletReport, 'hardest'> | null;
  stepsPerSecond: number;
  hardest: HardestTriplet | null;
  collapsed: string | null;
  result: TrainResult | null;
  /** What the result was kept as. */
  keptAs: string | null;
  fault: LikenessError | null;
}

export interface TrainState {
  choice: TrainChoice;
  folder: FolderState;
  run: TrainRunState;
  oneShot: {
    status: 'idle' | 'busy' | 'done' | 'failed';
    result: { comparison: OneShotComparison; faces: Raster[] } | null;
    /** Which encoder made the encodings. */
    by: 'siamese' | 'face encoder';
    fault: LikenessError | null;
  };
}

/** Steps and learning rate that suit each target. */
export const recipesFor: Record<TrainTarget, Pick<TripletRecipe, 'rate' | 'steps'>> = {
  head: { rate: 0.001, steps: 300 },
  siamese: { rate: 0.002, steps: 400 },
  binary: { rate: 0.003, steps: 200 },
};

const idleRun: TrainRunState = {
  status: 'idle',
  preparing: { what: 'loading', done: 0, total: 0 },
  engine: null,
  source: 'drawn',
  target: 'siamese',
  templates: [],
  people: null,
  before: null,
  now: null,
  curve: [],
  costs: [],
  report: null,
  stepsPerSecond: 0,
  hardest: null,
  collapsed: null,
  result: null,
  keptAs: null,
  fault: null,
};

const noFolder: FolderState = { status: 'none', done: 0, total: 0, people: 0, photos: 0, left: [] };

export const initialTrain: TrainState = {
  choice: {
    source: 'drawn',
    target: 'siamese',
    drawn: { people: 200, photos: 6, seed: 7 },
    heldOutShare: 0.25,
    recipe: { alpha: 0.2, mining: 'semi-hard', people: 16, photos: 4, seed: 1, ...recipesFor.siamese },
  },
  folder: noFolder,
  run: idleRun,
  oneShot: { status: 'idle', result: null, by: 'face encoder', fault: null },
};

export interface TrainActions {
  changeTraining: (
    change: Partial<Omit<TrainChoice, 'recipe'>> & { recipe?: Partial<TripletRecipe> },
  ) => void;
  /** Takes the faces of a folder with a folder for each person. */
  takeTrainingFolder: (files: FoundFile[]) => Promise<void>;
  startTraining: () => Promise<void>;
  pauseTraining: () => Promise<void>;
  resumeTraining: () => Promise<void>;
  /** Ends the run after its present step, with what has been learnt. */
  finishTraining: () => Promise<void>;
  /** Ends the run and forgets it; after its end, goes back to the data. */
  cancelTraining: () => void;
  /** Keeps what won on the held-out people as a version; `use` makes Identify and Verify work with it. */
  keepTrained: (use: boolean) => Promise<void>;
  /** Drawn faces, a person a row. */
  drawFaces: (choice: DrawnChoice & { side: number }) => Promise<Raster[]>;
  compareOneShot: () => Promise<void>;
}

export type ProjectionListener = (frame: ProjectionFrame) => void;

/** The training studio: its data, its recipe and the one run. The moving projection stays outside the state. */
export function trainingStudio(
  set: SetState,
  get: GetState,
  assets: string,
  stored: () => readonly { id: string; personId: string; encoding: Float32Array }[],
  keep: (version: TrainedVersion, use: boolean) => Promise<void>,
) {
  const client = createTrainClient();
  const listeners = new Set<ProjectionListener>();
  let frame: ProjectionFrame | null = null;
  let control: AbortController | null = null;
  let reading: AbortController | null = null;
  let folder: Extract<TrainData, { kind: 'faces' }> | null = null;
  let began = { step: 0, time: 0 };

  const change = (part: Partial<TrainState>) => set({ train: { ...get().train, ...part } });
  const changeRun = (part: Partial<TrainRunState>) => change({ run: { ...get().train.run, ...part } });

  function hear(event: TrainEvent): void {
    const { run } = get().train;
    switch (event.kind) {
      case 'engine':
        changeRun({ engine: event.engine });
        break;
      case 'preparing':
        changeRun({ preparing: { what: event.what, done: 0, total: 0 } });
        break;
      case 'begun':
        began = { step: 0, time: performance.now() };
        changeRun({
          status: run.status === 'paused' ? 'paused' : 'running',
          before: event.before,
          now: event.before,
          people: event.people,
          curve: [{ step: 0, auc: event.before.auc }],
        });
        break;
      case 'steps': {
        const report = event.reports.at(-1) ?? run.report;
        const costs = [...run.costs, ...event.reports.map(({ step, cost }) => ({ step, cost }))];
        if (began.step < 0 && report) began = { step: report.step, time: performance.now() };
        const seconds = (performance.now() - began.time) / 1000;
        changeRun({
          report,
          costs: costs.length > MOST_POINTS ? costs.filter((_, i) => i % 2 === 1) : costs,
          stepsPerSecond: report && seconds > 0.2 ? (report.step - began.step) / seconds : run.stepsPerSecond,
        });
        break;
      }
      case 'measured':
        changeRun({
          now: event.figures,
          curve: [...run.curve, { step: event.step, auc: event.figures.auc }],
        });
        break;
      case 'projection':
        frame = event.frame;
        for (const listener of listeners) listener(event.frame);
        break;
      case 'hardest':
        changeRun({ hardest: event.triplet });
        break;
      case 'collapsed':
        changeRun({ collapsed: event.text });
    }
  }

  function dataOf({ source, drawn }: TrainChoice): TrainData {
    if (source === 'drawn') return { kind: 'drawn', ...drawn };
    if (source === 'folder' && folder) return folder;
    const templates = stored();
    const ids = [...new Set(templates.map(({ personId }) => personId))];
    return {
      kind: 'faces',
      people: templates.map(({ personId }) => ids.indexOf(personId)),
      encodings: templates.map(({ encoding }) => encoding),
      chips: templates.map(() => null),
    };
  }

  const actions: TrainActions = {
    changeTraining: ({ recipe, ...part }) => {
      const { choice } = get().train;
      const forTarget = part.target && part.target !== choice.target ? recipesFor[part.target] : {};
      change({ choice: { ...choice, ...part, recipe: { ...choice.recipe, ...forTarget, ...recipe } } });
    },

    takeTrainingFolder: async (files) => {
      const groups = [...groupByFolder(files.filter(({ file }) => looksLikePicture(file)))];
      const total = groups.reduce((sum, [, group]) => sum + group.length, 0);
      reading?.abort();
      const mine = new AbortController();
      reading = mine;
      const taken: Extract<TrainData, { kind: 'faces' }> = {
        kind: 'faces',
        people: [],
        encodings: [],
        chips: [],
      };
      const left: FolderState['left'] = [];
      let done = 0;
      const tell = (status: FolderState['status']) =>
        change({
          folder: {
            status,
            done,
            total,
            people: new Set(taken.people).size,
            photos: taken.people.length,
            left,
          },
        });
      actions.changeTraining({ source: 'folder' });
      tell('reading');
      for (const [person, [name, group]] of groups.entries()) {
        for (const file of group) {
          try {
            // Largest first: in a folder named after a person the largest face is theirs.
            const [face] = (await get().findFacesInFile(file, {}, mine.signal)).faces;
            if (face?.encoding && face.chip) {
              taken.people.push(person);
              taken.encodings.push(face.encoding);
              taken.chips.push(face.chip);
            } else left.push({ name: `${name}/${file.name}`, why: 'no face found' });
          } catch (error) {
            if (mine.signal.aborted) return;
            left.push({ name: `${name}/${file.name}`, why: asLikenessError(error).message });
          }
          done += 1;
          tell('reading');
        }
      }
      folder = taken;
      tell('ready');
    },

    startTraining: async () => {
      if (control) return;
      const { choice } = get().train;
      const mine = new AbortController();
      control = mine;
      frame = null;
      changeRun({
        ...idleRun,
        status: 'preparing',
        source: choice.source,
        target: choice.target,
        templates: choice.source === 'enrolled' ? stored().map(({ id, personId }) => ({ id, personId })) : [],
      });
      try {
        const data = dataOf(choice);
        const people = data.kind === 'drawn' ? data.people : new Set(data.people).size;
        const result = await client.run(
          'train',
          {
            data,
            target: choice.target,
            recipe: choice.recipe,
            heldOut: Math.round(people * choice.heldOutShare),
            backend: get().settings.backend,
            assets,
          },
          {
            signal: mine.signal,
            onPartial: hear,
            onProgress: (progress: JobProgress) => {
              if (progress.phase === 'compute') {
                const { what } = get().train.run.preparing;
                changeRun({ preparing: { what, done: progress.done, total: progress.total } });
              }
            },
          },
        );
        changeRun({ status: 'done', result, now: result.after, collapsed: result.collapsed });
      } catch (error) {
        if (isAbort(error)) changeRun(idleRun);
        else changeRun({ status: 'failed', fault: asLikenessError(error) });
      } finally {
        if (control === mine) control = null;
      }
    },
    pauseTraining: async () => {
      await client.run('pause', {});
      changeRun({ status: 'paused' });
    },
    resumeTraining: async () => {
      began = { step: -1, time: 0 };
      changeRun({ status: get().train.run.before ? 'running' : 'preparing' });
      await client.run('resume', {});
    },
    finishTraining: async () => {
      await client.run('finish', {});
    },
    cancelTraining: () => {
      if (control) control.abort();
      else changeRun(idleRun);
    },

    keepTrained: async (use) => {
      const { run } = get().train;
      if (!run.result) return;
      const version = versionOf(run.result, run.source);
      await keep(version, use && version.base === ENCODER_VERSION);
      changeRun({ keptAs: version.id });
    },

    drawFaces: (choice) => client.run('sheet', choice),

    compareOneShot: async () => {
      const network = get().train.run.result?.network;
      const siamese = network?.kind === 'siamese' ? network.weights : null;
      const by = siamese ? 'siamese' : 'face encoder';
      change({ oneShot: { status: 'busy', result: null, by, fault: null } });
      try {
        const input = { siamese, backend: get().settings.backend, assets };
        const result = await client.run('oneShot', input);
        change({ oneShot: { status: 'done', result, by, fault: null } });
      } catch (error) {
        change({ oneShot: { status: 'failed', result: null, by, fault: asLikenessError(error) } });
      }
    },
  };

  return {
    actions,
    /** Calls `listener` with the last projection and with every new one; returns what ends it. */
    listen: (listener: ProjectionListener): (() => void) => {
      listeners.add(listener);
      if (frame) listener(frame);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether what was trained tells held-out people apart better than what there was before. */
export function hasWon({ before, after, collapsed }: TrainResult): boolean {
  if (collapsed !== null) return false;
  return after.auc > before.auc || (after.auc === before.auc && after.eer < before.eer);
}

const titles = {
  head: 'Head by triplets',
  siamese: 'Siamese network',
  difference: 'Binary head, |difference|',
  'chi-squared': 'Binary head, chi-squared',
} as const;

function versionOf(result: TrainResult, source: TrainSource): TrainedVersion {
  const best = result.binary?.reduce((a, b) => (b.figures.auc > a.figures.auc ? b : a));
  const kind = best?.head.form ?? result.network?.kind ?? 'head';
  const weights = best ? [best.head.w, Float32Array.of(best.head.b)] : (result.network?.weights ?? []);
  return {
    id: crypto.randomUUID(),
    name: titles[kind],
    createdAt: Date.now(),
    kind,
    base: kind === 'siamese' ? null : ENCODER_VERSION,
    weights,
    scale: result.network?.scale ?? 1,
    data: source,
    measured: {
      startAuc: result.before.auc,
      auc: result.after.auc,
      startEer: result.before.eer,
      eer: result.after.eer,
      trainPeople: result.people.train,
      heldOutPeople: result.people.heldOut,
      steps: result.steps,
    },
  };
}
