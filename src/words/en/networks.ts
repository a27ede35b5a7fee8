/** What layers are, and notes on models that a person brings. */
export const networks = {
  // Kinds of layers, as in "conv1_1, convolution 3 × 3, stride 2, ReLU6: …".
  convolution: 'convolution {height} × {width}',
  depthwise: 'depthwise convolution {height} × {width}',
  separable: 'separable convolution {height} × {width}',
  transposed: 'transposed convolution {height} × {width}',
  maxPool: 'max of {height} × {width}',
  averagePool: 'average of {height} × {width}',
  // {stride} is "2", or "2 × 1" where it differs down and across; {dilation} too.
  stride: '{kind}, stride {stride}',
  dilation: '{kind}, dilation {dilation}',
  // A layer and the activation function it ends with.
  ending: '{kind}, {activation}',
  residualBlock: 'residual block',
  meanOfAll: 'mean of all positions',
  linear: 'linear layer',
  upSampling: 'UpSampling2D {height} × {width}, {method, select, bilinear {bilinear} other {nearest}}',

  graphModel: 'Graph model',
  graphNote:
    'A graph model: {count, plural, one {its # operation is shown as a layer, without the name the layer had} other {its # operations are shown as layers, without the names the layers had}}.',
  graphCut: 'What comes after {operations} is not shown: these operations cannot be run one by one.',
} as const;
