import * as tf from '@tensorflow/tfjs-core';
import '../backend/gradients.ts';
import type { Words } from '../../words/keys.ts';
import type { Step } from './network.ts';
import type { Place } from './steps.ts';
import { pointwiseWindow } from './windows.ts';

/** A function of each number, or of the numbers at a position. */
export interface Activation {
  /** As people write it, the same in every language: "ReLU6". */
  said: string;
  apply: (x: tf.Tensor) => tf.Tensor;
  /** Of a rectifier, which the rule of the way back governs: 1 where y tells that the derivative passes. */
  passes?: (y: tf.Tensor) => tf.Tensor;
  /** Numbers of it that were learnt. */
  parameters?: number;
}

/**
 * A rectifier: x from `threshold` on and at most `most`, below it `slope` (x - threshold) (Keras' ReLU; LeakyReLU and ThresholdedReLU
 * are those with only a slope and only a threshold).
 */
export function rectifier({
  most = null,
  slope = 0,
  threshold = 0,
}: {
  most?: number | null;
  slope?: number;
  threshold?: number;
}): Activation {
  const cut = (x: tf.Tensor) => (most === null ? x : tf.minimum(x, most));
  if (slope !== 0) {
    // What is below leaks through: nothing is blocked, so the derivative is all there is.
    const below = (x: tf.Tensor) => tf.mul(tf.sub(x, threshold), slope);
    const apply = (x: tf.Tensor) => cut(tf.where(tf.greaterEqual(x, threshold), x, below(x)));
    return { said: 'LeakyReLU', apply };
  }
  if (threshold === 0 && most === null) return { said: 'ReLU', apply: tf.relu, passes: tf.step };
  const open = (y: tf.Tensor) => tf.cast(tf.notEqual(y, 0), 'float32');
  return {
    said: threshold === 0 ? `ReLU${most}` : 'ThresholdedReLU',
    apply: (x) => cut(threshold === 0 ? tf.relu(x) : tf.mul(x, tf.cast(tf.greater(x, threshold), 'float32'))),
    passes: (y) => (most === null ? open(y) : tf.mul(open(y), tf.cast(tf.less(y, most), 'float32'))),
  };
}

/** alpha (e^x - 1) below 0 */
export function elu(alpha: number): Activation {
  const below = (x: tf.Tensor) => tf.mul(tf.sub(tf.exp(tf.minimum(x, 0)), 1), alpha);
  return { said: 'ELU', apply: (x) => tf.add(tf.relu(x), below(x)) };
}

/** x where it is positive, alpha x elsewhere; alpha was learnt. */
export function prelu(alpha: tf.Tensor): Activation {
  const apply = (x: tf.Tensor) => tf.sub(tf.relu(x), tf.mul(alpha, tf.relu(tf.neg(x))));
  return { said: 'PReLU', apply, parameters: alpha.size };
}

const relu6 = rectifier({ most: 6 });
const hard = (x: tf.Tensor) => tf.div(relu6.apply(tf.add(x, 3)), 6);

/** By Keras' names in lower case without lines; those that TF.js' layers do not know, and those governed by the rule. */
export const named: Readonly<Record<string, Activation>> = {
  relu: rectifier({}),
  relu6,
  elu: elu(1),
  leakyrelu: rectifier({ slope: 0.2 }),
  silu: { said: 'swish', apply: (x) => tf.mul(x, tf.sigmoid(x)) },
  hardswish: { said: 'hard swish', apply: (x) => tf.mul(x, hard(x)) },
  hardsilu: { said: 'hard swish', apply: (x) => tf.mul(x, hard(x)) },
  /** Keras 3's; Keras 2 and TF.js clip 0.2 x + 0.5 instead. */
  hardsigmoid3: { said: 'hard sigmoid', apply: hard },
  exponential: { said: 'exponential', apply: tf.exp },
};

const words: Record<string, string> = {
  relu: 'ReLU',
  selu: 'SELU',
  gelu: 'GELU',
  gelunew: 'GELU',
  hardsigmoid: 'hard sigmoid',
  logsoftmax: 'log softmax',
};

/** How an activation is said, by Keras' or TF.js' name. */
export function activationWords(name: string): string {
  const key = name.replaceAll('_', '').toLowerCase();
  return named[key]?.said ?? words[key] ?? key;
}

/** An activation as a step of its own; a rectifier follows the rule of the way back. */
export function activationStep(
  { name, inputs, shown = true }: Place,
  { said, apply, passes, parameters = 0 }: Activation,
  kind: Words = said,
): Step {
  const rectified = passes !== undefined;
  return {
    name,
    kind,
    inputs,
    shown,
    rectified,
    ...(passes && { passes }),
    parameters,
    outputShape: ([x]) => [...(x ?? [])],
    // A learnt slope is a weight each number is multiplied with.
    multiplyAdds: (_, output) =>
      parameters > 0 ? output.reduce((product, length) => product * length, 1) : 0,
    window: pointwiseWindow,
    forward: ([x]) => apply(x as tf.Tensor),
    backward: (dy, [x]) => [rectified ? tf.clone(dy) : tf.grad(apply)(x as tf.Tensor, dy)],
  };
}
