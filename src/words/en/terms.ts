/**
 * The terms of the trade that the screens explain, and the lecture's contents page. A term is two messages: its name written out, and
 * (`Says`) what it means in at most two short sentences.
 */
export const terms = {
  fmr: 'False match rate (FMR)',
  fmrSays:
    'Of the comparisons of two different people, the share that says “the same person”. It falls as the threshold gets stricter.',
  fnmr: 'False non-match rate (FNMR)',
  fnmrSays:
    'Of the comparisons of two pictures of one person, the share that says “different people”. It grows as the threshold gets stricter.',
  fpir: 'False positive identification rate (FPIR)',
  fpirSays:
    'Of the searches for a stranger, the share that names somebody. It grows with the number of people enrolled.',
  fnir: 'False negative identification rate (FNIR)',
  fnirSays:
    'Of the searches for somebody enrolled, the share that does not name them: nobody, or somebody else.',
  far: 'Accepted at a false accept rate (FAR)',
  farSays:
    'The threshold is set so strict that only this share of strangers is accepted; the figure is how many of the right people still are.',
  roc: 'ROC curve',
  rocSays:
    'Receiver operating characteristic: how many of the right people are accepted for each share of strangers let in. The nearer to the top left corner, the better.',
  det: 'DET curve',
  detSays:
    'Detection error trade-off: both errors against each other, stretched so that small ones can be told apart. The nearer to the bottom left corner, the better.',
  auc: 'Area under the ROC curve (AUC)',
  aucSays:
    'The chance that two pictures of one person lie nearer to each other than two of different people: 1 is perfect, 0.5 is guessing.',
  eer: 'Equal error rate (EER)',
  eerSays:
    'Where the threshold makes both errors equally frequent, this is how frequent they are. One number to compare systems by.',
  rank1: 'Rank 1',
  rank1Says: 'In how many searches the nearest person is the right one, whatever the distance.',
  interval: '95% interval',
  intervalSays:
    'Other people like these would give a figure within these two numbers 95 times in a hundred. Few people make it wide.',
  fold: 'Fold',
  foldSays:
    'A part of the pairs that is held back: the threshold is chosen on the other parts and tested on this one.',
  tau: 'Threshold τ (tau)',
  tauSays: 'Two faces count as the same person when their distance d is at most τ. A smaller τ is stricter.',
  distance: 'Distance d',
  distanceSays:
    'How far apart two encodings are: their differences, number by number, squared and added up. 0 is the same picture.',
  margin: 'Margin',
  marginSays:
    'How much nearer the best person has to be than the next, and how far from τ. Within it the answer gets a question mark.',
  encoding: 'Encoding',
  encodingSays:
    'The 128 numbers that the network writes for a face. Pictures of one person get numbers that lie near each other.',
  gallery: 'Gallery',
  gallerySays: 'Everybody enrolled: those a face can be recognised as.',
  oneShot: 'One-shot learning',
  oneShotSays: 'Recognising a person from a single photo, without training the network anew.',
  siamese: 'Siamese network',
  siameseSays:
    'The same network, with the same weights, applied to two pictures; their two encodings are then compared.',
  softmax: 'Softmax',
  softmaxSays:
    'A last layer that turns K numbers into K shares that add up to 1, one for each class. A new person would need a new output, and training anew.',
  triplet: 'Triplet',
  tripletSays:
    'Three pictures: an anchor A, a positive P of the same person, and a negative N of somebody else. A has to be nearer to P than to N.',
  alpha: 'Margin α (alpha)',
  alphaSays:
    'By how much a negative has to be farther from the anchor than the positive. Without it, a network that writes zeros for everybody would do.',
  hardness: 'Easy, semi-hard, hard',
  hardnessSays:
    'Easy: N is farther than P by the margin, and nothing is learned. Semi-hard: farther, but by less than the margin. Hard: N is nearer than P.',
  mining: 'Mining',
  miningSays:
    'Choosing which triplets to learn from. Random ones are soon easy and teach nothing, so negatives that lie near are looked for.',
  collapse: 'Collapse',
  collapseSays:
    'The network writes nearly the same numbers for every face: all distances go to 0, and the loss stays at the margin.',
  binaryHead: 'Binary head',
  binaryHeadSays:
    'One logistic unit that weighs the differences of two encodings and answers 1 for the same person, 0 for different people.',
  sigmoid: 'Sigmoid σ',
  sigmoidSays:
    'Squeezes any number into 0 to 1: 1 / (1 + e⁻ˣ). Far below 0 it is nearly 0, far above nearly 1.',
  chiSquared: 'Chi-squared form (χ²)',
  chiSquaredSays:
    'Each squared difference is divided by the sum of the two absolute values (with signs, the sum may be 0), so a difference counts more where the numbers are small.',
  learningRate: 'Learning rate',
  learningRateSays: 'How far each step goes downhill. Too small takes long, too large jumps over the valley.',
  projection: 'Projection',
  projectionSays:
    'Encodings have 128 numbers; the two directions in which they differ most are drawn as a plane. What is near in the plane is mostly near in fact.',
  contentLayer: 'Content layer',
  contentLayerSays:
    'The layer whose answers to C and G are compared. Shallow layers see single pixels, deep ones see things.',
  contentCost: 'Content cost',
  contentCostSays:
    'How unlike a layer’s answers to the content picture C and the made picture G are: half the squared differences, added up.',
  styleCost: 'Style cost',
  styleCostSays:
    'How unlike the style matrices of the style picture S and the made picture G are, over the layers chosen.',
  gram: 'Style matrix (Gram matrix)',
  gramSays:
    'For every two channels of a layer, how much they answer in the same places. It holds the textures of a picture, and not where they are.',
  totalVariation: 'Total variation',
  totalVariationSays:
    'How much neighbouring pixels differ, added up. A little weight on it keeps the picture from being grainy.',
  readout: 'Readout',
  readoutSays:
    'A learned linear map of a small network’s channels: what it gives differs between two pictures as VGG-19’s own channels do.',
  activation: 'Activation',
  activationSays:
    'The number that a unit gives for a picture. A large one means that what the unit looks for is there.',
  patches: 'Nine strongest patches',
  patchesSays:
    'In each picture of the set, the place where the channel answers most is found. The nine strongest are kept; each shows what the channel sees there.',
  atlas: 'Atlas',
  atlasSays:
    'All channels of a layer as one picture. Each tile shows where in the picture one channel answers.',
  wayBack: 'Back to the pixels',
  wayBackSays:
    'A unit’s answer is followed backwards, layer by layer, to the pixels that made it. The three rules differ in what a ReLU lets through.',
  preferred: 'Preferred stimulus',
  preferredSays:
    'A picture drawn for one channel: gradient ascent changes its pixels so that the channel answers more and more.',
  occlusion: 'Occlusion map',
  occlusionSays:
    'Each part of the picture is covered in turn, and the map shows how much the answer changes. Where it changes most, the network was looking.',
  receptiveField: 'Receptive field',
  receptiveFieldSays:
    'The part of the picture that can change a unit’s answer. It grows from layer to layer.',
  unit: 'Unit',
  unitSays: 'One number of a layer’s answer: a channel at one place of the picture.',
  channel: 'Channel',
  channelSays:
    'All the answers of one filter, over the whole picture. A layer has as many channels as filters.',
  filter: 'Filter',
  filterSays:
    'A small block of weights that slides over the input; at each place it multiplies and adds. Also called a kernel.',
  featureMap: 'Feature map',
  featureMapSays: 'The sums of one filter at every place of the input.',
  convolution: 'Convolution',
  convolutionSays:
    'The filter is laid on the input as it is, and the products are added up. Mathematics mirrors the filter first, and calls what is done here cross-correlation.',
  stride: 'Stride',
  strideSays: 'How many cells the window moves from one place to the next.',
  padding: 'Padding',
  paddingSays: 'Zeros added around the input, so that the window can also stand over its edge.',
  samePadding: 'Valid and Same',
  samePaddingSays:
    'Valid: no padding, and the output is smaller than the input. Same: enough padding that the output is as large as the input (stride 1).',
  dilation: 'Dilation',
  dilationSays: 'Cells from one weight to the next: above 1 the window reaches farther with as many weights.',
  gabor: 'Gabor filter',
  gaborSays:
    'A wave under a bell curve: it answers to stripes of its width and direction, as many filters of a network’s first layer do.',
  derivative: 'Derivative',
  derivativeSays:
    'How much the numbers grow from one cell to the next: 0 where they stay the same, large at an edge.',
  laplacian: 'Laplacian',
  laplacianSays:
    'How much a cell differs from the mean of its neighbours: it answers to edges in any direction.',
  matchedFilter: 'Matched filter',
  matchedFilterSays:
    'A piece of the input itself, minus its mean, used as the filter: the sum is largest where the input looks like it.',
  bias: 'Bias b',
  biasSays: 'A number of the filter’s own that is added to every sum.',
  relu: 'ReLU',
  reluSays:
    'Rectified linear unit: max(z, 0). What is negative becomes 0, so that layers do more than one large sum could.',
  pooling: 'Pooling',
  poolingSays:
    'Each block of cells becomes one: its largest number, or its mean. The map gets smaller, and small shifts of the input matter less.',
  parameters: 'Parameters',
  parametersSays: 'The numbers that are learned: the weights of all filters, and a bias for each.',
  denseLayer: 'Dense layer',
  denseLayerSays:
    'Every output is a weighted sum of all inputs, and has its own set of weights. Also called fully connected (FC).',
  multiplyAdd: 'Multiply-add',
  multiplyAddSays: 'One product added to a sum: the measure of how much there is to compute.',

  // The lecture's contents. Section 1 and so on: its title, what it is about, and how its formula is read aloud.
  lectureLead:
    'Face recognition and neural style transfer, after the fourth course of Andrew Ng’s deep learning lectures. Each idea can be tried here with your own pictures.',
  sectionTerms: 'Terms',
  section1: 'What is face recognition?',
  section1Text:
    'Verification asks about one person, identification about K. An error of 1% in each comparison becomes one of about K% in all, while K is small.',
  section1Aloud: 'one minus, one minus FMR to the power of K',
  peopleK: 'People, K',
  errorOfOne: 'Error of one comparison, FMR',
  errorOfAll:
    '{all} in all: a stranger is taken for one of the K that often. K × FMR, as the lecture adds up, is {sum}.',
  errorOfAllSum:
    '{all} in all: a stranger is taken for one of the K that often. K × FMR, as the lecture adds up, would be {sum}: errors that meet count once.',
  section2: 'One-shot learning',
  section2Text:
    'One photo of each person has to be enough, and a new person must not mean training again. So a distance is learned, not a class.',
  section2Aloud: 'd of x i and x j at most tau means the same person',
  section3: 'Siamese network',
  section3Text:
    'The same network writes 128 numbers for each of two pictures; how far apart they are tells whether it is the same person.',
  section3Aloud: 'd is the squared length of f of x 1 minus f of x 2',
  section4: 'Triplet loss',
  section4Text:
    'An anchor must lie nearer to a picture of the same person than to one of another, by a margin.',
  section4Aloud:
    'L is the larger of d of A and P minus d of A and N plus alpha, and zero; J is the sum of L over all triplets',
  section5: 'Verification as binary classification',
  section5Text: 'Or a logistic unit weighs the 128 differences itself, and answers 1 for the same person.',
  section5Aloud:
    'y hat is sigma of the sum of w k times the absolute difference of the k-th numbers, plus b; or, chi-squared, times their squared difference over their sum',
  section6: 'What is neural style transfer?',
  section6Text: 'A content picture C and a style picture S become a picture G that has something of both.',
  section6Aloud: 'C and S become G',
  section7: 'What are deep networks learning?',
  section7Text:
    'For each unit, the nine patches it answers to most: edges first, then textures, then parts of things.',
  section7Aloud: 'the nine largest activations of a unit in layer l',
  section8: 'Cost function',
  section8Text: 'G begins as noise or as C, and its pixels go downhill on a cost of two parts.',
  section8Aloud: 'J of G is alpha times the content cost plus beta times the style cost',
  section9: 'Content cost',
  section9Text:
    'Two pictures have the same content when a layer in the middle answers alike: too shallow, and every pixel counts; too deep, and only objects do.',
  section9Aloud: 'half the squared length of the difference of the activations of C and G in layer l',
  section10: 'Style cost',
  section10Text:
    'Style is which channels of a layer answer together: a matrix of their products, compared between S and G.',
  section10Aloud: 'G k k prime is the sum over all positions of a k times a k prime',
  section11: 'Convolution in 1D and 3D',
  section11Text: 'The same sum on a line, in a plane and in a block: heartbeats, pictures, clips.',
  section11Aloud: '14 by a filter of 5 gives 10, on a line and in a block',
  // The two formulas with words in them.
  samePersonFormula: 'd(x⁽ⁱ⁾, x⁽ʲ⁾) ≤ τ: the same person',
  largestFormula: 'the 9 largest a⁽ˡ⁾ of a unit',
  // Where a section can be seen: the screen, and what there is to see.
  evaluateAlarms: 'Evaluate: false alarms at K people, measured',
  identifyOne: 'Identify: one of those enrolled, or unknown',
  enrollOnePhoto: 'Enroll: one photo is enough',
  trainOneMore: 'Train › One more person: what a new person costs a softmax and an encoder',
  verifyTwo: 'Verify: two pictures, two encodings, one distance',
  verifyTriplet: 'Verify › A triplet: three pictures, two distances, the loss',
  trainTriplets: 'Train: the loss over all triplets, the encodings moving apart',
  trainBinary: 'Train: the binary classifier and its chi-squared form',
  verifyBinary: 'Verify, once a binary classifier is in use: what each number adds to ŷ',
  styleDrop: 'Style: drop two pictures',
  inspectLayers: 'Inspect: shallow, middle and deep layers',
  courseCost: 'Style › Course: J, α and β, and the curve of J while G is made',
  courseDepths: 'Style › Course: too shallow, in the middle and too deep, side by side',
  courseMatrices: 'Style › Course: both matrices as pictures, coming together',
  convolveAll: 'Convolve: 1D, 2D and 3D, each sum by hand, ReLU, pooling and layers in a row',
} as const;
