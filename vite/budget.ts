import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Bytes that the built app may have: all its JavaScript together, and everything (aim: 20 MB; the detector for hard photos is 5.6 of them). */
const MOST = { javascript: 5_000_000, all: 26_500_000 };

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
        let [javascript, all] = [0, 0];
        for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
          if (!entry.isFile()) continue;
          const { size } = await stat(join(entry.parentPath, entry.name));
          all += size;
          if (entry.name.endsWith('.js')) javascript += size;
        }
        const over = (what: string, bytes: number, most: number) => {
          if (bytes > most) this.error(`${what}: ${bytes} bytes, more than ${most}.`);
        };
        over('All JavaScript of the built app', javascript, MOST.javascript);
        over('The built app', all, MOST.all);
      },
    },
  };
}
