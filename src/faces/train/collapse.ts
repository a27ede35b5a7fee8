import { type Message, message } from '../../words/keys.ts';

/** What one step of training shows about the state of the encodings. */
export interface StepSigns {
  /** J over the number of triplets. */
  meanLoss: number;
  alpha: number;
  /** Mean squared distance of all pairs of the batch; 2 where encodings are spread over the whole sphere. */
  meanDistance: number;
  /** Standard deviation of one number of an encoding, root mean square over all. */
  spread: number;
  dimension: number;
}

/** Under this mean squared distance (of 4 possible on the unit sphere) points have nearly run together. */
const NEAR = 0.01;
/** Steps in a row before it is called a collapse. */
const PATIENCE = 5;

/**
 * Watches for collapse: on the unit sphere f = 0 cannot happen, instead all points run together, so that every triplet costs
 * exactly alpha and no gradient leads out. Hardest negatives from the start can do this (FaceNet, section 3.2).
 */
export class CollapseGuard {
  /** Steps in a row that looked like a collapse; to be kept and put back with a training's state. */
  inARow = 0;

  /** @returns what happened, or null while all is well */
  observe(signs: StepSigns): Message | null {
    const { meanLoss, alpha, meanDistance, spread, dimension } = signs;
    if (!Number.isFinite(meanLoss) || !Number.isFinite(meanDistance)) {
      return message('train.notFinite');
    }
    const together = meanDistance < NEAR && spread < 0.1 / Math.sqrt(dimension);
    const stuck = Math.abs(meanLoss - alpha) <= 0.02 * alpha + 0.01;
    this.inARow = together && stuck ? this.inARow + 1 : 0;
    if (this.inARow < PATIENCE) return null;
    return message('train.ranTogether', { distance: meanDistance, alpha });
  }
}

/** Root mean square over the numbers of an encoding of their standard deviations over the batch [n, dimension]. */
export function spreadOf(encodings: Float32Array, dimension: number): number {
  const n = encodings.length / dimension;
  let sum = 0;
  for (let k = 0; k < dimension; k++) {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += (encodings[i * dimension + k] ?? 0) / n;
    for (let i = 0; i < n; i++) sum += ((encodings[i * dimension + k] ?? 0) - mean) ** 2 / n;
  }
  return Math.sqrt(sum / dimension);
}
