import * as tf from '@tensorflow/tfjs-core';
import { graphicsDone, mayBeLost } from '../../networks/backend/graphics.ts';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { grey, withLight } from '../../picture/colour.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { randomNormal } from '../../picture/random.ts';
import { resize } from '../../picture/resize.ts';
import { clamp01, pixelsOf, rgbOf, sized } from '../../picture/rgb.ts';
import { recoloured } from '../cost/prepared.ts';
import { tensorOf } from '../cost/targets.ts';
import { totalVariation } from '../cost/totalVariation.ts';
import { type Compared, WholePicture } from '../cost/wholePicture.ts';
import { Lbfgs } from '../optimise/lbfgs.ts';
import {
  Adam,
  type Evaluate,
  type Evaluation,
  GradientDescent,
  type Optimiser,
  type OptimiserState,
} from '../optimise/optimisers.ts';
import { type Recipe, scaleSizes, snappedSize, stepsOf } from '../recipe/recipe.ts';
import { TiledPicture, type TileNews } from '../tiles/tiledPicture.ts';
import { DeviceIterate, type IterateState } from './deviceIterate.ts';
import type { StyleInputs } from './inputs.ts';
import { type LayerLook, lookAt, type StyleLook } from './look.ts';
import { cropped, mirrored, withMargin, withoutMargin } from './margin.ts';
import { deepestOf, tileSide } from './memory.ts';

export type Weighing = Pick<
  Recipe,
  'formulas' | 'contentWeight' | 'styleWeight' | 'totalVariation' | 'styleLayers'
>;

export interface StepReport {
  /** From 1, over all scales. */
  step: number;
  steps: number;
  scale: number;
  scales: number;
  width: number;
  height: number;
  cost: number;
  content: number;
  /** What the faces that are kept differ from the content's; 0 without any. It counts as the content does, with its weight. */
  faces: number;
  totalVariation: number;
  /** What J was weighed with at this step: steering changes it under way. */
  weighed: Weighing;
  /** Each layer's own cost before its weight, summed over the styles by their weights. */
  layers: { layer: StyleLayerName; cost: number }[];
  /** The cost exploded or was no number: G went back to the last good one and the rate was halved. */
  rolledBack: boolean;
  done: boolean;
}

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

export interface RunOptions {
  /** Goes on from here. */
  checkpoint?: Checkpoint | undefined;
  /** Bytes that a step's tensors may take: a picture that takes more is made in tiles. Without, none is. */
  safeBytes?: number;
  /** Pixels along a tile, a multiple of 16, whatever the memory. */
  side?: number;
  /** Whether G and what is remembered of it stay on the device from step to step; by default on a graphics card. */
  onDevice?: boolean;
  /** Told between tiles, where a step has any. What it throws ends the step, and G is as it was before. */
  onTile?: TileNews;
}

/** A cost so many times its last good value counts as exploded. */
const EXPLODED = 100;
/**
 * J at least so large beside `Targets.size` when it counts as a good value. Below it, Adam's steps, as long as its rate however
 * small the gradient, multiply J without G being any worse to look at.
 */
const LEAST_GOOD = 1e-3;
/** J so small beside `Targets.size` is what 32 bits round off, and its gradient points nowhere: G is what was asked for. */
const ROUNDED_OFF = 1e-9;
const NOT_A_NUMBER = 'The cost is not a number from the first step on. Lower the weights.';
/** Steps between copies of G to go back to. */
const SAFE_EVERY = 10;
/** Steps on a device whose costs are read together, and how many such readings apart G comes along, against a loss of the device. */
const [COSTS_EVERY, STATE_EVERY] = [8, 4];

/**
 * Neural style transfer (Gatys, Ecker and Bethge 2015; notes, [6] to [10]): G's pixels are changed step by step so that
 * J(G) = alpha J_content(C, G) + beta J_style(S, G) falls, from small pictures to large ones.
 */
