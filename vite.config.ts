import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { budget } from './vite/budget.ts';
import { networkFiles } from './vite/networkFiles.ts';
import { offline } from './vite/offline.ts';
import { security } from './vite/security.ts';
import { threadedWasm } from './vite/threadedWasm.ts';
import { words } from './vite/words.ts';
import { sharedOfWorker, workerEntryAlone } from './vite/workerEntry.ts';

const workerPlugins = (): Plugin[] => [threadedWasm(), workerEntryAlone()];

export default defineConfig({
  // Relative, so that the built app works under any sub-path of a static host.
  base: './',
  plugins: [
    words(),
    react(),
    threadedWasm(),
    viteStaticCopy({ targets: networkFiles }),
    security(),
    offline(),
    budget(),
  ],
  resolve: { dedupe: ['@tensorflow/tfjs-core'] },
  worker: { format: 'es', plugins: workerPlugins, rolldownOptions: { output: sharedOfWorker } },
  build: { target: 'es2022', chunkSizeWarningLimit: 3000 },
});
