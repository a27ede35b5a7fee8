import { LikenessError } from '../../errors.ts';

/** The file is of another kind. */
export function foreign(): LikenessError {
  return new LikenessError(
    'NoGalleryFile',
    'This is not a gallery that Likeness saved.',
    'Choose a .likeness file, or JSON that Likeness wrote. Nothing was changed.',
  );
}

/** A version that this Likeness does not read. */
export function otherVersion(version: number, read: number): LikenessError {
  return new LikenessError(
    'NewerFile',
    `This file is of version ${version}, and this Likeness reads version ${read}.`,
    'Reload the page to get the newest Likeness. Nothing was changed.',
  );
}

/** @param why a sentence */
export function damaged(why: string): LikenessError {
  return new LikenessError(
    'FileDamaged',
    `This gallery file is damaged. ${why}`,
    'Use another copy of it. Nothing was changed.',
  );
}
