import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_VERY_HIGH,
  WebMOutputFormat,
} from 'mediabunny';
import { LikenessError } from '../errors.ts';

/** A video being encoded from what a canvas shows. */
export interface Film {
  /** What the canvas shows at the call, from `begin` on for `duration`, both in seconds; resolves when another may come. */
  add: (begin: number, duration: number) => Promise<void>;
  end: () => Promise<Blob>;
  cancel: () => Promise<void>;
}

/**
 * Encodes with the browser's own encoders (WebCodecs): MP4 where it can, else WebM.
 *
 * @param canvas of even sides, as encoders want them
 * @param rate frames a second, at most
 * @throws LikenessError `NoVideo` when this browser encodes none of the formats
 */
export async function openFilm(canvas: OffscreenCanvas | HTMLCanvasElement, rate: number): Promise<Film> {
  const { width, height } = canvas;
  const candidates = [
    { format: new Mp4OutputFormat(), codecs: ['avc'] as const, type: 'video/mp4' },
    { format: new WebMOutputFormat(), codecs: ['vp9', 'vp8'] as const, type: 'video/webm' },
  ];
  for (const { format, codecs, type } of candidates) {
    const codec = await getFirstEncodableVideoCodec([...codecs], { width, height });
    if (!codec) continue;
    const target = new BufferTarget();
    const output = new Output({ format, target });
    const source = new CanvasSource(canvas, {
      codec,
      bitrate: QUALITY_VERY_HIGH,
      sizeChangeBehavior: 'contain',
    });
    output.addVideoTrack(source, { frameRate: rate });
    await output.start();
    return {
      add: (begin, duration) => source.add(begin, duration),
      end: async () => {
        await output.finalize();
        if (!target.buffer) throw new Error('The finished video has no bytes.');
        return new Blob([target.buffer], { type });
      },
      cancel: () => output.cancel(),
    };
  }
  throw new LikenessError('NoVideo');
}
