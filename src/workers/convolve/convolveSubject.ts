import * as tf from '@tensorflow/tfjs-core';
import { clipGrid, pictureGrid } from '../../convolution/pixels.ts';
import { tensorConvolution, tensorFunction } from '../../convolution/tensorConvolution.ts';
import type { Dimensions, Grid } from '../../convolution/types.ts';
import { type BackendName, chooseBackend, type EngineStatus } from '../../networks/backend/backend.ts';
import { drawSample } from '../../style/samples/samples.ts';
import { readPixels } from '../engine/readPixels.ts';
import { Transferred } from '../jobs/jobHost.ts';
import type { Subject } from '../jobs/subject.ts';
import type { Convolved, ConvolveInput, ConvolveJobs } from './convolveJobs.ts';

let engine: { asked: BackendName | 'auto'; status: EngineStatus } | null = null;
/** Backends that failed while working; never tried again in this worker. */
const failed: BackendName[] = [];

export const subject: Subject<ConvolveJobs> = {
  jobs: {
    convolve: async (input, { signal }) => {
      const convolved = await convolve(input);
      signal.throwIfAborted();
      return new Transferred(convolved, [convolved.output.data.buffer]);
    },
    readPicture: async ({ image, colour }) => moved(pictureGrid(readPixels(image), colour)),
    readClip: async ({ images }) => {
      try {
        return moved(clipGrid(images.map(readPixels)));
      } finally {
        for (const image of images) image.close();
      }
    },
    drawPicture: async ({ name, width, height, colour }) =>
      moved(pictureGrid(drawSample(name, width, height), colour)),
  },
  serial: ['convolve'],
};

/** Convolves on the chosen backend; when that fails while working (a lost graphics context), once more on the next. */
async function convolve(input: ConvolveInput): Promise<Convolved> {
  const { status } = await prepare(input);
  try {
    return await convolveOn(status, input);
  } catch (error) {
    if (status.backend === 'cpu') throw error;
    failed.push(status.backend);
    engine = null;
    const next = await prepare(input);
    return convolveOn(next.status, input);
  }
}

async function convolveOn(
  { backend, notes }: EngineStatus,
  { grid, filters, settings }: ConvolveInput,
): Promise<Convolved> {
  const begun = performance.now();
  const output = await tensorConvolution(grid, filters, settings);
  const milliseconds = performance.now() - begun;
  const computedBy = tensorFunction[grid.size.length as Dimensions];
  return { output, computedBy, backend, milliseconds, tensors: tf.memory().numTensors, notes };
}

async function prepare({ backend: asked, assets }: ConvolveInput) {
  if (engine?.asked !== asked) {
    engine = { asked, status: await chooseBackend(asked, { wasmPath: `${assets}wasm/`, skip: failed }) };
  }
  return engine;
}

function moved(grid: Grid): Transferred<Grid> {
  return new Transferred(grid, [grid.data.buffer]);
}
