import { describe, expect, it } from 'vitest';
import { Lbfgs } from './lbfgs.ts';
import { Adam, type Evaluate, GradientDescent } from './optimisers.ts';

/** (1 - x)^2 + 100 (y - x^2)^2, least at (1, 1) (Rosenbrock 1960). */
const rosenbrock: Evaluate = async (values) => {
  const [x = 0, y = 0] = values;
  return {
    cost: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    gradient: new Float32Array([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]),
  };
};

/** 1/2 x'Ax - b'x with A = [[3, 2], [2, 6]], b = [2, -8]: least at (2, -2), cost -10 (Shewchuk 1994, section 3). */
const quadratic: Evaluate = async (values) => {
  const [x = 0, y = 0] = values;
  return {
    cost: 0.5 * (3 * x * x + 4 * x * y + 6 * y * y) - 2 * x + 8 * y,
    gradient: new Float32Array([3 * x + 2 * y - 2, 2 * x + 6 * y + 8]),
  };
};

describe('Lbfgs', () => {
  it('finds Rosenbrock’s minimum from the customary start in at most 40 steps', async () => {
    const x = new Float32Array([-1.2, 1]);
    const optimiser = new Lbfgs();
    for (let step = 0; step < 40; step++) await optimiser.step(x, rosenbrock);
    expect(x[0]).toBeCloseTo(1, 3);
    expect(x[1]).toBeCloseTo(1, 3);
  });

  it('solves a quadratic of two unknowns in a few steps', async () => {
    const x = new Float32Array([-2, -2]);
    const optimiser = new Lbfgs();
    for (let step = 0; step < 8; step++) await optimiser.step(x, quadratic);
    expect(x[0]).toBeCloseTo(2, 3);
    expect(x[1]).toBeCloseTo(-2, 3);
    expect((await quadratic(x)).cost).toBeCloseTo(-10, 5);
  });

  it('never raises the cost', async () => {
    const x = new Float32Array([-1.2, 1]);
    const optimiser = new Lbfgs({ history: 3 });
    const costs: number[] = [];
    for (let step = 0; step < 30; step++) costs.push((await optimiser.step(x, rosenbrock)).cost);
    costs.reduce((before, cost) => {
      expect(cost).toBeLessThanOrEqual(before);
      return cost;
    });
  });

  it('goes on from its saved state as if it had never stopped', async () => {
    const [x, z] = [new Float32Array([-1.2, 1]), new Float32Array([-1.2, 1])];
    const [one, two] = [new Lbfgs(), new Lbfgs()];
    for (let step = 0; step < 6; step++) await one.step(x, rosenbrock);
    for (let step = 0; step < 3; step++) await two.step(z, rosenbrock);
    const again = new Lbfgs();
    again.restore(two.save());
    for (let step = 0; step < 3; step++) await again.step(z, rosenbrock);
    expect([...z]).toEqual([...x]);
  });

  it('stays where the gradient is zero', async () => {
    const x = new Float32Array([1, 1]);
    await new Lbfgs().step(x, rosenbrock);
    expect([...x]).toEqual([1, 1]);
  });
});

describe('Adam', () => {
  it('makes the steps of its algorithm', async () => {
    // One number, gradient always 2: m = 0.2, v = 0.04; corrected 2 and 4; the step is the rate.
    const x = new Float32Array([1]);
    const adam = new Adam(1, { rate: 0.1 });
    const constant: Evaluate = async () => ({ cost: 0, gradient: new Float32Array([2]) });
    await adam.step(x, constant);
    expect(x[0]).toBeCloseTo(0.9, 6);
    // Then gradient -1: m = 0.18 - 0.1 = 0.08 / 0.19, v = 0.0396 + 0.01 = 0.0496 / 0.0199.
    await adam.step(x, async () => ({ cost: 0, gradient: new Float32Array([-1]) }));
    expect(x[0]).toBeCloseTo(0.9 - (0.1 * (0.08 / 0.19)) / Math.sqrt(0.0496 / 0.0199), 5);
  });

  it('refuses moments of another picture', () => {
    const adam = new Adam(2, { rate: 0.1 });
    expect(() => adam.restore(new Adam(3, { rate: 0.1 }).save())).toThrow(RangeError);
  });
});

it('gradient descent takes the rate times the gradient', async () => {
  const x = new Float32Array([-2, -2]);
  // The gradient at (-2, -2) is (-12, -8).
  await new GradientDescent(0.05).step(x, quadratic);
  expect(x[0]).toBeCloseTo(-1.4, 6);
  expect(x[1]).toBeCloseTo(-1.6, 6);
});
