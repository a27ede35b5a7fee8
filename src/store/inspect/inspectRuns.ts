import { asLikenessError, isAbort } from '../../failures.ts';
import type { Template } from '../../storage/types.ts';
import type { InspectClient } from '../../workers/inspect/inspectClient.ts';
import type { Inspected } from '../../workers/inspect/inspectJobs.ts';
import type { GetState, SetState } from '../state.ts';
import type { InspectActions, InspectState, OcclusionState, StimulusState } from './inspectState.ts';

type RunActions = Pick<InspectActions, 'drawPreferred' | 'stopPreferred' | 'mapOcclusion' | 'stopOcclusion'>;

const STIMULUS = { side: 128, seed: 1 };
/** The grey square and its steps, pixels of the 150 x 150 chip. */
const OCCLUSION = { side: 30, step: 10 };

/** What takes a while and can be stopped: preferred stimuli and occlusion maps. */
export function runActions(
  set: SetState,
  get: GetState,
  client: InspectClient,
  wanted: () => Inspected,
  templates: () => readonly Template[],
): RunActions {
  const state = () => get().inspect;
  const change = (part: Partial<InspectState>) => set({ inspect: { ...state(), ...part } });
  let preferring: AbortController | null = null;
  let occluding: AbortController | null = null;

  const changeStimulus = (part: Partial<StimulusState>) => {
    const { stimulus } = state();
    if (stimulus) change({ stimulus: { ...stimulus, ...part } });
  };

  return {
    drawPreferred: async ({ objective, steps }) => {
      const { layer, channel } = state();
      if (!channel) return;
      preferring?.abort();
      const mine = new AbortController();
      preferring = mine;
      const begun = { layer, channel: channel.channel, report: null, mean: null, picture: null, fault: null };
      change({ stimulus: { status: 'running', ...begun } });
      try {
        const { report, picture: last } = await client.run(
          'prefer',
          { ...wanted(), ...STIMULUS, layer, channel: channel.channel, objective, steps },
          {
            signal: mine.signal,
            onPartial: ({ report: now, picture: drawn }) =>
              changeStimulus({
                report: now,
                ...(now.mean !== null && { mean: now.mean }),
                ...(drawn && { picture: drawn }),
              }),
          },
        );
        if (preferring === mine) changeStimulus({ status: 'done', report, mean: report.mean, picture: last });
      } catch (error) {
        if (preferring !== mine) return;
        if (isAbort(error)) changeStimulus({ status: 'stopped' });
        else changeStimulus({ status: 'failed', fault: asLikenessError(error) });
      }
    },
    stopPreferred: () => preferring?.abort(),

    mapOcclusion: async (personId) => {
      occluding?.abort();
      const mine = new AbortController();
      occluding = mine;
      const person = get().gallery.people.find(({ id }) => id === personId);
      const encodings = templates()
        .filter((template) => template.personId === personId)
        .map(({ encoding }) => encoding);
      const name = person?.name ?? null;
      let map: OcclusionState = {
        status: 'running',
        name,
        share: 0,
        distance: 0,
        most: 0,
        least: 0,
        mostAt: [0, 0],
        map: null,
        fault: null,
      };
      const changeMap = (part: Partial<OcclusionState>) => {
        map = { ...map, ...part };
        // Another picture was chosen, or another map begun.
        if (occluding === mine) change({ occlusion: map });
      };
      changeMap({});
      try {
        const done = await client.run(
          'occlude',
          { encodings, ...OCCLUSION },
          {
            signal: mine.signal,
            onProgress: (progress) => {
              if (progress.phase === 'compute') changeMap({ share: progress.done / progress.total });
            },
          },
        );
        changeMap({ status: 'done', ...done });
      } catch (error) {
        if (!isAbort(error)) changeMap({ status: 'failed', fault: asLikenessError(error) });
        else if (occluding === mine) change({ occlusion: null });
      }
    },
    stopOcclusion: () => {
      occluding?.abort();
      occluding = null;
      if (state().occlusion?.status === 'running') change({ occlusion: null });
    },
  };
}
