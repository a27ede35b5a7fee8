import { networks } from '../../networks/files/catalogue.ts';
import type { Safetensors } from '../../networks/files/safetensors.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { Engine } from '../engine/engine.ts';
import { readPixels } from '../engine/readPixels.ts';
import { type JobHandlers, Transferred } from '../jobs/jobHost.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { InstantDesk, type InstantWish } from './instantDesk.ts';
import type { InstantAsk, StyleJobs } from './styleJobs.ts';

/** Opens a file of the app's own. */
type Open = (file: string, assets: string, progress: (progress: JobProgress) => void) => Promise<Safetensors>;

/** The jobs that make pictures in one pass, on the style worker's engine. */
export function instantJobs(
  engine: Engine,
  open: Open,
): Pick<JobHandlers<StyleJobs>, 'instant' | 'instantFrame'> {
  const desk = (assets: string, progress: (progress: JobProgress) => void) =>
    engine.load('instant', async () =>
      InstantDesk.load(
        await open(networks.styleEmbedded.files[0].file, assets, progress),
        await open(networks.styleInstant.files[0].file, assets, progress),
      ),
    );
  return {
    instant: async ({ content, ...ask }, { progress }) =>
      withBitmaps([content.image, ...ask.styles.map(({ image }) => image)], async ([of, ...styles]) => {
        const { picture, ms } = await engine.use(ask, async () => {
          const at = await desk(ask.assets, progress);
          const begun = performance.now();
          const picture = await at.picture({ id: content.id, read: of as Read }, wishOf(ask, styles));
          return { picture, ms: performance.now() - begun };
        });
        return new Transferred({ picture, ms }, [picture.data.buffer]);
      }),
    instantFrame: async ({ session, image, ...ask }, { progress }) =>
      withBitmaps([image, ...ask.styles.map((style) => style.image)], async ([frame, ...styles]) => {
        const picture = await engine.use(ask, async () =>
          (await desk(ask.assets, progress)).frame(session, (frame as Read)(), wishOf(ask, styles)),
        );
        return new Transferred(picture, [picture.data.buffer]);
      }),
  };
}

type Read = () => Pixels;

function wishOf({ styles, amount, size }: InstantAsk, readers: Read[]): InstantWish {
  return { styles: styles.map((style, i) => ({ ...style, read: readers[i] as Read })), amount, size };
}

/** Readers of bitmaps, each read once at most; whatever happens, all are closed in the end. */
async function withBitmaps<Result>(
  images: ImageBitmap[],
  work: (readers: Read[]) => Promise<Result>,
): Promise<Result> {
  const readers = images.map((image) => {
    let pixels: Pixels | null = null;
    return () => {
      pixels ??= readPixels(image);
      return pixels;
    };
  });
  try {
    return await work(readers);
  } finally {
    for (const image of images) image.close();
  }
}
