import { createStore } from 'zustand/vanilla';
import { readCapabilities } from '../media/capabilities.ts';
import { pictureFile } from '../media/pictures.ts';
import { samplePhoto } from '../media/samples.ts';
import { deleteEverythingStored } from '../storage/deleteEverything.ts';
import { keepStorage } from '../storage/persist.ts';
import { openTabs } from '../storage/tabs.ts';
import { createFaceClient } from '../workers/faces/faceClient.ts';
import { convolutionActions } from './convolve/convolution.ts';
import { initialConvolution } from './convolve/convolutionState.ts';
import { asLikenessError } from './errors.ts';
import { evaluationDesk } from './evaluate/evaluate.ts';
import { idleEvaluation } from './evaluate/evaluationState.ts';
import { engineActions, idleEngine } from './faces/engine.ts';
import { faceActions } from './faces/faces.ts';
import { liveLoops } from './faces/live.ts';
import { galleryActions } from './gallery/gallery.ts';
import { transferActions } from './gallery/transfer.ts';
import { inspection } from './inspect/inspect.ts';
import { initialInspect, type WatchLayer } from './inspect/inspectState.ts';
import { offlineActions, unsavedNow, unsavedYet } from './offline.ts';
import { defaultSettings, forcedBackend, loadSettings, saveSettings } from './settings.ts';
import type { LikenessState, Settings } from './state.ts';
import { styleStudio } from './style/style.ts';
import { initialStyleNetworks, styleNetworksActions } from './style/styleNetworks.ts';
import { initialStyle, type PictureListener } from './style/styleState.ts';
import { type ProjectionListener, trainingStudio } from './train/train.ts';
import { noneTrained, trainedVersions } from './train/trained.ts';
import { initialTrain } from './train/trainState.ts';

/** Wires the state to the face worker, to storage and to the page's other tabs. */
export function createLikeness() {
  const client = createFaceClient();
  const assets = new URL('.', document.baseURI).href;
  const forced = forcedBackend(window.location.search);

  let listen: (listener: PictureListener) => () => void = () => () => undefined;
  let watchLayer: WatchLayer = () => Promise.resolve();
  let listenToTraining: (listener: ProjectionListener) => () => void = () => () => undefined;

  const store = createStore<LikenessState>()((set, get) => {
    const tabs = openTabs((message) => {
      if (message === 'gallery') get().loadTrained();
      else if (message === 'deleted') forgetAll();
      else readSettings();
    });
    const withForced = (settings: Settings) => (forced ? { ...settings, backend: forced } : settings);

    async function readSettings(): Promise<void> {
      try {
        set({ settings: withForced(await loadSettings()) });
        await get().loadCalibration();
      } catch (error) {
        // Without storage the defaults hold for this visit; the gallery says why.
        set({ gallery: { ...get().gallery, status: 'failed', fault: asLikenessError(error) } });
      }
    }

    /** What is deleted here or in another tab; reading it anew would make an empty database. */
    async function forgetAll(): Promise<void> {
      await get().forgetKept();
      trained.forget();
      await gallery.forget();
      get().clearEvaluation();
      set({ settings: withForced(defaultSettings), calibration: null, offline: unsavedNow });
    }

    const studio = styleStudio(set, get, assets);
    listen = studio.listen;
    const tellGallery = () => tabs.tell('gallery');
    const trained = trainedVersions(set, get, tellGallery);
    const gallery = galleryActions(set, get, client, tellGallery, trained.head);
    const training = trainingStudio(set, get, assets, gallery.templates, trained.keep);
    listenToTraining = training.listen;
    const inside = inspection(set, get, assets, gallery.templates);
    watchLayer = inside.watch;

    return {
      style: initialStyle,
      ...studio.actions,
      styleNetworks: initialStyleNetworks,
      ...styleNetworksActions(set, get, studio.client, assets),
      convolution: initialConvolution,
      ...convolutionActions(set, get, assets),
      inspect: initialInspect,
      ...inside.actions,
      train: initialTrain,
      ...training.actions,
      offline: unsavedYet,
      ...offlineActions(set, assets),
      evaluation: idleEvaluation,
      calibration: null,
      ...evaluationDesk(set, get, gallery.templates, trained.head),
      trained: noneTrained,
      ...trained.actions,
      settings: withForced(defaultSettings),
      engine: idleEngine,
      gallery: { status: 'loading', people: [], fault: null, damaged: 0, unsealed: 0 },
      transfer: null,
      ...transferActions(
        (transfer) => set({ transfer }),
        async () => {
          tellGallery();
          await get().loadGallery();
        },
      ),
      handedOver: null,
      handOver: (face) => set({ handedOver: face }),
      takeHandedOver: () => set({ handedOver: null }),

      start: async () => {
        await readSettings();
        await get().loadTrained();
      },

      changeSettings: (change) => {
        const before = get().settings;
        const settings = { ...before, ...change };
        set({ settings });
        saveSettings(settings).then(
          () => tabs.tell('settings'),
          (error: unknown) => set({ gallery: { ...get().gallery, fault: asLikenessError(error) } }),
        );
        if (settings.backend !== before.backend && get().engine.status !== 'idle') {
          // A failure is shown by the engine's own strip, with a retry.
          get()
            .prepareEngine()
            .catch(() => undefined);
        }
      },

      ...engineActions(set, get, client, assets),
      ...faceActions(get, client),
      ...gallery.actions,

      deleteEverything: async () => {
        await get().forgetKept();
        await gallery.settle();
        await deleteEverythingStored(assets);
        tabs.tell('deleted');
        await forgetAll();
      },
      keepStorage,
      readCapabilities,
      samplePhoto: () => samplePhoto(assets),
      pictureFile,
    };
  });
  return {
    store,
    live: { ...liveLoops(store.getState, client), watchLayer },
    stylePictures: listen,
    trainProjections: listenToTraining,
  };
}
