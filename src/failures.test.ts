import { expect, it } from 'vitest';
import { LikenessError } from './errors.ts';
import { asLikenessError, errorOfKind, hasCode, isAbort } from './failures.ts';

it('a kind of failure survives its way between threads as text', () => {
  const sent = new LikenessError('NoRun', 'No picture is being made now.', 'Start one first.');
  const come = errorOfKind(sent.name, sent.message, sent.advice);
  expect(hasCode(come, 'NoRun')).toBe(true);
  expect(hasCode(come, 'StorageFull')).toBe(false);
  expect(come.advice).toBe('Start one first.');
});

it('what is thrown as no kind of ours is unexpected, and keeps its message and its cause', () => {
  const thrown = new RangeError('Array buffer allocation failed');
  expect(asLikenessError(thrown)).toMatchObject({
    name: 'Unexpected',
    message: thrown.message,
    cause: thrown,
  });
  expect(errorOfKind('RangeError', thrown.message)).toMatchObject({
    name: 'Unexpected',
    message: thrown.message,
  });
  expect(hasCode(new Error('NoRun'), 'NoRun')).toBe(false);
});

it('only a cancelled job counts as cancelled', () => {
  expect(isAbort(new DOMException('The job was cancelled.', 'AbortError'))).toBe(true);
  expect(isAbort(new Error('AbortError'))).toBe(false);
});
