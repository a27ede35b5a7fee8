import { LikenessError } from '../../errors.ts';

// Why there is nothing to evaluate, in words.

export function noPictures(): LikenessError {
  return new LikenessError(
    'NoPictures',
    'There are no pictures in what you gave.',
    'Choose a folder that holds one folder per person, each with JPEG or PNG pictures.',
  );
}

export function oneFolder(pictures: number): LikenessError {
  return new LikenessError(
    'OneFolder',
    pictures === 1
      ? 'There is one picture only: nothing to compare it with.'
      : `All ${pictures} pictures lie in one folder, so nothing says who is on which.`,
    'Give a folder for each person, or add a list of pairs: drop both together.',
  );
}

export function tooFewPeople(pictures: readonly { encoding: Float32Array | null }[]): LikenessError {
  const found = pictures.filter(({ encoding }) => encoding).length;
  if (found === 0) {
    return new LikenessError(
      'NoFaces',
      'No face was found in any of the pictures.',
      'Choose pictures in which faces are at least some 40 pixels wide.',
    );
  }
  return new LikenessError(
    'TooFewPeople',
    `${found === 1 ? 'One picture' : `${found} pictures`} of one person: there is nobody to compare with.`,
    'Give pictures of two people or more, a folder for each.',
  );
}

export function noPairs(file: string, missing: readonly string[]): LikenessError {
  const [first] = missing;
  return new LikenessError(
    'NoPairs',
    first
      ? `None of the pairs in ${file} has both its pictures here; the first that is missing is ${first}.`
      : `None of the pairs in ${file} has a face in both its pictures.`,
    'Give the folder that the list was made for: Person/Person_0001.jpg, or the paths that a CSV names.',
  );
}
