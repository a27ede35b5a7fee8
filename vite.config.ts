import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { networkFiles } from './vite/networkFiles.ts';
import { threadedWasm } from './vite/threadedWasm.ts';

/** Cross-origin isolation: without these two headers there is no SharedArrayBuffer, so WASM runs on one thread. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const workerPlugins = (): Plugin[] => [threadedWasm()];

export default defineConfig({
  // Relative, so that the built app works under any sub-path of a static host.
  base: './',
  plugins: [react(), threadedWasm(), viteStaticCopy({ targets: networkFiles })],
  resolve: { dedupe: ['@tensorflow/tfjs-core'] },
  worker: { format: 'es', plugins: workerPlugins },
  build: { target: 'es2022', chunkSizeWarningLimit: 3000 },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders },
});
