import { explainImpossible, outputSize } from '../../convolution/arithmetic.ts';
import { type BankFilter, bankFilter, filterBank, refitBank } from '../../convolution/bank.ts';
import { readWindow } from '../../convolution/directSum.ts';
import {
  edgeExample,
  flatLine,
  heartbeat,
  loudestStretch,
  phantom,
  textbookInput,
} from '../../convolution/inputs.ts';
import { matchedFilter } from '../../convolution/kernels.ts';
import {
  cellsOf,
  type Dimensions,
  flatIndex,
  type Grid,
  placeOf,
  type Settings,
} from '../../convolution/types.ts';
import { asLikenessError, isAbort } from '../../failures.ts';
import type { decodeImage } from '../../media/decode.ts';
import type { SampleName } from '../../style/samples/samples.ts';
import type { ConvolveClient } from '../../workers/convolve/convolveClient.ts';
import type { GetState, SetState } from '../state.ts';
import {
  beginnings,
  type ConvolutionActions,
  type ConvolutionInput,
  type ConvolutionState,
  type InputKind,
  TEXTBOOK,
} from './convolutionState.ts';

/** Samples of a signal by formula, drawn or recorded. */
const SIGNAL = 160;
/** Recordings are thinned to about so many samples a second: 160 of them are a few periods of a voice. */
const SIGNAL_RATE = 8_000;

/** Inputs that come with settings of their own. */
const BY_HAND: ReadonlySet<InputKind> = new Set(['textbook', 'edge']);

interface Needs {
  set: SetState;
  get: GetState;
  client: ConvolveClient;
  media: { decodeImage: typeof decodeImage };
  /** Where the app lies, ends with a slash. */
  assets: string;
}

