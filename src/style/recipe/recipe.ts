import * as v from 'valibot';
import { LikenessError } from '../../errors.ts';
import { styleLayerNames } from '../../networks/style/styleLayers.ts';
import { recipeOf } from './networkRecipes.ts';

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
  /** The part of alpha that counts where the content is flat; it rises to alpha where the content shows something. */
  contentInFlats: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
  styleLayers: v.pipe(
    v.array(v.object({ layer: layerName, weight })),
    v.minLength(1),
    v.maxLength(styleLayerNames.length),
    v.check((all) => new Set(all.map(({ layer }) => layer)).size === all.length),
  ),
  /** beta, the weight of the style cost. */
  styleWeight: weight,
  totalVariation: weight,
  /** What G begins as; a blend is content with `noise` parts of noise, `instant` the picture made in one pass. */
  start: v.picklist(['content', 'noise', 'blend', 'picture', 'instant']),
  noise: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** How far from the photograph towards the painting the picture of one pass goes. */
  painting: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.9),
  seed: whole(0, 2 ** 31 - 1),
  optimiser: v.picklist(['adam', 'lbfgs', 'descent']),
  rate: v.pipe(v.number(), v.minValue(1e-12), v.maxValue(1e6)),
  history: whole(1, 100),
  /** Shorter side of the draft, pixels. */
  size: whole(16, 4096),
  /** Shorter side of the first, smallest scale. */
  firstSize: whole(16, 4096),
  /** From one scale to the next. */
  scaleFactor: v.pipe(v.number(), v.minValue(1.1), v.maxValue(4)),
  stepsPerScale: whole(1, 100_000),
  /** The first scale takes so many times the steps. */
  firstScaleFactor: v.pipe(v.number(), v.minValue(1), v.maxValue(10)),
  /** Longer side of the finished picture, pixels: from the draft of `size` it goes on up to here; 0 ends with the draft. */
  finishSide: v.optional(whole(0, 8192), 0),
  /** Steps at each size above the draft: enough to draw its finest strokes, as the rest is drawn already. */
  finishSteps: v.optional(whole(1, 1000), 20),
  /** Adam's steps there are so many times as long: at the draft's length, twenty only sharpen what was enlarged, and it looks raised. */
  finishRate: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(10)), 1),
  /** So much of each size's steps, at its end, is made ever shorter, down to a tenth: Adam's own restlessness goes out of the picture. */
  settling: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0),
  /** So many pixels around the picture are made, too, and cut off: what borders do to G stays outside. */
  margin: v.optional(v.pipe(whole(0, 16), v.multipleOf(8)), 0),
  /** Whether the content's faces stay who they are. */
  keepFaces: v.optional(v.boolean(), false),
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
    throw new LikenessError('NotARecipe', {}, { cause });
  }
}

/**
 * What G begins as, with the way from there. The quick picture has palette, strokes and most motifs: smaller sizes have nothing to add to
 * it, and fewer steps do (docs/benchmarks.md, "The quick picture").
 */
export function beginningAs(start: Recipe['start']): Pick<Recipe, 'start' | 'firstSize' | 'stepsPerScale'> {
  return start === 'instant'
    ? { start, firstSize: 181, stepsPerScale: 60 }
    : { start, firstSize: 128, stepsPerScale: 90 };
}

/** What changes in a recipe when G begins as something else; what the person set otherwise than usual stays. */
export function begunAnew(recipe: Recipe, start: Recipe['start']): ReturnType<typeof beginningAs> {
  const [before, after] = [beginningAs(recipe.start), beginningAs(start)];
  const of = (key: 'firstSize' | 'stepsPerScale') => (recipe[key] === before[key] ? after[key] : recipe[key]);
  return { start, firstSize: of('firstSize'), stepsPerScale: of('stepsPerScale') };
}

