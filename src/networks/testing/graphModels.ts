import { randomUniform } from '../../picture/random.ts';

interface Node {
  name: string;
  op: string;
  input?: string[];
  attr?: object;
}

const text = (words: string) => ({ s: btoa(words) });
const four = (down: number, across: number) => ({ list: { i: ['1', String(down), String(across), '1'] } });
const sliding = (pad: string, stride: readonly [number, number] = [1, 1]) => ({
  strides: four(...stride),
  dilations: four(1, 1),
  padding: text(pad),
  data_format: text('NHWC'),
});

/**
 * A graph as the converter writes it, of 20 x 26 pixels or any size: fused convolutions, a residual sum, a pooling, an enlargement and
 * classes; weights by formula.
 *
 * @param extra further nodes
 * @param bytes whether it takes whole numbers
 * @param twins whether the pooling is split in two, which are added
 */
export function graphFiles({
  size = [20, 26],
  extra = [],
  bytes = false,
  twins = false,
}: {
  size?: [number, number] | [-1, -1];
  extra?: Node[];
  bytes?: boolean;
  twins?: boolean;
} = {}): File[] {
  const random = randomUniform(8);
  const weights: { name: string; shape: number[]; dtype: string }[] = [];
  const numbers: ArrayBuffer[] = [];
  const constant = (name: string, shape: number[], values?: number[]): Node => {
    const length = shape.reduce((product, each) => product * each, 1);
    const data = values
      ? Int32Array.from(values)
      : Float32Array.from({ length }, () => 0.5 * (random() - 0.35));
    weights.push({ name, shape, dtype: values ? 'int32' : 'float32' });
    numbers.push(data.buffer as ArrayBuffer);
    return { name, op: 'Const', attr: { dtype: { type: values ? 'DT_INT32' : 'DT_FLOAT' } } };
  };
  const dims = [-1, ...size, 3].map((length) => ({ size: String(length) }));
  const all: Node[] = [
    {
      name: 'x',
      op: 'Placeholder',
      attr: { dtype: { type: bytes ? 'DT_INT32' : 'DT_FLOAT' }, shape: { shape: { dim: dims } } },
    },
    { name: 'seen', op: bytes ? 'Cast' : 'Identity', input: ['x'], attr: { SrcT: { type: 'DT_INT32' }, DstT: { type: 'DT_FLOAT' } } }, // biome-ignore format: a node
    constant('net/w1', [3, 3, 3, 6]),
    constant('net/b1', [6]),
    { name: 'net/first/Relu6', op: '_FusedConv2D', input: ['seen', 'net/w1', 'net/b1'], attr: { ...sliding('SAME', [2, 2]), num_args: { i: '1' }, fused_ops: { list: { s: [btoa('BiasAdd'), btoa('Relu6')] } }, epsilon: { f: 0 } } }, // biome-ignore format: a node
    constant('net/w2', [3, 3, 6, 1]),
    constant('net/b2', [6]),
    { name: 'net/second/Relu', op: 'FusedDepthwiseConv2dNative', input: ['net/first/Relu6', 'net/w2', 'net/b2'], attr: { ...sliding('SAME'), num_args: { i: '1' }, fused_ops: { list: { s: [btoa('BiasAdd'), btoa('Relu')] } } } }, // biome-ignore format: a node
    { name: 'net/sum', op: 'AddV2', input: ['net/second/Relu', 'net/first/Relu6'] },
    { name: 'net/pool', op: 'MaxPool', input: ['net/sum'], attr: { ksize: four(2, 2), ...sliding('VALID', [2, 2]) } }, // biome-ignore format: a node
    { name: 'net/out/sigmoid', op: 'Sigmoid', input: ['net/pool'] },
    { name: 'net/out/swish', op: 'Mul', input: ['net/pool', 'net/out/sigmoid'] },
    constant('net/axes', [2], [1, 2]),
    { name: 'net/mean', op: 'Mean', input: ['net/out/swish', 'net/axes'], attr: { keep_dims: { b: false } } },
    constant('net/w3', [6, 4]),
    constant('net/b3', [4]),
    { name: 'net/dense', op: '_FusedMatMul', input: ['net/mean', 'net/w3', 'net/b3'], attr: { transpose_a: { b: false }, transpose_b: { b: false }, num_args: { i: '1' }, fused_ops: { list: { s: [btoa('BiasAdd')] } } } }, // biome-ignore format: a node
    { name: 'net/classes', op: 'Softmax', input: ['net/dense'] },
    ...(twins
      ? [
          constant('net/axis', [], [3]),
          { name: 'net/half', op: 'Split', input: ['net/axis', 'net/pool'], attr: { num_split: { i: '2' } } },
          { name: 'net/twins', op: 'AddV2', input: ['net/half:1', 'net/half'] },
        ]
      : []),
    ...extra,
  ];
  const node = all.map(({ input = [], attr = {}, ...rest }) => ({ ...rest, input, attr }));
  const json = {
    format: 'graph-model',
    generatedBy: '2.11.0',
    convertedBy: 'TensorFlow.js Converter v4.22.0',
    modelTopology: { node, versions: { producer: 1286 } },
    weightsManifest: [{ paths: ['group1-shard1of1.bin'], weights }],
  };
  return [new File([JSON.stringify(json)], 'model.json'), new File(numbers, 'group1-shard1of1.bin')];
}
