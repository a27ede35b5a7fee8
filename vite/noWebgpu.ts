// Stands in for @tensorflow/tfjs-backend-webgpu, which Human names but this app does not use.
export {};