export class StyleRun {
  readonly #network: StyleNetwork;
  #inputs: StyleInputs;
  #recipe: Recipe;
  readonly #sizes: readonly number[];
  #scale = -1;
  #stepInScale = 0;
  #extraSteps = 0;
  /** With its margin. */
  #width = 0;
  #height = 0;
  #g: Float32Array = new Float32Array(0);
  #average: Float32Array = new Float32Array(0);
  #averageWeight = 0;
  #optimiser: Optimiser = new GradientDescent(0);
  #compared: Compared | null = null;
  /** Of a step under way, replaced since: it is disposed of when that step ends. */
  #outdated: Compared[] = [];
  #stepping = false;
  readonly #options: RunOptions;
  #safe: { g: Float32Array; cost: number } | null = null;
  #peakBytes = 0;
  /** G where it lies on a device: then what this run has of it is as it was at its `at`th step of the scale. */
  #device: { iterate: DeviceIterate; at: number; readings: number; safeCost: number } | null = null;
  /** Steps made there whose costs have not come back. */
  #untold: Untold[] = [];
  /** When the device has made the step before. */
  #deviceDone: Promise<void> = Promise.resolve();
  /** An optimiser was chosen that does not go on with the present one's memory. */
  #newlyChosen = false;
  /** The style seen at one layer and size: it stays the same from look to look. */
  #styleLook: { key: string; look: LayerLook } | null = null;

  /**
   * @throws RangeError when the recipe names a layer the network has not, or another number of styles than there are.
   */
  constructor(network: StyleNetwork, inputs: StyleInputs, recipe: Recipe, options: RunOptions = {}) {
    const { checkpoint } = options;
    this.#options = options;
    this.#network = network;
    this.#inputs = inputs;
    this.#check(recipe);
    this.#recipe = recipe;
    this.#sizes = scaleSizes(recipe, inputs.content);
    if (checkpoint) this.#restore(checkpoint);
    else this.#beginScale(0);
  }

  get recipe(): Recipe {
    return this.#recipe;
  }

  /** Most bytes of tensors alive at once so far, as TF.js counts them. */
  get peakTensorBytes(): number {
    return this.#peakBytes;
  }

  /** Steps of all scales and those asked for beyond the end. */
  get steps(): number {
    return this.#sizes.reduce((sum, _, scale) => sum + this.#stepsAt(scale), 0) + this.#extraSteps;
  }

