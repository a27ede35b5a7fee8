import { chooseBackend } from '../../../src/networks/backend/backend.ts';
import { bufferSource, openSafetensors } from '../../../src/networks/files/safetensors.ts';
import { StyleNetwork } from '../../../src/networks/style/styleNetwork.ts';
import { defaultRecipe } from '../../../src/style/recipe/recipe.ts';
import { StyleRun } from '../../../src/style/run/run.ts';
import { drawSample } from '../../../src/style/samples/samples.ts';

declare const give: () => Promise<string>;

/** Makes G no number in the midst of a run on the graphics card. @returns the steps gone back from, and whether all of G is numbers after */
async function breakG(): Promise<{ backend: string; rolledBack: number[]; whole: boolean }> {
  const { backend } = await chooseBackend('webgl', { wasmPath: '' });
  const bytes = await (await fetch(`data:application/octet-stream;base64,${await give()}`)).arrayBuffer();
  const network = await StyleNetwork.load(await openSafetensors(bufferSource(bytes)));
  const inputs = {
    content: drawSample('harbour', 32, 32),
    styles: [{ picture: drawSample('waves', 32, 32) }],
  };
  const run = new StyleRun(network, inputs, {
    ...defaultRecipe,
    size: 16,
    firstSize: 16,
    finishSide: 0,
    stepsPerScale: 12,
    margin: 0,
    contentLayer: 'conv1_2',
    styleLayers: [{ layer: 'conv1_1', weight: 1 }],
  });
  const told = [];
  for (let i = 0; i < 4; i++) told.push(...(await run.advance()));
  run.steer({ rate: Number.NaN });
  // Steering takes what was good as unknown, so the rate stays until that step is gone back from.
  while (!run.done && !told.some((report) => report.rolledBack)) told.push(...(await run.advance()));
  run.steer({ rate: 0.02 });
  while (!run.done) told.push(...(await run.advance()));
  const { g, average } = run.checkpoint();
  run.dispose();
  return {
    backend,
    rolledBack: told.filter((report) => report.rolledBack).map(({ step }) => step),
    whole: [...g, ...average].every(Number.isFinite),
  };
}

Object.assign(window, { breakG });
