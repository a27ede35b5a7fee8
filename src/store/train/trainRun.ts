import type { LikenessError } from '../../errors.ts';
import { asLikenessError, isAbort } from '../../failures.ts';
import type { TrainClient } from '../../workers/train/trainClient.ts';
import type { ProjectionFrame, TrainEvent } from '../../workers/train/trainJobs.ts';
import { broadcast } from '../broadcast.ts';
import { stepRate, thinned, unlessEnded } from '../runs.ts';
import type { Settings } from '../settings.ts';
import { faceOfRow, type LearntFrom } from './learntFrom.ts';
import { idleRun, type TrainActions, type TrainChoice, type TrainRunState } from './trainState.ts';

/** Points kept for the curve of J. */
const MOST_POINTS = 1000;

interface Needs {
  client: TrainClient;
  state: () => TrainRunState;
  change: (part: Partial<TrainRunState>) => void;
  backend: () => Settings['backend'];
  assets: string;
}

type RunActions = Pick<TrainActions, 'pause' | 'resume' | 'finish' | 'cancel' | 'faceOf'>;

/** The one training run: beginning it, following it, pausing and ending it. The moving projection stays outside the state. */
export function trainingRun({ client, state, change, backend, assets }: Needs) {
  const projection = broadcast<ProjectionFrame>();
  const rate = stepRate();
  let control: AbortController | null = null;
  let learntFrom: LearntFrom | null = null;

  function onEvent(event: TrainEvent): void {
    const run = state();
    switch (event.kind) {
      case 'engine':
        change({ engine: event.engine });
        break;
      case 'preparing':
        change({ preparing: { what: event.what, done: 0, total: 0 } });
        break;
      case 'begun':
        rate.restart();
        rate.at(0);
        change({
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
        change({
          report,
          costs: thinned(costs, MOST_POINTS),
          stepsPerSecond: (report && rate.at(report.step)) ?? run.stepsPerSecond,
        });
        break;
      }
      case 'measured':
        change({
          now: event.figures,
          curve: [...run.curve, { step: event.step, auc: event.figures.auc }],
        });
        break;
      case 'projection':
        projection.tell(event.frame);
        break;
      case 'hardest':
        change({ hardest: event.triplet });
        break;
      case 'collapsed':
        change({ collapsed: event.reason });
    }
  }

  const actions: RunActions = {
    pause: () =>
      unlessEnded(async () => {
        await client.run('pause', {});
        change({ status: 'paused' });
      }),
    resume: () =>
      unlessEnded(async () => {
        await client.run('resume', {});
        rate.restart();
        change({ status: state().before ? 'running' : 'preparing' });
      }),
    finish: () => unlessEnded(() => client.run('finish', {})),
    cancel: () => {
      if (control) control.abort();
      else change(idleRun);
    },
    faceOf: async (row) => learntFrom && faceOfRow(learntFrom, row),
  };

  return {
    actions,
    projection,
    /** Learns from `data`; a run under way stays the only one. A failure is told in the state. */
    start: async ({ source, target, recipe, heldOutShare }: TrainChoice, from: LearntFrom): Promise<void> => {
      if (control) return;
      const mine = new AbortController();
      control = mine;
      // What was trained before stays until there is something new to put in its place.
      const before = state().result ? { run: state(), frame: projection.latest(), from: learntFrom } : null;
      const end = (fault: LikenessError | null) => {
        if (before) {
          learntFrom = before.from;
          change({ ...before.run, status: 'done', fault });
          if (before.frame) projection.tell(before.frame);
        } else if (fault) change({ status: 'failed', fault });
        else change(idleRun);
      };
      projection.clear();
      const { data, templates } = from;
      learntFrom = from;
      change({ ...idleRun, status: 'preparing', source, target, mining: recipe.mining, templates });
      const people = data.kind === 'drawn' ? data.people : new Set(data.people).size;
      const heldOut = Math.round(people * heldOutShare);
      try {
        const result = await client.run(
          'train',
          { data, target, recipe, heldOut, backend: backend(), assets },
          {
            signal: mine.signal,
            onPartial: onEvent,
            onProgress: (progress) => {
              if (progress.phase !== 'compute') return;
              const { what } = state().preparing;
              change({ preparing: { what, done: progress.done, total: progress.total } });
            },
          },
        );
        change({ status: 'done', result, now: result.after, collapsed: result.collapsed });
      } catch (error) {
        end(isAbort(error) ? null : asLikenessError(error));
      } finally {
        if (control === mine) control = null;
      }
    },
  };
}
