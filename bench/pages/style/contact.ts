import { chooseBackend } from '../../../src/networks/backend/backend.ts';
import { bufferSource, openSafetensors } from '../../../src/networks/files/safetensors.ts';
import { StyleNetwork } from '../../../src/networks/style/styleNetwork.ts';
import { defaultRecipe, type Recipe } from '../../../src/style/recipe/recipe.ts';
import { StyleRun } from '../../../src/style/run/run.ts';
import { drawSample, type SampleName } from '../../../src/style/samples/samples.ts';
import { givenFile } from './given.ts';
import { toPng } from './png.ts';
import { quickPicture } from './quick.ts';

export interface ContactInput {
  contents: SampleName[];
  styles: SampleName[];
  recipe: Partial<Recipe>;
}

export interface ContactOutput {
  /** PNG, base64: the pictures row by row, a style a row. */
  pictures: string[];
}

async function bench({ contents, styles, recipe }: ContactInput): Promise<ContactOutput> {
  await chooseBackend('wasm', { wasmPath: `${new URL('../../../', location.href).href}wasm/` });
  const network = await StyleNetwork.load(await openSafetensors(bufferSource(await givenFile('embedded'))));
  const whole: Recipe = { ...defaultRecipe, ...recipe };
  const pictures: string[] = [];
  for (const style of styles) {
    for (const content of contents) {
      const [photo, painting] = [drawSample(content, 640, 480), drawSample(style, 640, 480)];
      const begins =
        whole.start === 'instant' ? { start: await quickPicture(photo, painting, whole.painting) } : {};
      const run = new StyleRun(
        network,
        { content: photo, styles: [{ picture: painting }], ...begins },
        whole,
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
