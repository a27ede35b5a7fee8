import type { LikenessError } from '../../errors.ts';
import { looksLikePicture } from '../../media/files.ts';
import { readPeople } from '../../media/folders/whoIsWho.ts';
import { ENCODER_VERSION } from '../../workers/faces/faceClient.ts';
import type { JobProgress } from '../../workers/jobs/jobs.ts';
import {
  createTrainClient,
  type ProjectionFrame,
  type TrainData,
  type TrainEvent,
} from '../../workers/train/trainClient.ts';
import { asLikenessError, isAbort } from '../errors.ts';
import { hearEngine } from '../faces/engine.ts';
import type { FaceActions } from '../faces/faces.ts';
import { type LargestFace, largestFaces } from '../faces/largestFaces.ts';
import type { GetState, SetState } from '../state.ts';
import type { TrainedVersion } from './trained.ts';
import { versionOf } from './trainOutcome.ts';
import {
  type FolderState,
  idleRun,
  recipesFor,
  type TrainActions,
  type TrainChoice,
  type TrainRunState,
  type TrainState,
} from './trainState.ts';

/** Points kept for the curve of J; beyond, every other one is dropped. */
const MOST_POINTS = 1000;

export type ProjectionListener = (frame: ProjectionFrame) => void;

/** The training studio: its data, its recipe and the one run. The moving projection stays outside the state. */
export function trainingStudio(
  set: SetState,
  get: GetState,
  assets: string,
  stored: () => readonly { id: string; personId: string; encoding: Float32Array }[],
  keep: (version: TrainedVersion, use: boolean) => Promise<void>,
  findInFile: FaceActions['findInFile'],
) {
  const client = createTrainClient(hearEngine(set));
  const listeners = new Set<ProjectionListener>();
  let frame: ProjectionFrame | null = null;
  let control: AbortController | null = null;
  let underway: AbortController | null = null;
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
    change: ({ recipe, ...part }) => {
      const { choice } = get().train;
      const next = { ...choice, ...part };
      // Of enrolled people there are encodings and no pictures to learn from anew.
      const target = next.source === 'enrolled' && next.target === 'siamese' ? 'head' : next.target;
      const forTarget = target !== choice.target ? recipesFor[target] : {};
      change({ choice: { ...next, target, recipe: { ...choice.recipe, ...forTarget, ...recipe } } });
    },

    takeFolder: async (files, reading, skipped = 0) => {
      const pictures = files.filter(({ file }) => looksLikePicture(file));
      const { people = [], beside = [] } = reading ?? readPeople(pictures).readings[0] ?? {};
      const named = people.flatMap((group, person) =>
        group.files.map(({ file }) => ({ file, person, name: `${group.name}/${file.name}` })),
      );
      underway?.abort();
      const mine = new AbortController();
      underway = mine;
      const left: FolderState['left'] = beside.map(({ file }) => ({
        name: file.name,
        why: 'it lies beside the people’s folders',
      }));
      let [done, photos] = [0, 0];
      const withFaces = new Set<number>();
      const tell = (status: FolderState['status']) =>
        change({
          folder: {
            status,
            done,
            total: named.length,
            people: withFaces.size,
            photos,
            left: [...left],
            skipped,
          },
        });
      actions.change({ source: 'folder' });
      tell('reading');
      let looked: LargestFace[];
      try {
        looked = await largestFaces(
          named.map(({ file }) => file),
          {
            findInFile,
            signal: mine.signal,
            onDone: (at, result) => {
              const { name = '', person = 0 } = named[at] ?? {};
              if (result.kind === 'face') {
                photos += 1;
                withFaces.add(person);
              } else {
                const why =
                  result.kind === 'none' ? result.why : `the same picture as ${named[result.of]?.name}`;
                left.push({ name, why });
              }
              done += 1;
              tell('reading');
            },
          },
        );
      } catch (error) {
        if (mine.signal.aborted) return;
        throw error;
      }
      const taken = looked.flatMap((result, at) =>
        result.kind === 'face' ? [{ ...result.face, person: named[at]?.person ?? 0 }] : [],
      );
      folder = {
        kind: 'faces',
        people: taken.map(({ person }) => person),
        encodings: taken.map(({ encoding }) => encoding),
        chips: taken.map(({ chip }) => chip),
      };
      tell('ready');
    },

    start: async () => {
      if (control) return;
      const { choice } = get().train;
      const mine = new AbortController();
      control = mine;
      // What was trained before stays until there is something new to put in its place.
      const before = get().train.run.result ? { run: get().train.run, frame } : null;
      const backTo = (fault: LikenessError | null) => {
        if (!before) return false;
        change({ run: { ...before.run, status: 'done', fault } });
        frame = before.frame;
        if (frame) for (const listener of listeners) listener(frame);
        return true;
      };
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
        const fault = isAbort(error) ? null : asLikenessError(error);
        if (backTo(fault)) return;
        if (fault) changeRun({ status: 'failed', fault });
        else changeRun(idleRun);
      } finally {
        if (control === mine) control = null;
      }
    },
    pause: async () => {
      await client.run('pause', {});
      changeRun({ status: 'paused' });
    },
    resume: async () => {
      began = { step: -1, time: 0 };
      changeRun({ status: get().train.run.before ? 'running' : 'preparing' });
      await client.run('resume', {});
    },
    finish: async () => {
      await client.run('finish', {});
    },
    cancel: () => {
      if (control) control.abort();
      else changeRun(idleRun);
    },

    keep: async (use) => {
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
