import type { OptimiserState } from '../optimise/optimisers.ts';
import { type Recipe, scaleSizes, stepsOf } from '../recipe/recipe.ts';

/** Enough to go on later, given the same inputs. */
export interface Checkpoint {
  recipe: Recipe;
  scale: number;
  stepInScale: number;
  extraSteps: number;
  /** With the recipe's margin. */
  width: number;
  height: number;
  /** [height, width, 3] */
  g: Float32Array;
  average: Float32Array;
  averageWeight: number;
  optimiser: OptimiserState;
}

/** The same run with a longer way before it, so that it goes on from where it ended. */
export function towards(checkpoint: Checkpoint, finishSide: number): Checkpoint {
  const { recipe, scale, stepInScale } = checkpoint;
  // Steps asked for beyond the end were made; they are no part of the new way.
  const within = Math.min(stepInScale, stepsOf(recipe, scale, scaleSizes(recipe, checkpoint).length));
  return { ...checkpoint, recipe: { ...recipe, finishSide }, stepInScale: within, extraSteps: 0 };
}
