/** Faces and people, on the screens that find them. */
export const people = {
  networksLoading: 'The networks are loading…',
  faces: '{count, plural, one {# face} other {# faces}}',
  faceNumber: 'Face {n, number}',
  // A face that was missed.
  addMissed: 'Add a missed face',
  drawAround: 'Draw a box around the face: press, drag, let go.',
  lookingInBox: 'Looking in the box…',
} as const;
