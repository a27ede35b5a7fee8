import type { Plugin } from 'vite';

/** Chunks of the worker: what its entry shares with the subjects' code is kept out of the entry's own. */
export const sharedOfWorker = {
  codeSplitting: {
    // A chunk loaded only when chosen holds nothing that others need.
    includeDependenciesRecursively: false,
    groups: [
      {
        name: 'shared',
        test: /\/src\/(errors|failures|memo|workers\/jobs\/)|\/node_modules\/comlink\/|preload-helper/,
      },
      // By a name, so that it can be kept out of the copy for use without a network.
      { name: 'webgpu', test: /\/node_modules\/@tensorflow\/tfjs-backend-webgpu\// },
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
