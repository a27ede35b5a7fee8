import { defaultRecipe, type Recipe } from '../../../style/recipe/recipe.ts';

/** The lecture's five style layers, each with the same lambda. */
const fiveLayers: Recipe['styleLayers'] = (
  ['conv1_1', 'conv2_1', 'conv3_1', 'conv4_1', 'conv5_1'] as const
).map((layer) => ({ layer, weight: 0.2 }));

/**
 * The lecture's own exercise: alpha 10, beta 40, G from random pixels, one size, the printed formulas. The step length suits the
 * costs' size, which is of the order of a million.
 */
export const course: Partial<Recipe> = {
  formulas: 'document',
  contentWeight: 10,
  styleWeight: 40,
  totalVariation: 0,
  styleLayers: fiveLayers,
  start: 'noise',
  optimiser: 'adam',
  rate: 0.02,
  size: 128,
  firstSize: 128,
  finishFactor: 1,
  averaging: 0,
  colour: 'style',
};

/** Back to what makes good pictures. */
export const studio: Partial<Recipe> = Object.fromEntries(
  Object.keys(course).map((key) => [key, defaultRecipe[key as keyof Recipe]]),
);

/** Step lengths that were seen to work: pixels run from 0 to 1, and a plain descent's step grows with the costs. */
export function rateOf(optimiser: Recipe['optimiser'], formulas: Recipe['formulas']): number {
  if (optimiser === 'adam') return 0.02;
  if (optimiser === 'lbfgs') return 1;
  return { relative: 1, document: 1e-5, paper: 1e-3 }[formulas];
}

/** Looks to begin from: each is a handful of settings and no more. */
export const presets: { name: string; said: string; change: Partial<Recipe> }[] = [
  {
    name: 'Gentle',
    said: 'the content stays, coloured and brushed',
    change: { contentWeight: 0.4, styleWeight: 1, start: 'content', styleScale: 1 },
  },
  {
    name: 'Balanced',
    said: 'both in full',
    change: { contentWeight: 0.05, styleWeight: 1, start: 'content', styleScale: 1 },
  },
  {
    name: 'Bold',
    said: 'large strokes, the content only just there',
    change: { contentWeight: 0.01, styleWeight: 1, start: 'content', styleScale: 1.5 },
  },
  {
    name: 'Texture',
    said: 'the style alone, from noise',
    change: { contentWeight: 0, styleWeight: 1, start: 'noise', styleScale: 1 },
  },
];
