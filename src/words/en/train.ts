/** What Train says. */
export const train = {
  lead: 'Teach a network to tell people apart, watch it learn, and keep it only if it does better on people it never saw.',
  dropFolder: 'Drop a folder with one folder per person',

  // What it learns from.
  data: 'Data',
  learnFrom: 'Learn from',
  /** One of the three choices under "Learn from": short. */
  fromDrawn: 'Drawn faces',
  fromEnrolled: 'Enrolled',
  fromFolder: 'Folder',
  people: 'People',
  photosOfEach: 'Photos of each',
  drawnPictures:
    '{count, plural, one {# picture} other {# pictures}}, drawn by code. The person decides proportions, eyes, brows, nose, mouth and skin; each photo changes hair, beard, glasses, light, pose and background.',
  seed: 'Seed',
  seedMore: 'The same seed draws the same people.',
  enrolledUsable:
    '{usable, number} of {people, plural, one {# enrolled person} other {# enrolled people}} {usable, plural, one {has} other {have}} two or more photos ({encodings, plural, one {# encoding} other {# encodings}}). A triplet needs two photos of a person. At least four such people are needed: two to learn from and two to measure with. No photo is needed again.',
  folderMore: 'One folder per person, each with two or more photos. The pictures stay in this page’s memory.',
  findingFaces: 'Finding and encoding faces',
  facesOfPeople:
    '{faces, plural, one {# face} other {# faces}} of {people, plural, one {# person} other {# people}}',
  folderRead:
    '{faces, plural, one {# face} other {# faces}} of {people, plural, one {# person} other {# people}}.',
  hiddenSkipped:
    '{count, plural, one {# hidden or system file or folder was} other {# hidden or system files and folders were}} skipped.',
  leftOut: '{count, plural, one {# picture was} other {# pictures were}} left out',
  /** A line of that list: the file and why. */
  leftOutLine: '{name}: {why}',
  sheet:
    '{people, plural, one {# drawn person} other {# drawn people}}, one person per row, {photos, plural, one {# photo} other {# photos}} each',
  sheetMore:
    'Each row is one person. Every second person is a look-alike of the one above: nearly the same proportions and skin, and the same hair in each photo.',
  nobody: 'Nobody has two photos yet',
  nobodyMore:
    'A triplet needs two photos of the same person. Enroll people with two or more photos, drop a folder, or learn from drawn faces.',
  learntPeople: 'People to learn from',
  encodings: '{count, plural, one {# encoding} other {# encodings}}',
  dropPeople: 'Drop a folder of people',
  dropPeopleMore: 'One folder per person, each with two or more photos. Nothing leaves this device.',
  stillReading: 'Still reading…',
  ready: 'Ready to learn from.',
  tooFew:
    'Training needs at least four people with two photos each: two to learn from, two held out to measure. There {usable, plural, one {is #} other {are #}} here.',

  // What learns.
  whatLearns: 'What learns',
  network: 'Network',
  siamese: 'Siamese network from scratch',
  siameseMore:
    'Four convolutions and 64 numbers of length 1, all weights learnt from pictures. It shows how learning works; the face encoder knows real faces far better.',
  head: 'Head on encodings, by triplets',
  headMore:
    'x + MLP(x), scaled to length 1, on the 128 numbers of the face encoder. It starts out equal to the encoder. Once adopted, it applies to stored encodings at once.',
  binary: 'Two binary heads on encodings',
  binaryMore:
    'ŷ = σ(Σ w·|difference| + b) and the χ² form, both from pairs of stored encodings. Verify can use the better one.',
  // Before what the network is: it is the one that suits the data chosen.
  fitsDrawn: 'The network that fits drawn faces.',
  fitsEnrolled: 'The network that fits enrolled people.',
  fitsFolder: 'The network that fits a folder of photos.',
  margin: 'Margin α',
  marginMore: 'A stranger must be farther away than the same person by at least this much, on d.',
  negatives: 'Negatives',
  random: 'Random',
  semiHard: 'Semi-hard',
  hardest: 'Hardest',
  miningMore:
    '<mining>Mining</mining>: <hardness>semi-hard</hardness> ones are farther away than the positive, but by less than α. Taking the hardest from the start can make the training <collapse>collapse</collapse>.',
  steps: 'Steps',
  learningRate: 'Learning rate',
  learningRateMore: 'Of Adam, the optimiser.',
  batchPeople: 'P, people in a batch',
  batchPhotos: 'K, photos of each',
  batchMore:
    '{people, number} × {photos, number} pictures make {triplets, plural, one {# triplet} other {# triplets}} a step.',
  heldOut: 'Share of people held out',
  heldOutMore: 'Training never sees them; every figure here is measured on them.',

  // The run.
  loading: 'Starting the engine',
  drawing: 'Drawing the faces, person by person',
  encoding: 'Encoding the drawn faces with the face encoder',
  firstStep: 'The first step takes longer',
  step: 'Step {step, number} of {steps, number}',
  stepPaused: 'Paused. Step {step, number} of {steps, number}',
  stepBinary: 'Binary heads, step {step, number} of {steps, number}',
  stepBinaryPaused: 'Paused. Binary heads, step {step, number} of {steps, number}',
  speed: '{speed, number, ::.0} steps a second, about {left} left',
  stillHere: '{advice} What was trained before is still here.',
  start: 'Start training',
  again: 'Train again',
  adopt: 'Adopt',
  adoptVerify: 'Adopt for Verify',
  keep: 'Keep as a version',
  backToData: 'Back to the data',
  finish: 'Stop and measure',
  discard: 'Discard',
  askAgain: 'Train again without keeping this one?',
  askBack: 'Discard what was trained?',
  askMore: 'It did better on people it never saw, and it is neither adopted nor kept as a version.',
  againAnyway: 'Train without keeping',
  discardIt: 'Discard it',

  // The run as it goes.
  heldOutPeople: 'Held-out people',
  aucOf: '<auc>AUC</auc>, {people, plural, one {# held-out person} other {# held-out people}}',
  // `now` and `before` are each a number or one of the two that follow.
  ofThousand:
    'When a pair of photos of one person is compared with a pair of two people, the one person’s is nearer {now} times in 1,000; before training {before} times. It learns from {people, plural, one {# other person} other {# other people}}{single, plural, =0 {} one {; # with a single photo is left out} other {; # with a single photo are left out}}.',
  timesMost: 'more than 999',
  timesLeast: 'fewer than 1',
  before: 'Before',
  now: 'Now',
  histogram:
    '{title}: {genuine, plural, one {# pair} other {# pairs}} of one person and {impostor, number} of two. AUC {auc}, equal error rate {eer}, best threshold {tau, number, ::.00}.',
  eer: '<eer>EER</eer> {rate}',
  onePerson: 'one person',
  twoPeople: 'two people',
  cost: 'Cost',
  costBinary:
    'Mean cross-entropy over the training pairs: {cost, number, ::.000}. Guessing costs {guess, number, ::.000}.',
  costTriplets:
    'J = {cost, number, ::@@@} over {triplets, plural, one {# triplet} other {# triplets}}, {active, number} of them active ({share, number, ::percent}). Mean distance of a pair {distance, number, ::.00}.',
  allEasy:
    'All of them are easy, so this step teaches nothing. {mining, select, hardest {A larger α leaves} other {A larger α or the hardest negatives leave}} something to learn.',
  costChart: 'The cost J over the steps, logarithmic',
  /** The name of the horizontal axis. */
  costAxis: 'step',
  hardestNow: 'Hardest <triplet>triplet</triplet> now',
  anchor: 'Anchor',
  positive: 'Positive',
  negative: 'Negative',
  /** A picture of the triplet: `role` is one of the three above. */
  rolePerson: '{role}, person {person, number}',
  /** Under such a picture, of an enrolled person. */
  roleName: '{role}: {name}',
  // After the loss of the triplet as a formula.
  aboutEqual: 'The stranger is about as near as the same person.',
  nearer: 'The stranger is nearer than the same person.',
  withinMargin: 'The stranger is farther away, but not yet by α.',
  farEnough: 'The stranger is far enough away; it costs nothing.',
  photo: 'Photo {number, number}',
  drawnPhoto: 'Drawn person {person, number}, photo {photo, number}',
  encodingsOf: '<encoding>Encodings</encoding> of held-out people',
  plane:
    'Encodings of the held-out people on a plane; photos of one person gather as the network learns. Arrow keys go from photo to photo.',
  planeMore:
    'Each mark is a photo: point at one, tap it, or use the arrow keys to see it. Eight people have their own colour and shape.',
  planeShare:
    'The <projection>plane (PCA)</projection> shows {share, number, ::percent} of how the encodings differ, at the same scale in both directions.',

  // What came out.
  figures:
    'AUC {aucBefore} before, {aucAfter} after; equal error rate {eerBefore, number, ::percent .0} before, {eerAfter, number, ::percent .0} after.',
  few: 'Only {count, plural, one {# person was} other {# people were}} held out, which proves little.',
  collapsedAt: 'Collapsed at step {step, number}: stopped and rolled back.',
  collapsedAdvice:
    'The weights went back to the last good state. Take semi-hard negatives, a margin above 0 or a smaller learning rate.',
  // Why it collapsed.
  notFinite: 'The cost is no longer a finite number: the steps were too large.',
  ranTogether:
    'All encodings ran together: the mean distance of a pair fell to {distance, number, ::@@}, and every triplet costs about α = {alpha, number}. Such a network takes everybody for the same person.',
  notBetter: '{steps, plural, one {# step} other {# steps}}, and no better on people it never saw.',
  notAdopted: 'It is not adopted: what was in use before stays.',
  nothingToGain:
    'These people were already told apart without an error before training, so there was nothing to gain. {source, select, drawn {More people are harder.} other {Drawn faces are harder, and so are more people.}}',
  kept: 'Kept as a version.',
  adopted: 'Adopted: Identify and Verify use it from now on.',
  adoptedVerify: 'Adopted: Verify uses it from now on.',
  adoptedMore:
    'Stored encodings are compared through it at once; nobody has to be photographed again. Its distances are scaled so that τ = {tau, number} separates the held-out people best.',
  adoptedVerifyMore: 'Verify answers with ŷ from stored encodings; Identify still uses the distance.',
  better: 'Better on people it never saw, after {steps, plural, one {# step} other {# steps}}.',
  siameseKept:
    'It encodes pictures by itself, so it cannot read stored encodings: Identify and Verify stay with the face encoder. It can be kept and exported.',
  drawnOnly:
    'It learnt from drawn faces only and was never measured on photos of real people, so go back if Verify gets worse.',
  // The verdict in one line, in the bar below.
  verdictCollapsed: '<strong>Collapsed</strong> on people it never saw: AUC {before} → {after}.',
  verdictBetter: '<strong>Better</strong> on people it never saw: AUC {before} → {after}.',
  verdictNotBetter: '<strong>No better</strong> on people it never saw: AUC {before} → {after}.',
  comparison: 'Comparison',
  plainDistance: 'Plain distance',
  difference: '|difference|',
  chiSquared: 'χ², guarded',

  // One more person, by a classifier and by an encoder.
  oneMore: 'One more person',
  oneMoreTitle: 'One more person arrives',
  oneMoreOwn:
    '<oneShot>One-shot learning</oneShot>: a classifier has one output per person. What does person 11 cost it, and what does it cost an encoder? Tried on drawn people, with the Siamese network you trained.',
  oneMoreEncoder:
    '<oneShot>One-shot learning</oneShot>: a classifier has one output per person. What does person 11 cost it, and what does it cost an encoder? Tried on drawn people, with the face encoder.',
  tryIt: 'Try it',
  oneMoreBusy: 'Drawing, encoding and training the classifier twice',
  newcomer: 'Person {number, number}, the newcomer',
  person: 'Person {number, number}',
  oneMoreBySiamese:
    'Encodings by the Siamese network trained above; {tested, plural, one {# test photo} other {# test photos}} that neither has learnt from. The classifier learns from {learnt, plural, one {# photo} other {# photos}} of each person, the encoder stores one.',
  oneMoreByEncoder:
    'Encodings by the face encoder; {tested, plural, one {# test photo} other {# test photos}} that neither has learnt from. The classifier learns from {learnt, plural, one {# photo} other {# photos}} of each person, the encoder stores one.',
  classifier: '<softmax>Softmax</softmax> classifier',
  encoder: 'Encoder',
  beforeAnything: 'Before anything is done',
  noOutput:
    '{right, number} of {tests, number}: no output for this person; taken for person {person, number}, {sure, number, ::percent} sure',
  unknownYet: 'unknown until enrolled',
  toLearn: 'Numbers to learn',
  becomes: '{before, number} become {after, number}',
  trainingSteps: 'Training steps',
  stepsAndTime: '{steps, number}, {time}',
  noSteps: '0; storing one encoding',
  newcomerPhotos: 'Photos of the newcomer',
  newcomerNamed: 'The newcomer is then named',
  everybody: 'Everybody, right answers',

  // Versions kept.
  versions: 'Versions',
  builtIn: 'The built-in face encoder',
  builtInMore: 'dlib’s ResNet, compared by plain distance.',
  measured:
    'AUC {before} → {after} on {people, plural, one {# held-out person} other {# held-out people}}; learnt from {data, select, drawn {drawn faces} enrolled {enrolled people} other {a folder}}, {made}.',
  forExport: 'It encodes pictures by itself: for export only.',
  exportVersion: 'Export {name} for TensorFlow.js',
  deleteVersion: 'Delete {name}',
  askDelete: 'Delete “{name}”?',
  askDeleteMore: 'This cannot be undone.',
  askDeleteInUse:
    'It is in use: faces will be compared by the built-in encoder again. This cannot be undone.',
  inUse: 'In use',
  use: 'Use',
  useVersion: 'Use {name}',
  useBuiltIn: 'Use the built-in encoder',
} as const;
