import { LikenessError } from '../../errors.ts';

// Why there is nothing to evaluate.

export const noPictures = () => new LikenessError('NoPictures:people');

export const oneFolder = (count: number): LikenessError =>
  count === 1 ? new LikenessError('OneFolder:one') : new LikenessError('OneFolder', { count });

export function tooFewPeople(pictures: readonly { encoding: Float32Array | null }[]): LikenessError {
  const count = pictures.filter(({ encoding }) => encoding).length;
  return count === 0 ? new LikenessError('NoFaces') : new LikenessError('TooFewPeople', { count });
}

export function noPairs(file: string, missing: readonly string[]): LikenessError {
  const [first] = missing;
  if (first) return new LikenessError('NoPairs:missing', { file, first });
  return new LikenessError('NoPairs:faces', { file });
}