/** Studio mode: weights are relative, so they mean the same on every network, layer and size. */
export const defaultRecipe: Recipe = {
  version: 1,
  network: 'embedded',
  formulas: 'relative',
  pooling: 'average',
  ...recipeOf('embedded'),
  styleWeight: 1,
  ...beginningAs('instant'),
  noise: 0.5,
  painting: 0.9,
  seed: 1,
  optimiser: 'adam',
  rate: 0.02,
  history: 10,
  size: 256,
  scaleFactor: Math.SQRT2,
  firstScaleFactor: 1,
  finishSteps: 20,
  finishRate: 3,
  settling: 0.5,
  margin: 8,
  keepFaces: true,
  styleWeights: [1],
  colour: 'style',
  averaging: 0.95,
};

/** Longer sides that a picture stops at on its way up, so that one made larger later has the same sizes before. */
export const finishSides = [1024, 1536, 2048, 4096] as const;
/** From a size above the draft to the next at most: further, and the enlargement's own softness would be taken for content. */
const LONGEST_LEAP = 2;
/** A picture longer than this many times its height is made as if it ended there: its sides stay within reach of the layers. */
const LONGEST_SHAPE = 4;

type Scales = Pick<Recipe, 'size' | 'firstSize' | 'scaleFactor' | 'finishSide'>;
interface Size {
  width: number;
  height: number;
}

/**
 * The shorter sides of the scales, first to last: `firstSize`, times the factor each, ending at the draft's `size`; then up to
 * `finishSide`, by way of the `finishSides`.
 *
 * @param content its size, for its shape
 */
export function scaleSizes({ size, firstSize, scaleFactor, finishSide }: Scales, content: Size): number[] {
  const sizes = [size];
  for (let next = size / scaleFactor; next >= firstSize * 0.9; next /= scaleFactor)
    sizes.unshift(Math.round(next));
  return [...sizes, ...finishing(size, finishSide, shapeOf(content))];
}

function finishing(size: number, finishSide: number, shape: number): number[] {
  const sides = [...finishSides.filter((side) => side < finishSide), finishSide];
  const sizes: number[] = [];
  let last = size;
  for (const side of sides) {
    const next = Math.round(side / shape);
    if (next < 1.1 * last) continue;
    const leaps = Math.ceil(Math.log(next / last) / Math.log(LONGEST_LEAP) - 0.01);
    for (let leap = 1; leap <= leaps; leap++) sizes.push(Math.round(last * (next / last) ** (leap / leaps)));
    last = next;
  }
  return sizes;
}

/** Longer by shorter side. */
function shapeOf({ width, height }: Size): number {
  return Math.min(LONGEST_SHAPE, Math.max(width, height) / Math.min(width, height));
}

/**
 * Height and width with the shorter side near `size`, both multiples of 16, so that pooling divides them evenly. A very long picture
 * keeps its shape and gives up height.
 */
export function snappedSize(width: number, height: number, size: number): Size {
  const factor = (size * shapeOf({ width, height })) / Math.max(width, height);
  const snap = (side: number) => Math.max(16, Math.round((side * factor) / 16) * 16);
  return { width: snap(width), height: snap(height) };
}

/** Whether that scale comes after the draft. */
export function isFinish(recipe: Recipe, scale: number): boolean {
  return scale >= scaleSizes({ ...recipe, finishSide: 0 }, { width: 1, height: 1 }).length;
}

/**
 * Beyond this longer side a step takes a minute, and the strokes are drawn: what is left is the enlargement's softness, for which a
 * third of the steps is enough.
 */
const HUGE = { side: 2048, share: 1 / 3 };

/** Steps of one scale. @param scales how many there are */
export function stepsOf(recipe: Recipe, scale: number, scales: number): number {
  if (recipe.finishSide > HUGE.side && scale === scales - 1)
    return Math.ceil(recipe.finishSteps * HUGE.share);
  if (isFinish(recipe, scale)) return recipe.finishSteps;
  return Math.round(recipe.stepsPerScale * (scale === 0 ? recipe.firstScaleFactor : 1));
}
