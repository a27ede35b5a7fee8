/** A term of the trade: its name written out, and what it means in a sentence or two. */
export interface Entry {
  name: string;
  says: string;
}

/** Every term that the screens explain. Its own file, so that it comes when the first one is asked for. */
export const glossary = {
  fmr: {
    name: 'False match rate (FMR)',
    says: 'Of the comparisons of two different people, the share that says “the same person”. It falls as the threshold gets stricter.',
  },
  fnmr: {
    name: 'False non-match rate (FNMR)',
    says: 'Of the comparisons of two pictures of one person, the share that says “different people”. It grows as the threshold gets stricter.',
  },
  fpir: {
    name: 'False positive identification rate (FPIR)',
    says: 'Of the searches for a stranger, the share that names somebody. It grows with the number of people enrolled.',
  },
  fnir: {
    name: 'False negative identification rate (FNIR)',
    says: 'Of the searches for somebody enrolled, the share that does not name them: nobody, or somebody else.',
  },
  far: {
    name: 'Accepted at a false accept rate (FAR)',
    says: 'The threshold is set so strict that only this share of strangers is accepted; the figure is how many of the right people still are.',
  },
  roc: {
    name: 'ROC curve',
    says: 'Receiver operating characteristic: how many of the right people are accepted for each share of strangers let in. The nearer to the corner above left, the better.',
  },
  det: {
    name: 'DET curve',
    says: 'Detection error trade-off: both errors against each other, stretched so that small ones can be told apart. The nearer to the corner below left, the better.',
  },
  auc: {
    name: 'Area under the ROC curve (AUC)',
    says: 'The chance that two pictures of one person lie nearer to each other than two of different people: 1 is perfect, 0.5 is guessing.',
  },
  eer: {
    name: 'Equal error rate (EER)',
    says: 'Where the threshold makes both errors equally frequent, this is how frequent they are. One number to compare systems by.',
  },
  rank1: {
    name: 'Rank 1',
    says: 'In how many searches the nearest person is the right one, whatever the distance.',
  },
  interval: {
    name: '95 % interval',
    says: 'Other people like these would give a figure within these two numbers 95 times in a hundred. Few people make it wide.',
  },
  fold: {
    name: 'Fold',
    says: 'A part of the pairs that is held back: the threshold is chosen on the other parts and tested on this one.',
  },
  tau: {
    name: 'Threshold τ (tau)',
    says: 'Two faces count as the same person when their distance d is at most τ. A smaller τ is stricter.',
  },
  distance: {
    name: 'Distance d',
    says: 'How far apart two encodings are: their differences, number by number, squared and added up. 0 is the same picture.',
  },
  margin: {
    name: 'Margin',
    says: 'How much nearer the best person has to be than the next, and how far from τ. Within it the answer gets a question mark.',
  },
  encoding: {
    name: 'Encoding',
    says: 'The 128 numbers that the network writes for a face. Pictures of one person get numbers that lie near each other.',
  },
  gallery: { name: 'Gallery', says: 'Everybody enrolled: those a face can be recognised as.' },
  oneShot: {
    name: 'One-shot learning',
    says: 'Recognising a person from a single photo, without training the network anew.',
  },
  siamese: {
    name: 'Siamese network',
    says: 'The same network, with the same weights, applied to two pictures; their two encodings are then compared.',
  },
  softmax: {
    name: 'Softmax',
    says: 'A last layer that turns K numbers into K shares that add up to 1, one for each class. A new person would need a new output, and training anew.',
  },
  triplet: {
    name: 'Triplet',
    says: 'Three pictures: an anchor A, a positive P of the same person, and a negative N of somebody else. A has to be nearer to P than to N.',
  },
  alpha: {
    name: 'Margin α (alpha)',
    says: 'By how much a negative has to be farther from the anchor than the positive. Without it a network that writes zeros for everybody would do.',
  },
  hardness: {
    name: 'Easy, semi-hard, hard',
    says: 'Easy: N is farther than P by the margin, and nothing is learned. Semi-hard: farther, but by less than the margin. Hard: N is nearer than P.',
  },
  mining: {
    name: 'Mining',
    says: 'Choosing which triplets to learn from. Random ones are soon easy and teach nothing, so negatives that lie near are looked for.',
  },
  collapse: {
    name: 'Collapse',
    says: 'The network writes nearly the same numbers for every face: all distances go to 0, and the loss stays at the margin.',
  },
  binaryHead: {
    name: 'Binary head',
    says: 'One logistic unit that weighs the differences of two encodings and answers 1 for the same person, 0 for different people.',
  },
  sigmoid: {
    name: 'Sigmoid σ',
    says: 'Squeezes any number into 0 to 1: 1 / (1 + e⁻ˣ). Far below 0 it is nearly 0, far above nearly 1.',
  },
  chiSquared: {
    name: 'Chi-squared form (χ²)',
    says: 'Each squared difference is divided by the sum of the two numbers, so that a difference counts more where the numbers are small.',
  },
  learningRate: {
    name: 'Learning rate',
    says: 'How far each step goes downhill. Too small takes long, too large jumps over the valley.',
  },
  projection: {
    name: 'Projection',
    says: 'Encodings have 128 numbers; the two directions in which they differ most are drawn as a plane. What is near in the plane is mostly near in truth.',
  },
  contentLayer: {
    name: 'Content layer',
    says: 'The layer whose answers to C and G are compared. Shallow layers see single pixels, deep ones see things.',
  },
  contentCost: {
    name: 'Content cost',
    says: 'How unlike a layer’s answers to the content picture C and the made picture G are: half the squared differences, added up.',
  },
  styleCost: {
    name: 'Style cost',
    says: 'How unlike the style matrices of the style picture S and the made picture G are, over the layers chosen.',
  },
  gram: {
    name: 'Style matrix (Gram matrix)',
    says: 'For every two channels of a layer, how much they answer in the same places. It holds the textures of a picture, and not where they are.',
  },
  totalVariation: {
    name: 'Total variation',
    says: 'How much neighbouring pixels differ, added up. A little weight on it keeps the picture from being grainy.',
  },
  readout: {
    name: 'Readout',
    says: 'A learned linear map of a small network’s channels: what it gives differs between two pictures as VGG-19’s own channels do.',
  },
  receptiveField: {
    name: 'Receptive field',
    says: 'The part of the picture that can change a unit’s answer. It grows from layer to layer.',
  },
  unit: {
    name: 'Unit',
    says: 'One number of a layer’s answer: a channel at one place of the picture.',
  },
  channel: {
    name: 'Channel',
    says: 'All the answers of one filter, over the whole picture. A layer has as many channels as filters.',
  },
  activation: { name: 'Activation', says: 'How strongly a unit answers to a picture.' },
  deadChannel: {
    name: 'Dead channel',
    says: 'One that answers 0 to every picture tried, so that there is nothing to show of it.',
  },
  filter: {
    name: 'Filter',
    says: 'A small block of weights that slides over the input; at each place it multiplies and adds. Also called a kernel.',
  },
  featureMap: { name: 'Feature map', says: 'The sums of one filter at every place of the input.' },
  stride: { name: 'Stride', says: 'How many cells the window moves from one place to the next.' },
  padding: {
    name: 'Padding',
    says: 'Zeros added around the input, so that the window can also stand over its edge.',
  },
  dilation: {
    name: 'Dilation',
    says: 'Cells from one weight to the next: above 1 the window reaches farther with as many weights.',
  },
  bias: { name: 'Bias b', says: 'A number of the filter’s own that is added to every sum.' },
  relu: {
    name: 'ReLU',
    says: 'Rectified linear unit: max(z, 0). What is negative becomes 0, so that layers do more than one large sum could.',
  },
  pooling: {
    name: 'Pooling',
    says: 'Each block of cells becomes one: its largest number, or its mean. The map gets smaller, and small shifts of the input matter less.',
  },
  parameters: {
    name: 'Parameters',
    says: 'The numbers that are learned: the weights of all filters, and a bias for each.',
  },
  multiplyAdd: {
    name: 'Multiply-add',
    says: 'One product added to a sum: the measure of how much there is to compute.',
  },
} as const satisfies Record<string, Entry>;

export type TermName = keyof typeof glossary;
