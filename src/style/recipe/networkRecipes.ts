import type { Recipe } from './recipe.ts';

type OfNetwork = Pick<
  Recipe,
  | 'contentLayer'
  | 'contentWeight'
  | 'contentInFlats'
  | 'styleLayers'
  | 'styleScale'
  | 'totalVariation'
  | 'finishSide'
>;

const to34: Recipe['styleLayers'] = (['conv1_1', 'conv2_1', 'conv3_1', 'conv3_4'] as const).map((layer) => ({
  layer,
  weight: 0.25,
}));

/**
 * What makes good pictures with one network (docs/benchmarks.md, "Motifs and edges"). conv4_1 and conv5_1 carry swirls, rings and leaves,
 * which the layers before them do not see. A small network answers them roughly: as heavy as the others they drown palette and content
 * in flat patches, faces first.
 */
const small: OfNetwork = {
  contentLayer: 'conv3_3',
  contentWeight: 0.09,
  contentInFlats: 0.3,
  styleLayers: [...to34, { layer: 'conv4_1', weight: 0.08 }, { layer: 'conv5_1', weight: 0.12 }],
  styleScale: 1,
  totalVariation: 0.02,
  finishSide: 1024,
};

/** VGG-19 takes sixteen times the arithmetic and memory of a small network: it ends with the draft, and one asks for more. */
const large: OfNetwork = { ...small, finishSide: 0 };

/** Of a network the person brought it is not known how far it goes; most files that are about go to conv3_4 at least. */
const unknown: OfNetwork = { ...large, styleLayers: to34 };

const recipes: Record<string, OfNetwork> = { embedded: small, 'embedded-fine': small, vgg19: large };

/** The recipe's part that belongs to a network. */
export const recipeOf = (network: string): OfNetwork => recipes[network] ?? unknown;

/** Another network with its own part of the recipe; what the person set otherwise than the network before has it, stays. */
export function withNetwork(recipe: Recipe, network: string): Partial<Recipe> {
  const [before, after] = [recipeOf(recipe.network), recipeOf(network)];
  const untouched = Object.entries(after).filter(([key]) => {
    const name = key as keyof OfNetwork;
    return JSON.stringify(recipe[name]) === JSON.stringify(before[name]);
  });
  return recipe.formulas === 'relative' ? { ...Object.fromEntries(untouched), network } : { network };
}
