import type { Filter, Grid, Settings } from '../../convolution/types.ts';
import type { BackendName } from '../../networks/backend/backend.ts';
import type { SampleName } from '../../style/samples/samples.ts';
import type { Message } from '../../words/keys.ts';

export interface ConvolveInput {
  grid: Grid;
  filters: Filter[];
  settings: Settings;
  backend: BackendName | 'auto';
  assets: string;
}

export interface Convolved {
  /** `[...output size, filters]`. */
  output: Grid;
  /** The TF.js function that computed it. */
  computedBy: 'conv1d' | 'conv2d' | 'conv3d';
  backend: BackendName;
  milliseconds: number;
  /** Tensors alive in the worker afterwards. */
  tensors: number;
  /** Of backends that failed. */
  notes: Message[];
}

export type ConvolveJobs = {
  convolve: { input: ConvolveInput; partial: never; output: Convolved };
  /** A bitmap's numbers; the bitmap is closed. */
  readPicture: { input: { image: ImageBitmap; colour: boolean }; partial: never; output: Grid };
  /** Frames of one size as height x width x time; the bitmaps are closed. */
  readClip: { input: { images: ImageBitmap[] }; partial: never; output: Grid };
  /** A picture drawn by formula. */
  drawPicture: {
    input: { name: SampleName; width: number; height: number; colour: boolean };
    partial: never;
    output: Grid;
  };
};
