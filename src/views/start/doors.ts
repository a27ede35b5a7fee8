import type { Key, KeyOf } from '../../words/keys.ts';
import type { Language } from '../../words/languages.ts';

/** A way into the app: a wish, what comes of it, and the screens that serve it. */
export interface Door {
  title: Key;
  says: Key;
  /** In `public/start/`; with its words in each language, where it shows some. */
  picture: Readonly<Record<Language, string>>;
  alt: Key;
  /** What to try at once, without pictures of one's own. */
  sample: { words: Key; path: string };
  /** By their names in `app`; `start.<name>Says` says more. */
  screens: ScreenName[];
}

export type ScreenName = KeyOf<'app'> &
  ('photos' | 'identify' | 'enroll' | 'verify' | 'style' | 'inspect' | 'convolve' | 'train' | 'evaluate');

export const doors: readonly Door[] = [
  {
    title: 'start.findPeople',
    says: 'start.findPeopleSays',
    picture: { en: 'people.webp', zh: 'people.zh.webp' },
    alt: 'start.findPeoplePicture',
    sample: { words: 'start.findPeopleSample', path: '/identify/sample' },
    screens: ['photos', 'identify', 'enroll', 'verify'],
  },
  {
    title: 'start.makePicture',
    says: 'start.makePictureSays',
    picture: { en: 'style.webp', zh: 'style.webp' },
    alt: 'start.makePicturePicture',
    sample: { words: 'start.makePictureSample', path: '/style' },
    screens: ['style'],
  },
  {
    title: 'start.seeHow',
    says: 'start.seeHowSays',
    picture: { en: 'inside.webp', zh: 'inside.zh.webp' },
    alt: 'start.seeHowPicture',
    sample: { words: 'start.seeHowSample', path: '/lecture' },
    screens: ['inspect', 'convolve', 'train', 'evaluate'],
  },
];
