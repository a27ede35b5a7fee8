/** Convolve: a filter slides over a line, a picture or a block. */
export const convolve = {
  lead: 'A filter slides over the input, multiplies and adds up.',
  textbook: '{axes, number}D textbook',
  textbookMore: '{input} with 16 filters of size 5 gives {shape}',
  onePicture: 'Convolve works with one picture at a time.',
  // What the pointer does on a line that is drawn by hand.
  pointer: 'What the pointer does',
  drawSignal: 'Draw the signal',
  moveWindow: 'Move the window',

  // The inputs: buttons, and below them what the input shown is called.
  input: 'Input',
  signals: '<strong>1D</strong> A signal',
  pictures: '<strong>2D</strong> A picture',
  blocks: '<strong>3D</strong> A block',
  heartbeat: 'Heartbeat',
  draw: 'Draw',
  microphone: 'Microphone',
  edge: 'Edge 6 × 6',
  head: 'Head',
  clip: 'Camera clip',
  inputTextbook: 'Textbook',
  inputEdge: 'Edge, 6 × 6',
  inputHeartbeat: 'Heartbeat, by formula',
  inputDrawn: 'Drawn by hand',
  inputHead: 'Shepp-Logan head',
  inputClip: 'Clip of the camera',
  longerSide: 'Longer side',
  channels: 'Channels',
  colour: 'Colour',
  grey: 'Grey',
  cellsAlong: 'Cells along each axis',
  // `time` is a number of seconds with its unit.
  record: 'Record {time}',
  framesOf: '{count, number} of {total, number} frames',
  useThis: 'Use this picture',

  // The chosen filter.
  filterNumber: 'Filter {number, number}',
  edited: 'edited',
  kind: 'Kind',
  kindHint: 'Its numbers can be changed below the pictures.',
  randomNew: 'Random',
  match: 'Match this place',

  // The kinds of filters. Along one axis:
  edgeLine: 'Edge',
  gaborLong: 'Gabor, long wave',
  gaborShort: 'Gabor, short wave',
  gaborOdd: 'Gabor, odd',
  gaborShortest: 'Gabor, shortest wave',
  // Along two:
  edgeVertical: 'Vertical edge',
  edgeHorizontal: 'Horizontal edge',
  gaborAngle: 'Gabor {degrees, number}°',
  // Along three:
  edgeAcross: 'Edge across',
  edgeDown: 'Edge down',
  edgeDepth: 'Edge in depth',
  gaborAcross: 'Gabor across',
  gaborDown: 'Gabor down',
  gaborDepth: 'Gabor in depth',
  gaborDiagonal: 'Gabor diagonal',
  // Along any number of axes:
  diagonal: 'Diagonal',
  derivative: 'Derivative',
  laplacian: 'Laplacian',
  blur: 'Blur',
  sharpen: 'Sharpen',
  identity: 'Identity',
  matched: 'Matched filter',
  random: 'Random',
  randomNumber: 'Random {number, number}',

  // Settings.
  settings: 'Settings',
  filterSize: 'Filter size f',
  filters: 'Filters',
  stride: 'Stride s',
  strideSkips:
    '{count, plural, one {The stride skips the last cell: no window sees it.} other {The stride skips the last # cells: no window sees them.}}',
  strideGaps:
    'The windows leave gaps: of {length, number} cells in a row, {count, plural, one {# is} other {# are}} under no weight.',
  padding: 'Padding p',
  valid: 'Valid: p = 0',
  same: 'Same: p = {padding, number}',
  sameNot: 'Same: only stride 1, odd size',
  dilation: 'Dilation d',

  // Why a setting cannot be, and what would make it possible.
  notWhole:
    '{what, select, filterSize {The filter size} stride {The stride} dilation {The dilation} padding {The padding} other {The number of filters}} cannot be {value, number}.',
  notWholeAdvice: 'Give a whole number of at least {least, number}.',
  tooLong:
    'The window is {span, number} cells long, but the input has only {length, number}: there is no place where it fits.',
  tooLongPadded:
    'The window is {span, number} cells long, but the input with its padding has only {length, number} + 2 × {padding, number} = {room, number}: there is no place where it fits.',
  tooLongDilated:
    'The window reaches over {span, number} cells ({dilation, number} × ({filterSize, number} − 1) + 1), but the input has only {length, number}: there is no place where it fits.',
  tooLongDilatedPadded:
    'The window reaches over {span, number} cells ({dilation, number} × ({filterSize, number} − 1) + 1), but the input with its padding has only {length, number} + 2 × {padding, number} = {room, number}: there is no place where it fits.',
  tooLongAdvice:
    'Make the filter {filterSize, number} or smaller, or the padding {padding, number} or larger.',
  tooLongDilatedAdvice:
    'Make the filter {filterSize, number} or smaller, or the padding {padding, number} or larger, or the dilation smaller.',
  onlyZeros:
    'With a padding of {padding, number} the first window, {span, number} cells long, would lie on zeros only.',
  onlyZerosAdvice: 'Make the padding {most, number} or smaller: then every window touches the input.',
  tooMuch:
    'This would take {count, number, ::compact-long} multiply-adds, too many for a page to do at once.',
  tooMuchAdvice: 'Choose a smaller input, fewer or smaller filters, or a larger stride.',
  poolingTooSmall: 'The output of the convolution is smaller than one block of the pooling.',
  poolingTooSmallAdvice: 'Leave out the pooling, or choose a smaller filter.',

  // Input and output beside each other.
  channelShown: 'Channel shown',
  sliceOfInput: 'Slice of the input',
  sliceOfOutput: 'Slice of the output',
  sliceNumber: 'Slice {number, number} / {count, number}',
  featureMaps: 'Feature maps, one for each filter',
  windowMove: 'The window over the input. Arrow keys move it.',
  windowMoveBlock:
    'The window over the input. Arrow keys move it, Page Up and Page Down go through the slices.',
  windowDraw:
    'The window over the input. Left and right move it, up and down change the number in its middle.',
  mapMove: 'The chosen feature map. Arrow keys move the window.',
  previousPlace: 'Previous place',
  nextPlace: 'Next place',
  speed: 'Speed',
  perSecond: '{count, number} / s',
  placesPerSecond: '{count, plural, one {# place a second} other {# places a second}}',
  place: 'Place {at, number} of {count, number}',
  placePlane: 'Row {row, number} of {rows, number}, column {column, number} of {columns, number}',
  placeBlock:
    'Row {row, number} of {rows, number}, column {column, number} of {columns, number}, slice {slice, number} of {slices, number}',
  // A block drawn as it is seen through from one side. `of` is `input` or `output`.
  projection:
    'Maximum-intensity projection of the {of, select, input {input} other {feature map}}, seen from {angle, number}°',
  turn: 'Turn the {of, select, input {input} other {feature map}}',
  turnStop: 'Stop turning the {of, select, input {input} other {feature map}}',
  turnAngle: 'Angle of the {of, select, input {input} other {feature map}}, degrees',

  // The sum at one place.
  sumHere: 'The sum at this place',
  atThisPlace: 'At this place <soft>· {filter}</soft>',
  shorter: 'Shorter',
  everyTerm: 'Every term',
  moreTerms: '… {count, plural, one {# more term} other {# more terms}} …',
  underWindow: 'Under the window',
  filter: 'Filter',
  products: 'Products',
  keys: 'Type a new weight, such as 0.5 or 1/9, or paste rows of them. Arrow keys go to the next one; Shift with up or down changes it by 0.1.',
  pastedLeft:
    '{count, plural, one {One of the pasted numbers lies outside the filter and was left out.} other {# of the pasted numbers lie outside the filter and were left out.}}',
  pastedLeftMore: 'Choose the filter’s size first, then paste at its first weight.',
  roundedSum: 'The numbers shown are rounded; the sum is of the unrounded ones.',
  red: 'Red',
  green: 'Green',
  blue: 'Blue',
  slice: 'Slice {number, number}',
  weight: 'Weight, row {row, number}, column {column, number}',
  weightOfChannel:
    'Weight {channel, select, 0 {red} 1 {green} other {blue}}, row {row, number}, column {column, number}',
  weightOfSlice: 'Weight slice {slice, number}, row {row, number}, column {column, number}',
  bias: 'Bias b',
  biasOf: 'Bias of the filter',
  noSum: 'The window fits nowhere, so there is no sum.',
  sum: 'Sum {sum}',
  sumEqual: 'Sum {sum} · tf.{by} {computed} ✓ equal',
  sumDifferent: 'Sum {sum} · tf.{by} {computed} ✗ different',
  sumSpoken: 'The sum here is {sum}.',

  // What the formulas say of the whole output.
  byFormula: 'By the formula',
  perAxis: 'Output per axis: {formula}',
  length: 'Length',
  height: 'Height',
  width: 'Width',
  depth: 'Depth',
  outputShape: 'Shape of the output',
  parameters: '<term>Parameters</term>: filters × (weights + 1 bias)',
  dense: 'A <dense>dense layer</dense> from the same input to the same output would have {count}.',
  multiplyAdds: '<term>Multiply-adds</term>: outputs × weights',
  starting: 'TF.js is starting.',
  computedBy:
    'Computed by tf.{by} {backend, select, webgpu {on the graphics card (WebGPU)} webgl {on the graphics card (WebGL)} wasm {on the processor (WASM)} other {in plain JavaScript}} in {time}.',
  underMillisecond: 'under 1 ms',

  // After the sum: activation and pooling.
  afterSum: 'After the sum',
  afterSumOf: 'After the sum <soft>· {filter}</soft>',
  activation: 'Activation',
  noActivation: 'None',
  pooling: 'Pooling',
  noPooling: 'No pooling',
  max: 'Max',
  average: 'Average',
  sums: 'Sums z',
  pooled: 'Pooled',
  mapOfSize: '{title}, {size}',
  sumWithBias: 'Sum with its bias',
  largestOfBlock: 'Largest of its {size} block',
  meanOfBlock: 'Mean of its {size} block',
  noBlock: 'No block covers this place: it is the last cell of an odd length.',

  // Layers in a row.
  layers: 'Layers in a row',
  layersMore: 'Layers in a row <soft>· {formula} along each axis, (f … f · c + 1) · k parameters</soft>',
  layersShapes: '{shapes}: {count} parameters',
  layer: 'Layer {number, number}',
  layerFirst: 'the filters and settings above',
  layerRemove: 'Remove layer {number, number}',
  layerImpossible: 'Its window fits nowhere.',
  layerAdd: 'Add a layer',
  layerFilters: 'Filters k',
  layerSize: 'Size f',
  layerOutput: 'Output',
  layerSizes: '{formula} → {shape}',
  layerSizesPooled: '{formula} → {shape}, pooled {pooled}',
  layerParameters: 'Parameters',
} as const;
