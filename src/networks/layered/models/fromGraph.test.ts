import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { listLayers } from '../../../visualisation/layerList.ts';
import { fieldIsKnown, unitField } from '../../../visualisation/receptiveFields.ts';
import { measuredField, noise } from '../../../visualisation/testing/networks.ts';
import { tell, worded } from '../../../words/say.ts';
import { graphFiles } from '../../testing/graphModels.ts';
import { useNodeWasm } from '../../testing/nodeBackend.ts';
import { handlerOf, readModelParts } from './modelFiles.ts';
import { openModel } from './openModel.ts';

beforeAll(useNodeWasm);

describe('a graph model as a list of steps', () => {
  it('has its operations for layers, and gives what the graph gives', async () => {
    const files = graphFiles();
    const before = tf.memory().numTensors;
    const network = await openModel(files, '0 to 1');
    const shown = network.steps.filter((step) => step.shown);
    expect(shown.map(({ name }) => name)).toEqual(['first/Relu6', 'second/Relu', 'sum', 'pool', 'out/sigmoid', 'out/swish', 'mean', 'dense', 'classes']); // biome-ignore format: a list
    expect(worded(shown[0]?.kind ?? '')).toBe('convolution 3 × 3, stride 2, ReLU6');
    expect(network.notes.map(tell)).toEqual([
      'A graph model: its 9 operations are shown as layers, without the names the layers had.',
    ]);
    const parts = await readModelParts(files);
    const graph = await loadGraphModel(handlerOf(parts, parts.topology));
    const image = noise(3, 20, 26);
    const [ours, theirs] = tf.tidy(() =>
      [network.activations(image, ['classes'])[0] as tf.Tensor, graph.predict(image) as tf.Tensor].map(
        (y) => [...y.dataSync()],
      ),
    ) as unknown as [number[], number[]];
    ours.forEach((value, i) => {
      expect(value).toBeCloseTo(theirs[i] ?? Number.NaN, 5);
    });
    graph.dispose();
    image.dispose();
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leads back and sees what gradients of single units measure', async () => {
    const network = await openModel(graphFiles(), '0 to 1');
    const summaries = listLayers(network, 20, 26);
    // By hand: 3; depthwise adds 2 x 2; the pooling one stride of 2.
    expect(summaries.map(({ field }) => field?.[0] ?? null)).toEqual([3, 7, 7, 9, 9, 9, null, null, null]);
    for (const { name, shape } of summaries) {
      expect(fieldIsKnown(network, name, 20, 26)).toBe(true);
      const [h = 1, w = 1] = shape.length === 3 ? shape : [1, 1];
      for (const unit of [
        [0, 0],
        [h - 1, w - 1],
        [h >> 1, w >> 1],
      ] as [number, number][]) {
        // biome-ignore format: units
        expect(measuredField(network, name, unit, 20, 26, 8), `${name} ${unit}`).toEqual(
          unitField(network, name, unit, 20, 26),
        );
      }
    }
    const image = noise(2, 20, 26);
    const before = tf.memory().numTensors;
    const weigh = (y: tf.Tensor) => tf.reshape(tf.cos(tf.range(0, y.size)), y.shape);
    const { output, gradient } = network.thereAndBack(image, 'classes', weigh, 'gradient');
    const squared = gradient.dataSync<'float32'>().reduce((sum, value) => sum + value * value, 0);
    const h = 2e-3 / Math.sqrt(squared);
    const at = (by: number) =>
      tf.tidy(() => {
        const [y] = network.activations(tf.add(image, tf.mul(gradient, by)) as tf.Tensor4D, ['classes']) as [
          tf.Tensor,
        ];
        return y.dataSync<'float32'>().reduce((sum, value, i) => sum + value * Math.cos(i), 0);
      });
    expect((at(h) - at(-h)) / (2 * h) / squared).toBeCloseTo(1, 1);
    tf.dispose([output, gradient]);
    expect(tf.memory().numTensors).toBe(before);
    image.dispose();
    network.dispose();
  });

  it('takes any size where the graph does, and says what it cannot show', async () => {
    const extra = [
      { name: 'net/where', op: 'Where', input: ['net/classes'] },
      { name: 'net/where/cast', op: 'Cast', input: ['net/where'], attr: { DstT: { type: 'DT_FLOAT' } } },
      { name: 'net/turned', op: 'Transpose', input: ['net/pool', 'net/perm'] },
    ];
    const files = graphFiles({ size: [-1, -1], extra: extra.slice(0, 2) });
    const network = await openModel(files, '0 to 1');
    expect(network.input).toMatchObject({ size: null, multiple: 32 });
    expect(network.shapes(64, 96)[network.indexOf('pool')]).toEqual([16, 24, 6]);
    expect(network.notes[1] && tell(network.notes[1])).toBe(
      'What comes after Where is not shown: these operations cannot be run one by one.',
    );
    network.dispose();
  });

  it('reads two outputs of one operation, and bytes', async () => {
    const network = await openModel(graphFiles({ bytes: true, twins: true }));
    expect(network.input).toMatchObject({ scale: 255, whole: true });
    const image = noise(4, 20, 26);
    const [pool, twins] = tf.tidy(() =>
      network.activations(image, ['pool', 'twins']).map((y) => [...y.dataSync()]),
    ) as unknown as [number[], number[]];
    // Three channels and three more of each position.
    expect(twins).toHaveLength(pool.length / 2);
    twins.forEach((value, i) => {
      const at = 6 * Math.floor(i / 3) + (i % 3);
      expect(value).toBeCloseTo((pool[at] ?? 0) + (pool[at + 3] ?? 0), 3);
    });
    expect(fieldIsKnown(network, 'half', 20, 26)).toBe(true);
    expect(fieldIsKnown(network, 'twins', 20, 26)).toBe(false);
    const { output, gradient } = network.thereAndBack(image, 'twins', tf.onesLike, 'open');
    expect(gradient.dataSync().some((value) => value !== 0)).toBe(true);
    tf.dispose([image, output, gradient]);
    network.dispose();
  });
});
