import type { BankFilter } from '../../convolution/bank.ts';
import type { KernelKind } from '../../convolution/kernels.ts';
import type { Dimensions } from '../../convolution/types.ts';
import type { ConvolutionInput } from '../../store/convolve/convolutionState.ts';
import { type SampleName, sampleTitle } from '../../style/samples/samples.ts';
import type { TermName } from '../../ui/terms/names.ts';
import { say, tell } from '../../words/say.ts';

/** The pictures that come with the app and are offered here. */
export const SAMPLES = ['harbour', 'still-life', 'stained-glass'] as const satisfies SampleName[];

const inputKeys = {
  textbook: 'convolve.inputTextbook',
  edge: 'convolve.inputEdge',
  heartbeat: 'convolve.inputHeartbeat',
  drawn: 'convolve.inputDrawn',
  microphone: 'convolve.microphone',
  camera: 'media.camera',
  phantom: 'convolve.inputHead',
  clip: 'convolve.inputClip',
} as const;

/** What an input is called. */
export function inputTitle({ kind, name }: Pick<ConvolutionInput, 'kind' | 'name'>): string {
  if (kind === 'picture') return name;
  if (kind !== 'sample') return say(inputKeys[kind]);
  const sample = SAMPLES.find((each) => each === name);
  return sample ? tell(sampleTitle(sample)) : name;
}

const gaborLine = {
  'gabor-0': 'convolve.gaborLong',
  'gabor-1': 'convolve.gaborShort',
  'gabor-2': 'convolve.gaborOdd',
  'gabor-3': 'convolve.gaborShortest',
} as const;
const gaborBlock = {
  'gabor-0': 'convolve.gaborAcross',
  'gabor-1': 'convolve.gaborDown',
  'gabor-2': 'convolve.gaborDepth',
  'gabor-3': 'convolve.gaborDiagonal',
} as const;
const gaborDegrees = { 'gabor-0': 0, 'gabor-1': 45, 'gabor-2': 90, 'gabor-3': 135 } as const;

const edgePlane = {
  'edge-x': 'convolve.edgeVertical',
  'edge-y': 'convolve.edgeHorizontal',
  'edge-z': 'convolve.edgeVertical',
} as const;
const edgeBlock = {
  'edge-x': 'convolve.edgeAcross',
  'edge-y': 'convolve.edgeDown',
  'edge-z': 'convolve.edgeDepth',
} as const;

/** What a kind of filter is called where the window moves along so many axes. */
export function kindTitle(kind: KernelKind, axes: Dimensions): string {
  switch (kind) {
    case 'edge-x':
    case 'edge-y':
    case 'edge-z':
      return say(axes === 1 ? 'convolve.edgeLine' : (axes === 2 ? edgePlane : edgeBlock)[kind]);
    case 'gabor-0':
    case 'gabor-1':
    case 'gabor-2':
    case 'gabor-3':
      if (axes === 2) return say('convolve.gaborAngle', { degrees: gaborDegrees[kind] });
      return say((axes === 1 ? gaborLine : gaborBlock)[kind]);
    default:
      return say(`convolve.${kind}`);
  }
}

/** The term that explains a kind of filter, where its name alone does not. */
export function kindTerm(kind: KernelKind): TermName | null {
  if (kind.startsWith('gabor')) return 'gabor';
  if (kind === 'matched') return 'matchedFilter';
  return kind === 'derivative' || kind === 'laplacian' ? kind : null;
}

/** What a filter of the bank is called; random ones are told apart by their numbers. */
export function filterTitle(filter: Pick<BankFilter, 'kind' | 'seed'> | undefined, axes: Dimensions): string {
  if (!filter) return '';
  if (filter.kind === 'random') return say('convolve.randomNumber', { number: filter.seed });
  return kindTitle(filter.kind, axes);
}

/** Where a place is among so many, counted from 1. */
export function placeWords(place: readonly number[], size: readonly number[]): string {
  const [row = 0, column = 0, slice = 0] = place.map((at) => at + 1);
  const [rows = 1, columns = 1, slices = 1] = size;
  if (size.length === 1) return say('convolve.place', { at: row, count: rows });
  if (size.length === 2) return say('convolve.placePlane', { row, rows, column, columns });
  return say('convolve.placeBlock', { row, rows, column, columns, slice, slices });
}
