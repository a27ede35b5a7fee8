/** Photos: everyone in a folder. */
export const photos = {
  lead: 'Name each person once, then find every photo of them.',
  loading: 'Loading what is known about your photos',
  // While files are dragged over the screen.
  drop: 'Drop photos or a folder',
  addPhotos: 'Add photos',
  sample: 'Try sample photos',
  sampleFolder: 'Sample photos',
  startTitle: 'Who is in your pictures?',
  startLead:
    'Drop a folder of photos, even thousands. Faces of the same person come together in a group: name it once, and every photo of them is found. Your photos never leave this device.',

  // What was done last, beside the button that takes it back: "Undo: Ada named".
  undoWhat: 'Undo: {what}',
  didName: '{name} named',
  didMergeInto: 'Merged into {name}',
  didMerge: '{count, plural, one {# group} other {# groups}} merged',
  didKeepApart: 'Two people kept apart',
  didTakeOut: '{count, plural, one {A face taken out} other {# faces taken out}}',
  didIgnore: '{count, plural, one {A group ignored} other {# groups ignored}}',
  didNotice: 'No longer ignored',

  // The panel.
  damaged:
    '{count, plural, one {# stored row could not be read and was left out.} other {# stored rows could not be read and were left out.}}',
  openFolders: 'Open {count, plural, one {# folder} other {# folders}}',
  openFoldersWhy: 'The browser asks you before it opens photos of an earlier visit again.',
  find: 'Find',
  counts: '{photos, plural, one {# photo} other {# photos}}, {faces, plural, one {# face} other {# faces}}',
  showPeople: 'People',
  // Photos with faces, none of which has a name.
  showNobody: 'Unnamed',
  // Photos without a face.
  showEmpty: 'No face',
  naming: 'Naming',
  agreeFirst: 'Confirm their agreement first',
  agreeFirstWhere: 'The box to tick is in the panel, under Naming.',
  kept: 'What is kept',
  keptWhat:
    'For each photo, where it is. For each face, its place in the photo and, encrypted, 128 numbers. All of it in this browser only. The photos stay where they are.',
  keepPictures: 'Keep a small picture of each face',
  keepPicturesHint: 'Encrypted as well. Without it, faces are shown only while their photos can be opened.',
  forget: 'Forget these photos…',
  forgetTitle: 'Forget all photos?',
  forgetWhat: 'What was found in them is deleted. The photos themselves and the people you named stay.',
  forgetKeep: 'Keep them',
  forgetNow: 'Forget them',

  // A run over many photos.
  run: 'Looking at photos',
  paused: 'Paused',
  doneOfLeft: '{done, number} of {total, number}, {time} left',
  outcome:
    '{photos, plural, one {# new photo} other {# new photos}} with {faces, plural, one {# face} other {# faces}}{known, plural, =0 {} other {, # known before}}.',
  stoppedAfter: 'Stopped after {done, number} of {total, number} photos.',
  leftOut: '{count, plural, one {# file} other {# files}} left out',
  leftOutShow: '{count, plural, one {# file} other {# files}} left out…',
  leftOutWhy: '<name>{file}</name>: {why}',
  // Why a file was left out.
  notAPicture: 'not a picture',
  unfinished: '{name}: {done, number} of {total, number} photos',
  unfinishedUnnamed: 'The last run: {done, number} of {total, number} photos',
  unfinishedContinue: 'This tab was closed before the end. What is already known is not computed again.',
  unfinishedDrop:
    'This tab was closed before the end. Drop the same folder to go on. What is already known is not computed again.',
  dropAgain: 'Drop the folder again',
  dropAgainMore: 'What is already known is not computed again.',

  export: 'Export',
  exportAll: 'All photos, as a file for other programs or as copies.',
  exportShown: 'The photos shown, as a file for other programs or as copies.',
  exportChoose: 'Export…',
  exportCsv: 'Table (CSV)',
  exportJson: 'JSON',
  exportNamed: 'Copies with the names written in',
  exportSidecars: 'Names beside the photos (XMP)',
  exportCopies: 'Copies of the photos',
  exportEncodings: 'Encodings (JSON Lines)',
  exportFolder: 'Copy the photos to a folder',
  exported: '{count, plural, one {# photo} other {# photos}} in the file',
  exportMissing:
    '{missing, plural, one {# could not be opened: drop its folder again to include it.} other {# could not be opened: drop their folder again to include them.}}',
  copying: 'Copying',
  copied: '{count, plural, one {# photo} other {# photos}} copied',
  copiedKnown: '{known, plural, one {# was} other {# were}} there already.',

  // Everybody found, a card for each.
  unnamedGroup: 'Unnamed group {n, number}',
  seenOnceNumber: 'Face seen once, {n, number}',
  openGroup: '{who}, {count, plural, one {# face} other {# faces}}: open',
  choose: 'Choose {who}',
  nameOf: 'Name of {who}',
  showMore: 'Show {more, number} more of {count, number}',
  showMoreOf: 'Show more of {count, number}',
  chosenGroups: 'With the chosen groups',
  groupsChosen: '{count, plural, one {# group} other {# groups}} chosen',
  samePerson: 'Same person',
  ignore: 'Ignore',
  chooseNone: 'Choose none',
  whichName: 'Which name stays?',
  whichNameMore: 'They become one person, here and in Enroll. Undo makes them two again.',
  nobodyTwice: 'Nobody has been seen more than once yet.',
  ignoreUnnamed: 'Ignore the {count, number} groups without a name',
  seenOnce: '{count, plural, one {# face} other {# faces}} seen once',
  ignoredCount: '{count, number} ignored',
  ignoredOne: 'Somebody ignored',
  noticeAgain: 'Show again',

  // "Are these the same?", with a few faces of two groups.
  question: 'Are these the same?',
  questionSide: '{name}, {count, plural, one {# face} other {# faces}}',
  unnamed: 'Unnamed',

  // One group.
  allPeople: 'All people',
  groupGone: 'This group does not exist any more.',
  nameOfPerson: 'Name of this person',
  theirPhotos: 'Their photos',
  chosenFaces: 'With the chosen faces',
  chooseOthers: '{count, plural, one {# face} other {# faces}}. Choose those that are somebody else.',
  facesChosen: '{count, plural, one {# face} other {# faces}} chosen',
  notThisPerson: 'Not this person',
  nameOfChosen: 'Name of the chosen faces',
  orWho: 'Or who it is instead',
  showPhoto: 'Show the photo',

  // The photos that were asked for.
  foundAll: '<b>{count, plural, one {# photo} other {# photos}}</b> in all',
  foundNobody: '<b>{count, plural, one {# photo} other {# photos}}</b> with faces, none of them named',
  foundEmpty: '<b>{count, plural, one {# photo} other {# photos}}</b> without a face',
  foundOf: '<b>{count, plural, one {# photo} other {# photos}}</b> of {who}',
  foundAlone: '<b>{count, plural, one {# photo} other {# photos}}</b> of {who}, with nobody else',
  foundBoth: '<b>{count, plural, one {# photo} other {# photos}}</b> of {who} and {other} together',
  foundBothAlone:
    '<b>{count, plural, one {# photo} other {# photos}}</b> of {who} and {other} together, with nobody else',
  somebody: 'somebody without a name',
  together: 'Together with',
  togetherChoose: 'Together with…',
  nobodyElse: 'Nobody else',
  openPhoto: 'Open {name}',

  // One photo, large.
  nameOfFace: 'Name of face {n, number}',
  otherName: 'Not {name}? Type another name',
  notName: 'Not {name}',
  notAFace: 'Not a face',
  clickToName: '{name}: {count, plural, one {# face} other {# faces}}. Click one to name it.',
  ignoreRest: '{count, plural, one {Ignore the one without a name} other {Ignore the # without a name}}',
  ignored: 'Ignored',
  photoGone: 'This photo cannot be opened now',
  photoGoneMore: 'Drop its folder again. It is recognised, and nothing is computed twice.',
} as const;
