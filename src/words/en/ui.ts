/** What shared components say, words that every screen uses, and units. */
export const ui = {
  // Between names in a row.
  comma: ', ',
  // Units and how numbers stand beside each other.
  seconds: '{n, number} s',
  minutes: '{n, number} min',
  milliseconds: '{n} ms',
  pixels: '{n, number} px',
  /** The size of a picture. */
  size: '{width, number} × {height, number}',
  ofTotal: '{done, number} of {total, number}',
  // Buttons of every screen.
  cancel: 'Cancel',
  close: 'Close',
  notifications: 'Notifications',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',
  undo: 'Undo',
  save: 'Save',
  delete: 'Delete',
  rename: 'Rename',
  open: 'Open',
  choose: 'Choose',
  back: 'Back',
  done: 'Done',
  pause: 'Pause',
  continue: 'Continue',
  stop: 'Stop',
  play: 'Play',
  more: 'More',
  show: 'Show',
  all: 'All',
  yes: 'Yes',
  no: 'No',
  /** Opens numbers for those who want them. */
  advanced: 'Advanced',
  choosePhotos: 'Choose photos',
  chooseFolder: 'Choose a folder',
  // Over a place while a file is dragged there.
  dropPicture: 'Drop the picture here',
  dropPhotos: 'Drop the photos here',
  // The frame of a screen, for who cannot see it; `screen` is its name.
  inProgress: '{screen}: in progress',
  details: '{screen}: details',
  // How near two faces have to be.
  howSure: 'How sure it has to be',
  strict: 'Strict',
  strictMore: 'Strangers hardly ever match, but some pictures of the same person will not match either.',
  balanced: 'Balanced',
  balancedMore: 'Right for good pictures.',
  lenient: 'Lenient',
  lenientMore: 'Poor pictures still match, and so do strangers who look alike.',
  ownThreshold: 'A threshold of your own: {tau}.',
  threshold: 'Threshold τ on d',
  // `root` is the square root of the threshold.
  thresholdStrict:
    '{root} unsquared. Strict: strangers hardly ever match, but some pictures of the same person will not match either.',
  thresholdUsual: '{root} unsquared. Right for good pictures; 0.36 is the encoder’s own (0.6 unsquared).',
  thresholdLenient:
    '{root} unsquared. Lenient: poor pictures still match, and so do strangers who look alike.',
  backTo: 'Back to {value}',
  useTau: 'Use τ {tau}',
  /** Under a threshold on a line: farther than this is somebody else. */
  limit: 'limit {tau}',
  chartFailed: 'This chart could not be drawn ({why}). The numbers beside it are still right.',
  // A typed number that does not fit.
  numberBetween: 'A number from {min} to {max}.',
  wholeNumberBetween: 'A whole number from {min} to {max}.',
  whoIsThis: 'Who is this?',
  // Before somebody is enrolled for the first time.
  consent:
    '<strong>Before the first face:</strong> a name and, encrypted, 128 numbers per picture are kept, in this browser only. To delete them, open the person; to delete everything, open Settings.',
  consentOne: 'I have this person’s agreement',
  consentMany: 'I have these people’s agreement',
  onlyHidden: 'It contains only hidden files and files of other programs.',
  emptyFolder: 'There are no files in that folder.',
  // A picture was dragged from another site, whose browser gave no file of it.
  onlyAddress: 'Only an address came, no picture',
  onlyAddressMore: 'Nothing is fetched from other sites. Save the picture there, then drop its file here.',
  fileTaken: '{name} was taken, one of {count, number} files',
  drawBox: 'Draw a box: the arrow keys move it, with Shift they change its size, Enter takes it',
  photos: 'Photos',
  // Folders of people, read in one way or another.
  whosePictures: 'Whose pictures are these?',
  whosePicturesMore: 'The folders can be read in more than one way. Nothing is computed before you choose.',
  onePersonNamed: 'One person: {name}',
  onePerson: 'One person in all of them',
  peopleNamed: '{count, plural, one {# person} other {# people}}: {names}',
  peopleNamedMore: '{count, plural, one {# person} other {# people}}: {names}, …',
  picturesEach: '{count, plural, one {# picture each} other {# pictures each}}',
  picturesEachRange: '{least, number} to {most, number} pictures each',
  picturesInAll: '{count, plural, one {# picture} other {# pictures}}',
  /** After the number of pictures: those that lie in no person's folder. */
  leftOutBeside: '{pictures}; {count, plural, one {# other is left out} other {# others are left out}}',
  gettingReady: 'Getting ready',
  timeLeft: 'about {time} left',
  // Of a question mark beside a term, before its words are there and after.
  thisMeans: 'What this means',
  termMeans: 'What this means: {term}',
  termNotLoaded: 'The explanation did not load. Close it, and try again in a moment.',
  // Of an error whose own words are not loaded yet, or that an older version has none for.
  unexpected: 'Something went wrong inside Likeness ({detail}).',
  unexpectedAdvice: 'Try again; if it comes back, reload the page.',
} as const;
