import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ModelFiles } from '../../networks/modelFiles.ts';

/** The detector's and the mesh's files as they lie in node_modules. */
export const detectorFiles: ModelFiles = {
  async read(file) {
    const url = new URL(`../../../node_modules/@vladmandic/human/models/${file}`, import.meta.url);
    return new Uint8Array(await readFile(fileURLToPath(url))).buffer;
  },
};
