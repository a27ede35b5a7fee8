import * as tf from '@tensorflow/tfjs-core';

/**
 * What passes a rectifier y = max(0, x) on the way back.
 *
 * `gradient` is the derivative, dy [x > 0] (saliency; Simonyan et al. 2013). `deconvolution` rectifies what comes back, max(dy, 0)
 * (Zeiler and Fergus 2013). `guided` does both, dy [x > 0] [dy > 0] (Springenberg et al. 2014). `open` passes everything: what
 * a unit is wired to, whatever it answers. `redirected` is the derivative, but where it would be zero all over a picture, max(dy, 0):
 * a channel that answers to nothing yet can still be driven up.
 */
export type ReluRule = 'gradient' | 'deconvolution' | 'guided' | 'open' | 'redirected';

/**
 * @param dy the gradient with respect to y; to be called within a tf.tidy
 * @param y what the rectifier gave: positive where x is
 * @param passes 1 where the derivative is one, from y
 */
export function passRelu(
  dy: tf.Tensor,
  y: tf.Tensor,
  rule: ReluRule,
  passes: (y: tf.Tensor) => tf.Tensor = tf.step,
): tf.Tensor {
  switch (rule) {
    case 'gradient':
      return tf.mul(dy, passes(y));
    case 'deconvolution':
      return tf.relu(dy);
    case 'guided':
      return tf.mul(tf.relu(dy), passes(y));
    case 'open':
      return dy;
    case 'redirected': {
      const passed = tf.mul(dy, passes(y));
      const axes = passed.shape.map((_, axis) => axis).slice(1);
      const blocked = tf.equal(tf.sum(tf.abs(passed), axes, true), 0);
      return tf.add(passed, tf.mul(tf.cast(blocked, 'float32'), tf.relu(dy)));
    }
  }
}
