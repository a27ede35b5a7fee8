import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { noise } from '../../../visualisation/testing/networks.ts';
import { behindConvolution, filesOf, fill, teachable } from '../../testing/kerasModels.ts';
import { useNodeWasm } from '../../testing/nodeBackend.ts';
import { openModel } from './openModel.ts';

beforeAll(useNodeWasm);

type Json = Record<string, never>;

async function expectSame(files: File[], model: LayersModel): Promise<void> {
  const network = await openModel(files, '0 to 1');
  const [, height = 1, width = 1] = (model.inputs[0]?.shape ?? []) as number[];
  const image = noise(4, height, width);
  const last = network.steps.at(-1)?.name ?? '';
  const [ours, theirs] = tf.tidy(() =>
    [network.activations(image, [last])[0] as tf.Tensor, model.predict(image) as tf.Tensor].map((each) => [
      ...each.dataSync(),
    ]),
  ) as unknown as [number[], number[]];
  expect(ours).toHaveLength(theirs.length);
  ours.forEach((value, i) => {
    expect(value).toBeCloseTo(theirs[i] ?? Number.NaN, 4);
  });
  image.dispose();
  network.dispose();
}

const changed = async (
  json: File,
  change: (content: { modelTopology: Json }) => unknown,
  name = 'model.json',
) => new File([JSON.stringify(change(JSON.parse(await json.text())))], name);

/** An error as its message has it. */
const said = (code: string, values: object) => `${code} ${JSON.stringify(values)}`;

describe('the files of a model', () => {
  it('are found by what they hold, in any order, beside any others', async () => {
    const model = teachable();
    const { json, weights } = await filesOf(model);
    const metadata = new File(
      ['{"tfjsVersion":"1.3.1","tmVersion":"2.4.7","labels":["Cat","Dog"]}'],
      'metadata.json',
    );
    await expectSame([metadata, ...weights, json], model);
    await expectSame([json, metadata, new File(['cats'], 'labels.txt'), ...weights], model);
    model.dispose();
  });

  it('are found under names that browsers give to second copies, and in shards', async () => {
    const model = teachable();
    const copies = await filesOf(model, { json: 'model (1).json', weights: 'weights.bin' });
    const [bin] = copies.weights as [File];
    await expectSame([new File([bin], 'weights (1).bin'), copies.json], model);
    await expectSame([new File([bin], 'my pet net.BIN'), copies.json], model);
    const { json, weights } = await filesOf(model, { shards: 3 });
    await expectSame([weights[2], weights[0], json, weights[1]] as File[], model);
    await expect(openModel([json, weights[0] as File], '0 to 1')).rejects.toThrow(
      said('ModelFileMissing:bins', {
        model: 'model.json',
        files: 'group1-shard2of3.bin, group1-shard3of3.bin',
        more: 0,
      }),
    );
    model.dispose();
  });

  it('are refused in words when something is missing, cut off or something else', async () => {
    const model = teachable();
    const { json, weights } = await filesOf(model);
    const [bin] = weights as [File];
    const refused = (files: File[]) => expect(openModel(files, '0 to 1')).rejects;
    await refused([bin]).toThrow('ModelFileMissing:json');
    await refused([json]).toThrow(
      said('ModelFileMissing:bins', { model: 'model.json', files: 'weights.bin', more: 0 }),
    );
    await refused([json, new File([await bin.slice(0, 100).arrayBuffer()], 'weights.bin')]).toThrow(
      /^ModelFileDamaged:tooShort .*"file":"weights.bin","have":100,"model":"model.json"/,
    );
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0';
    await refused([json, new File([pointer], 'weights.bin')]).toThrow('ModelFileDamaged:lfs');
    await refused([new File(['<!doctype html>'], 'model.json'), bin]).toThrow('ModelFileDamaged:webPage');
    await refused([new File(['{"modelTo'], 'model.json'), bin]).toThrow('ModelFileDamaged:noJson');
    await refused([new File(['{"labels":[]}'], 'metadata.json')]).toThrow(said('ModelFileMissing:notTfjs', { files: 'metadata.json' })); // biome-ignore format: one line reads better
    await refused([new File(['{"class_name":"Sequential","config":{}}'], 'model.json')]).toThrow('ModelFileMissing:topology'); // biome-ignore format: one line reads better
    await refused([json, bin, await changed(json, (all) => all, 'model.json')]).toThrow(
      said('ModelFileMissing:several', { count: 2 }),
    );
    await refused([new File([''], 'model.h5')]).toThrow(said('ForeignModel:h5', { file: 'model.h5' }));
    model.dispose();
  });
});

