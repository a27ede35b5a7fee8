import { LikenessError } from '../../../errors.ts';
import { named } from '../activations.ts';

type Json = Record<string, unknown>;

/**
 * Layers for training only, the dropouts of EfficientNet's exports among them; one's own classes are named with their package. Here
 * they pass on what they get.
 */
const trainingOnly =
  /^(?:[\w.]+>)?(Random(Flip|Rotation|Zoom|Contrast|Translation|Brightness|Crop|Saturation|Hue|Sharpness|Grayscale|Invert|Posterization|Erasing|Shear|Perspective|ColorJitter|ColorDegeneration|GaussianBlur)|RandAugment|AugMix|MixUp|CutMix|ActivityRegularization|FixedDropout|DropPath|DropBlock2D)$/;

/** The same layer once trained, by the names that TensorFlow 1.13 and training on several machines gave it. */
const batchNormalization = /^(BatchNormalizationV[12]|SyncBatchNormalization)$/;

/** Activations that TF.js' layers know, by Keras' names. */
const known =
  /^(elu|hard_sigmoid|linear|relu|relu6|selu|sigmoid|softmax|log_softmax|softplus|softsign|tanh|swish|mish|gelu|gelu_new)$/;

/**
 * A Keras topology as TF.js' layers read it. Keras 3 says `batch_shape` where Keras 2 said `batch_input_shape`, keeps dtypes and
 * functions as objects and lists what a layer reads as tensors with a history; initialisers, regularisers and constraints
 * matter to training alone and are left out; what TF.js would forget of ReLU and ELU goes to layers of this project's own.
 *
 * @param isKnown whether there is a layer of that class
 * @throws LikenessError `UnknownLayer`
 */
export function translateTopology(topology: Json, isKnown: (kind: string) => boolean): Json {
  const config = (topology.model_config ?? topology) as Json | string;
  const model = (typeof config === 'string' ? JSON.parse(config) : config) as Json;
  const keras3 =
    String(topology.keras_version ?? '').startsWith('3') || JSON.stringify(model).includes('"batch_shape"');
  return { ...topology, model_config: layer(model, isKnown, keras3) };
}

function layer(given: Json, isKnown: (kind: string) => boolean, keras3: boolean): Json {
  const kind = String(given.class_name ?? '');
  const config = { ...((given.config ?? {}) as Json) };
  const name = String(config.name ?? given.name ?? kind);
  const inbound = given.inbound_nodes === undefined ? {} : { inbound_nodes: (given.inbound_nodes as unknown[]).map(nodeOf) }; // biome-ignore format: one line reads better
  const whole = (class_name: string, inner: Json): Json => ({ class_name, config: inner, ...(given.name !== undefined && { name: given.name }), ...inbound }); // biome-ignore format: one line reads better
  if (Array.isArray(config.layers) && ['Functional', 'Model', 'Sequential'].includes(kind)) {
    const layers = (config.layers as Json[]).map((each) => layer(each, isKnown, keras3));
    const ends = (which: 'input_layers' | 'output_layers') => (config[which] === undefined ? {} : { [which]: historiesOf(config[which]) }); // biome-ignore format: one line reads better
    return whole(kind === 'Sequential' ? kind : 'Model', { ...config, layers, ...ends('input_layers'), ...ends('output_layers') }); // biome-ignore format: one line reads better
  }
  if (Array.isArray(config) || kind === '') return given;
  for (const key of Object.keys(config)) {
    if (/_(initializer|regularizer|constraint)$/.test(key)) delete config[key];
  }
  if (config.batch_shape !== undefined) {
    config.batch_input_shape = config.batch_shape;
    delete config.batch_shape;
  }
  if (typeof config.dtype === 'object' && config.dtype !== null) {
    config.dtype = ((config.dtype as Json).config as Json | undefined)?.name ?? 'float32';
  }
  // Half precision was for training: the weights come as they come.
  if (/float16/.test(String(config.dtype))) config.dtype = 'float32';
  if (config.activation !== undefined && config.activation !== null) {
    config.activation = activationOf(config.activation, name, keras3);
  }
  if (config.data_format === 'channels_first')
    throw new LikenessError('UnknownLayer:channelsFirst', { layer: name });
  if (batchNormalization.test(kind)) return whole('BatchNormalization', config);
  const own = ownKind(kind, config);
  if (own) return whole(own.kind, own.config);
  if (!isKnown(kind)) throw new LikenessError('UnknownLayer', { layer: name, kind });
  return whole(kind, config);
}

/** Layers that TF.js lacks or only half knows. */
function ownKind(kind: string, config: Json): { kind: string; config: Json } | null {
  const { name, trainable = true, batch_input_shape } = config;
  const plain: Json = { name, trainable, ...(batch_input_shape !== undefined && { batch_input_shape }) };
  const number = (key: string, otherwise: number) => (typeof config[key] === 'number' ? (config[key] as number) : otherwise); // biome-ignore format: one line reads better
  if (trainingOnly.test(kind)) return { kind: 'Activation', config: { ...plain, activation: 'linear' } };
  if (kind === 'LeakyReLU') {
    return { kind, config: { ...plain, alpha: number('negative_slope', number('alpha', 0.3)) } };
  }
  if (kind === 'ReLU' && (number('negative_slope', 0) !== 0 || number('threshold', 0) !== 0)) {
    const slope = number('negative_slope', 0);
    return { kind: 'Rectifier', config: { ...plain, slope, threshold: number('threshold', 0), max_value: config.max_value ?? null } }; // biome-ignore format: one line reads better
  }
  if (kind === 'ELU' && number('alpha', 1) !== 1) {
    return { kind: 'ScaledELU', config: { ...plain, alpha: number('alpha', 1) } };
  }
  return null;
}

/** Keras 3 keeps functions as objects. */
function activationOf(given: unknown, layerName: string, keras3: boolean): string {
  const inner = given as Json;
  const name = typeof given === 'string' ? given : String(typeof inner.config === 'string' ? inner.config : (inner.class_name ?? inner.name)); // biome-ignore format: one line reads better
  // Keras 3 made another function of it.
  if (name === 'hard_sigmoid' && keras3) return 'hardsigmoid3';
  if (known.test(name)) return name;
  const key = name.replaceAll('_', '').toLowerCase();
  if (named[key]) return key;
  throw new LikenessError('UnknownLayer:function', { layer: layerName, name });
}

/** [[name, node, tensor, {}], …] of what Keras 3 keeps as tensors with a history. */
function nodeOf(node: unknown): unknown {
  if (Array.isArray(node)) return node;
  const { args = [] } = node as { args?: unknown };
  const histories: unknown[] = [];
  const gather = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(gather);
    else if (typeof value === 'object' && value !== null) {
      const history = ((value as Json).config as Json | undefined)?.keras_history;
      if (Array.isArray(history)) histories.push([...history, {}]);
    }
  };
  gather(args);
  return histories;
}

/** Keras 3 writes a single end without the list around it. */
function historiesOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return typeof value[0] === 'string' ? [value] : value;
}
