import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/** Runs TF.js on WASM under Node, for tests. */
export async function useNodeWasm(): Promise<void> {
  if (tf.getBackend() === 'wasm') return;
  setWasmPaths('node_modules/@tensorflow/tfjs-backend-wasm/dist/');
  if (!(await tf.setBackend('wasm'))) throw new Error('The WASM backend did not start under Node.');
  await tf.ready();
}
