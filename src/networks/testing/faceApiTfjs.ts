import * as tf from '@tensorflow/tfjs-core';

// Stands in for @tensorflow/tfjs, which face-api names: of that, its face encoder needs the core and these methods of tensors.
// So there is one copy of the engine wherever the two encoders are compared.
export * from '@tensorflow/tfjs-core';

Object.assign(tf.Tensor.prototype, {
  as3D(this: tf.Tensor, height: number, width: number, channels: number) {
    return tf.reshape(this, [height, width, channels]);
  },
  as4D(this: tf.Tensor, count: number, height: number, width: number, channels: number) {
    return tf.reshape(this, [count, height, width, channels]);
  },
  toFloat(this: tf.Tensor) {
    return tf.cast(this, 'float32');
  },
  div(this: tf.Tensor, divisor: tf.TensorLike) {
    return tf.div(this, divisor);
  },
  mean(this: tf.Tensor, axes: number[]) {
    return tf.mean(this, axes);
  },
});
