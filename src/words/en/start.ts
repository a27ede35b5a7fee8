/** What the start page says. */
export const start = {
  lead: 'Faces and pictures, understood by networks that run in this page. Nothing you show it leaves this device.',
  findPeople: 'Find people',
  findPeopleSays: 'See who is in your photos, name each person once, and find every picture of somebody.',
  findPeoplePicture: 'A photo of four women: two named, two unknown',
  findPeopleSample: 'Try a photo of ours',
  makePicture: 'Make a picture',
  makePictureSays:
    'Your photo in the style of any painting: a quick picture at once, a better one in minutes, your camera live.',
  makePicturePicture: 'Houses at a harbour in the style of stained glass',
  makePictureSample: 'Paint our harbour',
  seeHow: 'See how it works',
  seeHowSays:
    'What each layer of a network looks for, convolution by hand, and training and testing with your own data.',
  seeHowPicture: 'Patches that units of a shallow, a middle and a deep layer answer to most',
  seeHowSample: 'The lecture, section by section',
  // A phrase beside the name of each screen.
  photosSays: 'everyone in a folder of thousands',
  identifySays: 'who is in this picture, or before the camera',
  enrollSays: 'the people that are known by name',
  verifySays: 'are these two the same person?',
  styleSays: 'one picture’s content, another’s style',
  inspectSays: 'inside a network, layer by layer',
  convolveSays: 'filters on pictures, sound and clips',
  trainSays: 'a network that tells people apart',
  evaluateSays: 'how often it is wrong, and where to decide',
  settingsSays: 'what is stored on this device, and how to delete it all',
} as const;