/** What the window slides over, the filters, and the one convolution under way: a newer one ends it. */
export function convolutionActions({ set, get, client, media, assets }: Needs): ConvolutionActions {
  let control: AbortController | null = null;
  /** What a picture was read from, to read it again at another size. */
  let source: { sample: SampleName } | { file: Blob; name: string } | null = null;

  const now = () => get().convolution;
  const change = (part: Partial<ConvolutionState>) => set({ convolution: { ...now(), ...part } });

  async function convolve(): Promise<void> {
    control?.abort();
    const { input, bank, settings } = now();
    const { grid } = input;
    const problem = explainImpossible(grid.size, grid.channels, bank.length, settings);
    change({ problem, fault: null, computing: problem === null });
    if (problem) return;
    const mine = new AbortController();
    control = mine;
    try {
      actions.moveWindow(now().place);
      const filters = bank.map(({ weights, bias }) => ({ weights, bias }));
      const { backend } = get().settings;
      const convolved = await client.run(
        'convolve',
        { grid, filters, settings, backend, assets },
        { signal: mine.signal },
      );
      change({ result: { ...convolved, from: { input, settings, bank } }, computing: false });
    } catch (error) {
      if (!isAbort(error)) change({ fault: asLikenessError(error), computing: false });
    }
  }

  const middleOf = ({ size }: Grid, settings: Settings) =>
    outputSize(size, settings).map((length) => Math.floor(Math.max(0, length - 1) / 2));

  /** A failure is told in the state, and nobody waits for the result. */
  const recompute = () => void convolve();

  /** A new input: the filters follow it, and with it begins what suits so many axes. */
  function take(input: ConvolutionInput, keepPlace = false): Promise<void> {
    const { grid } = input;
    const axes = grid.size.length as Dimensions;
    const before = now();
    const anew = axes !== before.axes || (BY_HAND.has(before.input.kind) && !BY_HAND.has(input.kind));
    const { settings, count } = anew
      ? beginnings[axes]
      : { settings: before.settings, count: before.bank.length };
    const { filterSize } = settings;
    const bank = anew
      ? filterBank(axes, filterSize, grid.channels, count)
      : refitBank(before.bank, axes, filterSize, grid.channels, count);
    const place = keepPlace && !anew ? before.place : middleOf(grid, settings);
    const chosen = anew ? 0 : before.chosen;
    change({ axes, input, settings, bank, place, chosen, ...(anew && { result: null }) });
    return convolve();
  }

  const picture = (kind: InputKind, grid: Grid, name = ''): ConvolutionInput => ({
    kind,
    name,
    grid,
    upright: 'height',
  });

  /** Decodes and reads what `from` names; the state is changed only when that worked. */
  async function readPicture(from: NonNullable<typeof source>): Promise<void> {
    const { side, colour } = now().reading;
    if ('sample' in from) {
      const height = Math.round((side * 3) / 4);
      const grid = await client.run('drawPicture', { name: from.sample, width: side, height, colour });
      source = from;
      await take(picture('sample', grid, from.sample));
      return;
    }
    const image = await media.decodeImage(from.file, from.name, side);
    const grid = await client.run('readPicture', { image, colour }, { transfer: [image] });
    source = from;
    await take(picture('picture', grid, from.name));
  }

  function editChosen(edit: (filter: BankFilter) => Partial<BankFilter>): void {
    const { bank, chosen } = now();
    const edited = bank.map((filter, k) => (k === chosen ? { ...filter, ...edit(filter) } : filter));
    change({ bank: edited });
    recompute();
  }

  const actions: ConvolutionActions = {
    openTextbook: (axes) => {
      const grid = textbookInput(axes);
      change({
        axes,
        input: picture('textbook', grid),
        settings: TEXTBOOK,
        bank: filterBank(axes, TEXTBOOK.filterSize, grid.channels, 16),
        chosen: 0,
        place: middleOf(grid, TEXTBOOK),
        result: null,
      });
      recompute();
    },
    openEdge: () => {
      const grid = edgeExample();
      const settings = { ...TEXTBOOK, filterSize: 3 };
      change({
        axes: 2,
        input: picture('edge', grid),
        settings,
        bank: filterBank(2, settings.filterSize, grid.channels, 4),
        chosen: 0,
        place: middleOf(grid, settings),
        result: null,
      });
      recompute();
    },
    takeInput: (kind) => {
      if (kind === 'phantom') {
        const grid = phantom(now().phantomSide);
        void take({ ...picture(kind, grid), upright: 'depth' });
      } else if (kind === 'heartbeat') {
        void take(picture(kind, heartbeat(SIGNAL, 3)));
      } else {
        // A line already there is drawn on; otherwise an empty one.
        const { input, axes } = now();
        const grid = axes === 1 && input.kind !== 'textbook' ? input.grid : flatLine(SIGNAL);
        void take(picture(kind, grid), true);
      }
    },
    takeSample: (sample) => readPicture({ sample }),
    takePicture: (file, name) => readPicture({ file, name }),
    takeFrame: async (image) => {
      const { colour } = now().reading;
      const grid = await client.run('readPicture', { image, colour }, { transfer: [image] });
      source = null;
      await take(picture('camera', grid), true);
    },
    takeClip: async (images) => {
      const grid = await client.run('readClip', { images }, { transfer: images });
      await take(picture('clip', grid));
    },
    takeRecording: (samples, rate) => {
      void take(picture('microphone', loudestStretch(samples, rate, SIGNAL, SIGNAL_RATE)));
    },
    drawLine: (stroke) => {
      const { input } = now();
      const data = input.grid.data.slice();
      for (const [index, value] of stroke) data[index] = value;
      change({ input: { ...input, grid: { ...input.grid, data } } });
      recompute();
    },
    changeReading: async (part) => {
      change({ reading: { ...now().reading, ...part } });
      if (source && now().axes === 2 && !BY_HAND.has(now().input.kind)) await readPicture(source);
    },
    changePhantom: (phantomSide) => {
      change({ phantomSide });
      if (now().input.kind === 'phantom') actions.takeInput('phantom');
    },
    changeSettings: ({ count, ...part }) => {
      const { axes, bank, settings: before, input, chosen } = now();
      const settings = { ...before, ...part };
      const filters = count ?? bank.length;
      const refitted = refitBank(bank, axes, settings.filterSize, input.grid.channels, filters);
      change({ settings, bank: refitted, chosen: Math.min(chosen, filters - 1) });
      recompute();
    },
    chooseFilter: (chosen) => change({ chosen }),
    makeFilter: (kind) => {
      const { axes, settings, input, place, bank, chosen } = now();
      const { channels } = input.grid;
      const seed = kind === 'random' ? 1 + Math.max(...bank.map((filter) => filter.seed)) : 1;
      const made = bankFilter(kind, axes, settings.filterSize, channels, seed);
      const { bias } = bank[chosen] ?? made;
      const { weights } =
        kind === 'matched' && now().problem === null
          ? matchedFilter(readWindow(input.grid, settings, place).values)
          : made;
      editChosen(() => ({ ...made, weights, bias }));
    },
    editWeights: (changes) =>
      editChosen((filter) => {
        const weights = filter.weights.slice();
        for (const [index, value] of changes) weights[index] = value;
        return { weights, edited: true };
      }),
    editBias: (bias) => editChosen(() => ({ bias, edited: true })),
    changeAfter: (part) => change({ after: { ...now().after, ...part } }),
    changeFurther: (further) => change({ further }),
    moveWindow: (wanted) => {
      const { input, settings, place } = now();
      const size = outputSize(input.grid.size, settings);
      const moved = size.map((length, axis) =>
        Math.max(0, Math.min(length - 1, Math.round(wanted[axis] ?? 0))),
      );
      if (moved.length !== place.length || moved.some((at, axis) => at !== place[axis])) {
        change({ place: moved });
      }
    },
    stepWindow: (by) => {
      const { input, settings, place, problem } = now();
      if (problem) return;
      const size = outputSize(input.grid.size, settings);
      // Through a block slice after slice, each in reading order.
      const order = size.length === 3 ? [2, 0, 1] : size.map((_, axis) => axis);
      const lengths = order.map((axis) => size[axis] ?? 1);
      const cells = cellsOf(lengths);
      const flat = flatIndex(
        lengths,
        order.map((axis) => place[axis] ?? 0),
      );
      const next = placeOf(lengths, (flat + by + cells) % cells);
      change({ place: size.map((_, axis) => next[order.indexOf(axis)] ?? 0) });
    },
    compute: convolve,
  };
  return actions;
}
