import type { Pixels } from '../../picture/pixels.ts';
import { turn } from '../../turn.ts';
import { JobClient } from '../jobs/jobClient.ts';
import { spawnWorker } from '../spawn.ts';
import type { PictureJobs } from './pictureJobs.ts';

/** Pixels that are encoded on the page: within a frame or two. More would freeze it: 4096 x 4096 for half a second. */
const FEW = 1 << 20;
/** Bytes copied in one go. */
const BAND = 1 << 22;
const IDLE_MS = 30_000;

export interface PictureEncoder {
  encodePng(pixels: Pixels): Promise<Blob>;
  encodeJpeg(pixels: Pixels): Promise<Blob>;
}

/** Encodes large pictures apart from the page. @param small encodes the others */
export function createPictureEncoder(small: PictureEncoder): PictureEncoder {
  const client = new JobClient<PictureJobs>({ spawn: () => spawnWorker('pictures'), idleMs: IDLE_MS });
  const encode = async ({ data, width, height }: Pixels, type: PictureJobs['encode']['input']['type']) => {
    const rows = Math.max(1, Math.floor(BAND / (4 * width)));
    const bands: Uint8ClampedArray<ArrayBuffer>[] = [];
    for (let y = 0; y < height; y += rows) {
      bands.push(data.slice(4 * width * y, 4 * width * Math.min(height, y + rows)));
      await turn();
    }
    const transfer = bands.map(({ buffer }) => buffer);
    return client.run('encode', { bands, width, height, type, quality: 0.9 }, { transfer });
  };
  const isSmall = ({ width, height }: Pixels) => width * height <= FEW;
  return {
    encodePng: (pixels) => (isSmall(pixels) ? small.encodePng(pixels) : encode(pixels, 'image/png')),
    encodeJpeg: (pixels) => (isSmall(pixels) ? small.encodeJpeg(pixels) : encode(pixels, 'image/jpeg')),
  };
}
