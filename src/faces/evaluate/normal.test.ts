import { expect, it } from 'vitest';
import { normalQuantile } from './normal.ts';

it.each([
  // A table of the normal distribution.
  [0.5, 0],
  [0.8413447460685429, 1],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489],
  [0.01, -2.3263478740408],
  [0.001, -3.0902323061678],
  [1e-6, -4.753424308823],
])('%d lies at %d', (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 7);
});
