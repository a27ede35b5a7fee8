// Stands in for @tensorflow/tfjs under Node, whose own build for Node carries a second copy of the engine: the same parts, one copy.
export * from '@tensorflow/tfjs-converter';
export * from '@tensorflow/tfjs-core';
export * from '@tensorflow/tfjs-layers';
