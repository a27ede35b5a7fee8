/** What several screens with faces say. */
export const people = {
  networksLoading: 'The networks are loading…',
  faces: '{count, plural, one {# face} other {# faces}}',
  faceNumber: 'Face {n, number}',
  // A face that was missed.
  addMissed: 'Add a missed face',
  drawAround: 'Draw a box around the face: press, drag, let go.',
  lookingInBox: 'Looking in the box…',
  takePicture: 'Take picture',
  closeCamera: 'Close camera',
  lookingForFaces: 'Looking for faces',
  noFaceIn: 'No face was found in {file}',
  noFaceInMore:
    'No face was found in {file}. Use a picture where the face is larger, sharper or more frontal.',

  // Why a picture of a folder gives no face, behind its name and a colon.
  noFaceFound: 'no face found',
  sameAs: 'the same picture as {name}',

  // What is doubtful about a face in a photo.
  perhapsNoFace: 'This may not be a face. If it is not, the results mean nothing.',
  smallFace: 'A small face ({pixels, number} pixels between the eyes): matches will be less sure.',
  fromSide: 'Seen from the side: a frontal picture works better.',
  fromBelow: 'Seen from below: a frontal picture works better.',
  fromAbove: 'Seen from above: a frontal picture works better.',
  veryDark: 'Very dark: a lighter picture works better.',
  veryBright: 'Very bright: a darker picture works better.',
  blurred: 'Blurred: a sharper picture works better.',
  // Where the faces of an evaluation came from: in the middle of a sentence.
  sourceEnrolled: 'the enrolled people',
  sourceFolder: 'the folder {folder}',
  sourceFolders: '{count, plural, one {# folder} other {# folders}}',
  // What compares two encodings, by name.
  builtInEncoder: 'the built-in encoder',
  versionHead: 'Head by triplets',
  versionSiamese: 'Siamese network',
  versionDifference: 'Binary head, |difference|',
  versionChiSquared: 'Binary head, χ²',
  // Why a picture of a folder was left out.
  besideFolders: 'it is not in anyone’s folder',
  // A threshold that Evaluate derived, on every screen that decides by it.
  tauOther: 'τ {tau, number, ::.000} was derived for another comparison',
  tauOtherMore: 'It was measured with {by}. Evaluate again with the version in use now.',
  tauHolds:
    'τ {tau, number, ::.000}: at most one false alarm in {strangers, plural, one {# stranger} other {# strangers}}',
  tauHoldsMore: 'Derived from {source} for {size}.',
  tauOutgrown: 'The gallery has grown past what τ was derived for',
  // `before` and `now` are gallery sizes.
  tauOutgrownMore:
    'Derived for {before}; there are now {now}. At τ {tau, number, ::.000} that is about one false alarm in {measured, select, yes {{alarm, number}} other {very many}} strangers instead of {strangers, number}.{supported, select, yes {} other { The pictures evaluated then cannot support a threshold for a gallery of this size: evaluate with more pictures.}}',
  gallerySize:
    '{people, plural, one {# person} other {# people}} with {photos, plural, one {# photo} other {# photos}}',
} as const;
