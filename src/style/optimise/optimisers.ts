/**
 * Optimisers over a flat array of numbers. Each step asks for cost and gradient as often as it needs, changes `x` in place, and
 * keeps its own state, which can be saved and given back.
 */

export interface Evaluation {
  cost: number;
  /** As long as x. */
  gradient: Float32Array;
}

/** The cost and its gradient at x. May be called several times a step. */
export type Evaluate = (x: Float32Array) => Promise<Evaluation>;

/** What an optimiser remembers, plain enough to be stored. */
export interface OptimiserState {
  step: number;
  /** Same length as x each; how many there are is the optimiser's own affair. */
  vectors: Float32Array[];
  numbers: number[];
}

export interface Optimiser {
  /** The step's length factor; may be changed between steps. */
  rate: number;
  /** @returns the evaluation at x as it was before the step. */
  step(x: Float32Array, evaluate: Evaluate): Promise<Evaluation>;
  save(): OptimiserState;
  restore(state: OptimiserState): void;
}

/** x - rate * gradient. */
export class GradientDescent implements Optimiser {
  rate: number;
  #step = 0;
  constructor(rate: number) {
    this.rate = rate;
  }
  async step(x: Float32Array, evaluate: Evaluate): Promise<Evaluation> {
    const evaluation = await evaluate(x);
    const { gradient } = evaluation;
    for (let i = 0; i < x.length; i++) x[i] = at(x, i) - this.rate * at(gradient, i);
    this.#step++;
    return evaluation;
  }
  save(): OptimiserState {
    return { step: this.#step, vectors: [], numbers: [] };
  }
  restore({ step }: OptimiserState): void {
    this.#step = step;
  }
}

/** Adam (Kingma and Ba 2015, algorithm 1). */
export class Adam implements Optimiser {
  rate: number;
  #step = 0;
  #m: Float32Array;
  #v: Float32Array;
  readonly #beta1: number;
  readonly #beta2: number;

  constructor(length: number, options: { rate: number; beta1?: number; beta2?: number }) {
    this.rate = options.rate;
    this.#beta1 = options.beta1 ?? 0.9;
    this.#beta2 = options.beta2 ?? 0.99;
    this.#m = new Float32Array(length);
    this.#v = new Float32Array(length);
  }

  async step(x: Float32Array, evaluate: Evaluate): Promise<Evaluation> {
    const evaluation = await evaluate(x);
    const { gradient } = evaluation;
    this.#step++;
    const [b1, b2, m, v] = [this.#beta1, this.#beta2, this.#m, this.#v];
    const correctM = 1 / (1 - b1 ** this.#step);
    const correctV = 1 / (1 - b2 ** this.#step);
    for (let i = 0; i < x.length; i++) {
      const g = at(gradient, i);
      const mi = b1 * at(m, i) + (1 - b1) * g;
      const vi = b2 * at(v, i) + (1 - b2) * g * g;
      m[i] = mi;
      v[i] = vi;
      x[i] = at(x, i) - (this.rate * mi * correctM) / (Math.sqrt(vi * correctV) + 1e-8);
    }
    return evaluation;
  }

  save(): OptimiserState {
    return { step: this.#step, vectors: [this.#m.slice(), this.#v.slice()], numbers: [] };
  }

  restore({ step, vectors: [m, v] }: OptimiserState): void {
    if (m?.length !== this.#m.length || v?.length !== this.#v.length) {
      throw new RangeError('The moments are of another length than the picture.');
    }
    this.#step = step;
    this.#m = m.slice();
    this.#v = v.slice();
  }
}

const at = (values: Float32Array, index: number): number => values[index] ?? 0;
