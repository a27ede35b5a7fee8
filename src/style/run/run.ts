import { mayBeLost } from '../../networks/backend/graphics.ts';
import type { StyleLayerName } from '../../networks/style/styleLayers.ts';
import type { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { withLight } from '../../picture/colour.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { resize } from '../../picture/resize.ts';
import { clamp01, pixelsOf, rgbOf, sized } from '../../picture/rgb.ts';
import { type Compared, WholePicture } from '../cost/wholePicture.ts';
import { Lbfgs } from '../optimise/lbfgs.ts';
import { Adam, type Evaluate, GradientDescent, type Optimiser } from '../optimise/optimisers.ts';
import { type Recipe, snappedSize } from '../recipe/recipe.ts';
import { Schedule } from '../recipe/schedule.ts';
import { TiledPicture, type TileNews } from '../tiles/tiledPicture.ts';
import { firstPicture } from './begin.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { IterateState } from './deviceIterate.ts';
import { DeviceSteps, type Told } from './deviceSteps.ts';
import { evaluate } from './evaluate.ts';
import { CostNotANumber, hasExploded, isFinite32 } from './explosion.ts';
import type { StyleInputs } from './inputs.ts';
import { type StyleLook, StyleLooks } from './look.ts';
import { cropped, mirrored, withMargin, withoutMargin } from './margin.ts';
import { deepestOf, tileSide } from './memory.ts';
import type { Parts, Place, StepReport } from './report.ts';

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

/** Steps between copies of G to go back to. */
const SAFE_EVERY = 10;

/**
 * Neural style transfer (Gatys, Ecker and Bethge 2015; notes, [6] to [10]): G's pixels are changed step by step so that
 * J(G) = alpha J_content(C, G) + beta J_style(S, G) falls, from small pictures to large ones.
 */
export class StyleRun {
  readonly #network: StyleNetwork;
  readonly #options: RunOptions;
  readonly #schedule: Schedule;
  readonly #looks = new StyleLooks();
  #inputs: StyleInputs;
  #recipe: Recipe;
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
  #safe: { g: Float32Array; cost: number } | null = null;
  #peakBytes = 0;
  /** G where it lies on a device: then what this run has of it is as it was at its `at`th step of the scale. */
  #device: DeviceSteps | null = null;
  /** An optimiser was chosen that does not go on with the present one's memory. */
  #newlyChosen = false;

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
    this.#schedule = new Schedule(recipe, inputs.content);
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
    return this.#schedule.steps;
  }

  get stepsDone(): number {
    return this.#schedule.stepsDone;
  }

  get done(): boolean {
    return this.#schedule.done;
  }

  /** The scale the next step belongs to. */
  get nextScale(): { scale: number; scales: number } {
    const { scale, scales, isNext } = this.#schedule;
    return { scale: scale + (isNext ? 1 : 0), scales };
  }

  /** More steps at the last scale. */
  extend(steps: number): void {
    this.#schedule.extraSteps += steps;
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
      const told = this.#schedule.isNext || this.#newlyChosen ? await this.#leaveDevice() : [];
      if (this.#schedule.isNext) this.#beginScale(this.#schedule.scale + 1);
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
    return this.#device ? this.#take(await this.#device.tell(true)) : [];
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
    let parts: Parts = { content: 0, faces: 0, totalVariation: 0, layers: [] };
    const evaluated: Evaluate = async (g) => {
      const size = { width: this.#width, height: this.#height };
      const made = await evaluate(g, recipe, compared, size);
      this.#peakBytes = Math.max(this.#peakBytes, compared.peakBytes);
      parts = made.parts;
      return made;
    };
    this.#optimiser.rate = recipe.rate * this.#schedule.rateFactor(recipe);
    const { cost } = await this.#optimiser.step(this.#g, evaluated);
    const rolledBack = this.#rollBackIfBad(cost, compared.size);
    this.#schedule.stepInScale++;
    this.#clampAndAverage();
    return [...told, { ...this.#place(recipe), ...parts, cost, rolledBack }];
  }

  /** Where the run stands, and by what it has come there. */
  #place({ formulas, contentWeight, styleWeight, totalVariation, styleLayers }: Recipe): Place {
    const { stepsDone, steps, scale, scales, done } = this.#schedule;
    const weighed = { formulas, contentWeight, styleWeight, totalVariation, styleLayers };
    return { step: stepsDone, steps, scale, scales, ...this.#shown, weighed, done };
  }

  async #stepOnDevice(compared: WholePicture, recipe: Recipe): Promise<StepReport[]> {
    this.#device ??= this.#ontoDevice();
    const device = this.#device;
    device.step(compared, recipe, recipe.rate * this.#schedule.rateFactor(recipe));
    this.#peakBytes = Math.max(this.#peakBytes, compared.peakBytes);
    this.#schedule.stepInScale++;
    const { stepInScale } = this.#schedule;
    await device.paced({ place: this.#place(recipe), stepInScale, recipe, size: compared.size });
    return this.#take(await device.tellIfDue(this.#schedule.isOver));
  }

  #ontoDevice(): DeviceSteps {
    const { vectors, step } = this.#optimiser.save();
    const nothing = new Float32Array(this.#g.length);
    const [m = nothing, v = nothing] = vectors;
    const [g, average, averageWeight] = [this.#g, this.#average, this.#averageWeight];
    const size = { width: this.#width, height: this.#height };
    return new DeviceSteps({ g, average, averageWeight, m, v, step }, size, this.#schedule.stepInScale);
  }

  /** What came back from the device is what this run has of G from here on. */
  #take({ reports, state, backFrom }: Told): StepReport[] {
    if (backFrom !== null) {
      this.#schedule.stepInScale = backFrom;
      this.#recipe = { ...this.#recipe, rate: this.#recipe.rate / 2 };
    }
    if (state) this.#takeState(state);
    return reports;
  }

  #takeState({ g, average, averageWeight, m, v, step }: IterateState): void {
    [this.#g, this.#average, this.#averageWeight] = [g, average, averageWeight];
    this.#optimiser.restore({ step, vectors: [m, v], numbers: [] });
    if (this.#device) this.#device.at = this.#schedule.stepInScale;
  }

  /** G is on the processor from here on. */
  async #leaveDevice(): Promise<StepReport[]> {
    const told = await this.settle();
    this.#device?.dispose();
    this.#device = null;
    if (this.#newlyChosen) this.#optimiser = this.#newOptimiser();
    this.#newlyChosen = false;
    return told;
  }

  #forgetSafe(): void {
    this.#safe = null;
    this.#device?.forgetSafe();
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
    const size = this.#shown;
    const values = cropped(this.#g, size, this.#recipe.margin);
    return this.#looks.at(layer, this.#network, this.#inputs, this.#recipe, { values, ...size });
  }

  checkpoint(): Checkpoint {
    const { scale, stepInScale, extraSteps } = this.#schedule;
    return {
      recipe: this.#recipe,
      scale,
      stepInScale: this.#device?.at ?? stepInScale,
      extraSteps,
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
    this.#device?.dispose();
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

  #beginScale(scale: number): void {
    const { content } = this.#inputs;
    const { margin } = this.#recipe;
    const first = this.#schedule.scale < 0;
    const before = this.#shown;
    const size = snappedSize(content.width, content.height, this.#schedule.begin(scale));
    const { width, height } = withMargin(size, margin);
    const scaled = (values: Float32Array, kernel: 'linear' | 'cubic') =>
      mirrored(resize(cropped(values, before, margin), before, size, 3, kernel), size, margin);

    const g = first
      ? firstPicture(this.#inputs, this.#recipe, size)
      : clamp01(scaled(this.#average, 'cubic'));
    const { vectors: [m, v] = [], ...moments } = this.#optimiser.save();
    // Adam's moments are carried up: the mean smoothly, the square so that it stays positive.
    const carried =
      !first && m && v && this.#recipe.optimiser === 'adam'
        ? [scaled(m, 'cubic'), scaled(v, 'linear').map((value) => Math.max(0, value))]
        : null;
    [this.#width, this.#height] = [width, height];
    this.#g = g;
    this.#optimiser = this.#newOptimiser();
    if (carried) this.#optimiser.restore({ ...moments, vectors: carried });
    this.#average = this.#g.slice();
    this.#averageWeight = 0;
    this.#safe = null;
    this.#disposeCompared();
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

  #rollBackIfBad(cost: number, size: number): boolean {
    const bad = hasExploded(cost, this.#safe?.cost ?? null, size) || !isFinite32(this.#g);
    if (bad && this.#safe) {
      this.#g = this.#safe.g.slice();
      this.#recipe = { ...this.#recipe, rate: this.#recipe.rate / 2 };
      this.#optimiser = this.#newOptimiser();
      return true;
    }
    if (bad) throw new CostNotANumber();
    if (!this.#safe || this.#schedule.stepInScale % SAFE_EVERY === 0)
      this.#safe = { g: this.#g.slice(), cost };
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
    if (g.length !== 3 * width * height || average.length !== g.length || scale >= this.#schedule.scales) {
      throw new RangeError('The checkpoint does not fit its recipe.');
    }
    this.#schedule.begin(scale);
    Object.assign(this.#schedule, { stepInScale, extraSteps });
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
