import type { After } from '../../convolution/after.ts';
import type { Problem } from '../../convolution/arithmetic.ts';
import { type BankFilter, filterBank } from '../../convolution/bank.ts';
import { textbookInput } from '../../convolution/inputs.ts';
import type { KernelKind } from '../../convolution/kernels.ts';
import type { Layer } from '../../convolution/layers.ts';
import type { Dimensions, Grid, Settings } from '../../convolution/types.ts';
import type { Upright } from '../../convolution/volume.ts';
import type { LikenessError } from '../../errors.ts';
import type { SampleName } from '../../style/samples/samples.ts';
import type { Convolved } from '../../workers/convolve/convolveJobs.ts';

/** The settings of the textbook's three cases. */
export const TEXTBOOK: Settings = { filterSize: 5, stride: 1, padding: 0, dilation: 1 };

export type InputKind =
  | 'textbook'
  | 'edge'
  | 'heartbeat'
  | 'drawn'
  | 'microphone'
  | 'sample'
  | 'picture'
  | 'camera'
  | 'phantom'
  | 'clip';

export interface ConvolutionInput {
  kind: InputKind;
  /** The file's, or the sample's; empty where the kind says it all. */
  name: string;
  grid: Grid;
  /** The axis of a block that stands upright. */
  upright: Upright;
}

export interface ConvolutionState {
  axes: Dimensions;
  input: ConvolutionInput;
  settings: Settings;
  bank: BankFilter[];
  /** The filter looked at. */
  chosen: number;
  /** Where the window is: a place of the output. */
  place: number[];
  /** Why the setting cannot be; the last output stays until it can. */
  problem: Problem | null;
  /** What TF.js computed, with the input, filters and settings that it came from; null before the first. */
  result: (Convolved & { from: Pick<ConvolutionState, 'input' | 'settings' | 'bank'> }) | null;
  computing: boolean;
  fault: LikenessError | null;
  /** What is done with the sums. */
  after: After;
  /** Layers that follow in thought: their sizes and parameters are worked out. */
  further: readonly Layer[];
  /** How pictures are read: longer side in pixels, and in colour or in grey. */
  reading: { side: number; colour: boolean };
  /** Cells along each axis of the head. */
  phantomSide: number;
}

/** A weight of the chosen filter and what becomes of it. */
export type WeightChange = readonly [index: number, value: number];

export interface ConvolutionActions {
  /** One of the textbook's three cases, everything as printed there. */
  openTextbook: (axes: Dimensions) => void;
  /** The lecture's 6 x 6 picture with an edge, convolved with its 3 x 3 filter. */
  openEdge: () => void;
  takeInput: (kind: 'heartbeat' | 'drawn' | 'phantom') => void;
  takeSample: (sample: SampleName) => Promise<void>;
  /** Rejects with a LikenessError when it is no picture, and nothing is changed. */
  takePicture: (file: Blob, name: string) => Promise<void>;
  /** One camera frame; resolves when its convolution is there. The bitmap is closed. */
  takeFrame: (frame: ImageBitmap) => Promise<void>;
  /** Frames as height x width x time. The bitmaps are closed. */
  takeClip: (frames: ImageBitmap[]) => Promise<void>;
  takeRecording: (samples: Float32Array, rate: number) => void;
  /** Changes numbers of a line, each an index and its value, as it is drawn. */
  drawLine: (stroke: [index: number, value: number][]) => void;
  changeReading: (change: Partial<ConvolutionState['reading']>) => Promise<void>;
  changePhantom: (side: number) => void;
  changeSettings: (change: Partial<Settings> & { count?: number }) => void;
  chooseFilter: (index: number) => void;
  /** Makes the chosen filter anew: another kind, or another random one. */
  makeFilter: (kind: KernelKind) => void;
  editWeights: (changes: readonly WeightChange[]) => void;
  editBias: (value: number) => void;
  changeAfter: (change: Partial<After>) => void;
  changeFurther: (further: readonly Layer[]) => void;
  /** Moves the window to a place of the output; what lies outside is brought to the edge. */
  moveWindow: (place: readonly number[]) => void;
  /** One place on or back in reading order, around the end. */
  stepWindow: (by: 1 | -1) => void;
  /** Computes anew; resolves when done. */
  compute: () => Promise<void>;
}

const first = textbookInput(2);

export const initialConvolution: ConvolutionState = {
  axes: 2,
  input: { kind: 'textbook', name: '', grid: first, upright: 'height' },
  settings: TEXTBOOK,
  bank: filterBank(2, TEXTBOOK.filterSize, first.channels, 16),
  chosen: 0,
  // Over the edge, where the sum is not 0.
  place: [4, 4],
  problem: null,
  result: null,
  computing: false,
  fault: null,
  after: { relu: true, pooling: 'none' },
  // 10 x 10 x 16 to 6 x 6 x 32.
  further: [{ filters: 32, settings: TEXTBOOK, pooling: 'none' }],
  reading: { side: 64, colour: true },
  phantomSide: 32,
};

/** What an input of so many axes begins with, where the one before had another number. */
export const beginnings: Record<Dimensions, { settings: Settings; count: number }> = {
  1: { settings: { ...TEXTBOOK, filterSize: 9 }, count: 8 },
  2: { settings: { ...TEXTBOOK, filterSize: 3 }, count: 12 },
  3: { settings: { ...TEXTBOOK, filterSize: 3 }, count: 8 },
};
