import { expect, it } from 'vitest';
import { LikenessError } from './errors.ts';
import { asLikenessError, errorOfKind, hasCode, isAbort } from './failures.ts';
import { advice } from './words/en/advice.ts';
import { errors } from './words/en/errors.ts';
import { whatHappened, whatToDo } from './words/faults.ts';

it('a failure survives its way between threads as code and values', () => {
  const sent = new LikenessError('StorageFull:network', { megabytes: 52 });
  const { name, values } = structuredClone({ name: sent.name, values: sent.values });
  const come = errorOfKind(name, values);
  expect(come.name).toBe('StorageFull:network');
  expect(hasCode(come, 'StorageFull')).toBe(true);
  expect(hasCode(come, 'NoRun')).toBe(false);
  expect(whatHappened(come)).toBe('There is no room on this device to keep 52 MB of the network.');
  expect(whatToDo(come)).toBe('Free some disk space and go on: what has arrived is kept.');
});

it('what is thrown as no kind of ours is unexpected, and keeps its text and its cause', () => {
  const thrown = new RangeError('Array buffer allocation failed');
  const unexpected = asLikenessError(thrown);
  expect(unexpected).toMatchObject({ name: 'Unexpected', cause: thrown });
  expect(whatHappened(unexpected)).toBe(
    'Something went wrong inside Likeness (Array buffer allocation failed).',
  );
  expect(whatToDo(unexpected)).toBe('Try again; if it comes back, reload the page.');
  expect(errorOfKind('no code at all', {}).name).toBe('Unexpected');
  expect(hasCode(new Error('NoRun'), 'NoRun')).toBe(false);
});

it('a code that this version has no words for is told by what it carries', () => {
  const later = errorOfKind('PictureAsleep', { name: 'a.png' });
  expect(whatHappened(later)).toBe('Something went wrong inside Likeness (PictureAsleep {"name":"a.png"}).');
  expect(whatToDo(later)).toBe('Try again; if it comes back, reload the page.');
});

it('every error has a sentence for what happened and one for what to do', () => {
  expect(Object.keys(advice)).toEqual(Object.keys(errors));
});

it('only a cancelled job counts as cancelled', () => {
  expect(isAbort(new DOMException('The job was cancelled.', 'AbortError'))).toBe(true);
  expect(isAbort(new Error('AbortError'))).toBe(false);
});

it('of a name of hundreds of characters its beginning and its ending are said', () => {
  const long = new LikenessError('EmptyFile', { name: `${'好'.repeat(300)}.jpg` });
  expect(whatHappened(long)).toBe(`${'好'.repeat(40)}…${'好'.repeat(16)}.jpg is empty (0 bytes).`);
  expect(long.values.name).toHaveLength(304);
  // What a browser says of itself is told whole.
  const detail = 'WebAssembly.Memory(): '.repeat(8);
  expect(whatHappened(new LikenessError('WorkerCrashed', { detail }))).toContain(detail);
});
