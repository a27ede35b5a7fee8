import { LikenessError } from '../../errors.ts';
import { asLikenessError, hasCode } from '../../failures.ts';
import { decodeImage } from '../../media/decode.ts';
import { looksLikePicture } from '../../media/files.ts';
import { encodePng, pictureFile } from '../../media/pictures.ts';
import type { InputRange } from '../../networks/layered/network.ts';
import type { Template } from '../../storage/types.ts';
import { createInspectClient } from '../../workers/inspect/inspectClient.ts';
import type { Inspected, LayerActivations } from '../../workers/inspect/inspectJobs.ts';
import type { JobProgress } from '../../workers/jobs/jobs.ts';
import { showEngineNews } from '../faces/engine.ts';
import type { GetState, SetState } from '../state.ts';
import { figureActions } from './inspectFigure.ts';
import { watchLayer } from './inspectLive.ts';
import { runActions } from './inspectRuns.ts';
import {
  type InspectActions,
  type InspectState,
  idleFigure,
  nothingChosen,
  type WatchLayer,
} from './inspectState.ts';
import { unitActions } from './inspectUnits.ts';

/** Pictures are decoded at most so large: the networks see them smaller still. */
const MAX_SIDE = 1280;

/** The inside of networks: the figure, one picture through one layer, what units see and prefer. */
export function inspection(
  set: SetState,
  get: GetState,
  assets: string,
  templates: () => readonly Template[],
  loadStyleNetworks: () => Promise<void>,
): { actions: InspectActions; watch: WatchLayer } {
  let model: File[] | null = null;
  const client = createInspectClient(async (run) => {
    if (model) await run('describe', modelOf(model));
  }, showEngineNews(set));
  /** The picture last shown, and whether it is a network's own input already. */
  let picture: { blob: Blob; isInput: boolean } | null = null;
  /** The worker saw something else since: frames of the camera. */
  let stale = false;
  let underWay: Promise<unknown> = Promise.resolve();
  /** Answers to what is no longer chosen are dropped. */
  let turn = 0;

  const state = () => get().inspect;
  const change = (part: Partial<InspectState>) => set({ inspect: { ...state(), ...part } });
  const wanted = (): Inspected => ({ network: state().network, backend: get().settings.backend, assets });
  const modelOf = (files: File[]): Inspected => ({
    ...wanted(),
    network: 'model',
    files,
    range: state().modelRange,
  });
  const onProgress = (progress: JobProgress) => {
    if (progress.phase === 'download') change({ loaded: progress.loaded, total: progress.total });
  };
  const figure = figureActions(set, get, client, wanted, () => model);
  const runs = runActions(set, get, client, wanted, templates);
  const units = unitActions(set, get, client, ask, runs.stopPreferred);

  async function loadNetwork(): Promise<boolean> {
    const mine = ++turn;
    change({ status: 'loading', loaded: 0, total: 0, fault: null });
    try {
      const description = await client.run('describe', wanted(), { onProgress });
      if (mine !== turn) return false;
      const known = description.layers.some(({ name }) => name === state().layer);
      change({ status: 'ready', description, layer: known ? state().layer : description.suggested[1] });
      return true;
    } catch (error) {
      if (mine === turn) change({ status: 'failed', fault: asLikenessError(error) });
      return false;
    }
  }

  async function openNetwork(): Promise<void> {
    if (await loadNetwork()) await showView();
  }

  /** Fills the view that is open: the figure, or the picture through the chosen layer. */
  async function showView(): Promise<void> {
    const { view, picture: name, activations, layer, live } = state();
    if (view === 'figure') await figure.restoreOrBuild();
    else if (!name && !live) await actions.showSample(1);
    else if (name && !live && activations?.layer !== layer) await activate(null, name);
  }

  /** @param file a new picture; none: the one before, through another layer or network */
  async function activate(file: Blob | null, name: string, isInput = false): Promise<void> {
    if (file) {
      picture = { blob: file, isInput };
      change({ picture: name });
      stale = true;
    }
    // A network that is still coming looks at the newest picture when it is there.
    if (state().status !== 'ready' || !picture) return;
    const mine = ++turn;
    runs.stopOcclusion();
    change({ looking: true });
    try {
      // One at a time, and only the last that was asked for: a held arrow key runs through layers faster than pictures do.
      await underWay;
      if (mine !== turn) return;
      const answer = send(picture, name);
      underWay = answer.catch(() => undefined);
      const result = await answer;
      if (mine !== turn) return;
      change({ activations: result, seen: result.seen ?? state().seen, ...nothingChosen });
    } finally {
      if (mine === turn) change({ looking: false });
    }
  }

  async function send(
    { blob, isInput }: NonNullable<typeof picture>,
    name: string,
  ): Promise<LayerActivations> {
    const once = async (fresh: boolean) => {
      const { layer, order, scale } = state();
      const image = fresh ? await decodeImage(blob, name, MAX_SIDE) : null;
      const whole = { ...wanted(), image, prepared: isInput, layer, order, scale };
      return client.run('activate', whole, { transfer: image ? [image] : [], onProgress });
    };
    const fresh = stale;
    stale = false;
    try {
      return await once(fresh);
    } catch (error) {
      stale = true;
      // The worker was ended when idle: it is shown the picture again.
      if (!hasCode(error, 'NothingSeen')) throw error;
      const result = await once(true);
      stale = false;
      return result;
    }
  }

  /** Asks about the picture looked at last; a worker that has seen nothing yet, or something else since, is shown it again. */
  async function ask<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const again = async () => {
      const { channel, unit, picture: name } = state();
      stale = true;
      await activate(null, name ?? '');
      change({ channel, unit });
    };
    if (stale) await again();
    try {
      return await work();
    } catch (error) {
      if (!hasCode(error, 'NothingSeen') || !picture) throw error;
      await again();
      return work();
    }
  }

  /** @param range the numbers its input takes; none: as its files suggest */
  async function openModel(files: File[], range: InputRange | null): Promise<void> {
    const { range: _, ...opened } = modelOf(files);
    const described = await client.run('describe', { ...opened, ...(range && { range }) }, { onProgress });
    model = files;
    change({ modelName: described.name, modelRange: described.range ?? state().modelRange });
    await actions.chooseNetwork('model');
  }

  const actions: InspectActions = {
    ...figure.actions,
    ...units,
    ...runs,
    open: async () => {
      const kept = loadStyleNetworks();
      if (state().status !== 'ready' && state().status !== 'loading') await openNetwork();
      await kept;
    },
    chooseNetwork: async (network) => {
      figure.cancel();
      runs.stopPreferred();
      runs.stopOcclusion();
      change({
        network,
        description: null,
        activations: null,
        fromPatch: null,
        stimulus: null,
        figure: idleFigure,
        ...nothingChosen,
      });
      await openNetwork();
    },
    takeFiles: async (files, folder) => {
      const pictures = files.filter(looksLikePicture);
      // A folder of pictures may hold notes in JSON; a model has none of pictures.
      const { looksLikeModel } = await import('../../networks/layered/models/foreignFiles.ts');
      if (looksLikeModel(files) && pictures.length === 0) {
        await openModel(files, null);
        return 'model';
      }
      if (files.length > 1) {
        change({ view: 'figure' });
        await actions.buildFigure(files, folder);
        return 'figure';
      }
      const [file] = files;
      if (file) {
        change({ view: 'picture' });
        await actions.showPicture(file, file.name);
      }
      return 'picture';
    },
    setModelRange: async (modelRange) => {
      change({ modelRange });
      if (model) await openModel(model, modelRange);
    },
    setView: async (view) => {
      change({ view });
      if (state().status === 'ready') await showView();
    },
    chooseLayer: async (layer) => {
      runs.stopPreferred();
      change({ layer, fromPatch: null, stimulus: null });
      const { picture: name, view, live } = state();
      if (name && view === 'picture' && !live) await activate(null, name);
    },
    openPatch: async (place, channel, rank) => {
      const opened = await figure.pictureOfPatch(place, channel, rank);
      runs.stopPreferred();
      change({ view: 'picture', layer: opened.layer, stimulus: null });
      await activate(await encodePng(opened.picture), opened.name, true);
      change({ fromPatch: { unit: opened.unit, value: opened.value } });
      await units.chooseChannel(channel);
      await units.chooseUnit(opened.unit);
    },
    showPicture: async (file, name) => {
      change({ fromPatch: null, live: false });
      await activate(file, name);
    },
    showFrame: async (frame) =>
      actions.showPicture(await pictureFile(frame, 'Camera picture'), 'Camera picture'),
    showSample: async (number) => {
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
      if (before === turn) await actions.showPicture(photo, `Sample photo ${number}`);
    },
    arrange: async (part) => {
      change(part);
      const { picture: name, channel, unit, live } = state();
      if (!name || live) return;
      await activate(null, name);
      change({ channel, unit });
    },
    setLive: async (live) => {
      if (live === state().live) return;
      change({ live });
      if (!live) await showView();
    },
  };

  const watch = watchLayer(client, state, wanted, () => {
    stale = true;
  });
  return { actions, watch };
}
