import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { networkFiles } from './vite/networkFiles.ts';
import { threadedWasm } from './vite/threadedWasm.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Cross-origin isolation: without these two headers there is no SharedArrayBuffer, so WASM runs on one thread. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export const alias = {
  // Human's package.json does not export this build by a name that an import can resolve.
  '@vladmandic/human/nobundle': path('node_modules/@vladmandic/human/dist/human.esm-nobundle.js'),
  // Human re-exports every TF.js backend; the app never registers WebGPU, so its 1 MB stays out of the bundle.
  '@tensorflow/tfjs-backend-webgpu/dist/index.js': path('vite/noWebgpu.ts'),
};

const workerPlugins = (): Plugin[] => [threadedWasm()];

export default defineConfig({
  // Relative, so that the built app works under any sub-path of a static host.
  base: './',
  plugins: [react(), threadedWasm(), viteStaticCopy({ targets: networkFiles })],
  resolve: { alias, dedupe: ['@tensorflow/tfjs-core'] },
  worker: { format: 'es', plugins: workerPlugins },
  build: { target: 'es2022', chunkSizeWarningLimit: 3000 },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders },
  optimizeDeps: { exclude: ['@vladmandic/human'] },
});
