import { createStore } from 'zustand/vanilla';
import { asLikenessError } from '../failures.ts';
import { deleteEverythingStored } from '../storage/deleteEverything.ts';
import { keepStorage } from '../storage/persist.ts';
import { openTabs } from '../storage/tabs.ts';
import { createFaceClient } from '../workers/faces/faceClient.ts';
import { comesLater } from './comesLater.ts';
import { initialConvolution } from './convolve/convolutionState.ts';
import { calibrationActions } from './evaluate/calibration.ts';
import { idleEvaluation } from './evaluate/evaluationState.ts';
import { engineLoader, idleEngine, showFaceEngineNews } from './faces/engine.ts';
import { faceActions } from './faces/faces.ts';
import { liveLoops } from './faces/live.ts';
import { galleryActions } from './gallery/gallery.ts';
import { loadingGallery } from './gallery/galleryState.ts';
import { transferActions } from './gallery/transfer.ts';
import { initialInspect } from './inspect/inspectState.ts';
import { offlineActions, unsavedNow, unsavedYet } from './offline.ts';
import { idlePhotos } from './photos/photosState.ts';
import { defaultSettings, forcedBackend, loadSettings, type Settings, saveSettings } from './settings.ts';
import type { Actions, LikenessState } from './state.ts';
import { initialStyleNetworks } from './style/styleNetworksState.ts';
import { initialStyle } from './style/styleState.ts';
import { noneTrained, trainedVersions } from './train/trained.ts';
import { initialTrain } from './train/trainState.ts';

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
      await calibration.load();
    } catch (error) {
      // Without storage the defaults hold for this visit; the gallery says why.
      set({ gallery: { ...get().gallery, status: 'failed', fault: asLikenessError(error) } });
    }
  }

  /** What is deleted here or in another tab; reading it anew would make an empty database. */
  async function forgetAll(): Promise<void> {
    await studies.now()?.forget();
    trained.forget();
    await gallery.forget();
    await photos.now()?.forget();
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

  const calibration = calibrationActions(set, changeSettings);
  const client = createFaceClient({ onEngine: showFaceEngineNews(set, get) });
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
  // The code of these comes with their screens.
  const photos = comesLater(async () =>
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
  const studies = comesLater(async () =>
    (await import('./studies.ts')).openStudies({ set, get, faces, assets, templates, trained }),
  );

  const opened = () => {
    const now = studies.now();
    if (!now) throw new Error('The studies are not open yet.');
    return now.actions;
  };

  const actions: Actions = {
    settings: {
      change: changeSettings,
      deleteEverything: async () => {
        await studies.now()?.forget();
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
    trained: trained.actions,
    calibration,
    offline: offlineActions(set, assets),
    get style() {
      return opened().style;
    },
    get styleNetworks() {
      return opened().styleNetworks;
    },
    get inspect() {
      return opened().inspect;
    },
    get convolve() {
      return opened().convolve;
    },
    get train() {
      return opened().train;
    },
    get evaluate() {
      return opened().evaluate;
    },
  };

  return {
    store,
    actions,
    photos,
    studies,
    /** Reads what is stored. */
    start: async () => {
      await readSettings();
      await actions.trained.load();
    },
    live: liveLoops(get, client, faces, trained.actions.distance),
  };
}