  get stepsDone(): number {
    let before = 0;
    for (let scale = 0; scale < this.#scale; scale++) before += this.#stepsAt(scale);
    return before + this.#stepInScale;
  }

  get done(): boolean {
    return this.#scale === this.#sizes.length - 1 && this.#stepInScale >= this.#stepsHere();
  }

  /** The scale the next step belongs to. */
  get nextScale(): { scale: number; scales: number } {
    const scales = this.#sizes.length;
    return { scale: this.#scale + (this.#scaleOver() ? 1 : 0), scales };
  }

  /** More steps at the last scale. */
  extend(steps: number): void {
    this.#extraSteps += steps;
  }

  /**
   * Changes weights, layers, rate, colour, blend or mask from the next step on. Sizes, steps, seed and network stay as they began.
   *
   * @throws RangeError as the constructor does; then nothing is changed.
   */
  steer(change: Partial<Recipe>): void {
    const { size, firstSize, scaleFactor, stepsPerScale, firstScaleFactor } = this.#recipe;
    const { finishSide, finishSteps, seed, start, network, margin } = this.#recipe;
    const scales = { size, firstSize, scaleFactor, stepsPerScale, firstScaleFactor };
    const fixed = { ...scales, finishSide, finishSteps, seed, start, network, margin };
    const next = { ...this.#recipe, ...change, ...fixed };
    this.#check(next);
    const before = this.#recipe;
    this.#recipe = next;
    this.#disposeCompared();
    this.#forgetSafe();
    if (next.optimiser !== before.optimiser || next.history !== before.history) {
      // What lies on a device comes back first.
      if (this.#device) this.#newlyChosen = true;
      else this.#optimiser = this.#newOptimiser();
    } else {
      this.#optimiser.rate = next.rate;
      // The history of another cost would mislead L-BFGS.
      if (next.optimiser === 'lbfgs') this.#optimiser = this.#newOptimiser();
    }
  }

  /**
   * Changes where on G each style counts, from the next step on.
   *
   * @param masks one a style, in their order; null lets it count everywhere.
   */
  setMasks(masks: readonly (Pixels | null)[]): void {
    const styles = this.#inputs.styles.map(({ picture }, i) => {
      const mask = masks[i];
      return mask ? { picture, mask } : { picture };
    });
    this.#inputs = { ...this.#inputs, styles };
    this.#disposeCompared();
    this.#forgetSafe();
    if (this.#recipe.optimiser === 'lbfgs') this.#optimiser = this.#newOptimiser();
  }

  /** One step of the optimiser with its costs; the next scale is begun when the last is finished. */
  async step(): Promise<StepReport> {
    const told = (await this.advance()).at(-1) ?? (await this.settle()).at(-1);
    if (!told) throw new RangeError('A step was made that tells nothing.');
    return told;
  }

  /**
   * One step of the optimiser, which on a device waits for nothing.
   *
   * @returns the steps whose costs have become known: this one, on a device none or several
   */
  async advance(): Promise<StepReport[]> {
    this.#stepping = true;
    try {
      // What comes back may ask for steps of this scale once more.
      const told = this.#scaleOver() || this.#newlyChosen ? await this.#leaveDevice() : [];
      if (this.#scaleOver()) this.#beginScale(this.#scale + 1);
      return [...told, ...(await this.#stepOf(this.#recipe))];
    } finally {
      this.#stepping = false;
      for (const compared of this.#outdated) compared.dispose();
      this.#outdated = [];
    }
  }

  /**
   * Costs that have not come back from a device, and G with them: then picture, look and checkpoint are those of the last step.
   *
   * @returns the steps whose costs have become known
   */
  async settle(): Promise<StepReport[]> {
    return this.#device ? this.#tell(true) : [];
  }

  async #stepOf(recipe: Recipe): Promise<StepReport[]> {
    const inputs = this.#inputs;
    const compared = this.#compared ?? (await this.#compare(recipe));
    // Steered meanwhile: the next step will be compared by the change.
    if (recipe === this.#recipe && inputs === this.#inputs) this.#compared = compared;
    else this.#outdated.push(compared);
    const { onDevice = mayBeLost() } = this.#options;
    if (onDevice && recipe.optimiser === 'adam' && compared instanceof WholePicture) {
      return this.#stepOnDevice(compared, recipe);
    }
    const told = await this.#leaveDevice();
    let parts: Parts | null = null;
    const evaluate: Evaluate = async (g) => {
      const evaluated = await this.#evaluate(g, recipe, compared);
      parts = evaluated.parts;
      return evaluated;
    };
    this.#optimiser.rate = recipe.rate * this.#settled();
    const { cost } = await this.#optimiser.step(this.#g, evaluate);
    const rolledBack = this.#rollBackIfBad(cost, LEAST_GOOD * compared.size);
    this.#stepInScale++;
    this.#clampAndAverage();
    const { content, faces, variation, layers } = parts ?? { content: 0, faces: 0, variation: 0, layers: [] };
    const place = this.#place(recipe);
    return [...told, { ...place, cost, content, faces, totalVariation: variation, layers, rolledBack }];
  }

  /** Where the run stands, and by what it has come there. */
  #place({ formulas, contentWeight, styleWeight, totalVariation, styleLayers }: Recipe): Place {
    return {
      step: this.stepsDone,
      steps: this.steps,
      scale: this.#scale,
      scales: this.#sizes.length,
      ...this.#shown,
      weighed: { formulas, contentWeight, styleWeight, totalVariation, styleLayers },
      done: this.done,
    };
  }

  async #stepOnDevice(compared: WholePicture, recipe: Recipe): Promise<StepReport[]> {
    this.#device ??= { iterate: this.#ontoDevice(), at: this.#stepInScale, readings: 0, safeCost: 0 };
    const device = this.#device;
    const [rate, roundedOff] = [recipe.rate * this.#settled(), ROUNDED_OFF * compared.size];
    device.iterate.step(compared, recipe, { rate, roundedOff });
    this.#peakBytes = Math.max(this.#peakBytes, compared.peakBytes);
    this.#stepInScale++;
    const { styleLayers } = recipe;
    const least = LEAST_GOOD * compared.size;
    this.#untold.push({ place: this.#place(recipe), stepInScale: this.#stepInScale, styleLayers, least });
    // One step waits while another is made: so the card is never idle, and who pauses or steers does not wait for more than that.
    await this.#deviceDone;
    this.#deviceDone = graphicsDone();
    // Its failure is told at the next step; a run that makes none has no use for it.
    this.#deviceDone.catch(() => undefined);
    const over = this.#stepInScale >= this.#stepsHere();
    if (device.iterate.isSafe && device.iterate.pending < COSTS_EVERY && !over) return [];
    device.readings++;
    return this.#tell(over || device.readings % STATE_EVERY === 0);
  }

  #ontoDevice(): DeviceIterate {
    const { vectors, step } = this.#optimiser.save();
    const nothing = new Float32Array(this.#g.length);
    const [m = nothing, v = nothing] = vectors;
    const [g, average, averageWeight] = [this.#g, this.#average, this.#averageWeight];
    const size = { width: this.#width, height: this.#height };
    return new DeviceIterate({ g, average, averageWeight, m, v, step }, size);
  }

  /** Reads what the steps on the device cost, and goes back where one exploded: those after it count as not made. */
  async #tell(withState: boolean): Promise<StepReport[]> {
    const device = this.#device;
    if (!device) return [];
    const { costs, state } = await device.iterate.read(withState);
    const untold = this.#untold;
    this.#untold = [];
    const reports: StepReport[] = [];
    for (const [i, { cost, variation, parts }] of costs.entries()) {
      const { place, stepInScale, styleLayers, least } = untold[i] as Untold;
      const { isSafe } = device.iterate;
      const rolledBack =
        !Number.isFinite(cost) || (isSafe && cost > EXPLODED * Math.max(device.safeCost, least));
      if (rolledBack && !isSafe) throw new RangeError(NOT_A_NUMBER);
      const layers = styleLayers.map(({ layer }, at) => ({ layer, cost: parts.layers[at] ?? Number.NaN }));
      const { content, faces } = parts;
      reports.push({ ...place, cost, content, faces, totalVariation: variation, layers, rolledBack });
      if (!rolledBack) continue;
      this.#stepInScale = stepInScale;
      this.#rollBackDevice(device.iterate);
      return withState ? [...reports, ...(await this.#tell(true))] : reports;
    }
    const last = costs.at(-1);
    if (last) {
      device.iterate.markSafe();
      device.safeCost = last.cost;
    }
    if (!state) return reports;
    // Where the last step led to has no cost yet that would tell.
    const report = reports.at(-1);
    if (report && !allNumbers(state.g)) {
      report.rolledBack = true;
      this.#rollBackDevice(device.iterate);
      return [...reports, ...(await this.#tell(true))];
    }
    this.#take(state);
    return reports;
  }

  #rollBackDevice(iterate: DeviceIterate): void {
    iterate.rollBack();
    this.#recipe = { ...this.#recipe, rate: this.#recipe.rate / 2 };
  }

  #take({ g, average, averageWeight, m, v, step }: IterateState): void {
    [this.#g, this.#average, this.#averageWeight] = [g, average, averageWeight];
    this.#optimiser.restore({ step, vectors: [m, v], numbers: [] });
    if (this.#device) this.#device.at = this.#stepInScale;
  }

  /** G is on the processor from here on. */
  async #leaveDevice(): Promise<StepReport[]> {
    const told = await this.settle();
    this.#device?.iterate.dispose();
    this.#device = null;
    if (this.#newlyChosen) this.#optimiser = this.#newOptimiser();
    this.#newlyChosen = false;
    return told;
  }

  #forgetSafe(): void {
    this.#safe = null;
    this.#device?.iterate.forgetSafe();
  }

  /** The picture as it is shown and saved: the average of recent iterates, with the content's colours where asked. */
  picture(): Pixels {
    const { width, height } = this.#shown;
    let rgb = cropped(this.#average, { width, height }, this.#recipe.margin);
    if (this.#recipe.colour === 'luminance') {
      rgb = withLight(sized(rgbOf(this.#inputs.content), width, height).values, rgb);
    }
    return pixelsOf(rgb, width, height);
  }

  /** The style matrices of the first style and of G at a layer, as they stand; null for a layer the network has not. */
  async look(layer: StyleLayerName): Promise<StyleLook | null> {
    const { pooling, styleScale, colour } = this.#recipe;
    const [first] = this.#inputs.styles;
    if (!first || !this.#network.layers().some(({ name }) => name === layer)) return null;
    const { width, height } = this.#shown;
    const key = [layer, width, height, pooling, styleScale, colour].join();
    if (this.#styleLook?.key !== key) {
      const style = recoloured(rgbOf(first.picture), rgbOf(this.#inputs.content), colour);
      const size = snappedSize(style.width, style.height, Math.min(width, height) * styleScale);
      const look = await lookAt(
        this.#network,
        () => tensorOf(sized(style, size.width, size.height)),
        layer,
        pooling,
      );
      this.#styleLook = { key, look };
    }
    const shown = cropped(this.#g, { width, height }, this.#recipe.margin);
    const g = () => tf.tensor4d(shown, [1, height, width, 3]);
    const style = this.#styleLook.look;
    const picture = await lookAt(this.#network, g, layer, pooling);
    return { layer, channels: Math.round(Math.sqrt(picture.matrix.length)), style, picture };
  }

  checkpoint(): Checkpoint {
    return {
      recipe: this.#recipe,
      scale: this.#scale,
      stepInScale: this.#device?.at ?? this.#stepInScale,
      extraSteps: this.#extraSteps,
      width: this.#width,
      height: this.#height,
      g: this.#g.slice(),
      average: this.#average.slice(),
      averageWeight: this.#averageWeight,
      optimiser: this.#optimiser.save(),
    };
  }

  /** Also while a step waits for a lost graphics context, which will never answer. */
  dispose(): void {
    this.#disposeCompared();
    this.#device?.iterate.dispose();
    this.#device = null;
  }

  #check(recipe: Recipe): void {
    const known = new Set(this.#network.layers().map(({ name }) => name));
    const asked = [recipe.contentLayer, ...recipe.styleLayers.map(({ layer }) => layer)];
    const unknown = asked.filter((layer) => !known.has(layer));
    if (unknown.length > 0) throw new RangeError(`This network has no layer ${unknown.join(', ')}.`);
    if (recipe.styleWeights.length !== this.#inputs.styles.length) {
      throw new RangeError(
        `The recipe weighs ${recipe.styleWeights.length} styles; there are ${this.#inputs.styles.length}.`,
      );
    }
  }

  /** The size of what is shown: G without its margin. */
  get #shown(): { width: number; height: number } {
    return withoutMargin({ width: this.#width, height: this.#height }, this.#recipe.margin);
  }

  /** Whether another scale follows this one now. */
  #scaleOver(): boolean {
    return this.#stepInScale >= this.#stepsHere() && this.#scale < this.#sizes.length - 1;
  }

  #stepsAt(scale: number): number {
    return stepsOf(this.#recipe, scale, this.#sizes.length);
  }

  #stepsHere(): number {
    const last = this.#scale === this.#sizes.length - 1;
    return this.#stepsAt(this.#scale) + (last ? this.#extraSteps : 0);
  }

  /** What the rate is multiplied with: 1, and towards the end of a scale down to a tenth. */
  #settled(): number {
    const { settling, optimiser } = this.#recipe;
    if (settling === 0 || optimiser !== 'adam') return 1;
    const steps = this.#stepsAt(this.#scale);
    return Math.min(1, Math.max(0.1, (steps - this.#stepInScale) / (settling * steps)));
  }

  #beginScale(scale: number): void {
    const { content } = this.#inputs;
    const { margin } = this.#recipe;
    const before = this.#shown;
    const size = snappedSize(content.width, content.height, this.#sizes[scale] ?? this.#recipe.size);
    const { width, height } = withMargin(size, margin);
    const scaled = (values: Float32Array, kernel: 'linear' | 'cubic') =>
      mirrored(resize(cropped(values, before, margin), before, size, 3, kernel), size, margin);
    const first = this.#scale < 0;
    const g = first ? this.#startPicture(size) : clamp01(scaled(this.#average, 'cubic'));
    const { vectors: [m, v] = [], ...moments } = this.#optimiser.save();
    // Adam's moments are carried up: the mean smoothly, the square so that it stays positive.
    const carried =
      !first && m && v && this.#recipe.optimiser === 'adam'
        ? [scaled(m, 'cubic'), scaled(v, 'linear').map((value) => Math.max(0, value))]
        : null;
    [this.#scale, this.#stepInScale, this.#width, this.#height] = [scale, 0, width, height];
    this.#g = g;
    this.#optimiser = this.#newOptimiser();
    if (carried) this.#optimiser.restore({ ...moments, vectors: carried });
    this.#average = this.#g.slice();
    this.#averageWeight = 0;
    this.#safe = null;
    this.#disposeCompared();
  }

  #startPicture({ width, height }: { width: number; height: number }): Float32Array {
    const { start, noise, seed, colour, margin } = this.#recipe;
    const given = start === 'picture' || start === 'instant';
    const from = given ? (this.#inputs.start ?? this.#inputs.content) : this.#inputs.content;
    const coloured = mirrored(sized(rgbOf(from), width, height).values, { width, height }, margin);
    // Where only its light is asked for, G begins where the content's target is.
    const picture = colour === 'luminance' ? grey(coloured) : coloured;
    if (given || start === 'content') return clamp01(picture);
    const share = start === 'noise' ? 1 : noise;
    const random = randomNormal(seed);
    return clamp01(picture.map((value) => (1 - share) * value + share * (0.5 + 0.2 * random())));
  }

  #newOptimiser(): Optimiser {
    const { optimiser, rate, history } = this.#recipe;
    if (optimiser === 'lbfgs') return new Lbfgs({ rate, history });
    if (optimiser === 'descent') return new GradientDescent(rate);
    return new Adam(this.#g.length, { rate });
  }

  /** What G is compared with at this scale: in one piece where that fits the memory. */
  async #compare(recipe: Recipe): Promise<Compared> {
    const size = { width: this.#width, height: this.#height };
    const { safeBytes, onTile = async () => undefined } = this.#options;
    const deep = [recipe.contentLayer, ...recipe.styleLayers.map(({ layer }) => layer)];
    const widths = this.#network.layers().map(({ channels }) => channels);
    const side = this.#options.side ?? (safeBytes && tileSide(widths, deepestOf(deep), size, safeBytes));
    if (!side) return WholePicture.begin(this.#network, this.#inputs, recipe, size);
    return TiledPicture.begin(this.#network, this.#inputs, recipe, size, { side, news: onTile });
  }

  async #evaluate(
    values: Float32Array,
    recipe: Recipe,
    compared: Compared,
  ): Promise<Evaluation & { parts: Parts }> {
    const { styleLayers, styleWeight, contentWeight, totalVariation: variationWeight } = recipe;
    const { gradient, costs } = await compared.evaluate(values);
    this.#peakBytes = Math.max(this.#peakBytes, compared.peakBytes);
    const variation = totalVariation(values, this.#width, this.#height);
    const [smoothing, { within }] = [variation.gradient, compared];
    for (let i = 0; i < gradient.length; i++) {
      const whole = (gradient[i] ?? 0) + variationWeight * (smoothing[i] ?? 0);
      gradient[i] = within ? whole * (within[Math.floor(i / 3)] ?? 0) : whole;
    }
    const { content, faces } = costs;
    const layers = styleLayers.map(({ layer }, i) => ({ layer, cost: costs.layers[i] ?? Number.NaN }));
    const weighted = styleLayers.map(
      ({ weight }, i) => styleWeight * weight * (costs.layers[i] ?? Number.NaN),
    );
    const cost = weighted.reduce(
      (a, b) => a + b,
      contentWeight * (content + faces) + variationWeight * variation.cost,
    );
    if (cost <= ROUNDED_OFF * compared.size) gradient.fill(0);
    return { cost, gradient, parts: { content, faces, variation: variation.cost, layers } };
  }

  #rollBackIfBad(cost: number, least: number): boolean {
    const exploded = this.#safe !== null && cost > EXPLODED * Math.max(this.#safe.cost, least);
    const bad = !Number.isFinite(cost) || exploded || !allNumbers(this.#g);
    if (bad && this.#safe) {
      this.#g = this.#safe.g.slice();
      this.#recipe = { ...this.#recipe, rate: this.#recipe.rate / 2 };
      this.#optimiser = this.#newOptimiser();
      return true;
    }
    if (bad) throw new RangeError(NOT_A_NUMBER);
    if (!this.#safe || this.#stepInScale % SAFE_EVERY === 0) this.#safe = { g: this.#g.slice(), cost };
    return false;
  }

  #clampAndAverage(): void {
    const keep = this.#averageWeight === 0 ? 0 : this.#recipe.averaging;
    // Bias-corrected: at first the iterates count alike, later the recent ones more.
    this.#averageWeight = 1 + keep * this.#averageWeight;
    const share = 1 / this.#averageWeight;
    const [g, average] = [this.#g, this.#average];
    for (let i = 0; i < g.length; i++) {
      const value = Math.min(1, Math.max(0, g[i] ?? 0));
      const before = average[i] ?? 0;
      g[i] = value;
      average[i] = before + share * (value - before);
    }
  }

  #restore(checkpoint: Checkpoint): void {
    const { scale, stepInScale, extraSteps, width, height, g, average, averageWeight, optimiser } =
      checkpoint;
    if (g.length !== 3 * width * height || average.length !== g.length || scale >= this.#sizes.length) {
      throw new RangeError('The checkpoint does not fit its recipe.');
    }
    [this.#scale, this.#stepInScale, this.#extraSteps] = [scale, stepInScale, extraSteps];
    [this.#width, this.#height] = [width, height];
    [this.#g, this.#average, this.#averageWeight] = [g.slice(), average.slice(), averageWeight];
    this.#optimiser = this.#newOptimiser();
    this.#optimiser.restore(optimiser);
  }

  #disposeCompared(): void {
    if (this.#compared && this.#stepping) this.#outdated.push(this.#compared);
    else this.#compared?.dispose();
    this.#compared = null;
  }
}

function allNumbers(values: Float32Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

type Place = Pick<
  StepReport,
  'step' | 'steps' | 'scale' | 'scales' | 'width' | 'height' | 'weighed' | 'done'
>;

/** A step on a device whose costs have not come back. */
interface Untold {
  place: Place;
  stepInScale: number;
  styleLayers: Recipe['styleLayers'];
  /** As `LEAST_GOOD` has it of its targets. */
  least: number;
}

interface Parts {
  content: number;
  faces: number;
  variation: number;
  layers: StepReport['layers'];
}
