import { totalVariation } from '../cost/totalVariation.ts';
import type { Compared } from '../cost/wholePicture.ts';
import type { Evaluation } from '../optimise/optimisers.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { Parts } from './report.ts';

/** J so small beside `Targets.size` is what 32 bits round off, and its gradient points nowhere: G is what was asked for. */
export const ROUNDED_OFF = 1e-9;

/**
 * J(G) = alpha J_content + beta sum of lambda J_style (notes, [8] and [10]), with the faces' cost and the total variation, and its gradient
 * by G's pixels.
 *
 * @param values G, [height, width, 3]
 */
export async function evaluate(
  values: Float32Array,
  recipe: Recipe,
  compared: Compared,
  { width, height }: { width: number; height: number },
): Promise<Evaluation & { parts: Parts }> {
  const { styleLayers, styleWeight, contentWeight, totalVariation: variationWeight } = recipe;
  const { gradient, costs } = await compared.evaluate(values);
  const variation = totalVariation(values, width, height);
  const [smoothing, { within }] = [variation.gradient, compared];
  for (let i = 0; i < gradient.length; i++) {
    const whole = (gradient[i] ?? 0) + variationWeight * (smoothing[i] ?? 0);
    gradient[i] = within ? whole * (within[Math.floor(i / 3)] ?? 0) : whole;
  }
  const { content, faces } = costs;
  const layers = layerCosts(recipe, costs.layers);
  const cost = layers.reduce(
    (sum, layer, i) => sum + styleWeight * (styleLayers[i]?.weight ?? 0) * layer.cost,
    contentWeight * (content + faces) + variationWeight * variation.cost,
  );
  if (cost <= ROUNDED_OFF * compared.size) gradient.fill(0);
  return { cost, gradient, parts: { content, faces, totalVariation: variation.cost, layers } };
}

/** Each style layer with its cost. */
export function layerCosts(
  { styleLayers }: Pick<Recipe, 'styleLayers'>,
  costs: readonly number[],
): Parts['layers'] {
  return styleLayers.map(({ layer }, i) => ({ layer, cost: costs[i] ?? Number.NaN }));
}
