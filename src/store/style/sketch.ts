import type { Pixels } from '../../picture/pixels.ts';
import type { Recipe } from '../../style/recipe/recipe.ts';
import type { StepReport } from '../../style/run/report.ts';
import type { Studio } from './studio.ts';
import { MAX_INPUT_SIDE } from './styleInputs.ts';

export interface SketchWatch {
  signal: AbortSignal;
  onReport: (report: StepReport) => void;
  onPicture: (picture: Pixels) => void;
}

/**
 * A picture of the present pair made beside the stage, to be compared with another: nothing of it is kept.
 *
 * @param part what is otherwise than in the present recipe
 * @throws LikenessError as a run does, and the signal's reason when it is aborted
 */
export async function sketch(studio: Studio, part: Partial<Recipe>, watch: SketchWatch): Promise<void> {
  const { client, media, state, assets } = studio;
  const { content, styles } = state();
  const recipe = { ...studio.wholeRecipe(), ...part };
  const bitmaps: ImageBitmap[] = [];
  try {
    for (const picture of content && styles.length > 0 ? [content, ...styles] : [])
      bitmaps.push(await media.decodeImage(picture.file, picture.name, MAX_INPUT_SIDE));
    watch.signal.throwIfAborted();
  } catch (error) {
    for (const bitmap of bitmaps) bitmap.close();
    throw error;
  }
  const [first, ...others] = bitmaps;
  if (!first || others.length === 0) return;
  const masks = styles.map(({ mask }) => mask);
  const backend = studio.backend();
  const result = await client.run(
    'stylise',
    { content: first, styles: others, masks, begin: null, faces: [], recipe, backend, assets },
    {
      signal: watch.signal,
      transfer: bitmaps,
      onPartial: (event) => {
        if (event.kind === 'steps') {
          const report = event.reports.at(-1);
          if (report) watch.onReport(report);
        }
        if (event.kind !== 'picture') return;
        watch.onPicture(event.picture);
        // A run that ended meanwhile paints no more.
        media.afterPaint(() => client.run('painted', {}).catch(() => undefined));
      },
    },
  );
  watch.onReport(result.report);
  watch.onPicture(result.picture);
}
