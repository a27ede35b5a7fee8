import { readFile } from 'node:fs/promises';
import type { ModelFiles } from '../files/modelFiles.ts';

const HUMAN = 'node_modules/@vladmandic/human/models';
const FACE_API = 'node_modules/@vladmandic/face-api/model';

/** The network files straight out of node_modules, for tests in Node. */
export const nodeModelFiles: ModelFiles = {
  async read(file) {
    const bytes = await readFile(`${/^(face_recognition|ssd)/.test(file) ? FACE_API : HUMAN}/${file}`);
    return new Uint8Array(bytes).buffer;
  },
};
