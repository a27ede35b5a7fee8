/** Side of the square pictures the Siamese network takes, and how many numbers it answers. */
export const SIAMESE_SIDE = 64;
export const SIAMESE_DIMENSION = 64;

/** Four convolutions, each with relu; the first strides, after the others sides are halved by the largest of two by two. */
export const siameseLayers = [
  { name: 'conv1', size: 5, stride: 2, channels: 16, pool: false },
  { name: 'conv2', size: 3, stride: 1, channels: 32, pool: true },
  { name: 'conv3', size: 3, stride: 1, channels: 48, pool: true },
  { name: 'conv4', size: 3, stride: 1, channels: 64, pool: true },
] as const;
