import { ENCODER_VERSION } from '../../faces/encode/version.ts';
import { asLikenessError } from '../../failures.ts';
import type { TrainClient } from '../../workers/train/trainClient.ts';
import type { ProjectionFrame } from '../../workers/train/trainJobs.ts';
import type { FaceActions } from '../faces/faces.ts';
import type { GetState, SetState } from '../state.ts';
import type { LearntFrom } from './learntFrom.ts';
import type { TrainedVersion } from './trained.ts';
import { folderReader } from './trainFolder.ts';
import { versionOf } from './trainOutcome.ts';
import { trainingRun } from './trainRun.ts';
import { fitting, recipesFor, type TrainActions, type TrainChoice, type TrainState } from './trainState.ts';

/** No folder has been read yet: the worker says what is missing. */
const nothing: Omit<LearntFrom, 'templates'> = {
  data: { kind: 'faces', people: [], encodings: [], chips: [] },
  names: [],
};

export type ProjectionListener = (frame: ProjectionFrame) => void;

interface Needs {
  set: SetState;
  get: GetState;
  client: TrainClient;
  /** Where the app lies, ends with a slash. */
  assets: string;
  /** The enrolled people's templates. */
  templates: () => readonly { id: string; personId: string; encoding: Float32Array }[];
  /** Keeps what was trained; with `use` Identify and Verify work with it from now on. */
  keep: (version: TrainedVersion, use: boolean) => Promise<void>;
  findInFile: FaceActions['findInFile'];
}

/** The training studio: its data, its recipe and the one run. */
export function trainingStudio({ set, get, client, assets, templates, keep, findInFile }: Needs) {
  const state = () => get().train;
  const change = (part: Partial<TrainState>) => set({ train: { ...state(), ...part } });
  const backend = () => get().settings.backend;
  const folder = folderReader(change, findInFile);
  const run = trainingRun({
    client,
    state: () => state().run,
    change: (part) => change({ run: { ...state().run, ...part } }),
    backend,
    assets,
  });

  function learntFrom({ source, drawn }: TrainChoice): LearntFrom {
    if (source === 'drawn') return { data: { kind: 'drawn', ...drawn }, templates: [], names: [] };
    if (source === 'folder') return { ...(folder.taken() ?? nothing), templates: [] };
    const stored = templates();
    const ids = [...new Set(stored.map(({ personId }) => personId))];
    return {
      data: {
        kind: 'faces',
        people: stored.map(({ personId }) => ids.indexOf(personId)),
        encodings: stored.map(({ encoding }) => encoding),
        chips: stored.map(() => null),
      },
      templates: stored.map(({ id, personId }) => ({ id, personId })),
      names: [],
    };
  }

  const actions: TrainActions = {
    change: ({ recipe, ...part }) => {
      const { choice } = state();
      const next = { ...choice, ...part };
      // Other data, and the network that fits them; any other can be chosen after.
      const wanted = part.target ?? (next.source !== choice.source ? fitting[next.source] : next.target);
      // Of enrolled people there are encodings and no pictures to learn from anew.
      const target = next.source === 'enrolled' && wanted === 'siamese' ? 'head' : wanted;
      const forTarget = target !== choice.target ? recipesFor[target] : {};
      change({ choice: { ...next, target, recipe: { ...choice.recipe, ...forTarget, ...recipe } } });
    },
    takeFolder: (files, reading, skipped) => {
      actions.change({ source: 'folder' });
      return folder.take(files, reading, skipped);
    },
    start: async () => {
      const { choice } = state();
      await run.start(choice, learntFrom(choice));
    },
    ...run.actions,
    keep: async (use) => {
      const { result, source } = state().run;
      if (!result) return;
      const version = versionOf(result, source);
      await keep(version, use && version.base === ENCODER_VERSION);
      change({ run: { ...state().run, keptAs: version.id } });
    },
    drawFaces: (choice) => client.run('sheet', choice),
    compareOneShot: async () => {
      const network = state().run.result?.network;
      const siamese = network?.kind === 'siamese' ? network.weights : null;
      const by = siamese ? 'siamese' : 'face encoder';
      change({ oneShot: { status: 'busy', result: null, by, fault: null } });
      try {
        const result = await client.run('oneShot', { siamese, backend: backend(), assets });
        change({ oneShot: { status: 'done', result, by, fault: null } });
      } catch (error) {
        change({ oneShot: { status: 'failed', result: null, by, fault: asLikenessError(error) } });
      }
    },
  };
  return { actions, listen: run.projection.listen };
}
