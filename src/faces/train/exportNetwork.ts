import { HEAD_HIDDEN } from './headShape.ts';
import { SIAMESE_DIMENSION, SIAMESE_SIDE, siameseLayers } from './siameseShape.ts';

/** The two files of a TF.js layers model: `model.json` and the weights it names. */
export interface LayersModelFiles {
  json: string;
  weights: Uint8Array<ArrayBuffer>;
}

/** What is exported: the weights in the order of the network's variables, and the length of its encodings. */
export interface TrainedNetwork {
  kind: 'siamese' | 'head';
  weights: readonly Float32Array[];
  scale: number;
}

interface Layer {
  class_name: string;
  config: Record<string, unknown> & { name: string };
  /** Names of the layers it takes its input from; the one before when left out. */
  from?: string[];
  weights?: { name: string; shape: number[]; values: Float32Array }[];
}

const WEIGHTS_FILE = 'weights.bin';

/**
 * A trained network as a TF.js layers model, for `tf.loadLayersModel`. The head takes stored encodings [n, 128]; the Siamese
 * network takes pictures [n, 64, 64, 3], 0..255. Both answer encodings whose squared distances are d.
 */
export function layersModelFiles({ kind, weights, scale }: TrainedNetwork): LayersModelFiles {
  const layers = kind === 'siamese' ? siamese(weights, scale) : head(weights, scale);
  const all = layers.flatMap((layer) => layer.weights ?? []);
  const bytes = new Float32Array(all.reduce((sum, { values }) => sum + values.length, 0));
  let at = 0;
  for (const { values } of all) {
    bytes.set(values, at);
    at += values.length;
  }
  const json = {
    format: 'layers-model',
    generatedBy: 'Likeness',
    convertedBy: null,
    modelTopology: {
      class_name: 'Model',
      config: topology(layers),
      keras_version: '2.15.0',
      backend: 'tensorflow',
    },
    weightsManifest: [
      { paths: [WEIGHTS_FILE], weights: all.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })) },
    ],
  };
  return { json: JSON.stringify(json, null, 1), weights: new Uint8Array(bytes.buffer) };
}

function topology(layers: readonly Layer[]): object {
  const first = layers[0]?.config.name;
  const last = layers.at(-1)?.config.name;
  return {
    name: 'encoder',
    layers: layers.map(({ class_name, config, from }, index) => {
      const inputs = from ?? (index === 0 ? [] : [layers[index - 1]?.config.name ?? '']);
      return {
        class_name,
        name: config.name,
        config,
        inbound_nodes: index === 0 ? [] : [inputs.map((name) => [name, 0, 0, {}])],
      };
    }),
    input_layers: [[first, 0, 0]],
    output_layers: [[last, 0, 0]],
  };
}

const input = (shape: number[]): Layer => ({
  class_name: 'InputLayer',
  config: { name: 'input', batch_input_shape: [null, ...shape], dtype: 'float32' },
});

function dense(
  name: string,
  inputs: number,
  units: number,
  kernel: Float32Array,
  bias?: Float32Array,
): Layer {
  return {
    class_name: 'Dense',
    config: { name, units, activation: 'linear', use_bias: bias !== undefined },
    weights: [
      { name: `${name}/kernel`, shape: [inputs, units], values: kernel },
      ...(bias ? [{ name: `${name}/bias`, shape: [units], values: bias }] : []),
    ],
  };
}

/**
 * scale * x / ||x|| by layers that exist: there is none for it. [x, -x] has mean 0 and variance ||x||^2 / n, so that layer
 * normalisation divides it by ||x|| / sqrt(n); the first half, times scale / sqrt(n), is the wanted vector.
 */
function lengthLayers(n: number, scale: number): Layer[] {
  const both = new Float32Array(n * 2 * n);
  const back = new Float32Array(2 * n * n);
  for (let k = 0; k < n; k++) {
    both[k * 2 * n + k] = 1;
    both[k * 2 * n + n + k] = -1;
    back[k * n + k] = scale / Math.sqrt(n);
  }
  return [
    dense('both_signs', n, 2 * n, both),
    {
      class_name: 'LayerNormalization',
      config: { name: 'length', axis: [-1], epsilon: 1e-12 / n, center: false, scale: false },
    },
    dense('encoding', 2 * n, n, back),
  ];
}

function siamese(weights: readonly Float32Array[], scale: number): Layer[] {
  const layers: Layer[] = [
    input([SIAMESE_SIDE, SIAMESE_SIDE, 3]),
    { class_name: 'Rescaling', config: { name: 'pixels', scale: 1 / 128, offset: -1 } },
  ];
  let channels = 3;
  let side: number = SIAMESE_SIDE;
  siameseLayers.forEach((layer, index) => {
    const { name, size, stride, pool } = layer;
    layers.push({
      class_name: 'Conv2D',
      config: {
        name,
        filters: layer.channels,
        kernel_size: [size, size],
        strides: [stride, stride],
        padding: 'same',
        data_format: 'channels_last',
        activation: 'relu',
        use_bias: true,
      },
      weights: [
        {
          name: `${name}/kernel`,
          shape: [size, size, channels, layer.channels],
          values: weights[2 * index] as Float32Array,
        },
        { name: `${name}/bias`, shape: [layer.channels], values: weights[2 * index + 1] as Float32Array },
      ],
    });
    if (pool) {
      layers.push({
        class_name: 'MaxPooling2D',
        config: {
          name: `${name}_pool`,
          pool_size: [2, 2],
          strides: [2, 2],
          padding: 'valid',
          data_format: 'channels_last',
        },
      });
    }
    channels = layer.channels;
    side = Math.ceil(side / stride) / (pool ? 2 : 1);
  });
  layers.push({ class_name: 'Flatten', config: { name: 'flat', data_format: 'channels_last' } });
  layers.push(dense('full', side * side * channels, SIAMESE_DIMENSION, weights.at(-1) as Float32Array));
  return [...layers, ...lengthLayers(SIAMESE_DIMENSION, scale)];
}

function head(weights: readonly Float32Array[], scale: number): Layer[] {
  const [w1, b1, w2, b2] = weights as [Float32Array, Float32Array, Float32Array, Float32Array];
  const n = b2.length;
  return [
    input([n]),
    dense('hidden', n, HEAD_HIDDEN, w1, b1),
    { class_name: 'Activation', config: { name: 'relu', activation: 'relu' } },
    dense('change', HEAD_HIDDEN, n, w2, b2),
    { class_name: 'Add', config: { name: 'residual' }, from: ['input', 'change'] },
    ...lengthLayers(n, scale),
  ];
}
