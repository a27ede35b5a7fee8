import type { Evaluate, Evaluation, Optimiser, OptimiserState } from './optimisers.ts';

interface Pair {
  /** x_{k+1} - x_k */
  s: Float32Array;
  /** gradient_{k+1} - gradient_k */
  y: Float32Array;
  /** 1 / (y . s) */
  rho: number;
}

/** Wolfe's constants (Nocedal and Wright, Numerical Optimization, 2nd edition, 3.1). */
const sufficientDecrease = 1e-4;
const curvature = 0.9;
const mostEvaluations = 20;

/**
 * L-BFGS (Nocedal and Wright, algorithms 7.4 and 7.5) with a line search for the strong Wolfe conditions (algorithms 3.5 and
 * 3.6, interpolating by a cubic).
 */
export class Lbfgs implements Optimiser {
  /** Length of the first trial of a line search; 1 is Newton's. */
  rate: number;
  readonly #history: number;
  #pairs: Pair[] = [];
  #last: { x: Float32Array; evaluation: Evaluation } | null = null;
  #step = 0;

  constructor(options: { rate?: number; history?: number } = {}) {
    this.rate = options.rate ?? 1;
    this.#history = options.history ?? 10;
  }

  async step(x: Float32Array, evaluate: Evaluate): Promise<Evaluation> {
    // The line search has evaluated where it ended; that serves again unless the caller has moved x since or steered the cost.
    const known = this.#last && equal(this.#last.x, x) ? this.#last.evaluation : null;
    const begin = known ?? (await evaluate(x));
    const { gradient } = begin;
    let direction = this.#direction(gradient);
    let slope = dot(direction, gradient);
    if (!(slope < 0)) {
      // Rounding, or a cost that was steered: the history no longer describes it.
      this.#pairs = [];
      direction = gradient.map((value) => -value);
      slope = -dot(gradient, gradient);
    }
    this.#step++;
    if (slope === 0) return begin;

    const first = this.#pairs.length > 0 ? this.rate : this.rate * Math.min(1, 1 / norm1(gradient));
    const point = (length: number) => x.map((value, i) => value + length * (direction[i] ?? 0));
    const end = await lineSearch(begin, slope, first, direction, async (length) => evaluate(point(length)));
    if (!end) {
      this.#pairs = [];
      this.#last = null;
      return begin;
    }
    const next = point(end.length);
    const s = next.map((value, i) => value - (x[i] ?? 0));
    const y = end.evaluation.gradient.map((value, i) => value - (gradient[i] ?? 0));
    const ys = dot(y, s);
    if (ys > 1e-10 * dot(y, y)) {
      this.#pairs.push({ s, y, rho: 1 / ys });
      if (this.#pairs.length > this.#history) this.#pairs.shift();
    }
    x.set(next);
    this.#last = { x: next, evaluation: end.evaluation };
    return begin;
  }

  /** Forgets the evaluation at the end of the last line search: the cost has been changed. */
  forget(): void {
    this.#last = null;
  }

  save(): OptimiserState {
    return {
      step: this.#step,
      vectors: this.#pairs.flatMap(({ s, y }) => [s.slice(), y.slice()]),
      numbers: this.#pairs.map(({ rho }) => rho),
    };
  }

  restore({ step, vectors, numbers }: OptimiserState): void {
    this.#step = step;
    this.#last = null;
    this.#pairs = numbers.map((rho, i) => {
      const [s, y] = [vectors[2 * i], vectors[2 * i + 1]];
      if (!s || !y) throw new RangeError('The history of L-BFGS is incomplete.');
      return { s: s.slice(), y: y.slice(), rho };
    });
  }

  /** Algorithm 7.4, the two loops: minus the inverse Hessian's estimate times the gradient. */
  #direction(gradient: Float32Array): Float32Array {
    const q = gradient.slice();
    const alphas = new Map<Pair, number>();
    for (const pair of [...this.#pairs].reverse()) {
      const alpha = pair.rho * dot(pair.s, q);
      alphas.set(pair, alpha);
      add(q, -alpha, pair.y);
    }
    const newest = this.#pairs.at(-1);
    if (newest) scale(q, 1 / (newest.rho * dot(newest.y, newest.y)));
    for (const pair of this.#pairs) {
      const beta = pair.rho * dot(pair.y, q);
      add(q, (alphas.get(pair) ?? 0) - beta, pair.s);
    }
    scale(q, -1);
    return q;
  }
}

