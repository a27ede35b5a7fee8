import * as tf from '@tensorflow/tfjs-core';
import { message } from '../../../words/keys.ts';
import { type Activation, activationStep, rectifier } from '../activations.ts';
import { depthwiseStep } from '../depthwiseStep.ts';
import type { Step } from '../network.ts';
import { resizeStep } from '../resizeStep.ts';
import { convolutionStep, type Place, poolStep } from '../steps.ts';
import { transposedStep } from '../transposedStep.ts';
import { type Padding, pointwiseWindow, shiftedWindow } from '../windows.ts';
import { type GraphNode, numbersOf, textOf, textsOf } from './graphNodes.ts';

/** Operations whose outputs each see the one position of the inputs they lie at. */
const pointwise = new Set(['Abs', 'Add', 'AddN', 'AddV2', 'BiasAdd', 'Cast', 'ClipByValue', 'Elu', 'Erf', 'Exp', 'FusedBatchNorm', 'FusedBatchNormV2', 'FusedBatchNormV3', 'Identity', 'LeakyRelu', 'Log', 'Log1p', 'Maximum', 'Minimum', 'Mul', 'Neg', 'Pow', 'Prelu', 'RealDiv', 'Reciprocal', 'Round', 'Rsqrt', 'Selu', 'Sigmoid', 'Softmax', 'Softplus', 'Sqrt', 'Square', 'SquaredDifference', 'Sub', 'Tanh']); // biome-ignore format: a list
const reducing = new Set(['Max', 'Mean', 'Min', 'Prod', 'Sum']);
const regrouping = new Set(['ExpandDims', 'Reshape', 'Squeeze']);
/** They only carry numbers on. */
const carrying = new Set(['Cast', 'ExpandDims', 'Identity', 'Pack', 'Reshape', 'Shape', 'Slice', 'Squeeze', 'StridedSlice']); // biome-ignore format: a list

/** What is known of an operation when its step is made. */
export interface Context {
  /** A constant by the name of an input; none where it is computed from the picture. */
  constant: (input: string) => tf.Tensor | undefined;
  /** Shapes of its inputs from the picture and of its output, without the batch, for the usual size. */
  inputShapes: readonly (readonly number[])[];
  outputShape: readonly number[];
  /** The position of the first step. */
  next: number;
  /** Whether it is run alone, and not with the operation it reads two outputs of. */
  alone: boolean;
}

/** Operations with a way back and a field of this project's own: as steps, or null. */
export function knownSteps(node: GraphNode, place: Place, context: Context): Step[] | null {
  const { op, input, attr } = node;
  if (!context.alone) return null;
  const format = textOf(attr.data_format);
  if (format !== '' && format !== 'NHWC') return null;
  const [, second = ''] = input;
  switch (op) {
    case 'Relu':
      return [activationStep(place, rectifier({}))];
    case 'Relu6':
      return [activationStep(place, rectifier({ most: 6 }))];
    case 'MaxPool':
    case 'AvgPool': {
      const pad = padOf(node);
      if (typeof pad !== 'string') return null;
      const sizes = middleTwo(numbersOf(attr.ksize));
      const strides = middleTwo(numbersOf(attr.strides));
      return [poolStep(place, op === 'MaxPool' ? 'max' : 'average', sizes, { strides, pad })];
    }
    case 'Conv2D':
    case '_FusedConv2D':
    case 'DepthwiseConv2dNative':
    case 'FusedDepthwiseConv2dNative':
      return convolutionSteps(node, place, context);
    case 'Conv2DBackpropInput': {
      const [shape = '', filter = ''] = input;
      const [lengths, filters] = [context.constant(shape), context.constant(filter)];
      const pad = padOf(node);
      if (!lengths || !filters || typeof pad !== 'string') return null;
      const sides = [...lengths.dataSync()].slice(1, 3);
      const options = { strides: middleTwo(numbersOf(attr.strides)), pad, rectified: false };
      return [transposedStep(place, filters as tf.Tensor4D, null, options, (_, axis) => sides[axis] ?? 1)];
    }
    case 'ResizeBilinear':
    case 'ResizeNearestNeighbor': {
      const sides = context.constant(second)?.dataSync();
      if (!sides) return null;
      const method = op === 'ResizeBilinear' ? 'bilinear' : 'nearest';
      const resizing = { method, alignCorners: attr.align_corners?.b ?? false, halfPixelCenters: attr.half_pixel_centers?.b ?? false } as const; // biome-ignore format: one line reads better
      return [resizeStep(place, op, resizing, (_, axis) => sides[axis] ?? 1)];
    }
    default:
      return null;
  }
}

