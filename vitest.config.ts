import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { words } from './vite/words.ts';

const testing = (file: string) => fileURLToPath(new URL(`src/networks/testing/${file}`, import.meta.url));

/**
 * face-api, the peer that the encoder is held against, names files inside the TF.js packages; by their bare names Node loads the
 * same copy for everybody.
 */
const oneTfjs = [
  { find: /^@tensorflow\/tfjs$/, replacement: testing('wholeTfjs.ts') },
  { find: '@tensorflow/tfjs/dist/index.js', replacement: testing('faceApiTfjs.ts') },
  {
    find: '@tensorflow/tfjs-backend-wasm/dist/index.js',
    replacement: '@tensorflow/tfjs-backend-wasm',
  },
  {
    find: '@tensorflow/tfjs-backend-webgl/dist/index.js',
    replacement: '@tensorflow/tfjs-backend-webgl',
  },
];

export default defineConfig({
  plugins: [words()],
  resolve: { alias: oneTfjs },
  test: {
    include: ['src/**/*.test.ts', 'bench/**/*.test.ts'],
    environment: 'node',
    // Sentences are asserted as an English reader sees them.
    setupFiles: ['src/words/testing/english.ts'],
    // Networks are loaded and run on one thread here; the default 5 s is for pure functions.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // Two cores: more workers only fight.
    maxWorkers: 2,
    server: { deps: { inline: [/use-intl/, /@vladmandic/, /@tensorflow\/tfjs-core\/dist\/(?!tf-core)/] } },
  },
});
