import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { savedWhenUsed } from './offline.ts';

/** Bytes that the built app may have: all its JavaScript together, and the copy that opens without a network. */
const MOST = { javascript: 5_000_000, offline: 20_000_000 };

/** Fails the build when the app has grown beyond its budget, as it does when TF.js comes into it twice. */
export function budget(): Plugin {
  let folder = 'dist';
  return {
    name: 'likeness:budget',
    apply: 'build',
    configResolved: ({ build }) => {
      folder = build.outDir;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        let [javascript, offline] = [0, 0];
        for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
          if (!entry.isFile()) continue;
          const path = join(entry.parentPath, entry.name);
          const { size } = await stat(path);
          const name = relative(folder, path).replaceAll('\\', '/');
          if (!savedWhenUsed.some((each) => name.startsWith(each))) offline += size;
          if (entry.name.endsWith('.js')) javascript += size;
        }
        const over = (what: string, bytes: number, most: number) => {
          if (bytes > most) this.error(`${what}: ${bytes} bytes, more than ${most}.`);
        };
        over('All JavaScript of the built app', javascript, MOST.javascript);
        over('The copy for use without a network', offline, MOST.offline);
      },
    },
  };
}
