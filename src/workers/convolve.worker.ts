import * as tf from '@tensorflow/tfjs-core';
import { clipGrid, pictureGrid } from '../convolution/pixels.ts';
import { tensorConvolution, tensorFunction } from '../convolution/tensorConvolution.ts';
import type { Dimensions, Grid } from '../convolution/types.ts';
import { type BackendName, chooseBackend, type EngineStatus } from '../networks/backend.ts';
import { drawSample } from '../style/samples.ts';
import type { Convolved, ConvolveInput, ConvolveJobs } from './convolveJobs.ts';
import { hostJobs, Transferred } from './jobHost.ts';
import { readPixels } from './readPixels.ts';

/** Kernels that the three functions run; a backend without one leaves that function to plain JavaScript. */
const kernelOf = { conv1d: 'Conv2D', conv2d: 'Conv2D', conv3d: 'Conv3D' } as const;

let engine: { asked: BackendName | 'auto'; status: EngineStatus } | null = null;

hostJobs<ConvolveJobs>(
  {
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
  { serial: ['convolve'] },
);

async function convolve({ grid, filters, settings, backend, assets }: ConvolveInput): Promise<Convolved> {
  const computedBy = tensorFunction[grid.size.length as Dimensions];
  const { status } = await prepare(backend, assets);
  const notes = [...status.notes];
  let used = status.backend;
  if (!tf.getKernel(kernelOf[computedBy], used)) {
    await import('@tensorflow/tfjs-backend-cpu');
    notes.push(`TF.js has no ${computedBy} for ${used}; plain JavaScript computed it.`);
    used = 'cpu';
  }
  if (tf.getBackend() !== used) await tf.setBackend(used);
  const begun = performance.now();
  const output = await tensorConvolution(grid, filters, settings);
  const milliseconds = performance.now() - begun;
  return { output, computedBy, backend: used, milliseconds, tensors: tf.memory().numTensors, notes };
}

async function prepare(asked: BackendName | 'auto', assets: string) {
  if (engine?.asked !== asked) {
    engine = { asked, status: await chooseBackend(asked, { wasmPath: `${assets}wasm/` }) };
  }
  return engine;
}

function moved(grid: Grid): Transferred<Grid> {
  return new Transferred(grid, [grid.data.buffer]);
}
