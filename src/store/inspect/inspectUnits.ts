import { LikenessError } from '../../errors.ts';
import { encodePng } from '../../media/pictures.ts';
import type { InspectClient } from '../../workers/inspect/inspectClient.ts';
import type { GetState, SetState } from '../state.ts';
import type { InspectActions, InspectState, LayerActivations } from './inspectState.ts';

type UnitActions = Pick<
  InspectActions,
  'chooseChannel' | 'chooseUnit' | 'projectUnit' | 'atlasPng' | 'activationsNpy'
>;

/**
 * Channels and units of the picture looked at.
 *
 * @param ask sees to it that the worker has the picture
 * @param stopPreferred ends the drawing for the channel chosen before
 */
export function unitActions(
  set: SetState,
  get: GetState,
  client: InspectClient,
  ask: <Answer>(work: () => Promise<Answer>) => Promise<Answer>,
  stopPreferred: () => void,
): UnitActions {
  const state = () => get().inspect;
  const change = (part: Partial<InspectState>) => set({ inspect: { ...state(), ...part } });
  /** Answers to what is no longer chosen are dropped. */
  let turn = 0;

  const actions: UnitActions = {
    chooseChannel: async (channel) => {
      stopPreferred();
      const mine = ++turn;
      const detail = await ask(() => client.run('channel', { channel }));
      if (mine !== turn) return;
      const before = state().unit?.unit;
      change({ channel: detail, unit: null, stimulus: null });
      const [row, column] = before ? [before.row, before.column] : detail.figures.peak;
      await actions.chooseUnit({ channel, row, column });
    },
    chooseUnit: async (unit) => {
      const mine = ++turn;
      const detail = await ask(() => client.run('unit', { unit }));
      if (mine !== turn) return;
      const rule = state().projection?.rule;
      change({ unit: { ...detail, unit }, projection: null });
      if (rule) await actions.projectUnit(rule);
    },
    projectUnit: async (rule) => {
      const { unit } = state();
      if (!unit) return;
      const drawn = await ask(() => client.run('project', { unit: unit.unit, rule }));
      if (state().unit === unit) change({ projection: { rule, picture: drawn } });
    },
    atlasPng: () => encodePng(shownActivations(state()).atlas.picture),
    activationsNpy: async () => {
      shownActivations(state());
      return new Blob([await ask(() => client.run('npy', {}))], { type: 'application/octet-stream' });
    },
  };
  return actions;
}

function shownActivations({ activations }: InspectState): LayerActivations {
  if (activations) return activations;
  throw new LikenessError('NothingSeen');
}
