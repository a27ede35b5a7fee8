import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Pixels } from '../picture/pixels.ts';
import { type CalibrationNote, calibrationNote } from './evaluate/calibration.ts';
import type { PhotosActions } from './photos/photosState.ts';
import type { Actions, LikenessState } from './state.ts';
import { createLikeness } from './store.ts';
import type { Studies } from './studies.ts';
import type { ProjectionListener } from './train/train.ts';

let likeness: ReturnType<typeof createLikeness> | null = null;

/** Makes the store and begins reading what is stored. Call once, before the first render. */
export function startLikeness(): void {
  likeness = createLikeness();
  // What cannot be read is told in the state.
  void likeness.start();
}

function started(): ReturnType<typeof createLikeness> {
  if (!likeness) throw new Error('startLikeness() was not called');
  return likeness;
}

/** Reads a slice of the state; renders again only when that slice changes. */
export function useLikeness<Slice>(selector: (state: LikenessState) => Slice): Slice {
  return useStore(started().store, selector);
}

/** What there is to say about the threshold in force; null when it was set by hand. */
export function useCalibrationNote(): CalibrationNote | null {
  const calibration = useLikeness((state) => state.calibration);
  const tau = useLikeness((state) => state.settings.tau);
  const people = useLikeness((state) => state.gallery.people);
  const version = useLikeness(
    ({ trained }) =>
      trained.versions.find(({ id, kind }) => id === trained.inUse && kind === 'head')?.id ?? null,
  );
  return useMemo(
    () => calibrationNote(calibration, { tau, people, version }),
    [calibration, tau, people, version],
  );
}

/** The camera that was chosen, whether its preview is a mirror, and choosing another: what each camera panel is given. */
export function useCamera() {
  const cameraId = useLikeness((state) => state.settings.cameraId);
  const mirrored = useLikeness((state) => state.settings.mirrorPreview);
  const onCamera = (id: string) => actions().settings.change({ cameraId: id });
  return { cameraId, mirrored, onCamera };
}

/** What every screen that decides shows of the threshold in force, and changes of it. */
export function useTauInForce() {
  const tau = useLikeness((state) => state.settings.tau);
  const advanced = useLikeness((state) => state.settings.advanced);
  return {
    tau,
    advanced,
    note: useCalibrationNote(),
    onTau: (next: number) => actions().settings.change({ tau: next }),
    onAdvanced: (open: boolean) => {
      if (open !== advanced) actions().settings.change({ advanced: open });
    },
  };
}

/** What the page can do, by subject: `actions().style.start()`. */
export function actions(): Actions {
  return started().actions;
}

/** Fetches the code of what Style, Inspect, Convolve, Train and Evaluate do. */
export async function openStudies(): Promise<void> {
  await started().studies.open();
}

function studies(): Studies {
  const now = started().studies.now();
  if (!now) throw new Error('openStudies() has not resolved yet');
  return now;
}

/** Fetches the code of the photos' screen, and reads what is kept of photos. */
export async function openPhotos(): Promise<void> {
  const { actions: photos } = await started().photos.open();
  if (stateNow().photos.status === 'idle') await photos.load();
}

/** What can be done with photos, once `openPhotos` has resolved. */
export function photoActions(): PhotosActions {
  const desk = started().photos.now();
  if (!desk) throw new Error('openPhotos() has not resolved yet');
  return desk.actions;
}

/** The state as it is now, outside React's rendering. */
export function stateNow(): LikenessState {
  return started().store.getState();
}

/** The live loops over camera frames that look for faces. */
export function live(): ReturnType<typeof createLikeness>['live'] {
  return started().live;
}

/** Those that watch a layer, or paint. */
export function studyLive(): Studies['live'] {
  return studies().live;
}

/** Calls `listener` with the style studio's last picture and with every new one; returns what ends it. */
export function stylePictures(listener: (picture: Pixels) => void): () => void {
  return studies().stylePictures(listener);
}

/** The same with the pictures of one pass. */
export function instantPictures(listener: (picture: Pixels) => void): () => void {
  return studies().instantPictures(listener);
}

/** Calls `listener` after every change of the state, outside React: for what is painted at the rate of a drag. */
export function observe(listener: (state: LikenessState, before: LikenessState) => void): () => void {
  return started().store.subscribe(listener);
}

/** Calls `listener` with the training's last projection and with every new one; returns what ends it. */
export function trainProjections(listener: ProjectionListener): () => void {
  return studies().trainProjections(listener);
}