interface Trial {
  length: number;
  evaluation: Evaluation;
  /** Along the direction. */
  slope: number;
}

/** Algorithm 3.5, then 3.6 once two lengths bracket a good one. Null when no length lowers the cost. */
async function lineSearch(
  begin: Evaluation,
  slope: number,
  first: number,
  direction: Float32Array,
  evaluateAt: (length: number) => Promise<Evaluation>,
): Promise<Trial | null> {
  let evaluations = 0;
  const tryLength = async (length: number): Promise<Trial> => {
    evaluations++;
    const evaluation = await evaluateAt(length);
    return { length, evaluation, slope: dot(evaluation.gradient, direction) };
  };
  const lowEnough = ({ length, evaluation }: Trial) =>
    evaluation.cost <= begin.cost + sufficientDecrease * length * slope;
  const flatEnough = (trial: Trial) => Math.abs(trial.slope) <= -curvature * slope;

  let before: Trial = { length: 0, evaluation: begin, slope };
  let trial = await tryLength(first);
  let [low, high]: [Trial, Trial] = [before, trial];
  for (;;) {
    const higher = evaluations > 1 && trial.evaluation.cost >= before.evaluation.cost;
    if (!Number.isFinite(trial.evaluation.cost) || !lowEnough(trial) || higher) {
      [low, high] = [before, trial];
      break;
    }
    if (flatEnough(trial)) return trial;
    if (trial.slope >= 0) {
      [low, high] = [trial, before];
      break;
    }
    if (evaluations >= mostEvaluations) return trial;
    before = trial;
    trial = await tryLength(2 * trial.length);
  }

  while (evaluations < mostEvaluations) {
    trial = await tryLength(between(low, high));
    const bad = !Number.isFinite(trial.evaluation.cost) || !lowEnough(trial);
    if (bad || trial.evaluation.cost >= low.evaluation.cost) {
      high = trial;
    } else {
      if (flatEnough(trial)) return trial;
      if (trial.slope * (high.length - low.length) >= 0) high = low;
      low = trial;
    }
    if (Math.abs(high.length - low.length) < 1e-9 * Math.max(1, low.length)) break;
  }
  return low.length > 0 ? low : null;
}

/** The minimum of the cubic through two trials (equation 3.59), kept a tenth away from both ends; the middle where there is none. */
function between(a: Trial, b: Trial): number {
  const middle = (a.length + b.length) / 2;
  if (!Number.isFinite(b.evaluation.cost)) return middle;
  const d1 = a.slope + b.slope - (3 * (a.evaluation.cost - b.evaluation.cost)) / (a.length - b.length);
  const d2 = Math.sign(b.length - a.length) * Math.sqrt(d1 ** 2 - a.slope * b.slope);
  const length = b.length - ((b.length - a.length) * (b.slope + d2 - d1)) / (b.slope - a.slope + 2 * d2);
  if (!Number.isFinite(length)) return middle;
  const margin = 0.1 * Math.abs(b.length - a.length);
  return Math.min(
    Math.max(length, Math.min(a.length, b.length) + margin),
    Math.max(a.length, b.length) - margin,
  );
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function norm1(a: Float32Array): number {
  let sum = 0;
  for (const value of a) sum += Math.abs(value);
  return sum;
}

function add(a: Float32Array, factor: number, b: Float32Array): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? 0) + factor * (b[i] ?? 0);
}

function scale(a: Float32Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? 0) * factor;
}

function equal(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
