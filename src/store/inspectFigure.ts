import { LikenessError } from '../errors.ts';
import { figurePng, figureSvg } from '../media/figureFiles.ts';
import { looksLikePicture } from '../media/files.ts';
import { loadFigure, saveFigure } from '../storage/figures.ts';
import {
  type FigureResult,
  type InspectClient,
  type Inspected,
  KEPT,
  type LayerPatches,
  type PictureSet,
  type Unit,
  viewLayer,
} from '../workers/inspectClient.ts';
import type { Raster } from '../workers/styleClient.ts';
import { asLikenessError, isAbort } from './errors.ts';
import { type FigureState, type InspectActions, idleFigure } from './inspectState.ts';
import type { GetState, SetState } from './state.ts';

const BUILT_IN = 'the built-in pictures';

interface OpenedPatch {
  picture: Raster;
  name: string;
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
  modelName: (network: string) => string | null,
) {
  /** Of every channel; the state has only what is shown. */
  let patches: LayerPatches[] = [];
  let pictures: PictureSet = { kind: 'built-in' };
  let control: AbortController | null = null;

  const state = () => get().inspect.figure;
  const change = (part: Partial<FigureState>) =>
    set({ inspect: { ...get().inspect, figure: { ...state(), ...part } } });
  const idOf = (setName: string) => {
    const { network } = get().inspect;
    return `${modelName(network) ?? network} · ${setName}`;
  };
  const show = (from: number[]) => {
    change({ from, views: patches.map((layer, i) => viewLayer(layer, from[i] ?? 0)) });
  };

  async function build(set: PictureSet, name: string): Promise<void> {
    cancel();
    const mine = new AbortController();
    control = mine;
    pictures = set;
    const suggested = get().inspect.description?.suggested ?? null;
    const layers = state().layers ?? suggested;
    if (!layers) return;
    patches = [];
    change({ ...idleFigure, status: 'running', layers, set: name });
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
    const { pictures: count, skipped, names } = result;
    change({ status: 'done', pictures: count, skipped, names, secondsLeft: null });
    show(state().from);
    if (skipped === count) return;
    const stored = {
      id: idOf(name),
      patches: result.patches.map(({ field, ...rest }) => ({
        ...rest,
        field: { width: field.width, height: field.height },
      })),
      pictures: count,
      skipped,
      names,
      savedAt: Date.now(),
    };
    await saveFigure(stored).catch((error: unknown) => change({ fault: asLikenessError(error) }));
  }

  function cancel(): void {
    const running = control;
    control = null;
    running?.abort();
  }

  async function restoreOrBuild(): Promise<void> {
    if (state().status === 'running') return;
    // Without storage there is nothing kept, and the figure is built anew.
    const kept = await loadFigure(idOf(BUILT_IN)).catch(() => null);
    const [first, second, third] = kept?.patches.map(({ layer }) => layer) ?? [];
    if (!kept || !first || !second || !third) {
      await build({ kind: 'built-in' }, BUILT_IN);
      return;
    }
    patches = kept.patches as LayerPatches[];
    pictures = { kind: 'built-in' };
    const { pictures: count, skipped, names } = kept;
    change({
      ...idleFigure,
      status: 'done',
      layers: [first, second, third],
      set: BUILT_IN,
      pictures: count,
      skipped,
      names,
      kept: true,
    });
    show([0, 0, 0]);
  }

  async function pictureOfPatch(place: number, channel: number, rank: number): Promise<OpenedPatch> {
    const unit = state().views[place]?.units.find((each) => each.channel === channel);
    const layer = state().views[place]?.layer ?? '';
    const [number = -1, row = 0, column = 0] = unit?.places.subarray(3 * rank, 3 * rank + 3) ?? [];
    if (!unit || number < 0) {
      throw new LikenessError('NoPatch', 'There is no such patch.', 'Choose another one.');
    }
    const { picture, name } = await client.run('setPicture', { ...wanted(), set: pictures, number });
    return { picture, name, layer, unit: { channel, row, column }, value: unit.values[rank] ?? 0 };
  }

  const captions = () => {
    const { views, pictures: count, set: name } = state();
    const what = get().inspect.description
      ? networkTitle(get().inspect.network, get().inspect.modelName)
      : '';
    return {
      title: `What units of ${what} answer to most`,
      source: `Nine units a layer, of each its nine strongest patches among ${count} pictures (${name}).`,
      views,
    };
  };

  const actions: Pick<
    InspectActions,
    'buildFigure' | 'finishFigure' | 'turnFigure' | 'chooseFigureLayer' | 'figurePng' | 'figureSvg'
  > = {
    buildFigure: async (files) => {
      if (!files) {
        await build({ kind: 'built-in' }, BUILT_IN);
        return;
      }
      const usable = files.filter(looksLikePicture);
      if (usable.length === 0) {
        throw new LikenessError(
          'NoPictures',
          'There are no pictures among these files.',
          'Choose a folder with JPEG, PNG or WebP files.',
        );
      }
      const folder = files[0]?.webkitRelativePath.split('/')[0];
      await build({ kind: 'files', files: usable }, folder || `${usable.length} files`);
    },
    finishFigure: () => {
      client.run('finishFigure', {}).catch((error: unknown) => change({ fault: asLikenessError(error) }));
    },
    turnFigure: (place, from) => {
      // While it is being built, only the first nine are here.
      if (patches.length > 0) show(state().from.map((before, i) => (i === place ? from : before)));
    },
    chooseFigureLayer: (place, layer) => {
      const layers = [...(state().layers ?? get().inspect.description?.suggested ?? [])];
      layers[place] = layer;
      change({ layers: layers as [string, string, string] });
      build(pictures, state().set || BUILT_IN).catch((error: unknown) =>
        change({ status: 'failed', fault: asLikenessError(error) }),
      );
    },
    figurePng: () => figurePng(captions(), KEPT),
    figureSvg: () => figureSvg(captions(), KEPT),
  };
  return { actions, cancel, restoreOrBuild, pictureOfPatch };
}

const titles: Record<string, string> = {
  embedded: 'the embedded style network',
  'embedded-fine': 'the fine embedded style network',
  faces: 'the face encoder',
  vgg19: 'VGG-19',
  own: 'your network',
};

/** In the middle of a sentence. */
export function networkTitle(network: string, modelName: string | null): string {
  return titles[network] ?? modelName ?? 'the model';
}