describe('the numbers a model takes', () => {
  it('are those its files suggest, and those a person says', async () => {
    const rangeOf = async (files: File[], said?: '0 to 1') => {
      const network = await openModel(files, said);
      const { range } = network.input;
      network.dispose();
      return range;
    };
    const model = teachable();
    const { json, weights } = await filesOf(model);
    const metadata = new File(['{"tmVersion":"2.4.7"}'], 'metadata.json');
    expect(await rangeOf([json, ...weights])).toBe('0 to 1');
    expect(await rangeOf([json, ...weights, metadata])).toBe('-1 to 1');
    expect(await rangeOf([json, ...weights, metadata], '0 to 1')).toBe('0 to 1');
    model.dispose();
    for (const [scale, range] of [
      [1 / 127.5, '0 to 255'],
      [-1, '0 to 1'],
    ] as const) {
      // biome-ignore format: a table
      const scaled = fill(sequential({ layers: [layers.rescaling({ scale, offset: -1, inputShape: [8, 8, 3] }), layers.flatten()] })); // biome-ignore format: two layers
      const files = await filesOf(scaled);
      expect(await rangeOf([files.json, ...files.weights])).toBe(range);
      scaled.dispose();
    }
  });
});

describe('the topologies of other Keras’', () => {
  it.each(['BatchNormalizationV1', 'BatchNormalizationV2', 'SyncBatchNormalization'])(
    'have a %s, which is a batch normalisation',
    async (kind) => {
      const model = teachable();
      const { json, weights } = await filesOf(model);
      const named = new File(
        [(await json.text()).replaceAll('"BatchNormalization"', `"${kind}"`)],
        'model.json',
      );
      await expectSame([named, ...weights], model);
      model.dispose();
    },
  );

  it('are refused in words where channels come first', async () => {
    const { json, weights } = await filesOf(teachable());
    const first = new File([(await json.text()).replaceAll('channels_last', 'channels_first')], 'model.json');
    await expect(openModel([first, ...weights], '0 to 1')).rejects.toThrow(
      said('UnknownLayer:channelsFirst', { layer: 'Conv1' }),
    );
  });

  it('open as Keras 3 writes them', async () => {
    const model = behindConvolution(layers.flatten({ name: 'flat' }));
    const { json, weights } = await filesOf(model);
    const keras3 = await changed(json, (content) => {
      const dtype = {
        module: 'keras',
        class_name: 'DTypePolicy',
        config: { name: 'float32' },
        registered_name: null,
      };
      const tensor = (name: string) => ({
        args: [
          {
            class_name: '__keras_tensor__',
            config: { shape: [null, 13, 18, 3], dtype: 'float32', keras_history: [name, 0, 0] },
          },
        ],
        kwargs: {},
      });
      const zeros = {
        module: 'keras.initializers',
        class_name: 'OrthogonalOfOurOwn',
        config: {},
        registered_name: 'x',
      };
      const manifest = (content as never as { weightsManifest: { weights: { name: string }[] }[] })
        .weightsManifest;
      for (const each of manifest[0]?.weights ?? []) each.name = `functional_1/${each.name}`;
      return {
        ...content,
        modelTopology: {
          keras_version: '3.3.3',
          model_config: {
            class_name: 'Functional',
            config: {
              name: 'functional_1',
              trainable: true,
              layers: [
                {
                  class_name: 'InputLayer',
                  config: {
                    batch_shape: [null, 13, 18, 3],
                    dtype: 'float32',
                    sparse: false,
                    name: 'input_layer',
                  },
                  name: 'input_layer',
                  inbound_nodes: [],
                },
                {
                  class_name: 'RandomFlip',
                  config: { name: 'flip', trainable: true, dtype, mode: 'horizontal', seed: null },
                  name: 'flip',
                  inbound_nodes: [tensor('input_layer')],
                },
                {
                  class_name: 'Conv2D',
                  config: {
                    name: 'before',
                    trainable: true,
                    dtype,
                    filters: 4,
                    kernel_size: [3, 3],
                    strides: [1, 1],
                    padding: 'same',
                    groups: 1,
                    activation: 'linear',
                    use_bias: true,
                    kernel_initializer: zeros,
                    bias_initializer: zeros,
                    kernel_regularizer: null,
                  },
                  name: 'before',
                  inbound_nodes: [tensor('flip')],
                },
                {
                  class_name: 'Flatten',
                  config: { name: 'flat', trainable: true, dtype, data_format: 'channels_last' },
                  name: 'flat',
                  inbound_nodes: [tensor('before')],
                },
              ],
              input_layers: ['input_layer', 0, 0],
              output_layers: ['flat', 0, 0],
            },
          },
        },
      };
    });
    await expectSame([keras3, ...weights], model);
    model.dispose();
  });

  it('keep what TF.js’ layers would forget of ReLU and ELU, worked out by hand', async () => {
    const model = behindConvolution(layers.reLU({ name: 'it' }), [1, 1, 3]);
    const { json, weights } = await filesOf(model);
    const opened = async (class_name: string, config: object) => {
      const file = await changed(json, (content) => {
        const all = content.modelTopology as never as { config: { layers: object[] } };
        all.config.layers[1] = { class_name, config: { name: 'it', trainable: true, ...config } };
        return content;
      });
      const network = await openModel([file, ...weights], '0 to 1');
      const image = tf.tensor4d([0.9, 0.1, 0.5], [1, 1, 1, 3]);
      const [before, it] = tf.tidy(() => network.activations(image, ['before', 'it']).map((each) => [...each.dataSync()])) as unknown as [number[], number[]]; // biome-ignore format: one line reads better
      expect(network.steps.at(-1)?.parameters).toBe(0);
      image.dispose();
      network.dispose();
      return { before, it };
    };
    const [slope, threshold, most] = [0.1, 0.05, 0.2];
    const full = await opened('ReLU', { negative_slope: slope, threshold, max_value: most });
    full.before.forEach((x, i) => {
      const expected = x >= most ? most : x >= threshold ? x : slope * (x - threshold);
      expect(full.it[i]).toBeCloseTo(expected, 5);
    });
    const bent = await opened('ELU', { alpha: 0.5 });
    bent.before.forEach((x, i) => {
      expect(bent.it[i]).toBeCloseTo(x > 0 ? x : 0.5 * (Math.exp(x) - 1), 5);
    });
    const leaky = await opened('LeakyReLU', { negative_slope: 0.25 });
    leaky.before.forEach((x, i) => {
      expect(leaky.it[i]).toBeCloseTo(x > 0 ? x : 0.25 * x, 5);
    });
    for (const [activation, of] of [
      ['silu', (x: number) => x / (1 + Math.exp(-x))],
      [
        { module: 'builtins', class_name: 'function', config: 'hard_silu', registered_name: 'function' },
        (x: number) => (x * Math.min(6, Math.max(0, x + 3))) / 6,
      ],
    ] as const) {
      const { before, it } = await opened('Activation', { activation });
      before.forEach((x, i) => {
        expect(it[i]).toBeCloseTo(of(x), 5);
      });
    }
    for (const dropout of ['FixedDropout', 'Custom>FixedDropout']) {
      const { before, it } = await opened(dropout, { rate: 0.5, noise_shape: null, seed: null });
      expect(it).toEqual(before);
    }
    await expect(opened('GroupNormalization', {})).rejects.toMatchObject({
      name: 'UnknownLayer',
      values: { layer: 'it', kind: 'GroupNormalization' },
    });
    await expect(opened('Activation', { activation: 'my_own' })).rejects.toThrow(
      'UnknownLayer:function {"layer":"it","name":"my_own"}',
    );
    model.dispose();
  });
});
