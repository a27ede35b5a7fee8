import { createStore } from 'zustand/vanilla';
import { asLikenessError } from '../failures.ts';
import { decodeImage } from '../media/decode.ts';
import { decodePixels, encodeJpeg, encodePng, pictureFile, thumbnail } from '../media/pictures.ts';
import { deleteEverythingStored } from '../storage/deleteEverything.ts';
import { keepStorage } from '../storage/persist.ts';
import { openTabs } from '../storage/tabs.ts';
import { createConvolveClient } from '../workers/convolve/convolveClient.ts';
import { createEvaluateClient } from '../workers/evaluate/evaluateClient.ts';
import { createFaceClient } from '../workers/faces/faceClient.ts';
import { createInspectClient } from '../workers/inspect/inspectClient.ts';
import { createPictureEncoder } from '../workers/pictures/pictureClient.ts';
import { createStyleClient } from '../workers/style/styleClient.ts';
import { createTrainClient } from '../workers/train/trainClient.ts';
import { convolutionActions } from './convolve/convolution.ts';
import { initialConvolution } from './convolve/convolutionState.ts';
import { evaluationDesk } from './evaluate/evaluate.ts';
import { idleEvaluation } from './evaluate/evaluationState.ts';
import { engineLoader, idleEngine, showEngineNews, showFaceEngineNews } from './faces/engine.ts';
import { faceActions } from './faces/faces.ts';
import { liveLoops } from './faces/live.ts';
import { galleryActions } from './gallery/gallery.ts';
import { loadingGallery } from './gallery/galleryState.ts';
import { transferActions } from './gallery/transfer.ts';
import { inspection } from './inspect/inspect.ts';
import { initialInspect } from './inspect/inspectState.ts';
import { offlineActions, unsavedNow, unsavedYet } from './offline.ts';
import { lazyDesk } from './photos/lazyDesk.ts';
import { idlePhotos } from './photos/photosState.ts';
import { defaultSettings, forcedBackend, loadSettings, type Settings, saveSettings } from './settings.ts';
import type { Actions, LikenessState } from './state.ts';
import { styleStudio } from './style/style.ts';
import { initialStyleNetworks, styleNetworksActions } from './style/styleNetworks.ts';
import { initialStyle } from './style/styleState.ts';
import { trainingStudio } from './train/train.ts';
import { noneTrained, trainedVersions } from './train/trained.ts';
import { initialTrain } from './train/trainState.ts';

const styleMedia = {
  decodeImage,
  decodePixels,
  ...createPictureEncoder({ encodePng, encodeJpeg }),
  afterPaint: (work: () => void) => void requestAnimationFrame(work),
};

