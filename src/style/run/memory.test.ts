import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { styleNetworkWidths } from '../../networks/files/catalogue.ts';
import { bufferSource, openSafetensors } from '../../networks/files/safetensors.ts';
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { defaultRecipe } from '../recipe/recipe.ts';
import { drawSample } from '../samples/samples.ts';
import { safeBytes, stepBytes } from './memory.ts';
import { StyleRun } from './run.ts';

beforeAll(useNodeWasm);

describe('stepBytes', () => {
  it('is the sum worked out by hand for two layers', () => {
    // Weights 2 * 9 * (2 * 3 + 4 * 2) = 252. At conv1_2: 2 + 4 kept, 16 for itself, 6 for its input: 28 floats a pixel.
    expect(stepBytes([2, 4, 8], 'conv1_2', { width: 10, height: 10 })).toBe(
      4 * (252 + 2 * 9 * 8 * 4) + 100 * (4 * 28 + 72),
    );
  });

  it.each(['embedded', 'embedded-fine'] as const)(
    'is what a step of %s takes, within a fifth',
    async (name) => {
      const file = new URL(`../../../public/models/style-${name}.safetensors`, import.meta.url);
      const bytes = new Uint8Array(await readFile(file)).buffer;
      const network = await StyleNetwork.load(await openSafetensors(bufferSource(bytes)));
      const widths = network.layers().map(({ channels }) => channels);
      expect(widths).toEqual(styleNetworkWidths[name]);
      const picture = drawSample('harbour', 192, 192);
      const recipe = { ...defaultRecipe, size: 192, firstSize: 192 };
      const run = new StyleRun(network, { content: picture, styles: [{ picture }] }, recipe);
      await run.step();
      // Without the optimiser’s arrays, which are none of TF.js’.
      const estimate = stepBytes(widths, 'conv3_4', { width: 192, height: 192 }) - 192 * 192 * 72;
      expect(run.peakTensorBytes / estimate).toBeGreaterThan(0.8);
      expect(run.peakTensorBytes / estimate).toBeLessThan(1.2);
      run.dispose();
      network.dispose();
    },
  );
});

it('asks less of a machine that says it has little', () => {
  expect(safeBytes('wasm', undefined)).toBe(1.5e9);
  expect(safeBytes('wasm', 2)).toBe(0.8e9);
  expect(safeBytes('webgl', 2)).toBe(0.5e9);
  expect(safeBytes('webgl', undefined)).toBe(1e9);
});
