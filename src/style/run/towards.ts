import { scaleSizes, stepsOf } from '../recipe/recipe.ts';
import type { Checkpoint } from './run.ts';

/** The same run with a longer way before it, so that it goes on from where it ended. */
export function towards(checkpoint: Checkpoint, finishSide: number): Checkpoint {
  const { recipe, scale, stepInScale } = checkpoint;
  // Steps asked for beyond the end were made; they are no part of the new way.
  const within = Math.min(stepInScale, stepsOf(recipe, scale, scaleSizes(recipe, checkpoint).length));
  return { ...checkpoint, recipe: { ...recipe, finishSide }, stepInScale: within, extraSteps: 0 };
}
