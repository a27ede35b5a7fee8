/** Identify: who is in a picture or before the camera, one to many. */
export const identify = {
  lead: 'Everyone in the picture, by name. A face like nobody enrolled stays unknown.',
  camera: 'Camera',
  startTitle: 'Who is in the picture?',
  startLead: 'Live from the camera, or photos of any number of people. Drop them here or paste one.',
  useCamera: 'Use the camera',
  sample: 'Try a sample photo',
  firstOf: 'The first {most, number} of {count, number} photos are looked at',
  firstOfMore: 'For whole folders, use Photos.',
  sampleNames: 'Names for this sample only',
  sampleNamesMore:
    'They are made up. The faces are known from a smaller, mirrored, darker copy of this photo. Nothing of them is stored.',
  nobodyEnrolled: 'Nobody is enrolled yet',
  nobodyEnrolledMore:
    'Every face will be unknown until somebody is. You can also enroll an unknown face from here.',
  faces: 'Faces',

  decision: 'Decision',
  ambiguousWithin: 'Unsure within',
  ambiguousHint:
    'When two people are this close to each other, or a face is this close to τ, names get a question mark.',

  // What the picture has shown so far.
  searching: 'Looking for faces…',
  searchingMore:
    '{count, plural, one {# face} other {# faces}} so far, {compared, number} compared. Looking for more…',
  // After "Looking for faces…" or "Looking for more…". {share} is a percentage.
  searched: '{share} of the picture searched.',
  stoppedNone:
    'Stopped before a face was found, after a first look at the whole picture. Continuing starts from the beginning.',
  stoppedNoneShare:
    'Stopped before a face was found, with {share} of the picture searched. Continuing starts from the beginning.',
  stopped:
    'Stopped at {count, plural, one {# face} other {# faces}}, {compared, number} compared, after a first look at the whole picture. There may be more. Continuing starts from the beginning.',
  stoppedShare:
    'Stopped at {count, plural, one {# face} other {# faces}}, {compared, number} compared, with {share} of the picture searched. There may be more. Continuing starts from the beginning.',
  noFace: 'No face was found. A picture where faces are larger or sharper may help.',
  comparing: '{count, plural, one {# face} other {# faces}}. Comparing…',
  answered: '{count, plural, one {# face} other {# faces}}, {known, number} known, in {time}.',
  answeredUnsure:
    '{count, plural, one {# face} other {# faces}}, {known, number} known, {unsure, number} too close to tell, in {time}.',
  noneInBox: 'No face could be made out in the box',
  noneInBoxMore:
    'Draw it around the whole head. A face that is very small, blurred or turned away cannot be compared.',
  closePhoto: 'Close photo',
  nameOfFace: 'Name of this face',
  // The button beside the field for a name.
  nameIt: 'Name',
  addedTo: 'Added to {name}',
  enrolled: '{name} is enrolled',

  // Live video. {fps}: frames a second. {time}: how long after the frame its answer comes.
  pace: '{count, plural, one {# face} other {# faces}}, {fps} frames a second, {time} behind',

  // A face's label.
  unknown: 'Unknown',
  looking: 'Looking…',
  notCompared: 'Not compared',
  mayBe: '{name}?',
  eitherOf: '{name} or {other}?',
  mayBeNoFace: 'May not be a face',
  deletedPerson: 'a deleted person',

  // The list of faces.
  noReadings: 'Faces appear here once they are compared.',
  nearest: 'The nearest people to face {n, number}',
  margin: '<term>Margin</term> to the second nearest {margin}',
  tooNear: 'Too close to the <term>threshold</term> to tell. Try another picture, or a larger one.',
  enrollFace: 'Enroll this face',
  enrollDoubtful: 'This may not be a face. Enroll it anyway?',
  enrollIt: 'Enroll it',
} as const;
