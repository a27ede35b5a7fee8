/** A way into the app: a wish, what comes of it, and the screens that serve it. */
export interface Door {
  title: string;
  says: string;
  /** In `public/start/`. */
  picture: string;
  alt: string;
  /** What to try at once, without pictures of one's own. */
  sample: { words: string; path: string };
  screens: { path: string; word: string; says: string }[];
}

export const doors: readonly Door[] = [
  {
    title: 'Find people',
    says: 'See who is in your photos, name each person once, and find every picture of somebody.',
    picture: 'people.webp',
    alt: 'A photo of four women: two named, two unknown',
    sample: { words: 'Try a photo of ours', path: '/identify/sample' },
    screens: [
      { path: '/photos', word: 'Photos', says: 'everyone in a folder of thousands' },
      { path: '/identify', word: 'Identify', says: 'who is in this picture, or before the camera' },
      { path: '/enroll', word: 'Enroll', says: 'the people that are known by name' },
      { path: '/verify', word: 'Verify', says: 'are these two the same person?' },
    ],
  },
  {
    title: 'Make a picture',
    says: 'Your photo in the style of any painting: a quick picture at once, a better one in minutes, your camera live.',
    picture: 'style.webp',
    alt: 'Houses at a harbour in the style of stained glass',
    sample: { words: 'Paint our harbour', path: '/style' },
    screens: [{ path: '/style', word: 'Style', says: 'one picture’s content, another’s style' }],
  },
  {
    title: 'See how it works',
    says: 'What each layer of a network looks for, convolution by hand, and training and testing with your own data.',
    picture: 'inside.webp',
    alt: 'Patches that units of a shallow, a middle and a deep layer answer to most',
    sample: { words: 'The lecture, section by section', path: '/lecture' },
    screens: [
      { path: '/inspect', word: 'Inspect', says: 'inside a network, layer by layer' },
      { path: '/convolve', word: 'Convolve', says: 'filters on pictures, sound and clips' },
      { path: '/train', word: 'Train', says: 'a network that tells people apart' },
      { path: '/evaluate', word: 'Evaluate', says: 'how often it is wrong, and where to decide' },
    ],
  },
];
