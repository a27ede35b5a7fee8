/** What Evaluate says. */
export const evaluate = {
  lead: 'How often is it wrong on these people, and which threshold follows?',
  // The ways in.
  folder: 'Folder',
  pairsFile: 'Pairs file',
  enrolledPeople: 'Enrolled people',
  dropFolder: 'Drop a folder with one folder per person',
  dropFolderOrPairs: 'Drop a folder with one folder per person, or a pairs file',
  useEnrolled: 'Use the enrolled people',
  tryDrawn: 'Try people drawn by code',
  drawingPeople: 'Drawing people…',
  startMore:
    'Two or more pictures of each person, and ten people or more if you can. Likeness compares every picture with every other. Add the pairs.txt of LFW, or a CSV of pairs, to compare only those.',
  startEnrolled:
    'You have {people, plural, one {# person} other {# people}} enrolled, {several, number} of them with two pictures or more.',
  startEnroll: 'Or enroll people first: their encodings can be evaluated too.',
  nothingLeaves: 'Nothing leaves this device.',
  /** A folder of people drawn by code, as if it had been dropped, and a person’s folder in it; `number` has two digits. */
  drawnFolder: 'Drawn people',
  drawnPerson: 'Person {number}',

  // While it runs.
  lookingThrough: 'Looking through the folder',
  findingFaces: 'Finding and encoding faces',
  picturesDone: '{done, number} of {total, plural, one {# picture} other {# pictures}}',
  picturesDoneLeft:
    '{done, number} of {total, plural, one {# picture} other {# pictures}}, about {left} left',
  comparing: 'Comparing every picture with every other',
  intervals: 'Drawing random groups of people, for the intervals',
  identifying: 'Searching random galleries',
  stepOf: 'step {step, number} of {steps, number}',
  withoutFace: '{count, plural, one {# picture} other {# pictures}} without a usable face so far.',

  // What will be there.
  promise: 'What you will get',
  promiseRates: 'How often strangers match and people are missed, at every threshold.',
  promiseSizes: 'How that grows with the number of people enrolled.',
  promiseThreshold: 'A threshold for “at most one false alarm in N strangers”, with its interval.',
  promisePairs: 'The pairs that go most wrong, so that you can improve the pictures.',
  promiseMore: 'Figures that the pictures cannot support are not given, and the reason is.',

  // What took part.
  tookPart:
    '{faces, plural, one {# face} other {# faces}} of {people, plural, one {# person} other {# people}} from {source}: {genuine, plural, one {# comparison} other {# comparisons}} of the same person, {impostor, number} of different people.',
  tookPartListed:
    '{faces, plural, one {# face} other {# faces}} of {people, plural, one {# person} other {# people}} from {source}, the pairs of {list}: {genuine, plural, one {# comparison} other {# comparisons}} of the same person, {impostor, number} of different people.',
  drawnAtRandom: 'The comparisons of different people were drawn at random from {inAll, number}.',
  made: '{seconds, number, ::.0} s, by {by}, {made}.',
  notEverything: 'Not everything took part',
  leftOut: '{count, plural, one {# picture was} other {# pictures were}} left out',
  severalFaces:
    '{count, plural, one {# picture has} other {# pictures have}} several faces; the largest was taken',
  copies: '{count, plural, one {# picture is} other {# pictures are}} there twice and counted once',
  missing: '{count, plural, one {# picture of the list is} other {# pictures of the list are}} missing here',
  without:
    '{count, plural, one {# listed pair was} other {# listed pairs were}} left out because a picture shows no face.',
  noLists: '{count, plural, one {# text was} other {# texts were}} not used as a list of pairs',
  hiddenSkipped:
    '{count, plural, one {# hidden or system file or folder was} other {# hidden or system files and folders were}} skipped.',
  // Lines of these lists.
  lineWhy: '{name}: {why}',
  lineFaces: '{name}: {faces, plural, one {# face} other {# faces}}',
  lineCopy: '{name}: the same as {of}',
  lineUnread: '{name}: not looked at, because {list} is used',
  lineSeveral: '{name}: several pictures have this name',
  moreLines: 'and {count, number} more',

  // Distances, and what τ does to them.
  distances: 'Distances',
  samePersonUp: 'same person, upwards',
  differentDown: 'different people, downwards',
  judgedWrong: 'judged wrongly',
  /** `words` are the sentences below about strangers and about the same person. */
  histograms: 'Histograms of distances. {words}',
  tauText: '{tau, number, ::.000}. {words}',
  distanceAxis: 'd = ‖f(x) − f(y)‖²; a pair matches left of τ. Drag τ, or use the arrow keys.',
  noStrangers: 'There are no comparisons of different people.',
  strangersNone:
    '{pairs, plural, one {The one comparison of different people does not match.} other {None of the # comparisons of different people match.}}',
  strangersSome:
    'Of {of, number} comparisons of different people {count, plural, one {# matches} other {# match}} by mistake.',
  noSame: 'There are no comparisons of the same person.',
  sameAll:
    '{pairs, plural, one {The one comparison of the same person matches.} other {All of the # comparisons of the same person match.}}',
  sameSome:
    'Of {of, number} comparisons of the same person {count, plural, one {# is} other {# are}} missed.',
  /** Two sentences, one after the other. */
  both: '{strangers} {same}',

  // The figures that are refused.
  cannotSay: 'What this data cannot say',
  noErrorRate:
    'No equal error rate and no area under the curve: they need at least {needed, number} pairs of the same person and {needed, number} of different people; there are {genuine, number} and {impostor, number}.',
  noIntervals:
    'No intervals: they need at least {needed, number} people; there {people, plural, one {is #} other {are #}}.',
  /** `rates` is one of the three that follow. */
  noAcceptRate:
    'No accept rate at a false accept rate of {rates}: one false match among {impostor, plural, one {# comparison} other {# comparisons}} between different people is already more than {most, number, ::percent @##}.',
  oneRate: '{first, number, ::percent @##}',
  twoRates: '{first, number, ::percent @##} and {second, number, ::percent @##}',
  threeRates:
    '{first, number, ::percent @##}, {second, number, ::percent @##} and {third, number, ::percent @##}',
  fewWithTwo:
    'Rates of missed matches rest on only {people, plural, one {# person} other {# people}} with two pictures or more.',

  // Curves.
  roc: 'ROC',
  rocChart:
    'ROC curve: the share of comparisons of the same person that match, against the false match rate. {at}',
  det: 'DET',
  detChart: 'DET curve: the false non-match rate against the false match rate, on normal deviates. {at}',
  /** Where τ is on both curves. */
  atRates: 'At τ {tau, number, ::.000} the false match rate is {fmr} and the false non-match rate {fnmr}.',
  falseMatchAxis: 'false match rate (FMR)',
  acceptAxis: 'true accept rate',
  falseNonMatchAxis: 'false non-match rate',
  curvesMore:
    'Each point is one threshold; the dot is τ. On the DET curve <fmr>false match</fmr> and <fnmr>false non-match</fnmr> have a normal scale: the bottom left corner is best, and the curve meets the thin line at the <eer>equal error rate</eer>.',
  curvesBand: 'The band is the 95% interval of the false non-match rate, over people.',
  asNumbers: 'As numbers',
  fmr: 'FMR',
  fnmr: 'FNMR',
  fmrInterval: 'FMR, 95%',
  fnmrInterval: 'FNMR, 95%',
  range: '{low} to {high}',
  span: '{low} – {high}',
  /** Nearly all, and never all. */
  over: '> {share}',

  // By folds.
  folds: '{count, plural, one {# fold} other {# folds}}: {mean} right, ± {error}',
  foldsListed:
    'τ is chosen where it is right most often on the other folds, and tested on this one. The folds are those of the list. ± is the standard error of the mean.',
  foldsDealt:
    'τ is chosen where it is right most often on the other folds, and tested on this one. The list has no folds, so the people were divided into ten: nobody both chooses τ and is tested. ± is the standard error of the mean.',
  fold: 'Fold',
  foldTau: 'τ from the others',
  right: 'Right',
  pairs: 'Pairs',

  // As the gallery grows.
  sizes: 'Identification, as the gallery grows',
  sizesPredicted: 'strangers named, predicted 1 − (1 − e)ᴷ',
  sizesMeasured: 'strangers named, measured (<fpir>FPIR</fpir>)',
  sizesMissed: 'enrolled people not found (<fnir>FNIR</fnir>)',
  sizesChart:
    'With {people, plural, one {# person} other {# people}} {fpir} of strangers are named by mistake, predicted {predicted}; {fnir} of the enrolled people are not found.',
  sizesX: 'people in the gallery, K',
  sizesY: 'share of searches',
  sizesMore:
    'At this τ one comparison matches falsely with e = {e}. Random galleries of K people, one picture each, were searched for people in them and for people who are not.',
  fpirPredicted: 'FPIR predicted',
  fpirMeasured: 'FPIR measured',
  fnirMeasured: 'FNIR measured',
  searches: 'searches',

  // The worst pairs.
  worst: 'Worst pairs',
  worstMore: 'Look here first: a wrong name or a poor picture shows up as a bad pair.',
  worstSame: 'Same person, farthest apart',
  worstDifferent: 'Different people, nearest',
  noneOfThem: 'There are none.',
  pairDistance: 'd {distance, number, ::.000}',
  pairUnsure: 'too close to τ to tell',
  pairRight: 'right at this τ',
  pairWrong: 'wrong at this τ',

  // At τ.
  atTau: 'At τ {tau, number, ::.000}',
  unsquared: '{root, number, ::.00} unsquared',
  judged: 'Comparisons judged rightly and wrongly',
  same: 'same',
  cannotTell: 'cannot tell',
  different: 'different',
  samePerson: 'Same person',
  differentPeople: 'Different people',
  missedShare: 'missed, {share}',
  falseShare: 'false, {share}',
  withinMargin:
    'Within {margin, number, ::.00} of τ Identify and Verify cannot tell. By τ alone, as in the curves, {missed, plural, one {# is} other {# are}} missed and {falsely, plural, one {# is} other {# are}} false.',
  ruleOfThree:
    'No false match among {pairs, plural, one {# different pair} other {# different pairs}} of people means a rate of at most {rate}, at 95% (the rule of three).',
  useTau: 'Use τ {tau, number, ::.000} in Identify and Verify',

  // Key figures.
  figures: 'Figures',
  figure: 'Figure',
  value: 'Value',
  interval: '95%',
  equalError: 'Equal error rate',
  areaUnder: 'Area under ROC',
  acceptedAt: 'Accepted at FAR {far}',
  rank1: 'Rank 1',
  rightOf: '{right, number} of {of, number}',
  /** In place of a value that the pictures cannot support, and of one that was not measured. */
  refused: 'too few',
  notMeasured: 'not measured',
  /** Where there is no interval. */
  none: '–',
  intervalsMore:
    'Intervals: groups of people drawn at random 200 times, because pairs of the same people are not independent. Rank 1: one picture of each person enrolled, the others searched for.',
  noIntervalsMore:
    'No intervals: there are too few people. Rank 1: one picture of each person enrolled, the others searched for.',
  lookAtEqual: 'Look at equal errors, τ {tau, number, ::.000}',

  // The threshold that follows.
  derive: 'Derive τ',
  deriveMore: 'At most one false alarm in N strangers with my K people.',
  strangers: 'N strangers',
  people: 'K people',
  photos: 'Their photos',
  derived: 'τ {tau, number, ::.000}',
  derivedInterval: '95%: {low, number, ::.000} – {high, number, ::.000}',
  allowed: 'One comparison may then match falsely with {allowed}; measured at this τ: {measured}.',
  price: 'In return, {missed} of the comparisons of the same person are missed.',
  noInterval: 'No interval: there are too few people.',
  apply: 'Use in Identify and Verify',
  applied: 'Used in Identify and Verify',
  showIt: 'Show it',
  nowUsed: 'τ {tau, number, ::.000} is used in Identify and Verify',
  tooRare: 'These pictures cannot show so rare an error',
  tooRareSome:
    'It takes at least {needed, plural, one {# comparison} other {# comparisons}} of different people; there {impostor, plural, one {is #} other {are #}}. They support one false alarm in at most {strangers, plural, one {# stranger} other {# strangers}} with this gallery.',
  tooRareNone:
    'It takes at least {needed, plural, one {# comparison} other {# comparisons}} of different people; there {impostor, plural, one {is #} other {are #}}. They support no promise for this gallery.',

  // To take away.
  report: 'Report',
  print: 'Print',
  reportMore: 'JSON has everything; CSV has the rates at each threshold.',
} as const;
