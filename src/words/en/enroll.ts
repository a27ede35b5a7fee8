/** Enroll: a person's faces by camera, by photos, or a folder for each person; and the people that are known. */
export const enroll = {
  lead: 'Show Likeness a face once, and it will know it again. One picture is enough; more poses make it surer.',
  // Photos of people, as files; also what a person is enrolled with.
  photos: 'Photos',
  folder: 'Folder',
  drop: 'Drop photos, or a folder for each person',
  invite: 'Drop a photo, or allow the camera',
  inviteMore:
    'Photos can also be pasted. A folder with one folder per person enrolls them all at once. Pictures never leave this machine.',
  useCamera: 'Use the camera',
  trySample: 'Try a sample photo',
  tooMany: 'Only the first {most, number} of {count, number} photos are looked at',
  tooManyMore: 'For many people, drop a folder with one folder per person, or go to Photos.',

  // A folder of people.
  closeFolder: 'Close folder',
  noPictures: 'There are no pictures in this folder.',
  noPicturesMore: 'Choose a folder that holds one folder per person, each with JPEG or PNG pictures.',
  found:
    '{people, plural, one {# person} other {# people}}, {pictures, plural, one {# picture} other {# pictures}}',
  readByFolder: 'Each folder becomes a person. The largest face in each picture counts.',
  readByName: 'The names of the files say who it is. The largest face in each picture counts.',
  readTogether: 'All pictures are of one person. The largest face in each picture counts.',
  readDifferently: 'Read them differently',
  alreadyEnrolled:
    '{met, plural, one {# of {all, number} is enrolled already} other {# of {all, number} are enrolled already}}',
  alreadyEnrolledMore:
    'Pictures they already have are not added again. Whoever is kept apart gets a number after their name; the same pictures under two names cannot be told apart later.',
  // What to do with somebody of a folder who is enrolled already.
  meetingAdd: 'Add new pictures',
  meetingSkip: 'Skip',
  meetingApart: 'Keep apart',
  allOfThem: 'All of them',
  asChosen: 'As chosen below',
  meeting: 'What to do with {name}',
  // A row of the folder's people.
  nameEnrolled: '{name}<soft>, enrolled already</soft>',
  // The name of somebody whose folder has none.
  unnamed: 'Unnamed',
  // At the end of a list that is cut.
  andMore: 'and {count, number} more',
  beside:
    '{count, plural, one {# picture belongs to nobody and is left out.} other {# pictures belong to nobody and are left out.}}',
  namesCut:
    '{count, plural, one {# name is cut to {most, number} characters.} other {# names are cut to {most, number} characters.}}',
  skipped:
    '{count, plural, one {# hidden or system file or folder was skipped.} other {# hidden or system files and folders were skipped.}}',
  enrollNobody: 'Nobody to enroll',
  enrollPeople: 'Enroll {count, plural, =1 {one person} other {# people}}',
  enrolling: 'Enrolling',
  // left: how long it still takes, as "48 s".
  doneOfLeft: '{done, number} of {total, number}, {left} left',
  enrolledFolder:
    '{people, plural, one {# person} other {# people}} enrolled with {pictures, plural, one {# picture} other {# pictures}}',
  enrolledFolderStopped:
    '{people, plural, one {# person} other {# people}} enrolled with {pictures, plural, one {# picture} other {# pictures}}, then stopped',
  nothingNew: 'Nothing new: these pictures are enrolled already',
  knownAlready:
    '{count, plural, one {# picture was known already and not added again.} other {# pictures were known already and not added again.}}',
  leftOut: '{count, plural, one {# picture was left out} other {# pictures were left out}}',
  // why: as people.noFaceFound.
  leftOutOne: '{name}: {why}',

  // The camera, and what it takes for a good picture: each as a condition, then what to do.
  severalPoses: 'Several poses, one after another',
  holdThat: 'Hold still…',
  takeIt: 'Good. Take the picture.',
  takeAnother: 'Take another, or give a name',
  gate: '{gate}<hidden>{met, select, yes {: yes} other {: not yet}}</hidden>',
  pose: 'Pose {n, number} of {total, number}',
  reopenCamera: 'Close the camera and open it again.',
  gateOne: 'One face',
  gateLarge: 'Large enough',
  gateSharp: 'Sharp',
  gateLit: 'Well lit',
  gateFacing: 'Facing the camera',
  gatePose: 'In the pose asked for',
  lookIntoCamera: 'Look into the camera.',
  onlyOnePerson: 'Only one person may be in the picture.',
  comeCloser: 'Come closer.',
  holdStill: 'Hold still, and wipe the lens if it stays blurred.',
  evenLight: 'Find even light for your face.',
  tooDark: 'Too dark: turn towards a light.',
  tooBright: 'Too bright: move away from the light.',
  tooFlat: 'The light is too flat: turn a little towards a window or lamp.',
  headUpright: 'Hold your head upright.',
  lowerChin: 'Lower your chin a little.',
  raiseChin: 'Raise your chin a little.',
  turnToCamera: 'Turn your face to the camera.',
  poseFront: 'Look straight at the camera.',
  // The person's own left and right.
  poseLeft: 'Turn your head a little to the left.',
  poseRight: 'Turn your head a little to the right.',

  // Photos, one by one.
  closePhotos: 'Close photos',
  takeFace: 'Take face {n, number}',
  takeDoubtful: 'This may not be a face. Take it anyway?',
  taken: 'Taken',
  lookingNow: 'Looking for faces…',
  oneDoubtful: 'This may not be a face. Click it to take it anyway.',
  oneTaken: 'One face, taken. Give it a name.',
  whichFace: '{count, number} faces. Which one is it? Click it.',
  someTaken: '{taken, number} of {count, number} faces taken.',
  noFace: 'No face',
  waiting: 'Waiting',
  chooseFace: 'Choose a face',

  // The pictures taken so far, and their name.
  newPerson: 'New person',
  personNumber: 'Person {n, number}',
  pictureCount: '{count, plural, one {# picture} other {# pictures}}',
  gather: 'Faces you take or choose appear here. Then give them a name.',
  picturesTaken: 'Pictures taken',
  picturesTakenOf: 'Pictures taken of person {n, number}',
  picture: 'Picture {n, number}',
  removePicture: 'Remove picture {n, number}',
  stray: 'One picture looks like somebody else',
  strayMore:
    'Its distance to the nearest other picture is {distance}, over the limit of {tau}. Pictures of different people under one name lead to mistakes.',
  removeIt: 'Remove it',
  looksLike: 'This looks like {name}',
  looksLikeMore:
    'Distance {distance}, under the limit of {tau}. If it is someone else, give them a name of their own.',
  addTo: 'Add to {name}',
  name: 'Name',
  nameOf: 'Name of person {n, number}',
  who: 'Who is it?',
  willBeAdded: '{name} is enrolled already: the pictures will be added.',
  // The button, while no name is typed; then with it.
  enrollNobodyYet: 'Enroll',
  enrollName: 'Enroll {name}',
  needPicture: 'Take or choose a picture first.',
  needName: 'Type a name to go on.',
  needAgreement: 'Ask them, then tick their agreement to go on.',
  keepPicture: 'Keep a small picture',
  keepPictureMore: '64 pixels, for the list. Otherwise only 128 numbers are kept, no photo.',
  untold: 'Not known whether they are one person',
  untoldMore: 'The part that tells people apart did not load. If all pictures show one person, go on.',
  differentPeople: '{count, number} different people',
  differentPeopleMore: 'Each gets a name of their own.',
  theyAreOne: 'They are one person',
  nothingNewFor: 'Nothing new: {name} has these pictures already',
  added: 'Added {count, plural, one {# picture} other {# pictures}} to {name}',
  addedMore:
    '{known, plural, =0 {} one {# picture was there already. } other {# pictures were there already. }}More pictures make recognition surer.',
  enrolled: '{name} is enrolled',
  enrolledMore:
    'With {count, plural, one {# picture} other {# pictures}}. {known, plural, =0 {} one {# picture was there already. } other {# pictures were there already. }}Try Identify or Verify now.',

  // The people that are known.
  people: 'People',
  damaged:
    '{count, plural, one {One stored entry could not be read and was left out.} other {# stored entries could not be read and were left out.}} Everyone else is complete.',
  unsealed:
    '{count, plural, one {One stored face is not encrypted yet: this address offers no encryption, or the disk is full. It will be encrypted as soon as that is possible.} other {# stored faces are not encrypted yet: this address offers no encryption, or the disk is full. They will be encrypted as soon as that is possible.}}',
  nobody: 'Nobody is enrolled yet.',
  search: 'Search people',
  searchFor: 'A name',
  nobodyCalled: 'Nobody is called “{name}”.',
  photoCount: '{count, plural, one {# photo} other {# photos}}',
  showMore: 'Show {count, number} more',
  saveFile: 'Save to a file…',
  bringFile: 'Bring in a file…',

  // One person.
  renamed: 'Renamed to {name}',
  nameTaken: '{name} is enrolled already. If they are one person, merge them instead.',
  photoFrom: '{source, select, camera {Camera} other {Photo}}, <time>{day}</time>',
  deletePhotoNumber: 'Delete photo {n, number}',
  deletePhotoAsk: 'Delete this photo?',
  deletePhotoMore: 'It cannot be brought back; {name} keeps the others.',
  deletePhoto: 'Delete photo',
  photoDeleted: 'Photo deleted',
  keepIt: 'Keep it',
  deleteAsk: 'Delete {name}?',
  deleteMore:
    '{count, plural, one {The photo and the name will be deleted from this browser for good.} other {All # photos and the name will be deleted from this browser for good.}}',
  deleteName: 'Delete {name}',
  deleted: '{name} is deleted',
  keep: 'Keep',
  deletePerson: 'Delete person',
  mergeChoose: 'Merge into…',
  mergeInto: 'Merge {name} into',
  mergeMore: 'The photos move there, and {name} is gone.',
  merge: 'Merge',
  merged: 'Merged',
} as const;
