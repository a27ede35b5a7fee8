import { LikenessError } from '../../errors.ts';
import { asLikenessError, isAbort } from '../../failures.ts';
import { looksLikePicture } from '../../media/files.ts';
import type { Pixels } from '../../picture/pixels.ts';
import {
  deleteFigure,
  listFigureSets,
  loadFigure,
  type StoredFigure,
  saveFigure,
} from '../../storage/runs/figures.ts';
import { viewLayer } from '../../visualisation/layerView.ts';
import type { Unit } from '../../visualisation/projections.ts';
import { KEPT, type LayerPatches } from '../../visualisation/topPatches.ts';
import { message, type Words } from '../../words/keys.ts';
import type { InspectClient } from '../../workers/inspect/inspectClient.ts';
import type { FigureResult, Inspected, PictureSet } from '../../workers/inspect/inspectJobs.ts';
import type { GetState, SetState } from '../state.ts';
import { type FigureState, type InspectActions, idleFigure } from './inspectState.ts';

/** What the rows of the set that is always there are kept under, since the first version. Shown is `setTitle`. */
export const BUILT_IN = 'the built-in pictures';
/** Before the number of pictures of a set that came without a folder. */
const FILES = 'files:';

/** A set as it is said in a sentence. @param set as in the figure's state */
export function setTitle(set: string): Words {
  if (set === BUILT_IN) return message('inspect.theBuiltInPictures');
  const count = set.startsWith(FILES) ? Number(set.slice(FILES.length)) : Number.NaN;
  return Number.isInteger(count) ? message('inspect.severalFiles', { count }) : set;
}

/** Of the built-in set: a figure kept of another edition has other pictures by the same numbers, and is built anew. */
const EDITION = 2;

interface OpenedPatch {
  picture: Pixels;
  name: Words;
  layer: string;
  unit: Unit;
  /** As it was kept. */
  value: number;
}

