import { defineConfig } from 'vitest/config';
import { alias } from './vite.config.ts';

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['src/**/*.test.ts', 'bench/**/*.test.ts'],
    environment: 'node',
    // Networks are loaded and run on one thread here; the default 5 s is for pure functions.
    testTimeout: 120_000,
    // Two cores: more workers only fight.
    maxWorkers: 2,
    server: { deps: { inline: [/@vladmandic/] } },
  },
});
