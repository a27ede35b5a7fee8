/** What Style says around its picture: making it, looking at it, keeping it, painting live. Its inputs and its recipe are `style`. */
export const styleStage = {
  lead: 'One picture’s content in another’s style: watch it take shape, step by step.',
  dropPrompt: 'Drop a content picture, or content and style together',

  // The buttons under the picture.
  make: 'Make the picture',
  makeAgain: 'Make it again',
  /** After a network was not there; `network` is the name of one that comes with the app. */
  makeWith: 'Make it with “{network}”',
  moreSteps: '{steps, number} more steps',
  oneStep: 'One step',
  // While the finished draft is being made larger.
  stopKeepSize: 'Stop, keep this size',
  paintLive: 'Paint live video',
  larger: 'Larger: {side, number} px',
  /** `time` is a duration, "48 s". */
  largerAbout: 'Larger: {side, number} px, about {time}',
  backToLast: 'Back to the last picture',

  // What is told in the corner.
  networkHere: 'The network is in this browser',
  networkHereMore: 'The next picture is made with it.',
  recipeFromFile: 'The recipe of this file is in place',
  recipeFromFileMore: 'With the same content and style it makes the same picture again.',
  recipeFromLink: 'The recipe of the link is in place',
  recipeFromLinkMore: 'Choose your pictures, then make the picture.',
  courseRecipe: 'The course’s recipe is in place',
  courseRecipeMore: 'It replaced the recipe you had set.',
  making: 'Another picture is being made',
  makingMore: 'Stop it first, or wait until it is done.',
  twoTaken: 'Two of {count, number} files were taken',
  twoTakenMore: 'The first is the content, the second the style.',

  // Where the run is.
  lookingForFaces: 'Looking for faces in the photo',
  loadingNetwork: 'Loading the network',
  /** A run makes the picture at several sizes, one after the other. */
  preparing: 'Preparing size {n, number}: the first step takes longer',
  where:
    'Step {step, number} of {steps, number}, size {scale, number} of {scales, number} ({width, number} × {height, number})',
  /** A large picture is made in parts, one after the other, at each step. */
  whereInParts:
    'Step {step, number} of {steps, number}, size {scale, number} of {scales, number} ({width, number} × {height, number}), part {part, number} of {parts, number} of the next',
  /** `where` is one of the two above. */
  paused: 'Paused. {where}',
  drafting: 'A small draft first, then up to {side, number} pixels',
  finishing: 'Finer strokes, up to {side, number} pixels',
  pace: '{speed} steps a second, about {time} left',
  /** `what` is one of the two above. */
  paceOf: '{what}: {speed} steps a second, about {time} left',
  done: 'Done: {steps, plural, one {# step} other {# steps}}, {width, number} × {height, number} pixels.',
  stoppedAt: 'Stopped at step {step, number} of {steps, number}, {width, number} × {height, number} pixels.',

  // Notes beside a run: it goes on all the same.
  /** `said` is one of the notes below, `why` the next: `what` went wrong, and `advice` what to do about it. All are whole sentences. */
  noteWhy: '{said} {why}',
  why: '{what} {advice}',
  quickFailedContent: 'The quick picture could not be made, so G begins as the content.',
  notKept: 'This picture is not kept in this browser.',
  goesFurther:
    'This graphics card is fast: the picture goes on to {side, number} pixels. “Stop” keeps it as it is.',
  lostToGraphics:
    'The graphics card stopped working and was started again. The picture goes on from step {step, number}{again, plural, =0 {} one {; one step is made again} other {; # steps are made again}}.',
  lostToProcessor:
    'The graphics card stopped working. The processor goes on from step {step, number}{again, plural, =0 {} one {; one step is made again} other {; # steps are made again}}.',
  exploded:
    'The cost grew out of all bounds at step {step, number}. G is back at its last good state, and the learning rate is halved.',

  // The quick picture.
  quickFailed: 'The quick picture could not be made',
  /** `what` and `advice` are whole sentences. */
  quickFailedMore: '{what} {advice} “Make the picture” still works.',
  quickMaking: 'Making a quick picture…',
  quickMade:
    'A quick picture, made in one pass ({seconds} s, {width, number} × {height, number} pixels). “Make the picture” takes longer and gets nearer to the painting.',
  quickLarger: 'Quick picture at {side, number} px, about {time}',
  paintAmount: 'From photo to painting',

  // The picture on the stage. G is the lecture's name for the picture being made.
  canvas: 'The picture; plus and minus zoom, 0 fits it to the window',
  contentNamed: 'Content: {name}',
  styleNamed: 'Style: {name}',
  g: 'G, the picture being made',
  gAfter: 'G after step {step, number}',
  quickPicture: 'Quick picture',
  content: 'Content',
  shareOfG: 'Share of G shown over the content',
  shareOfQuick: 'Share of the quick picture shown over the content',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  zoomLevel: 'Size of the picture',
  now: 'Now',
  step: 'Step {step, number}',
  lookBack: 'Look back at an earlier step',
  backToNow: 'Back to now',

  // Painting where a style is used.
  maskMore: 'The style is used where the picture is clear. A picture being made follows each stroke.',
  maskAlt: 'Where the style is used',
  everywhere: 'Everywhere',
  tool: 'Tool',
  paint: 'Paint',
  erase: 'Erase',
  brush: 'Brush',
  /** `share` of the picture's longer side: "24%". */
  brushWidth: '{share} wide',
  readyParts: 'Ready-made areas',
  leftHalf: 'Left half',
  rightHalf: 'Right half',
  upperHalf: 'Upper half',
  lowerHalf: 'Lower half',
  centre: 'Centre',
  edges: 'Edges',
  invert: 'Invert',
  clear: 'Clear',

  // What G begins as.
  begin: 'G begins as',
  beginContent: 'The content',
  beginQuick: 'The quick picture',
  beginNoise: 'Noise',
  beginBlend: 'Content and noise',
  noiseShare: 'Share of noise',
  beginPicture: 'Begin as a picture…',

  // Costs over the steps.
  costs: 'Costs',
  costsChart: 'Costs over the steps, on a logarithmic scale',
  costsStep: 'Step',
  cost: 'Cost',
  costFirst: 'First',
  costNow: 'Now',
  faces: 'Faces',
  onGraphics: 'Graphics ({engine}), {tensors, plural, one {# tensor} other {# tensors}}, {memory}',
  onProcessor:
    'Processor ({engine}, {threads, plural, one {# thread} other {# threads}}), {tensors, plural, one {# tensor} other {# tensors}}, {memory}',

  // The style matrices (Gram matrices) of S and of G.
  matrix: 'Style matrix',
  matrixLayer: 'Layer',
  matrixNone:
    'Both matrices appear here while a picture is made. Each small square says how strongly two channels answer together.',
  matrixOfStyle: 'Style matrix of the style',
  matrixOfPicture: 'Style matrix of the picture',
  matrixApart: 'They differ by {share} (squared, relative to the style’s own).',
  matrixPair:
    'Channels {one, number} and {other, number} together: {style} in the style, {picture} in the picture.',
  channelOfStyle: 'Channel {n, number} of the style',
  channelOfPicture: 'Channel {n, number} of the picture',
  matrixMore:
    'A square is the mean, over all places, of one channel times the other (the formula’s sum divided by the number of places): bright where both are large at the same places. Yellow is above zero, blue below. Point at a square, or use the arrow keys.',
  /** `matrix` is one of the two names above. */
  matrixCell: '{matrix}: row {row, number}, column {column, number} of {channels, number}',

  // Three depths of the content layer, side by side.
  depths: 'How deep the <term>content layer</term> is',
  /** `cost` is a formula. */
  depthsFormula: '<cost></cost>: the same pair, three layers\u00a0l.',
  depthsMake: 'Make all three',
  depthsAgain: 'Make them again',
  depthsDifferent: 'Choose three different layers.',
  depthsLive: 'They can be made when the live video is closed.',
  shallow: 'Shallow layer',
  shallowSays: 'Too shallow: the pixels of C come back, and hardly any style gets in.',
  middle: 'Middle layer',
  middleSays: 'In the middle: the things of C in the strokes of S.',
  deep: 'Deep layer',
  deepSays: 'Too deep: only rough shapes of C are asked for, anywhere near their places.',
  depthAt: 'G with its content at {layer}',
  depthWaiting: 'Waiting for its turn…',
  depthNotMade: 'Not made.',

  // Pictures kept in this browser.
  kept: 'Your pictures',
  keptList: 'Pictures made before',
  keptShow: 'Show {name}',
  keptRoom: '{count, plural, one {One picture} other {# pictures}}, {room}, only in this browser.',
  /** `when` is a day and a time. */
  keptFacts:
    '{when}. Step {step, number} of {steps, number}, {width, number} × {height, number} pixels. J(G) fell from {first} to {last}.',
  openKept: 'Open in the studio',
  deleteAll: 'Delete all',
  deleteAllAsk: '{count, plural, one {Delete the picture?} other {Delete all # pictures?}}',
  deleteAllMore: '{count, plural, one {It is} other {They are}} kept only in this browser.',
  deleted: '{count, plural, one {The picture is deleted} other {# pictures are deleted}}',
  noRoom: 'There is no room left on this device to keep this picture.',
  noRoomMake: 'It stays here while the page is open. Make room, or save it as a file with “Save”.',
  noRoomFree: 'It stays here while the page is open. Free some disk space, or save it as a file with “Save”.',
  deleteOldest:
    '{count, plural, one {Delete the oldest picture ({room})} other {Delete the # oldest pictures ({room})}}',
  deletedOldest:
    '{count, plural, one {The oldest picture is deleted} other {The # oldest pictures are deleted}}',
  unfinished: '{name} was not finished: step {step, number} of {steps, number}.',
  unfinishedAlt: 'The picture as it was left',
  keepAsIs: 'Keep it as it is',

  // Saving.
  savePng: 'Save as PNG',
  savePicture: 'Picture, with its recipe inside (PNG)',
  saveQuick: 'The quick picture (PNG)',
  copyPicture: 'Copy the picture',
  pictureCopied: 'The picture is on the clipboard',
  sharePicture: 'Share the picture…',
  saveTimeLapse: 'Time-lapse video…',
  saveRecipe: 'Recipe as a file (JSON)',
  copyLink: 'Copy a link to this recipe',
  linkCopied: 'A link to this recipe is on the clipboard',
  linkCopiedMore: 'The link holds no picture.',
  timeLapse: 'Time-lapse',
  timeLapseMore: 'How G came to be, in seven and a half seconds.',
  timeLapseAlt: 'The time-lapse',
  encoding: 'Encoding the video',
  saveSize: 'Save ({size})',

  // Live: the camera or a video file, painted frame by frame.
  live: 'Live painting',
  liveMore: 'Each frame is painted in the style of {style}, in one pass. Nothing leaves this device.',
  /** Where no style is chosen. */
  theStyle: 'the painting',
  /** The name of the recorded file. */
  liveFile: '{style} live',
  useVideo: 'Use a video file…',
  useCamera: 'Use the camera',
  record: 'Record',
  stopAndSave: 'Stop and save ({seconds, number} s)',
  livePace: '{fps} frames a second, {width, number} × {height, number} pixels',
  liveLoading: 'The networks are loading…',
  detail: 'Detail',
} as const;
