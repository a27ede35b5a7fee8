import { LikenessError } from '../../errors.ts';
import { asLikenessError } from '../../failures.ts';
import type { decodeImage } from '../../media/decode.ts';
import { looksLikePicture } from '../../media/files.ts';
import type { encodePng, pictureFile } from '../../media/pictures.ts';
import type { InputRange } from '../../networks/layered/network.ts';
import type { Template } from '../../storage/types.ts';
import { message } from '../../words/keys.ts';
import type { InspectClient } from '../../workers/inspect/inspectClient.ts';
import type { Inspected } from '../../workers/inspect/inspectJobs.ts';
import type { JobProgress } from '../../workers/jobs/jobs.ts';
import type { GetState, SetState } from '../state.ts';
import { figureActions } from './inspectFigure.ts';
import { watchLayer } from './inspectLive.ts';
import { pictureLook } from './inspectPicture.ts';
import { runActions } from './inspectRuns.ts';
import {
  type InspectActions,
  type InspectState,
  idleFigure,
  nothingChosen,
  type WatchLayer,
} from './inspectState.ts';
import { unitActions } from './inspectUnits.ts';

interface Needs {
  set: SetState;
  get: GetState;
  /** @param onStart re-sends what a new worker must know */
  makeClient: (onStart: (run: InspectClient['run']) => Promise<void>) => InspectClient;
  media: { decodeImage: typeof decodeImage; encodePng: typeof encodePng; pictureFile: typeof pictureFile };
  /** Where the app lies, ends with a slash. */
  assets: string;
  templates: () => readonly Template[];
  loadStyleNetworks: () => Promise<void>;
}

/** The inside of networks: the figure, one picture through one layer, what units see and prefer. */
export function inspection({ set, get, makeClient, media, assets, templates, loadStyleNetworks }: Needs): {
  actions: InspectActions;
  watch: WatchLayer;
} {
  let model: File[] | null = null;
  const client = makeClient(async (run) => {
    if (model) await run('describe', modelOf(model));
  });

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
  const look = pictureLook({
    client,
    state,
    change,
    wanted,
    decodeImage: media.decodeImage,
    onProgress,
    onLook: runs.stopOcclusion,
  });
  const { activate } = look;
  const units = unitActions(set, get, client, look.ask, runs.stopPreferred);
  /** Answers of a network that is no longer chosen are dropped. */
  let opening = 0;

  async function loadNetwork(): Promise<boolean> {
    const mine = ++opening;
    look.drop();
    change({ status: 'loading', loaded: 0, total: 0, fault: null });
    try {
      const description = await client.run('describe', wanted(), { onProgress });
      if (mine !== opening) return false;
      const known = description.layers.some(({ name }) => name === state().layer);
      change({ status: 'ready', description, layer: known ? state().layer : description.suggested[1] });
      return true;
    } catch (error) {
      if (mine === opening) change({ status: 'failed', fault: asLikenessError(error) });
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
      await activate(await media.encodePng(opened.picture), opened.name, true);
      change({ fromPatch: { unit: opened.unit, value: opened.value } });
      await units.chooseChannel(channel);
      await units.chooseUnit(opened.unit);
    },
    showPicture: async (file, name) => {
      change({ fromPatch: null, live: false });
      await activate(file, name);
    },
    showFrame: async (frame) =>
      actions.showPicture(await media.pictureFile(frame, 'camera'), message('media.cameraPicture')),
    showSample: async (number) => {
      const before = look.turn();
      const response = await fetch(`${assets}samples/sample${number}.jpg`);
      if (!response.ok) {
        throw new LikenessError('SampleMissing');
      }
      const photo = await response.blob();
      // Something else was chosen meanwhile.
      if (before === look.turn())
        await actions.showPicture(photo, message('inspect.samplePhoto', { number }));
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

  const watch = watchLayer(client, state, wanted, look.forget);
  return { actions, watch };
}
