import * as v from 'valibot';
import { LikenessError } from '../../errors.ts';
import { styleLayerNames } from '../../networks/style/styleLayers.ts';

const layerName = v.picklist(styleLayerNames);
const weight = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e9));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** Everything that decides a picture but the pictures themselves. Comes from files and links, so it is checked. */
export const recipeSchema = v.object({
  version: v.literal(1),
  network: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  formulas: v.picklist(['relative', 'document', 'paper']),
  pooling: v.picklist(['average', 'max']),
  contentLayer: layerName,
  /** alpha, the weight of the content cost. */
  contentWeight: weight,
  styleLayers: v.pipe(
    v.array(v.object({ layer: layerName, weight })),
    v.minLength(1),
    v.maxLength(styleLayerNames.length),
    v.check((all) => new Set(all.map(({ layer }) => layer)).size === all.length, 'A layer is named twice.'),
  ),
  /** beta, the weight of the style cost. */
  styleWeight: weight,
  totalVariation: weight,
  /** What G begins as; a blend is content with `noise` parts of noise. */
  start: v.picklist(['content', 'noise', 'blend', 'picture']),
  noise: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  seed: whole(0, 2 ** 31 - 1),
  optimiser: v.picklist(['adam', 'lbfgs', 'descent']),
  rate: v.pipe(v.number(), v.minValue(1e-12), v.maxValue(1e6)),
  history: whole(1, 100),
  /** Shorter side of the finished picture, pixels. */
  size: whole(16, 4096),
  /** Shorter side of the first, smallest scale. */
  firstSize: whole(16, 4096),
  /** From one scale to the next. */
  scaleFactor: v.pipe(v.number(), v.minValue(1.1), v.maxValue(4)),
  stepsPerScale: whole(1, 100_000),
  /** The first scale takes so many times the steps. */
  firstScaleFactor: v.pipe(v.number(), v.minValue(1), v.maxValue(10)),
  /** The finished picture is enlarged so many times at the end; 1 leaves it. */
  finishFactor: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(4)), 1),
  /** Steps on the enlarged picture: enough to draw its finest strokes, as the rest is drawn already. */
  finishSteps: v.optional(whole(1, 1000), 20),
  /** Size of the style pictures relative to G. */
  styleScale: v.pipe(v.number(), v.minValue(0.1), v.maxValue(4)),
  /** One weight per style picture; their sum need not be 1. */
  styleWeights: v.pipe(v.array(weight), v.minLength(1), v.maxLength(16)),
  colour: v.picklist(['style', 'luminance', 'histogram', 'moments']),
  /** The part of the running average that is kept at each step; 0 shows the iterate itself. */
  averaging: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9999)),
});

export type Recipe = v.InferOutput<typeof recipeSchema>;

/**
 * A recipe that came from outside.
 *
 * @param read its JSON, or a function that reads it; what that throws counts as damage.
 * @throws LikenessError `NotARecipe`
 */
export function parseRecipe(read: string | (() => unknown)): Recipe {
  try {
    return v.parse(recipeSchema, typeof read === 'string' ? JSON.parse(read) : read());
  } catch (cause) {
    throw new LikenessError(
      'NotARecipe',
      'The recipe in this file or link is damaged or of another version.',
      'Nothing was changed. Set the controls by hand, or ask for the file or link again.',
      { cause },
    );
  }
}

/** Studio mode: weights are relative, so they mean the same everywhere. */
export const defaultRecipe: Recipe = {
  version: 1,
  network: 'embedded',
  formulas: 'relative',
  pooling: 'average',
  contentLayer: 'conv3_3',
  contentWeight: 0.05,
  styleLayers: (['conv1_1', 'conv2_1', 'conv3_1', 'conv3_4'] as const).map((layer) => ({
    layer,
    weight: 0.25,
  })),
  styleWeight: 1,
  totalVariation: 0.02,
  start: 'content',
  noise: 0.5,
  seed: 1,
  optimiser: 'adam',
  rate: 0.02,
  history: 10,
  size: 256,
  firstSize: 128,
  scaleFactor: Math.SQRT2,
  stepsPerScale: 100,
  firstScaleFactor: 1,
  finishFactor: 1,
  finishSteps: 20,
  styleScale: 1,
  styleWeights: [1],
  colour: 'style',
  averaging: 0.95,
};

/**
 * The shorter sides of the scales, first to last: `firstSize`, times the factor each, ending at `size`; and once more times the
 * finish factor, when there is one.
 */
export function scaleSizes({
  size,
  firstSize,
  scaleFactor,
  finishFactor,
}: Pick<Recipe, 'size' | 'firstSize' | 'scaleFactor' | 'finishFactor'>): number[] {
  const sizes = [size];
  for (let next = size / scaleFactor; next >= firstSize * 0.9; next /= scaleFactor)
    sizes.unshift(Math.round(next));
  return finishFactor > 1 ? [...sizes, Math.round(size * finishFactor)] : sizes;
}

/** Height and width with the shorter side near `size`, both multiples of 16, so that pooling divides them evenly. */
export function snappedSize(width: number, height: number, size: number): { width: number; height: number } {
  const factor = size / Math.min(width, height);
  const snap = (side: number) => Math.max(16, Math.round((side * factor) / 16) * 16);
  return { width: snap(width), height: snap(height) };
}

/** Steps of one scale. */
export function stepsOf(recipe: Recipe, scale: number): number {
  if (recipe.finishFactor > 1 && scale === scaleSizes(recipe).length - 1) return recipe.finishSteps;
  return Math.round(recipe.stepsPerScale * (scale === 0 ? recipe.firstScaleFactor : 1));
}
