import * as tf from '@tensorflow/tfjs-core';
import { clipGrid, pictureGrid } from '../../convolution/pixels.ts';
import { tensorConvolution, tensorFunction } from '../../convolution/tensorConvolution.ts';
import type { Dimensions, Grid } from '../../convolution/types.ts';
import { drawSample } from '../../style/samples/samples.ts';
import { Engine } from '../engine/engine.ts';
import { readPixels } from '../engine/readPixels.ts';
import { Transferred } from '../jobs/jobHost.ts';
import type { Subject } from '../jobs/subject.ts';
import type { Convolved, ConvolveInput, ConvolveJobs } from './convolveJobs.ts';

const engine = new Engine('failing');

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

/** Convolves on the backend that is wanted. The result says which computed it, and what had to be left. */
function convolve({ grid, filters, settings, ...wanted }: ConvolveInput): Promise<Convolved> {
  return engine.use(wanted, async ({ backend, notes }) => {
    const begun = performance.now();
    const output = await tensorConvolution(grid, filters, settings);
    const milliseconds = performance.now() - begun;
    const computedBy = tensorFunction[grid.size.length as Dimensions];
    return { output, computedBy, backend, milliseconds, tensors: tf.memory().numTensors, notes };
  });
}

function moved(grid: Grid): Transferred<Grid> {
  return new Transferred(grid, [grid.data.buffer]);
}
