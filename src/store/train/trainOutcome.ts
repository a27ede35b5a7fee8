import { ENCODER_VERSION } from '../../faces/encode/version.ts';
import type { Key } from '../../words/keys.ts';
import type { TrainResult } from '../../workers/train/trainJobs.ts';
import type { TrainedVersion } from './trained.ts';
import type { TrainRunState, TrainSource } from './trainState.ts';

/** Whether what was trained tells held-out people apart better than what there was before. */
export function hasWon({ before, after, collapsed }: TrainResult): boolean {
  if (collapsed !== null) return false;
  return after.auc > before.auc || (after.auc === before.auc && after.eer < before.eer);
}

/** Whether the held-out people were told apart without an error before anything was learnt: nothing can do better. */
export function nothingToGain({ before }: Pick<TrainResult, 'before'>): boolean {
  return before.auc === 1 && before.eer === 0;
}

/** Whether there is a network that did better and was neither adopted nor kept: nothing may let go of it unasked. */
export function isUntaken({ result, keptAs }: Pick<TrainRunState, 'result' | 'keptAs'>): boolean {
  return result !== null && hasWon(result) && keptAs === null;
}

/** What a version is called. */
export const versionName = {
  head: 'people.versionHead',
  siamese: 'people.versionSiamese',
  difference: 'people.versionDifference',
  'chi-squared': 'people.versionChiSquared',
} as const satisfies Record<TrainedVersion['kind'], Key>;

/** What won, as a version to be kept. */
export function versionOf(result: TrainResult, source: TrainSource): TrainedVersion {
  const best = result.binary?.reduce((a, b) => (b.figures.auc > a.figures.auc ? b : a));
  const kind = best?.head.form ?? result.network?.kind ?? 'head';
  const weights = best ? [best.head.w, Float32Array.of(best.head.b)] : (result.network?.weights ?? []);
  return {
    id: crypto.randomUUID(),
    createdAt: Date.now(),
    kind,
    base: kind === 'siamese' ? null : ENCODER_VERSION,
    weights,
    scale: result.network?.scale ?? 1,
    data: source,
    measured: {
      startAuc: result.before.auc,
      auc: result.after.auc,
      startEer: result.before.eer,
      eer: result.after.eer,
      trainPeople: result.people.train,
      heldOutPeople: result.people.heldOut,
      steps: result.steps,
    },
  };
}
