import { useStore } from 'zustand';
import type { Raster } from '../workers/styleClient.ts';
import type { LikenessState } from './state.ts';
import { createLikeness } from './store.ts';
import type { ProjectionListener } from './train.ts';

let likeness: ReturnType<typeof createLikeness> | null = null;

/** Makes the store and begins reading what is stored. Call once, before the first render. */
export function startLikeness(): void {
  likeness = createLikeness();
  likeness.store.getState().start();
}

function started(): ReturnType<typeof createLikeness> {
  if (!likeness) throw new Error('startLikeness() was not called');
  return likeness;
}

/** Reads a slice of the state; renders again only when that slice changes. */
export function useLikeness<Slice>(selector: (state: LikenessState) => Slice): Slice {
  return useStore(started().store, selector);
}

/** The actions, outside React's rendering. */
export function actions(): LikenessState {
  return started().store.getState();
}

/** The live loops over camera frames. */
export function live(): ReturnType<typeof createLikeness>['live'] {
  return started().live;
}

/** Calls `listener` with the style studio's last picture and with every new one; returns what ends it. */
export function stylePictures(listener: (picture: Raster) => void): () => void {
  return started().stylePictures(listener);
}

/** Calls `listener` after every change of the state, outside React: for what is painted at the rate of a drag. */
export function observe(listener: (state: LikenessState, before: LikenessState) => void): () => void {
  return started().store.subscribe(listener);
}

/** Calls `listener` with the training's last projection and with every new one; returns what ends it. */
export function trainProjections(listener: ProjectionListener): () => void {
  return started().trainProjections(listener);
}
