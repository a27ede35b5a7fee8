import { isFinish, type Recipe, scaleSizes, stepsOf } from './recipe.ts';

/** Where a run stands on its way from small pictures to large ones. Before its first scale, `scale` is -1. */
export class Schedule {
  readonly #recipe: Recipe;
  readonly #sizes: readonly number[];
  scale = -1;
  stepInScale = 0;
  /** Asked for beyond the end, at the last scale. */
  extraSteps = 0;

  /** @param content for its shape, pixels */
  constructor(recipe: Recipe, content: { width: number; height: number }) {
    this.#recipe = recipe;
    this.#sizes = scaleSizes(recipe, content);
  }

  get scales(): number {
    return this.#sizes.length;
  }

  /** Of all scales, and those asked for beyond the end. */
  get steps(): number {
    return this.#sizes.reduce((sum, _, scale) => sum + this.#stepsAt(scale), 0) + this.extraSteps;
  }

  get stepsDone(): number {
    let before = 0;
    for (let scale = 0; scale < this.scale; scale++) before += this.#stepsAt(scale);
    return before + this.stepInScale;
  }

  get stepsHere(): number {
    return this.#stepsAt(this.scale) + (this.#isLast ? this.extraSteps : 0);
  }

  /** Whether all steps of this scale are made. */
  get isOver(): boolean {
    return this.stepInScale >= this.stepsHere;
  }

  get done(): boolean {
    return this.#isLast && this.isOver;
  }

  /** Whether another scale follows this one now. */
  get isNext(): boolean {
    return !this.#isLast && this.isOver;
  }

  /** What Adam's rate is multiplied with: 1, more at the sizes above the draft, and towards the end of a scale down to a tenth of it. */
  rateFactor(recipe: Recipe): number {
    const { settling, optimiser, finishRate } = recipe;
    if (optimiser !== 'adam') return 1;
    const whole = isFinish(recipe, this.scale) ? finishRate : 1;
    if (settling === 0) return whole;
    const steps = this.#stepsAt(this.scale);
    return whole * Math.min(1, Math.max(0.1, (steps - this.stepInScale) / (settling * steps)));
  }

  /** @returns the scale's shorter side, pixels */
  begin(scale: number): number {
    [this.scale, this.stepInScale] = [scale, 0];
    return this.#sizes[scale] ?? this.#recipe.size;
  }

  get #isLast(): boolean {
    return this.scale === this.#sizes.length - 1;
  }

  #stepsAt(scale: number): number {
    return stepsOf(this.#recipe, scale, this.#sizes.length);
  }
}
