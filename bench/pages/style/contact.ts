import { chooseBackend } from '../../../src/networks/backend/backend.ts';
import { bufferSource, openSafetensors } from '../../../src/networks/files/safetensors.ts';
import { StyleNetwork } from '../../../src/networks/style/styleNetwork.ts';
import { defaultRecipe, type Recipe } from '../../../src/style/recipe/recipe.ts';
import { StyleRun } from '../../../src/style/run/run.ts';
import { drawSample, type SampleName } from '../../../src/style/samples/samples.ts';
import { toPng } from './png.ts';

export interface ContactInput {
  contents: SampleName[];
  styles: SampleName[];
  recipe: Partial<Recipe>;
}

export interface ContactOutput {
  /** PNG, base64: the pictures row by row, a style a row. */
  pictures: string[];
}

/** Gives the network's file as base64. */
declare const give: () => Promise<string>;

async function bench({ contents, styles, recipe }: ContactInput): Promise<ContactOutput> {
  await chooseBackend('wasm', { wasmPath: `${new URL('../../../', location.href).href}wasm/` });
  const bytes = await (await fetch(`data:application/octet-stream;base64,${await give()}`)).arrayBuffer();
  const network = await StyleNetwork.load(await openSafetensors(bufferSource(bytes)));
  const pictures: string[] = [];
  for (const style of styles) {
    for (const content of contents) {
      const run = new StyleRun(
        network,
        { content: drawSample(content, 640, 480), styles: [{ picture: drawSample(style, 640, 480) }] },
        { ...defaultRecipe, ...recipe },
      );
      while (!run.done) await run.step();
      pictures.push(await toPng(run.picture()));
      run.dispose();
    }
  }
  network.dispose();
  return { pictures };
}

Object.assign(window, { bench });
