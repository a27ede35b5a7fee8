import { beginningAs, defaultRecipe, type Recipe } from '../../../style/recipe/recipe.ts';
import { say } from '../../../words/say.ts';

/** The lecture's five style layers, each with the same lambda. */
const fiveLayers: Recipe['styleLayers'] = (
  ['conv1_1', 'conv2_1', 'conv3_1', 'conv4_1', 'conv5_1'] as const
).map((layer) => ({ layer, weight: 0.2 }));

/**
 * The lecture's own exercise: alpha 10, beta 40, G from the content with noise, as its assignment has it, so that the content is still
 * there at the end; one size, the printed formulas. The step length suits the costs' size, which is of the order of a million.
 */
export const course: Partial<Recipe> = {
  formulas: 'document',
  contentWeight: 10,
  contentInFlats: 1,
  styleWeight: 40,
  totalVariation: 0,
  styleLayers: fiveLayers,
  ...beginningAs('blend'),
  noise: 0.4,
  optimiser: 'adam',
  rate: 0.02,
  size: 128,
  finishSide: 0,
  finishRate: 1,
  settling: 0,
  margin: 0,
  keepFaces: false,
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
  return { relative: 0.5, document: 1e-5, paper: 1e-3 }[formulas];
}

const { contentWeight, contentInFlats, styleLayers, styleScale } = defaultRecipe;
/** The style's layers with those of large motifs, or of fine strokes, counting so many times as much. */
const weighed = (fine: number, deep: number): Recipe['styleLayers'] =>
  styleLayers.map(({ layer, weight }) => ({ layer, weight: weight * (layer < 'conv4' ? fine : deep) }));

type Look = 'style.gentle' | 'style.balanced' | 'style.bold' | 'style.texture';

/** Looks to begin from: each sets the same handful of settings, so that another one replaces it whole. */
export const presets: { name: Look; more: `${Look}More`; change: Partial<Recipe> }[] = [
  {
    name: 'style.gentle',
    more: 'style.gentleMore',
    change: {
      contentWeight: 6 * contentWeight,
      // At six times the weight a sky was hatched in green and pink instead of painted.
      contentInFlats: 0.2,
      styleLayers: weighed(1, 0.25),
      styleScale: 0.75,
      ...beginningAs('instant'),
    },
  },
  {
    name: 'style.balanced',
    more: 'style.balancedMore',
    change: { contentWeight, contentInFlats, styleLayers, styleScale, ...beginningAs('instant') },
  },
  {
    name: 'style.bold',
    more: 'style.boldMore',
    change: {
      contentWeight: contentWeight / 4,
      contentInFlats,
      styleLayers: weighed(1, 2),
      styleScale: 1.6,
      ...beginningAs('instant'),
    },
  },
  {
    name: 'style.texture',
    more: 'style.textureMore',
    change: { contentWeight: 0, contentInFlats, styleLayers, styleScale, ...beginningAs('noise') },
  },
];

/** How far a run goes is not part of its look. */
const ways: readonly string[] = ['firstSize', 'stepsPerScale'] satisfies (keyof Recipe)[];

/** Whether the recipe is that preset's as it stands. */
export function isOn(change: Partial<Recipe>, recipe: Recipe): boolean {
  return Object.entries(change).every(
    ([key, value]) =>
      ways.includes(key) || JSON.stringify(recipe[key as keyof Recipe]) === JSON.stringify(value),
  );
}

/** @param strength log10 of beta / alpha */
export function weightInWords(strength: number): string {
  if (strength < 0.55) return say('style.mostlyPhoto');
  if (strength < 0.95) return say('style.morePhoto');
  if (strength < 1.45) return say('style.both');
  return say(strength < 1.95 ? 'style.morePainting' : 'style.mostlyPainting');
}
