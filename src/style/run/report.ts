import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { Recipe } from '../recipe/recipe.ts';

export type Weighing = Pick<
  Recipe,
  'formulas' | 'contentWeight' | 'styleWeight' | 'totalVariation' | 'styleLayers'
>;

/** What J is made of. */
export interface Parts {
  content: number;
  /** What the faces that are kept differ from the content's; 0 without any. It counts as the content does, with its weight. */
  faces: number;
  totalVariation: number;
  /** Each layer's own cost before its weight, summed over the styles by their weights. */
  layers: { layer: StyleLayerName; cost: number }[];
}

/** Where a run stands, and by what it has come there. */
export interface Place {
  /** From 1, over all scales. */
  step: number;
  steps: number;
  scale: number;
  scales: number;
  width: number;
  height: number;
  /** What J was weighed with at this step: steering changes it under way. */
  weighed: Weighing;
  done: boolean;
}

export interface StepReport extends Place, Parts {
  cost: number;
  /** The cost exploded or was no number: G went back to the last good one and the rate was halved. */
  rolledBack: boolean;
}
