import * as tf from '@tensorflow/tfjs-core';

/** So much of the last frame stays where nothing moves. */
const STAYS = 0.7;
/** A difference of so much is a movement: a pixel there is all new. Of 0..1, over a channel. */
const MOVES = 0.12;

/**
 * The new frame, with a part of the last one wherever the two hardly differ: a camera's noise is carried into every stroke, and this
 * takes it out again; what moves is not smeared.
 *
 * @param frame [h, w, 3], 0..1
 * @param last the frame shown before, of the same size
 */
export function settled(frame: tf.Tensor3D, last: tf.Tensor3D): tf.Tensor3D {
  return tf.tidy(() => {
    const difference = tf.sub(frame, last);
    // Over a few pixels, so that single pixels of noise do not count as movement.
    const size = tf.avgPool(tf.mean(tf.abs(difference), 2, true) as tf.Tensor3D, 5, 1, 'same');
    const stays = tf.mul(tf.exp(tf.neg(tf.square(tf.div(size, MOVES)))), STAYS);
    return tf.sub(frame, tf.mul(difference, stays)) as tf.Tensor3D;
  });
}
