import { JobClient } from '../jobs/jobClient.ts';
import { spawnWorker } from '../spawn.ts';
import type { StyleJobs } from './styleJobs.ts';

export { styleNetworkWidths, vgg19 } from '../../networks/files/catalogue.ts';
export { type StyleLayerName, styleLayerNames } from '../../networks/style/styleLayers.ts';
export { defaultRecipe, parseRecipe, scaleSizes, snappedSize } from '../../style/recipe/recipe.ts';
export { recipeFromText, recipeToText } from '../../style/recipe/recipeLink.ts';
export { safeBytes, stepBytes } from '../../style/run/memory.ts';
export { secondsLeft } from '../../style/run/pace.ts';
export { contentSamples, styleSamples } from '../../style/samples/samples.ts';
export type * from './styleJobs.ts';

const IDLE_MS = 5 * 60_000;

/** The style worker as the page talks to it. It holds nothing the page could not send again. */
export type StyleClient = JobClient<StyleJobs>;

export function createStyleClient(): StyleClient {
  return new JobClient<StyleJobs>({
    spawn: () => spawnWorker('style'),
    idleMs: IDLE_MS,
  });
}
