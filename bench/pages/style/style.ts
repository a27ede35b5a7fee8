import * as tf from '@tensorflow/tfjs-core';
import { squaredDistance } from '../../../src/faces/match/distance.ts';
import type { Box, FacesFound } from '../../../src/faces/types.ts';
import { type BackendName, chooseBackend } from '../../../src/networks/backend/backend.ts';
import { bufferSource, openSafetensors } from '../../../src/networks/files/safetensors.ts';
import { StyleNetwork } from '../../../src/networks/style/styleNetwork.ts';
import type { Pixels } from '../../../src/picture/pixels.ts';
import { rgbOf, sized } from '../../../src/picture/rgb.ts';
import { contentCost, contentNorm, contentTarget } from '../../../src/style/cost/costs.ts';
import { styleCost, styleMatrix, styleNorm, styleTarget } from '../../../src/style/cost/gram.ts';
import { tensorOf } from '../../../src/style/cost/targets.ts';
import { placesOf } from '../../../src/style/faces/places.ts';
import { defaultRecipe, type Recipe, snappedSize } from '../../../src/style/recipe/recipe.ts';
import type { StepReport } from '../../../src/style/run/report.ts';
import { StyleRun } from '../../../src/style/run/run.ts';
import { createFaceClient } from '../../../src/workers/faces/faceClient.ts';
import { givenFile, givenPixels } from './given.ts';
import { toPng } from './png.ts';
import { quickPicture } from './quick.ts';

export interface StyleBenchInput {
  recipe: Partial<Recipe>;
  backend: BackendName;
  judge: boolean;
}

export interface StyleBenchOutput {
  reports: StepReport[];
  /** Seconds of each step, in their order. */
  seconds: number[];
  tensorsAfterFirst: number;
  tensorsAfter: number;
  peakTensorBytes: number;
  backend: string;
  threads: number;
  /** PNG, base64. */
  png: string;
  view: { style: number; content: number } | null;
  /** The content's faces, the largest first. */
  faces: KeptFace[];
}

export interface KeptFace {
  /** Width in G, pixels. */
  pixels: number;
  /** To the same face in the content; null where none is found in G any more. */
  d: number | null;
}

const load = async (name: string) =>
  StyleNetwork.load(await openSafetensors(bufferSource(await givenFile(name))));

async function bench({ recipe: change, backend, judge }: StyleBenchInput): Promise<StyleBenchOutput> {
  const assets = new URL('../../../', location.href).href;
  const status = await chooseBackend(backend, { wasmPath: `${assets}wasm/` });
  const [content, style] = [await givenPixels('content'), await givenPixels('style')];
  const client = createFaceClient();
  await client.run('prepare', { backend, assets, ahead: true });
  const look = async ({ data, width, height }: Pixels) => {
    const image = await createImageBitmap(new ImageData(data.slice(), width, height));
    return client.run('encodeFaces', { image, options: looking }, { transfer: [image] });
  };
  const own = await look(content);
  const recipe: Recipe = { ...defaultRecipe, ...change };
  const begins =
    recipe.start === 'instant' ? { start: await quickPicture(content, style, recipe.painting) } : {};
  const network = await load('network');
  const run = new StyleRun(
    network,
    { content, styles: [{ picture: style }], faces: placesOf(own), ...begins },
    recipe,
  );
  const reports: StepReport[] = [];
  const seconds: number[] = [];
  let tensorsAfterFirst = 0;
  while (!run.done) {
    const begun = performance.now();
    reports.push(await run.step());
    seconds.push((performance.now() - begun) / 1000);
    if (reports.length === 1) tensorsAfterFirst = tf.memory().numTensors;
  }
  const tensorsAfter = tf.memory().numTensors;
  const { peakTensorBytes } = run;
  const picture = run.picture();
  run.dispose();
  network.dispose();
  const faces = keptFaces(own, await look(picture));
  client.dispose();
  return {
    faces,
    reports,
    seconds,
    tensorsAfterFirst,
    tensorsAfter,
    peakTensorBytes,
    backend: status.backend,
    threads: status.threads,
    png: await toPng(picture),
    view: judge ? await viewOf(picture, content, style) : null,
  };
}

const looking = { mirror: true, encode: true, chips: false, video: false };

/** d between each face of the content and the one at its place in G. */
function keptFaces(own: FacesFound, made: FacesFound): KeptFace[] {
  const scale = made.width / own.width;
  const middle = ({ x, y, width, height }: Box) => [x + width / 2, y + height / 2] as const;
  return own.faces
    .filter(({ doubt }) => !doubt)
    .map(({ box, encoding }) => {
      const [x, y] = middle(box).map((at) => at * scale) as [number, number];
      const same = made.faces.find(({ box: other }) => {
        const [otherX, otherY] = middle(other);
        return Math.hypot(otherX - x, otherY - y) < 0.5 * box.width * scale;
      });
      const d = same?.encoding && encoding ? squaredDistance(encoding, same.encoding) : null;
      return { pixels: Math.round(box.width * scale), d };
    });
}

/** How the judge's network sees G: style as the mean over four layers, content at conv3_3, both relative (training/view.py). */
async function viewOf(
  g: Pixels,
  content: Pixels,
  style: Pixels,
): Promise<{ style: number; content: number }> {
  const judge = await load('judge');
  const layers = ['conv1_1', 'conv2_1', 'conv3_1', 'conv3_4'] as const;
  const seen = tf.tidy(() => {
    const at = (pixels: Pixels, size: number) => {
      const snapped = snappedSize(pixels.width, pixels.height, size);
      return tensorOf(sized(rgbOf(pixels), snapped.width, snapped.height));
    };
    const size = Math.min(g.width, g.height);
    const options = { pooling: 'average', of: 'channels' } as const;
    const ours = judge.taps(at(g, size), [...layers, 'conv3_3'], options);
    const theirs = judge.taps(at(style, size), layers, options);
    const wanted = judge.taps(at(content, size), ['conv3_3'], options).get('conv3_3') as tf.Tensor4D;
    const styles = layers.map((layer) => {
      const [a, b] = [ours.get(layer), theirs.get(layer)] as [tf.Tensor4D, tf.Tensor4D];
      const matrix = styleMatrix({ features: b });
      const target = styleTarget(matrix, styleNorm(matrix).dataSync()[0] ?? Number.NaN, 1, 'relative');
      const { cost } = styleCost({ features: a }, target, 1);
      return cost.dataSync()[0] ?? Number.NaN;
    });
    const middle = ours.get('conv3_3') as tf.Tensor4D;
    const [norm = Number.NaN] = contentNorm({ features: wanted }).dataSync();
    const target = contentTarget({ features: wanted }, norm, 'relative');
    const contentSeen = contentCost({ features: middle }, target, 1);
    const [contentView = Number.NaN] = contentSeen.cost.dataSync();
    return { style: styles.reduce((a, b) => a + b, 0) / styles.length, content: contentView };
  });
  judge.dispose();
  return seen;
}

Object.assign(window, { bench });
