/** Verify: two pictures compared, and the triplet. */
export const verify = {
  lead: 'Two pictures, one question: is this the same person?',
  howMany: 'How many pictures',
  twoPictures: 'Two pictures',
  aTriplet: 'A triplet',

  // The places for pictures: their names, and what can be put into each (`picture` is such a name).
  firstPicture: 'First picture',
  secondPicture: 'Second picture',
  anchorPicture: 'Anchor picture',
  positivePicture: 'Positive picture',
  negativePicture: 'Negative picture',
  anotherPicture: '{picture}, another',
  dropHere: 'Drop or paste it here',
  dropToReplace: 'Drop a picture to replace this one',
  photo: 'Photo',
  someone: '{picture}: a person you enrolled',
  chooseSomeone: 'Someone enrolled…',
  // The same where there is little room.
  chooseEnrolled: 'Enrolled…',
  onePerPlace: 'One photo for each place: the others are left out.',
  // What a picture from the camera is called.
  clear:
    'Clear the {place, select, first {first} second {second} anchor {anchor} positive {positive} other {negative}} picture',
  compared: 'Compared',
  compareFace: 'Compare face {n, number}',
  // A file and which of its faces.
  fileFace: '{file}, face {n, number}',
  // What a place holds.
  lookIntoCamera: 'Look into the camera. A live check asks for two movements that a photo cannot make.',
  nearestPhoto: 'Compared with {name}’s nearest photo.',
  personDeleted: 'This person was deleted. Choose another.',
  nothingYet: 'Nothing to compare here yet.',
  looking: 'Looking…',
  noFace: 'No face found. Use a picture where the face is larger, sharper or more frontal.',
  noFaceStays:
    'Use a picture where the face is larger, sharper or more frontal. The picture before it stays.',
  whichFace: '{count, number} faces. Which one? Click it.',
  faceOf: 'Face {n, number} of {count, number}.',

  // The live check.
  liveCheck: 'Live check',
  stopCheck: 'Stop check',
  livePicture: 'Live picture',
  livePassed: 'Live check passed',
  liveFailed: 'The live check failed',
  // why: a sentence, as liveGone.
  liveFailedWhy: '{why} A picture can be taken without the check.',
  holdStill: 'Hold still: taking the picture…',
  firstStep: 'First, {seconds, number} seconds at most',
  movement: 'Movement {n, number} of {total, number}, {seconds, number} seconds at most',
  askSteady: 'Look straight into the camera.',
  askBlink: 'Close your eyes for a moment, then open them.',
  askLeft: 'Turn your head to your left, then back.',
  askRight: 'Turn your head to your right, then back.',
  askOpen: 'Now open your eyes.',
  askFront: 'Now look straight again.',
  moved: 'Moved as asked: {first}.',
  movedTwice: 'Moved as asked: {first}, then {second}.',
  blinked: 'blinked',
  turnedLeft: 'turned left',
  turnedRight: 'turned right',
  liveSeveral: 'More than one face came into the picture.',
  liveGone: 'The face left the picture.',
  liveJumped: 'The face jumped from one place to another, as when one is swapped for another.',
  liveSwapped: 'The face at the end is not the one at the beginning.',
  // second: whether this was the second of the two movements.
  liveNotSeen:
    '{prompt, select, blink {No blink was seen} left {No turn to the left and back was seen} other {No turn to the right and back was seen}}{second, select, yes { as the second movement} other {}} within {seconds, number} seconds. A still picture fails like this.',
  liveNobody: 'No face looked straight into the camera for half a second within {seconds, number} seconds.',
  spoofScores:
    'Two small networks give {real, number, ::.00} (anti-spoof) and {live, number, ::.00} (liveness), from 0, a picture of a face, to 1, a face; they are often unsure.',
  spoofFailed: 'The anti-spoof networks did not answer: {why}',
  notCertified: 'No certified protection: a video of the person may pass.',

  // The answer.
  answer: 'Answer',
  same: 'Same person',
  unsure: 'Cannot tell',
  different: 'Different people',
  giveOther: 'Now give the other one.',
  giveTwo: 'Give two pictures, or a picture and a person.',
  trySample: 'Try a sample photo',
  lessSure:
    'Less sure than the number says: read the note below {which, select, first {the first picture} second {the second picture} other {both pictures}}.',
  // d: the distance; tau: the threshold.
  sameEncoding: '{d}: the very same encoding; this may be the same picture twice.',
  atTau: '{d}: just {tau, number, ::.00#}, too close to tell. Try another picture.',
  justUnder: '{d}: just under {tau, number, ::.00#}, too close to tell. Try another picture.',
  justOver: '{d}: just over {tau, number, ::.00#}, too close to tell. Try another picture.',
  wellUnder: '{d}: well under {tau, number, ::.00#}, the same person.',
  under: '{d}: under {tau, number, ::.00#}, most likely the same person.',
  over: '{d}: over {tau, number, ::.00#}, most likely different people.',
  farOver: '{d}: far over {tau, number, ::.00#}, different people.',
  // By a binary head.
  chanceSame: 'ŷ = {chance}: over 0.50, so the binary head takes them for the same person.',
  chanceUnsure: 'ŷ = {chance}: too near 0.50 for the binary head to tell. Try another picture.',
  chanceDifferent: 'ŷ = {chance}: under 0.50, so the binary head takes them for different people.',
  comparedBy: 'Compared by “{name}”, trained here. To switch back, open Train.',
  encoderSaw: 'What the encoder saw',
  alignedFace: 'Aligned face {n, number}',
  encoderSawMore:
    'Turned, scaled and cut to 150 × 150 pixels so that eyes, nose and mouth lie where the network expects them.',
  threshold: 'Threshold',
  thresholdBinary: 'The binary head decides at ŷ = 0.50. Identify keeps its own threshold.',
  decision: 'Decision',
  distance: 'Distance',
  distanceFormula: '<term>Distance d</term> = ‖f(x) − f(y)‖²',
  unsquared: 'unsquared',

  // The two encodings, number by number.
  encodings: 'Two encodings, one distance',
  encodingsMore:
    'The <term>same network</term> wrote {count, number} numbers for each picture. d adds up their squared differences.',
  encodingsPicture:
    'The {count, number} numbers of both pictures, and their squared differences, which add up to {d}',
  whichNumber: 'Which of the numbers',
  numberK: 'Number {k, number}: {x} and {y}',
  upToHere: 'added up to here',
  sumOf: '{sum} of d = {d}',

  // The binary head.
  binaryHead: 'The binary head',
  bars: 'What the bars show',
  barsWeighed: 'What each of {count, number} numbers adds: {sum} together',
  barsFeature: 'φ of each of {count, number} numbers',
  formDifference:
    'φ is the absolute difference of each number of the two encodings; this head was trained on it.',
  formChiSquared:
    'φ is <term>the chi-squared form</term> of each number of the two encodings; this head was trained on it.',
  nothingDiffers:
    'Two pictures with no difference at all have Σ = 0, and so ŷ = σ(b) = {chance}. Each difference whose w is below 0 lowers it.',

  // The triplet.
  tripletLead:
    'Three pictures, as a network learns from them: A has to be nearer to P than to N, by a margin.',
  anchor: 'Anchor',
  positive: 'Positive',
  negative: 'Negative',
  anchorRole: 'Anchor A <says>somebody</says>',
  positiveRole: 'Positive P <says>the same person as A</says>',
  negativeRole: 'Negative N <says>somebody else</says>',
  tripletLoss: 'Triplet loss',
  giveThree: 'Give a picture of somebody, another of the same person, and one of somebody else.',
  margin: 'Margin α',
  easyMore:
    'Easy: N is farther from A than P is, by more than the margin. It costs nothing, and nothing is learned from it.',
  semiHardMore: 'Semi-hard: N is farther from A than P is, but not by the margin. Training pushes it out.',
  hardMore:
    'Hard: somebody else is as near to A as A’s own second picture, or nearer. Training pulls P and pushes N.',
  samePerson: 'd(A, P), the same person',
  somebodyElse: 'd(A, N), somebody else',
  onALine: 'On a line from A: P at {own}, the margin to {end}, N at {other}',
  notChanged:
    'The network is not changed here. <link>Train</link> makes the sum of such losses smaller, step by step.',
  drawnTriplets: 'Triplets of drawn people',
  encodingDrawn: 'Encoding drawn people',
  kindOfTriplet: 'Kind of triplet',
  easy: 'Easy',
  semiHard: 'Semi-hard',
  hard: 'Hard',
  another:
    'Another {kind, select, easy {easy triplet} semiHard {semi-hard triplet} hard {hard triplet} other {triplet}}',
  noneOfKind: 'None of them is {kind, select, easy {easy} semiHard {semi-hard} other {hard}} at α = {alpha}.',
  counts:
    'Of {all, number} triplets at α = {alpha}: {easy, number} easy, {semiHard, number} semi-hard, {hard, number} hard. J = Σ L = {cost}.',
  drawnPhoto: 'Drawn person {person, number}, photo {photo, number}',
} as const;
