/** What stands in the panel of Style: the pictures it is made from, and the recipe. The stage and what was made: `styleStage`. */
export const style = {
  // The two pictures, and what is done to them.
  content: 'Content',
  /** The heading over the style pictures. */
  styles: '{count, plural, one {Style} other {Styles}}',
  contentFromCamera: 'Take the content with the camera',
  styleFromCamera: 'Take a style with the camera',
  takePicture: 'Take picture',
  dropContent: 'Drop the content here',
  dropStyles: 'Drop style pictures here',
  swap: 'Swap content and style',
  replace: 'Replace',
  remove: 'Remove {name}',
  blend: 'Blend with another',
  paste: 'Paste a style picture',
  /** What a pasted picture is called. */
  pasted: 'Pasted style',
  nothingToPaste: 'There is no picture on the clipboard',
  nothingToPasteMore: 'Copy one first, then paste.',
  clipboardClosed: 'The browser did not let this page read the clipboard',
  clipboardClosedMore: 'Allow it in the address bar, or save the picture and choose its file.',
  contentSamples: 'Sample content pictures',
  styleSamples: 'Sample style pictures',
  useAsContent: 'Use {name} as content',
  useAsStyle: 'Use {name} as style',
  // A style that is used in a part of the picture only; the first two are the same button, before and after.
  limit: 'Limit {name} to a part…',
  limited: '{name}: limited to a part',
  whereUsed: 'Where {name} is used',
  /** The name of a picture, and of its file: content, then styles. */
  pictureOf: '{content} in {styles}',
  picture: 'Picture',

  // The look.
  look: 'Look',
  resetAll: 'Reset the recipe',
  mode: 'Mode',
  studio: 'Studio',
  course: 'Course',
  alpha: 'α, content',
  beta: 'β, style',
  looks: 'Looks to begin from',
  gentle: 'Gentle',
  gentleMore: 'Gentle: the photo stays, in the painting’s colours and strokes.',
  balanced: 'Balanced',
  balancedMore: 'Balanced: the photo’s shapes, the painting’s colours, strokes and motifs.',
  bold: 'Bold',
  boldMore: 'Bold: the painting’s motifs large, the photo only just visible.',
  texture: 'Texture',
  textureMore: 'Texture: the painting alone, from noise.',
  weight: 'Photo or painting',
  weightHint: 'Left keeps the photo, right brings out the painting. Works during a run, too.',
  // Where that slider stands.
  mostlyPhoto: 'mostly the photo',
  morePhoto: 'more of the photo',
  both: 'both',
  morePainting: 'more of the painting',
  mostlyPainting: 'mostly the painting',
  colours: 'Colours',
  coloursStyle: 'The style’s',
  coloursLightness: 'The content’s (only lightness from G)',
  coloursHistogram: 'The content’s (histogram)',
  coloursMoments: 'The content’s (mean and covariance)',
  keepFaces: 'Keep faces',
  facesNotKept: 'Faces are painted like the rest.',
  facesLooking: 'Looking for faces in the photo…',
  facesKept: 'Faces in the photo are painted more lightly.',
  facesFound: '{count, plural, one {# face} other {# faces}} found, painted more lightly.',
  facesNone: 'No faces found in the photo.',

  // The size of the picture, and the memory it takes.
  size: 'Size',
  shorterSide: '{side, number} px, shorter side',
  longerSide: '{side, number} px, longer side',
  sizeTakes: '{width, number} × {height, number} pixels; takes about {memory} of memory.',
  sizeTakesAndGrows:
    '{width, number} × {height, number} pixels; takes about {memory} of memory. A fast graphics card continues to {side, number} by itself.',
  sizeTooLarge: 'This may be more than this machine has to give ({memory}).',
  /** `size` is one of the sizes above. */
  useSize: 'Use {size}',

  // The network that the costs look through.
  network: 'Network',
  networkQuick: 'Quick',
  networkFine: 'Fine',
  /** One that the person brought. */
  networkOwn: 'Own',
  networkHere: '{size} in this browser, from {source}.',
  removeNetwork: 'Remove this network from the browser',
  networkRemoved: 'The network is removed',
  vggMore:
    'VGG-19 makes the best pictures and takes about ten times as long. It is not part of the app: {size} of its 575 MB come from {host}, once, and stay in this browser. Nothing of yours is sent.',
  networkMissing:
    'This recipe needs a network that somebody added to their own browser. It is not in this one.',
  downloadSize: 'Download {size}',
  useFile: 'Use a file…',
  otherAddress: 'Another address…',
  address: 'Address of a .safetensors file',
  download: 'Download',
  downloading: 'Downloading the network',
  downloadedOf: '{loaded} of {total}',
  downloadedLeft: '{loaded} of {total}, about {time} left',

  // Advanced.
  layers: 'Layers',
  contentLayer: 'Content layer',
  contentLayerHint: 'Deeper <term>content layers</term> keep what is where and forget how it looks.',
  lambda: 'λ of {layer}',
  leaveOut: 'Leave out {layer}',
  addLayer: 'Add a style layer',
  chooseLayer: 'Add a style layer…',
  steps: 'Steps',
  optimiser: 'Optimiser',
  descent: 'Gradient descent',
  rate: 'Learning rate',
  /** How many steps L-BFGS remembers. */
  history: 'History',
  averaging: 'Averaging of the last steps',
  stepsPerScale: 'Steps at each size',
  firstSize: 'First size, px',
  /** From one size to the next, times so much. */
  growth: 'Growth per size',
  finishSteps: 'Steps at each larger size',
  smoothness: 'Smoothness',
  contentInFlats: 'Photo in flat areas',
  contentInFlatsHint:
    'How closely a sky or a wall follows the photo; clear edges follow in full. Less gives the painting’s strokes room.',
  styleScale: 'Size of the style',
  pooling: 'Pooling',
  poolingAverage: 'Average',
  poolingMax: 'Maximum',
  seed: 'Seed',
  anotherSeed: 'Another seed',

  // The formulas of the course, with the numbers of the last step in them.
  formulas: 'Formulas',
  denominator: 'Denominator of the style cost',
  asNotes: 'As in the course',
  asPaper: 'Gatys et al.',
  wholeCost: 'The whole cost',
  /** The last part of a sum of costs. */
  smoothnessTerm: '{term} (smoothness)',
  otherFormulas:
    'The picture shown was made with other formulas. Make one with these to see its numbers here.',
  contentAt: '<term>Content</term>, at {layer}',
  styleMatrix: '<term>Style matrix</term>: which channels are large together',
  styleAt: '<term>Style</term>, at one layer',
  styleOverAll: 'Style, over all layers',
  sumsGrow:
    'These sums grow with the picture and the layer, so α, β and λ mean something different at each size. Studio mode divides every cost by the size of what it is compared with, so a weight means the same everywhere.',
} as const;