function convolutionSteps(
  { op, input, attr }: GraphNode,
  place: Place,
  { constant, next }: Context,
): Step[] | null {
  const filters = constant(input[1] ?? '') as tf.Tensor4D | undefined;
  const fused = textsOf(attr.fused_ops);
  const [bias, other] = input.slice(2).map(constant);
  const biased = fused.includes('BiasAdd');
  const end = fused.find((each) => each !== 'BiasAdd');
  const activation = end && endOf(end, attr.leakyrelu_alpha?.f ?? attr.alpha?.f ?? 0.2, other);
  if (!filters || (biased && !bias) || (end && !activation)) return null;
  const sliding = { strides: middleTwo(numbersOf(attr.strides)), pad: padOf({ attr }), dilations: middleTwo(numbersOf(attr.dilations)) }; // biome-ignore format: one line reads better
  const make = op.includes('Depthwise') ? depthwiseStep : convolutionStep;
  const step = (at: Place, rectified: boolean) => make(at, filters, biased ? (bias as tf.Tensor1D) : null, { ...sliding, rectified }); // biome-ignore format: one line reads better
  if (!activation) return [step(place, false)];
  if (activation.said === 'ReLU') return [step(place, true)];
  const inner = step({ ...place, name: `${place.name}/before`, shown: false }, false);
  return [
    inner,
    activationStep(
      { ...place, inputs: [next] },
      activation,
      message('networks.ending', { kind: inner.kind, activation: activation.said }),
    ),
  ];
}

function endOf(name: string, slope: number, alpha: tf.Tensor | undefined): Activation | null {
  switch (name) {
    case 'Relu':
      return rectifier({});
    case 'Relu6':
      return rectifier({ most: 6 });
    case 'LeakyRelu':
      return rectifier({ slope });
    case 'Elu':
      return { said: 'ELU', apply: tf.elu };
    case 'Sigmoid':
      return { said: 'sigmoid', apply: tf.sigmoid };
    case 'Prelu':
      return alpha ? { said: 'PReLU', apply: (x) => tf.prelu(x, alpha), parameters: alpha.size } : null;
    default:
      return null;
  }
}

/** What positions of any other operation see. */
export function windowOfNode({ op, input, attr }: GraphNode, context: Context): Step['window'] {
  const { constant, inputShapes, outputShape } = context;
  if (!context.alone) return () => 'unknown';
  if (pointwise.has(op)) return pointwiseWindow;
  const [shape = []] = inputShapes;
  const last = shape.length;
  if (op === 'ConcatV2') {
    const axis = constant(input.at(-1) ?? '')?.dataSync()[0] ?? Number.NaN;
    return axis === -1 || axis === last ? pointwiseWindow : () => 'unknown';
  }
  if (op === 'Split' || op === 'SplitV') {
    const axis = constant(op === 'Split' ? (input[0] ?? '') : (input[2] ?? ''))?.dataSync()[0];
    return axis === -1 || axis === last ? pointwiseWindow : () => 'unknown';
  }
  if (op === 'Pad' || op === 'PadV2') {
    const borders = constant(input[1] ?? '')?.dataSync();
    if (!borders || shape.length !== 3) return () => 'unknown';
    return (_, axis) => shiftedWindow(borders[2 + 2 * axis] ?? 0);
  }
  if (reducing.has(op)) {
    const axes = [...(constant(input[1] ?? '')?.dataSync() ?? [])].map((axis) =>
      axis < 0 ? axis + last + 1 : axis,
    );
    if (axes.length === 1 && axes[0] === last) return attr.keep_dims?.b ? pointwiseWindow : () => 'unknown';
    return () => (axes.length > 0 ? 'all' : 'unknown');
  }
  const positions = (of: readonly number[]) => (of.length === 3 ? (of[0] ?? 1) * (of[1] ?? 1) : of.length === 2 ? (of[0] ?? 1) : 1); // biome-ignore format: one line reads better
  // With one position before there is nothing else to see, with one behind it holds everything.
  if (positions(shape) === 1) return () => 'all';
  if (regrouping.has(op) && positions(outputShape) === 1) return () => 'all';
  return () => 'unknown';
}

/** Whether it is a layer people look at. */
export function isShown({ op }: GraphNode): boolean {
  return !carrying.has(op);
}

function padOf({ attr }: Pick<GraphNode, 'attr'>): Padding {
  const name = textOf(attr.padding);
  if (name === 'SAME') return 'same';
  if (name !== 'EXPLICIT') return 'valid';
  const [, , top = 0, bottom = 0, left = 0, right = 0] = numbersOf(attr.explicit_paddings);
  return [[top, bottom], [left, right]]; // biome-ignore format: one line reads better
}

/** Down and across, of four numbers for four axes. */
function middleTwo([, down = 1, across = 1]: readonly number[]): [number, number] {
  return [down, across];
}