/** Wires the state and its actions to the workers, to storage and to the page's other tabs. */
export function createLikeness() {
  const assets = new URL('.', document.baseURI).href;
  const forced = forcedBackend(window.location.search);
  const withForced = (settings: Settings) => (forced ? { ...settings, backend: forced } : settings);
  const store = createStore<LikenessState>()(() => ({
    settings: withForced(defaultSettings),
    engine: idleEngine,
    engineNews: null,
    gallery: loadingGallery,
    handedOver: null,
    transfer: null,
    style: initialStyle,
    styleNetworks: initialStyleNetworks,
    inspect: initialInspect,
    convolution: initialConvolution,
    train: initialTrain,
    trained: noneTrained,
    evaluation: idleEvaluation,
    calibration: null,
    offline: unsavedYet,
    photos: idlePhotos,
  }));
  const { setState: set, getState: get } = store;

  const tabs = openTabs((message) => {
    const read = {
      gallery: actions.trained.load,
      deleted: forgetAll,
      settings: readSettings,
      photos: async () => photos.now()?.changedElsewhere(),
    }[message];
    read().catch(failed);
  });
  const announce = () => tabs.tell('gallery');

  /** Where a failure to read or write the storage is shown. */
  const failed = (error: unknown) => set({ gallery: { ...get().gallery, fault: asLikenessError(error) } });

  async function readSettings(): Promise<void> {
    try {
      set({ settings: withForced(await loadSettings()) });
      await actions.evaluate.loadCalibration();
    } catch (error) {
      // Without storage the defaults hold for this visit; the gallery says why.
      set({ gallery: { ...get().gallery, status: 'failed', fault: asLikenessError(error) } });
    }
  }

  /** What is deleted here or in another tab; reading it anew would make an empty database. */
  async function forgetAll(): Promise<void> {
    await actions.style.forgetKept();
    trained.forget();
    await gallery.forget();
    await photos.now()?.forget();
    actions.evaluate.clear();
    set({ settings: withForced(defaultSettings), calibration: null, offline: unsavedNow });
  }

  function changeSettings(change: Partial<Settings>): void {
    const before = get().settings;
    const settings = { ...before, ...change };
    set({ settings });
    saveSettings(settings).then(() => tabs.tell('settings'), failed);
    if (settings.backend !== before.backend && get().engine.status !== 'idle') {
      // A failure is shown by the engine's own strip, with a retry.
      faces.prepare().catch(() => undefined);
    }
  }

  const client = createFaceClient({ onEngine: showFaceEngineNews(set, get) });
  const styleClient = createStyleClient();
  const faces = faceActions({ get, client, prepare: engineLoader(set, get, client, assets), assets });
  const trained = trainedVersions({ set, get, announce, loadGallery: () => gallery.actions.load() });
  const { head } = trained;
  const compare = () => trained.actions;
  const { findInFile } = faces;
  const gallery = galleryActions({ set, get, client, announce, head, findInFile, compare });
  const { templates } = gallery;
  const transfer = transferActions(
    (dialog) => set({ transfer: dialog }),
    async () => {
      announce();
      await gallery.actions.load();
    },
  );
  const training = trainingStudio({
    set,
    get,
    client: createTrainClient(showEngineNews(set)),
    assets,
    templates,
    keep: trained.keep,
    findInFile,
  });
  /** Its code comes with its screen. */
  const photos = lazyDesk(async () =>
    (await import('./photos/photos.ts')).openPhotosDesk({
      set,
      get,
      faces,
      gallery: gallery.actions,
      templates,
      announce: () => tabs.tell('photos'),
      assets,
    }),
  );
  store.subscribe(({ gallery: now }, { gallery: before }) => {
    if (now.people !== before.people) photos.now()?.galleryChanged().catch(failed);
  });
  const evaluate = evaluationDesk({
    set,
    get,
    templates,
    head,
    findInFile,
    client: createEvaluateClient(),
    media: { thumbnail, encodePng },
    changeSettings,
  });
  const findFaces = (image: ImageBitmap) => faces.find(image, { encode: false, chips: false });
  const studio = styleStudio({ set, get, client: styleClient, media: styleMedia, findFaces, assets });
  const styleNetworks = styleNetworksActions(set, get, styleClient, assets, studio.actions.changeRecipe);
  const inside = inspection({
    set,
    get,
    makeClient: (onStart) => createInspectClient(onStart, showEngineNews(set)),
    media: { decodeImage, encodePng, pictureFile },
    assets,
    templates,
    loadStyleNetworks: styleNetworks.load,
  });

  const actions: Actions = {
    settings: {
      change: changeSettings,
      deleteEverything: async () => {
        await actions.style.forgetKept();
        await gallery.settle();
        await photos.now()?.settle();
        await deleteEverythingStored(assets);
        tabs.tell('deleted');
        await forgetAll();
      },
      keepStorage,
      readCapabilities: async () => (await import('../media/capabilities.ts')).readCapabilities(),
    },
    faces,
    gallery: gallery.actions,
    transfer,
    style: studio.actions,
    styleNetworks,
    inspect: inside.actions,
    convolve: convolutionActions({
      set,
      get,
      client: createConvolveClient(),
      media: { decodeImage },
      assets,
    }),
    train: training.actions,
    trained: trained.actions,
    evaluate,
    offline: offlineActions(set, assets),
  };

  return {
    store,
    actions,
    photos,
    /** Reads what is stored. */
    start: async () => {
      await readSettings();
      await actions.trained.load();
    },
    live: {
      ...liveLoops(get, client, faces, trained.actions.distance),
      watchLayer: inside.watch,
      paint: studio.paintLive,
    },
    stylePictures: studio.listen,
    instantPictures: studio.listenInstant,
    trainProjections: training.listen,
  };
}
