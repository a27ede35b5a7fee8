import { expect, test } from 'vitest';
import { isEntered } from './entered.ts';

const key = (key: string, keyCode: number, isComposing = false) => ({
  key,
  keyCode,
  nativeEvent: { isComposing },
});

test('the Enter that chooses characters of an input method ends no line', () => {
  expect(isEntered(key('Enter', 13))).toBe(true);
  expect(isEntered(key('Enter', 13, true))).toBe(false);
  expect(isEntered(key('Enter', 229))).toBe(false);
  expect(isEntered(key('a', 65))).toBe(false);
});
