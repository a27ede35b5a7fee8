/** Inspect: what the layers of a network answer to. A unit is one number of a layer's answer, a channel all answers of one filter. */
export const inspect = {
  lead: 'What the layers of a network learn: edges first, then textures, then parts.',
  whatToLookAt: 'What to look at',
  whatUnitsLookFor: 'What units look for',
  onePicture: 'One picture',
  openModel: 'Open a model',
  modelOpen: 'The model is open',
  modelOpenMore: 'Its layers are in the list.',
  network: 'Network',
  layer: 'Layer',
  loadingNetwork: 'Loading the network',
  embedded: 'Embedded style network',
  embeddedFine: 'Embedded style network, fine',
  faces: 'Face encoder',
  ownNetwork: 'Your style network',
  // The numbers a model was trained on; its files seldom say.
  pixelValues: 'Pixel values the model expects',
  pixelsToOne: 'Pixels 0 to 1',
  pixelsAroundZero: 'Pixels −1 to 1',
  pixelsTo255: 'Pixels 0 to 255',

  // The figure: nine units of three layers, each with the nine patches it answers to most.
  shallow: 'Shallow',
  middle: 'Middle',
  deep: 'Deep',
  dropFolder: 'Drop a folder of pictures, or a model',
  stopHere: 'Stop here',
  buildAgain: 'Build it again',
  folderOfPictures: 'A folder of pictures',
  figurePng: 'The figure with its captions (PNG)',
  figureSvg: 'The figure as a drawing (SVG)',
  deleteFigure: 'Delete it from this browser',
  // The name of the saved file, without its ending.
  figureFile: 'What units answer to',
  setOfPictures: 'Set of pictures',
  builtInPictures: 'The built-in pictures',
  // The same within a sentence.
  theBuiltInPictures: 'the built-in pictures',
  severalFiles: '{count, plural, one {# file} other {# files}}',
  // {set} is the name of a folder, "3 files" or "the built-in pictures".
  pictureOf: 'Picture {done, number} of {total, number}, from {set}',
  figureOfAll:
    'Nine strongest patches of each unit among {pictures, plural, one {# picture} other {# pictures}}, {set}.',
  figureOfSome:
    'Nine strongest patches of each unit among {pictures, number} of {total, plural, one {# picture} other {# pictures}}, {set}.',
  stoppedEarly: 'It was stopped early.',
  skippedFiles:
    '{count, plural, one {# of them was not a picture and was skipped.} other {# of them were not pictures and were skipped.}}',
  skippedFaceless:
    '{count, plural, one {# of them was not a picture or had no face, and was skipped.} other {# of them were not pictures or had no face, and were skipped.}}',
  fromEarlierVisit: 'Kept in this browser from an earlier visit.',
  eachUnitSees: 'Each <unit>unit</unit> sees {width, number} × {height, number} pixels.',
  unknownField: 'What a unit sees is not known: whole pictures are shown.',
  channelsAnswer:
    '{live, number} of {channels, plural, one {# <channel>channel</channel>} other {# <channel>channels</channel>}} {live, plural, one {answers} other {answer}}.',
  noPictureYet: 'No picture has gone through yet.',
  panel: '{depth, select, shallow {Shallow} middle {Middle} other {Deep}} layer, {layer}',
  panelLayer: '{depth, select, shallow {Shallow} middle {Middle} other {Deep}} layer',
  unitsBefore:
    '{depth, select, shallow {Shallow} middle {Middle} other {Deep}} layer: the previous nine units',
  unitsAfter: '{depth, select, shallow {Shallow} middle {Middle} other {Deep}} layer: the next nine units',
  silentChannels: '{count, plural, one {One channel stays silent} other {# channels stay silent}}',
  silentMore:
    'Nothing in this set makes them answer: {channels}. Training may have left them dead, or what they look for is in none of these pictures.',
  unitTile: 'Channel {channel} of {layer}: nine patches, the strongest gives {strongest}',
  unitTileHint: 'Channel {channel}: its strongest patch gives {strongest}',
  patchesLead:
    'Its <patches>nine strongest patches</patches>, each with its <activation>activation</activation>. Press one to see where it lies in its picture.',
  patch: 'Patch {rank}: {value}',
  patchFrom: 'Patch {rank}: {value}, from {name}',
  // The captions of the saved figure. {network} is one of the names below.
  figureTitle: 'What units of {network} answer to most',
  figureSource:
    'Nine units of each layer, and of each unit its nine strongest patches among {pictures, plural, one {# picture} other {# pictures}}, {set}.',
  figureCaption: 'each unit sees {width} × {height} pixels; channels {channels}',
  figureUnit: 'channel {channel}, strongest {strongest}',
  theEmbedded: 'the embedded style network',
  theEmbeddedFine: 'the fine embedded style network',
  theFaces: 'the face encoder',
  theOwnNetwork: 'your network',
  theModel: 'the model',
  // Names of pictures of the built-in set, as in "Patch 1: 2.31, from pattern 3".
  pattern: 'pattern {number}',
  samplePhotoInText: 'sample photo {number}',
  drawnFace: 'drawn face {number}',

  // One picture, or the camera, through a layer.
  dropPicture: 'Drop a picture, or a model',
  picture: 'Picture',
  sample: 'Sample',
  samplePhoto: 'Sample photo {number}',
  closeCamera: 'Close camera',
  takePicture: 'Take this picture',
  saveAtlas: 'The atlas (PNG)',
  saveNumbers: 'The numbers for NumPy (NPY)',
  // The name of the saved file, without its ending.
  activationsFile: 'Activations of {layer}',
  looking: 'The network is looking at the picture',
  seenPicture: 'The picture as the network sees it',
  seenCovered: 'Where covering the face changes the distance',
  channelOver: 'Channel {channel} over the picture',
  pictureSize: '{name}, {width, number} × {height, number} pixels.',
  middleSeen: 'The network is shown only the middle of the picture.',
  faceAligned: 'The face, aligned.',
  largestFace: 'The largest of {count, number} faces, aligned.',
  noFaceFound: 'No face was found; the network is shown the middle of the picture.',
  liveRate: '{layer}: {rate} frames a second, {time} each.',
  // {time} as in "12 ms".
  layerAnswers:
    '{layer}: {channels, plural, one {# channel} other {# channels}} of {width, number} × {height, number}, in {time}; {answering, plural, one {# of them answers} other {# of them answer}}.',
  brightEach: 'Bright is strong, each channel on its own scale.',
  brightAll: 'Bright is strong, all channels on one scale.',
  showSilent: 'Show {count, plural, one {# silent channel} other {# silent channels}} too',
  hideSilent: 'Hide {count, plural, one {# silent channel} other {# silent channels}}',

  // The list of layers and the diagram above the picture.
  layers: 'Layers',
  diagram: 'The network, layer by layer',
  // {parameters} as in "1.6 million parameters".
  networkSize: '<term>{parameters}</term>; {multiplications} for {width, number} × {height, number} pixels.',
  diagramHelp:
    'In the diagram, a box is as tall as the layer’s maps and the wider the more channels it has. Filled boxes are the layers of the figure.',
  columnsHelp:
    'Sees: the <field>receptive field</field> of a <unit>unit</unit> of any of its <channel>channels</channel>. Work: its share of the <work>multiplications</work>.',
  sees: 'Sees',
  work: 'Work',
  seesAll: 'all',
  parameters: '{count, plural, one {# parameter} other {{written} parameters}}',
  multiplications: '{count, plural, one {# multiplication} other {{written} multiplications}}',
  workShare: '{share} of the multiplications',
  underShare: 'under {share}',
  // One line about a layer: "conv1_1, convolution 3 × 3: 256 × 256 × 24 numbers, 672 parameters, each unit sees 3 × 3 pixels, 4% of the arithmetic".
  layerLine: '{layer}, {kind}: {shape} numbers, {parameters}, {sees}, {share} of the arithmetic',
  unitSeesPixels: 'each unit sees {width, number} × {height, number} pixels',
  unitSeesWhole: 'each unit sees the whole picture',
  unitSeesUnknown: 'what a unit sees is not known',
  layerShown: '{line}; shown as {depth, select, shallow {Shallow} middle {Middle} other {Deep}}',
  boxTitle: '{layer}: {shape}',
  boxTitleShown: '{layer}: {shape}, shown as {depth, select, shallow {Shallow} middle {Middle} other {Deep}}',

  // All channels of a layer as one picture, and the chosen one.
  atlas: 'Atlas',
  atlasLabel:
    'Atlas of {layer}: {channels, plural, one {# channel} other {# channels}} of {width, number} × {height, number}. Arrow keys choose a channel.',
  atlasLabelChosen:
    'Atlas of {layer}: {channels, plural, one {# channel} other {# channels}} of {width, number} × {height, number}, channel {chosen} chosen. Arrow keys choose a channel.',
  order: 'Order of the channels',
  byNumber: 'By number',
  byMean: 'By mean',
  scale: 'Scale of brightness',
  ownScale: 'Each its own scale',
  oneScale: 'One scale for all',
  channels: 'Channels',
  channel: 'Channel',
  channelOf: 'Channel {channel} of {layer}',
  pressTile: 'Press a tile of the atlas, or type a channel’s number.',
  mean: 'Mean',
  greatest: 'Greatest',
  exactlyZero: 'Exactly zero',
  ofPositions: '{share} of positions',
  channelSilent: 'This channel does not answer to this picture.',
  histogram: 'Histogram from {from} to {to}; most numbers lie between {low} and {high}',
  howOften: 'how often, log scale',

  // One unit of the chosen channel.
  oneUnit: 'One unit',
  row: 'Row',
  column: 'Column',
  unitSees: 'It gives {value} and sees columns {left} to {right}, rows {top} to {bottom}.',
  unitSeesNothing: 'It gives {value} and sees nothing of the picture.',
  unitUnknown: 'It gives {value}. Which pixels it sees is not known for operations of this kind.',
  sameAsFigure: 'Computed again for this picture alone, it is what the figure kept.',
  unlikeFigure: 'The figure kept {kept}: the picture has changed since.',
  whatItSees: 'What it sees',
  seenPixels: 'The {width, number} × {height, number} pixels that the unit sees',
  ledBack: 'Led back to the pixels',
  ledBackBy: 'Led back to the pixels: {rule}',
  wayBack: 'Rule of the way back',
  chooseRule: 'Choose a rule to lead the unit <back>back to the pixels</back>.',
  greyIsNothing: 'Grey is nothing.',
  gradient: 'Saliency',
  gradientSays:
    'The derivative: what each pixel would change. A <relu>ReLU</relu> passes it where it was on.',
  deconvolution: 'Deconvolution',
  deconvolutionSays: 'A <relu>ReLU</relu> passes what comes back positive, whether it was on or off.',
  guided: 'Guided',
  guidedSays: 'Both: on, and positive on the way back. Only what speaks for the unit is left.',

  // The picture that a channel would answer to most, drawn step by step.
  prefers: 'What it prefers',
  prefersMore:
    'From noise, pixels are changed {steps, number} times so that the channel answers more, while the picture is shifted and scaled.',
  raised: 'What is made larger',
  wholeChannel: 'The whole channel',
  middleUnit: 'Its middle unit',
  channelPrefers: 'What channel {channel} prefers',
  stepOf: 'Step {step, number} of {steps, number}',
  meanStillZero: 'The channel does not answer yet; some channels are dead and never will.',
  meanRoseFromZero: 'Its mean rose from 0 to {mean}.',
  meanRose: 'Its mean rose from {noise} to {mean}, {times} times that of the noise it began with.',
  drawPreferred: 'Draw what it prefers',
  saveIt: 'Save it',

  // Which regions of a face change its distance to a person.
  occlusion: 'What makes this face',
  occlusionLead:
    'A grey square covers one place of the face after another; the map shows by how much the <distance>distance d</distance> = ‖f(x) − f(y)‖² changes.',
  distanceTo: 'Distance to',
  faceItself: 'The face itself, uncovered',
  theFaceItself: 'the face itself',
  covering: 'Covering place after place',
  mapIt: 'Map it',
  distanceUncovered: 'd to {name} is {distance} with nothing covered.',
  distanceGrows:
    'Covered where the map is most orange, around column {column}, row {row}, d grows by {most}.',
  distanceShrinks: 'Where it is most blue, d shrinks by {least}: what is there speaks against.',
  distanceNeverShrinks: 'Nowhere does covering bring the face nearer.',
} as const;
