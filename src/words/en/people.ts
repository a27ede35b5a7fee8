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
  perhapsNoFace: 'This may not be a face: the results mean nothing then.',
  smallFace: 'A small face ({pixels, number} pixels between the eyes): matches will be less sure.',
  fromSide: 'Seen from the side: a frontal picture works better.',
  fromBelow: 'Seen from below: a frontal picture works better.',
  fromAbove: 'Seen from above: a frontal picture works better.',
  veryDark: 'Very dark: a lighter picture works better.',
  veryBright: 'Very bright: a darker picture works better.',
  blurred: 'Blurred: a sharper picture works better.',
} as const;
