import { graphicsDone } from '../../networks/backend/graphics.ts';
import type { WholePicture } from '../cost/wholePicture.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { DeviceIterate, type IterateState } from './deviceIterate.ts';
import { layerCosts, ROUNDED_OFF } from './evaluate.ts';
import { CostNotANumber, hasExploded, isFinite32 } from './explosion.ts';
import type { Place, StepReport } from './report.ts';

/** Steps whose costs are read together, and how many such readings apart G comes along, against a loss of the device. */
const [COSTS_EVERY, STATE_EVERY] = [8, 4];

/** A step whose costs have not come back. */
interface Untold {
  place: Place;
  stepInScale: number;
  recipe: Recipe;
  /** As `explosion.ts` has it of its targets. */
  size: number;
}

/** What came back. */
export interface Told {
  reports: StepReport[];
  state: IterateState | null;
  /** The step of the scale whose G was gone back to the last good one from: those after it count as not made. Null: none was. */
  backFrom: number | null;
}

/** Steps on a graphics card: made one after the other without a wait, and told of several at a time. */
export class DeviceSteps {
  readonly #iterate: DeviceIterate;
  #untold: Untold[] = [];
  #readings = 0;
  #safeCost = 0;
  /** When the device has made the step before. */
  #done: Promise<void> = Promise.resolve();
  /** The step of the scale that the state which came back last is of. */
  at: number;

  /** Puts a state onto the device. @param at the step of the scale it is of */
  constructor(state: IterateState, size: { width: number; height: number }, at: number) {
    this.#iterate = new DeviceIterate(state, size);
    this.at = at;
  }

  /** Begins a step. @param rate its length */
  step(compared: WholePicture, recipe: Recipe, rate: number): void {
    this.#iterate.step(compared, recipe, { rate, roundedOff: ROUNDED_OFF * compared.size });
  }

  /**
   * Resolves when the step before the one just begun is made. So the card is never idle, and who pauses or steers does not wait for more
   * than that.
   *
   * @param begun what will be told of it
   */
  async paced(begun: Untold): Promise<void> {
    this.#untold.push(begun);
    await this.#done;
    this.#done = graphicsDone();
    // Its failure is told at the next step; a run that makes none has no use for it.
    this.#done.catch(() => undefined);
  }

  /** What is worth reading after a step: nothing most of the time. @param over whether it was the scale's last */
  async tellIfDue(over: boolean): Promise<Told> {
    const nothing = this.#iterate.isSafe && this.#iterate.pending < COSTS_EVERY && !over;
    if (nothing) return { reports: [], state: null, backFrom: null };
    this.#readings++;
    return this.tell(over || this.#readings % STATE_EVERY === 0);
  }

  /** Reads what the steps cost, and goes back where one exploded. @throws CostNotANumber when it is none from the first step on */
  async tell(withState: boolean): Promise<Told> {
    const { costs, state } = await this.#iterate.read(withState);
    const untold = this.#untold;
    this.#untold = [];
    const reports: StepReport[] = [];
    for (const [i, { cost, variation, parts }] of costs.entries()) {
      const { place, stepInScale, recipe, size } = untold[i] as Untold;
      const { isSafe } = this.#iterate;
      const rolledBack = hasExploded(cost, isSafe ? this.#safeCost : null, size);
      if (rolledBack && !isSafe) throw new CostNotANumber();
      const { content, faces } = parts;
      const layers = layerCosts(recipe, parts.layers);
      reports.push({ ...place, cost, content, faces, totalVariation: variation, layers, rolledBack });
      if (rolledBack) return this.#back(reports, withState, stepInScale);
    }
    const [last, lastReport] = [costs.at(-1), reports.at(-1)];
    if (last) {
      this.#iterate.markSafe();
      this.#safeCost = last.cost;
    }
    // Where the last step led to has no cost yet that would tell.
    if (state && lastReport && !isFinite32(state.g)) {
      lastReport.rolledBack = true;
      return this.#back(reports, true, untold.at(-1)?.stepInScale ?? 0);
    }
    return { reports, state, backFrom: null };
  }

  /** Another cost counts from now on: what was good before says nothing. */
  forgetSafe(): void {
    this.#iterate.forgetSafe();
  }

  async #back(reports: StepReport[], withState: boolean, backFrom: number): Promise<Told> {
    this.#iterate.rollBack();
    const { state } = withState ? await this.#iterate.read(true) : { state: null };
    return { reports, state, backFrom };
  }

  dispose(): void {
    this.#iterate.dispose();
  }
}
