import { LikenessError } from '../errors.ts';
import { decodeImage } from '../media/decode.ts';
import { encodePng } from '../media/pictures.ts';
import type { Template } from '../storage/types.ts';
import { createInspectClient, type Inspected, type Unit } from '../workers/inspectClient.ts';
import type { JobProgress } from '../workers/jobs.ts';
import { asLikenessError, isAbort } from './errors.ts';
import { figureActions } from './inspectFigure.ts';
import {
  type InspectActions,
  type InspectState,
  idleFigure,
  nothingChosen,
  type StimulusState,
  type WatchLayer,
} from './inspectState.ts';
import type { GetState, SetState } from './state.ts';

/** Pictures are decoded at most so large: the networks see them smaller still. */
const MAX_SIDE = 1280;
const STIMULUS = { side: 128, seed: 1 };
/** The grey square and its steps, pixels of the 150 x 150 chip. */
const OCCLUSION = { side: 30, step: 10 };

/** The inside of networks: the figure, one picture through one layer, what units see and prefer. */
export function inspection(
  set: SetState,
  get: GetState,
  assets: string,
  templates: () => readonly Template[],
): { actions: InspectActions; watch: WatchLayer } {
  let model: File[] | null = null;
  const client = createInspectClient(async (run) => {
    if (model) await run('describe', { ...wanted(), network: 'model', files: model });
  });
  let picture: Blob | null = null;
  /** Whether that is a network's own input already. */
  let isInput = false;
  let preferring: AbortController | null = null;
  let occluding: AbortController | null = null;
  /** Answers to what is no longer chosen are dropped. */
  let turn = 0;

  const state = () => get().inspect;
  const change = (part: Partial<InspectState>) => set({ inspect: { ...state(), ...part } });
  const wanted = (): Inspected => ({
    network: state().network,
    backend: get().settings.backend,
    assets,
  });
  const onProgress = (progress: JobProgress) => {
    if (progress.phase === 'download') change({ loaded: progress.loaded, total: progress.total });
  };
  const figure = figureActions(set, get, client, wanted, (id) => (id === 'model' ? state().modelName : null));

  async function loadNetwork(): Promise<boolean> {
    const mine = ++turn;
    change({ status: 'loading', loaded: 0, total: 0, fault: null });
    try {
      const description = await client.run('describe', wanted(), { onProgress });
      if (mine !== turn) return false;
      const known = description.layers.some(({ name }) => name === state().layer);
      change({
        status: 'ready',
        description,
        layer: known ? state().layer : description.suggested[1],
      });
      return true;
    } catch (error) {
      if (mine === turn) change({ status: 'failed', fault: asLikenessError(error) });
      return false;
    }
  }

  /** @param file a new picture; none: the one before, through another layer or network */
  async function look(file: Blob | null, name: string, prepared = false): Promise<void> {
    const mine = ++turn;
    const { layer, order, scale } = state();
    change({ looking: true });
    const send = async (blob: Blob | null) => {
      const image = blob && (await decodeImage(blob, name, MAX_SIDE));
      const whole = { ...wanted(), image, prepared: file ? prepared : isInput, layer, order, scale };
      return client.run('look', whole, { transfer: image ? [image] : [], onProgress });
    };
    try {
      let result: Awaited<ReturnType<typeof send>>;
      try {
        result = await send(file);
      } catch (error) {
        // The worker was ended when idle: it is shown the picture again.
        if (asLikenessError(error).name !== 'NothingSeen' || !picture || file) throw error;
        result = await send(picture);
      }
      if (file) [picture, isInput] = [file, prepared];
      if (mine !== turn) return;
      change({ look: result, seen: result.seen ?? state().seen, picture: name, ...nothingChosen });
    } finally {
      if (mine === turn) change({ looking: false });
    }
  }

  /** Asks about the picture looked at last; a worker that was ended when idle is shown it again. */
  async function ask<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      const { picture: name } = state();
      if (asLikenessError(error).name !== 'NothingSeen' || !name || !picture) throw error;
      const { channel, unit } = state();
      await look(null, name);
      change({ channel, unit });
      return work();
    }
  }

  const changeStimulus = (part: Partial<StimulusState>) => {
    const { stimulus } = state();
    if (stimulus) change({ stimulus: { ...stimulus, ...part } });
  };

  async function openNetwork(): Promise<void> {
    if (!(await loadNetwork())) return;
    await figure.restoreOrBuild();
    const { picture: name, view } = state();
    if (name && view === 'picture') await look(null, name);
  }

  const actions: InspectActions = {
    ...figure.actions,
    openInspect: async () => {
      get()
        .loadStyleNetworks()
        .catch(() => undefined);
      if (state().status === 'ready' || state().status === 'loading') return;
      await openNetwork();
    },
    chooseNetwork: async (network) => {
      figure.cancel();
      preferring?.abort();
      occluding?.abort();
      change({
        network,
        description: null,
        look: null,
        fromPatch: null,
        stimulus: null,
        figure: idleFigure,
        ...nothingChosen,
      });
      await openNetwork();
    },
    dropModel: async (files) => {
      const name = files.find((file) => file.name.endsWith('.json'))?.name ?? 'model.json';
      await client.run('describe', { ...wanted(), network: 'model', files });
      model = files;
      change({ modelName: name });
      await actions.chooseNetwork('model');
    },
    setInspectView: (view) => {
      change({ view });
      const { picture: name, look: looked, layer } = state();
      if (view === 'picture' && !name) actions.lookAtSample(1).catch(() => undefined);
      else if (view === 'picture' && name && looked?.layer !== layer) look(null, name).catch(() => undefined);
    },
    chooseLayer: async (layer) => {
      preferring?.abort();
      change({ layer, fromPatch: null, stimulus: null });
      const { picture: name, view } = state();
      if (name && view === 'picture') await look(null, name);
    },
    openPatch: async (place, channel, rank) => {
      const opened = await figure.pictureOfPatch(place, channel, rank);
      preferring?.abort();
      change({ view: 'picture', layer: opened.layer, stimulus: null });
      await look(await encodePng(opened.picture), opened.name, true);
      change({ fromPatch: { unit: opened.unit, value: opened.value } });
      await actions.chooseChannel(channel);
      await actions.chooseUnit(opened.unit);
    },

    lookAt: async (file, name) => {
      change({ fromPatch: null });
      await look(file, name);
    },
    lookAtSample: async (number) => {
      const before = turn;
      const response = await fetch(`${assets}samples/sample${number}.jpg`);
      if (!response.ok) {
        throw new LikenessError(
          'SampleMissing',
          'The sample photo could not be loaded.',
          'Check the connection to the server this page came from, or use a picture of your own.',
        );
      }
      const photo = await response.blob();
      // Something else was chosen meanwhile.
      if (before === turn) await actions.lookAt(photo, `Sample photo ${number}`);
    },
    arrange: async (part) => {
      change(part);
      const { picture: name, channel, unit } = state();
      if (!name) return;
      await look(null, name);
      change({ channel, unit });
    },
    chooseChannel: async (channel) => {
      preferring?.abort();
      const detail = await ask(() => client.run('channel', { channel }));
      const before = state().unit?.unit;
      change({ channel: detail, unit: null, projection: null, stimulus: null });
      const [row, column] = before ? [before.row, before.column] : detail.figures.peak;
      await actions.chooseUnit({ channel, row, column });
    },
    chooseUnit: async (unit: Unit) => {
      const detail = await ask(() => client.run('unit', { unit }));
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
    atlasPng: () => encodePng(looked(state()).atlas.picture),
    activationsNpy: async () => {
      looked(state());
      return new Blob([await ask(() => client.run('npy', {}))], { type: 'application/octet-stream' });
    },

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
        changeStimulus({ status: 'done', report, mean: report.mean, picture: last });
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
      const name = person?.name ?? 'the face itself';
      const begun = { name, share: 0, distance: 0, most: 0, least: 0, map: null, fault: null };
      const changeMap = (part: Partial<NonNullable<InspectState['occlusion']>>) => {
        if (occluding === mine) {
          change({ occlusion: { status: 'running', ...begun, ...state().occlusion, ...part } });
        }
      };
      change({ occlusion: null });
      changeMap(begun);
      try {
        const map = await client.run(
          'occlude',
          { encodings, ...OCCLUSION },
          {
            signal: mine.signal,
            onProgress: (progress) => {
              if (progress.phase === 'compute') changeMap({ share: progress.done / progress.total });
            },
          },
        );
        changeMap({ status: 'done', ...map });
      } catch (error) {
        if (isAbort(error)) change({ occlusion: null });
        else changeMap({ status: 'failed', fault: asLikenessError(error) });
      }
    },
    stopOcclusion: () => occluding?.abort(),
  };

  const watch: WatchLayer = async (frames, signal, onLook) => {
    const answered: number[] = [];
    while (!signal.aborted) {
      const image = await frames.next(signal);
      const { layer, order, scale } = state();
      const look = await client.run(
        'look',
        { ...wanted(), image, video: true, layer, order, scale },
        { signal, transfer: [image] },
      );
      const now = performance.now();
      answered.push(now);
      while ((answered[0] ?? now) < now - 2000) answered.shift();
      const span = (now - (answered[0] ?? now)) / 1000;
      onLook(look, span > 0 ? (answered.length - 1) / span : 0);
    }
  };

  return { actions, watch };
}

function looked({ look }: InspectState): NonNullable<InspectState['look']> {
  if (look) return look;
  throw new LikenessError('NothingSeen', 'No picture has been looked at yet.', 'Choose a picture first.');
}