/** The figure: built from a stream of pictures, kept in the browser, turned over, exported. */
export function figureActions(
  set: SetState,
  get: GetState,
  client: InspectClient,
  wanted: () => Inspected,
  model: () => File[] | null,
) {
  /** Of every channel; the state has only what is shown. */
  let patches: LayerPatches[] = [];
  /** Null when the figure was kept and its files are no longer at hand. */
  let pictures: PictureSet | null = { kind: 'built-in' };
  let control: AbortController | null = null;

  const state = () => get().inspect.figure;
  const change = (part: Partial<FigureState>) =>
    set({ inspect: { ...get().inspect, figure: { ...state(), ...part } } });
  /** A dropped model has no name of its own that another could not have too. */
  const networkId = () => {
    const { network } = get().inspect;
    const files = network === 'model' ? model() : null;
    const { modelRange } = get().inspect;
    return files
      ? // words: the same in every language
        `model ${modelRange} ${files.map(({ name, size }) => `${name} ${size}`).join(' ')}`
      : network;
  };
  const show = (from: number[]) => {
    change({ from, views: patches.map((layer, i) => viewLayer(layer, from[i] ?? 0)) });
  };

  async function build(set: PictureSet, name: string): Promise<void> {
    cancel();
    const mine = new AbortController();
    control = mine;
    const layers = state().layers ?? get().inspect.description?.suggested ?? null;
    if (!layers) return;
    pictures = set;
    patches = [];
    change({ ...idleFigure, sets: state().sets, status: 'running', layers, set: name });
    const begun = performance.now();
    try {
      const result = await client.run(
        'figure',
        { ...wanted(), set, layers },
        {
          signal: mine.signal,
          onProgress: (progress) => {
            if (progress.phase !== 'compute' || control !== mine) return;
            const { done, total } = progress;
            const each = (performance.now() - begun) / 1000 / done;
            change({ done, total, secondsLeft: done > 2 ? each * (total - done) : null });
          },
          onPartial: ({ views, pictures: count, skipped }) => {
            if (control === mine) change({ views, pictures: count, skipped });
          },
        },
      );
      if (control !== mine) return;
      control = null;
      await finished(result, name);
    } catch (error) {
      if (control !== mine) return;
      control = null;
      if (isAbort(error)) change({ status: 'idle' });
      else change({ status: 'failed', fault: asLikenessError(error) });
    }
  }

  async function finished(result: FigureResult, name: string): Promise<void> {
    patches = result.patches;
    const { pictures: count, skipped, names, total } = result;
    change({ status: 'done', pictures: count, total, skipped, names, secondsLeft: null });
    show(state().from);
    if (skipped === count) return;
    const network = networkId();
    const stored: StoredFigure = {
      network,
      set: name,
      patches: result.patches,
      pictures: count,
      total,
      skipped,
      names,
      edition: EDITION,
      savedAt: Date.now(),
    };
    try {
      await saveFigure(stored);
      await listSets(network);
    } catch (error) {
      change({ fault: asLikenessError(error) });
    }
  }

  function cancel(): void {
    const running = control;
    control = null;
    running?.abort();
  }

  async function listSets(network: string): Promise<void> {
    const sets = await listFigureSets(network);
    if (network === networkId()) change({ sets });
  }

  /** @returns whether one was kept and is shown now */
  async function restore(setName: string): Promise<boolean> {
    const network = networkId();
    // Without storage nothing is kept: the figure is built anew, and saving it says what is wrong.
    const kept = await loadFigure(network, setName).catch(() => null);
    const [first, second, third] = kept?.patches.map(({ layer }) => layer) ?? [];
    if (!kept || !first || !second || !third || network !== networkId()) return false;
    if (setName === BUILT_IN && kept.edition !== EDITION) return false;
    cancel();
    patches = kept.patches as LayerPatches[];
    pictures = setName === BUILT_IN ? { kind: 'built-in' } : null;
    const { pictures: count, total, skipped, names } = kept;
    change({
      ...idleFigure,
      sets: state().sets,
      status: 'done',
      layers: [first, second, third],
      set: setName,
      pictures: count,
      total,
      skipped,
      names,
      kept: true,
    });
    show([0, 0, 0]);
    return true;
  }

  async function restoreOrBuild(): Promise<void> {
    if (state().status !== 'idle') return;
    // As above.
    await listSets(networkId()).catch(() => undefined);
    if (!(await restore(BUILT_IN))) await build({ kind: 'built-in' }, BUILT_IN);
  }

  async function pictureOfPatch(place: number, channel: number, rank: number): Promise<OpenedPatch> {
    const unit = state().views[place]?.units.find((each) => each.channel === channel);
    const layer = state().views[place]?.layer ?? '';
    const [number = -1, row = 0, column = 0] = unit?.places.subarray(3 * rank, 3 * rank + 3) ?? [];
    if (!unit || number < 0) {
      throw new LikenessError('NoPatch');
    }
    if (!pictures) throw new LikenessError('FilesGone', { set: setTitle(state().set) });
    const { picture, name } = await client.run('setPicture', { ...wanted(), set: pictures, number });
    return { picture, name, layer, unit: { channel, row, column }, value: unit.values[rank] ?? 0 };
  }

  const actions: Pick<
    InspectActions,
    | 'buildFigure'
    | 'rebuildFigure'
    | 'openFigureSet'
    | 'forgetFigureSet'
    | 'finishFigure'
    | 'turnFigure'
    | 'chooseFigureLayer'
    | 'figurePng'
    | 'figureSvg'
  > = {
    buildFigure: async (files, folder) => {
      const usable = files.filter(looksLikePicture);
      if (usable.length === 0) {
        throw new LikenessError('NoPictures');
      }
      await build({ kind: 'files', files: usable }, folder || FILES + usable.length);
    },
    rebuildFigure: async () => {
      if (!pictures) throw new LikenessError('FilesGone', { set: setTitle(state().set) });
      await build(pictures, state().set || BUILT_IN);
    },
    openFigureSet: async (setName) => {
      if (setName === state().set) return;
      if (await restore(setName)) return;
      if (setName === BUILT_IN) await build({ kind: 'built-in' }, BUILT_IN);
    },
    forgetFigureSet: async () => {
      await deleteFigure(networkId(), state().set);
      await listSets(networkId());
      change({ kept: false });
      await actions.openFigureSet(BUILT_IN);
    },
    finishFigure: async () => {
      await client.run('finishFigure', {});
    },
    turnFigure: (place, from) => {
      // While it is being built, only the first nine are here.
      if (patches.length > 0) show(state().from.map((before, i) => (i === place ? from : before)));
    },
    chooseFigureLayer: async (place, layer) => {
      if (!pictures) throw new LikenessError('FilesGone', { set: setTitle(state().set) });
      const layers = [...(state().layers ?? get().inspect.description?.suggested ?? [])];
      layers[place] = layer;
      change({ layers: layers as [string, string, string] });
      await build(pictures, state().set || BUILT_IN);
    },
    figurePng: async (figure) => (await import('../../media/figureFiles.ts')).figurePng(figure, KEPT),
    figureSvg: async (figure) => (await import('../../media/figureFiles.ts')).figureSvg(figure, KEPT),
  };
  return { actions, cancel, restoreOrBuild, pictureOfPatch };
}
