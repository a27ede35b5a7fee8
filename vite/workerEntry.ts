import type { Plugin } from 'vite';

/** What the worker's entry shares with the subjects' code: kept out of the entry's own chunk. */
export const sharedOfWorker = {
  codeSplitting: {
    groups: [
      {
        name: 'shared',
        test: /\/src\/(errors|memo|workers\/jobs\/)|\/node_modules\/comlink\/|preload-helper/,
      },
    ],
  },
};

/**
 * WebKit runs a worker's entry a second time when a chunk imports from it, with a second copy of every class in it: the build fails
 * when one does.
 */
export function workerEntryAlone(): Plugin {
  return {
    name: 'likeness:worker-entry-alone',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const entries = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
      for (const { fileName, imports } of chunks) {
        const entry = imports.find((imported) => entries.has(imported));
        if (entry)
          this.error(`${fileName} imports from the worker's entry ${entry}; see vite/workerEntry.ts.`);
      }
    },
  };
}
