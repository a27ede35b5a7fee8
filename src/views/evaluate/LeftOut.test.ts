import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { LikenessError } from '../../errors.ts';
import { idleEvaluation } from '../../store/evaluate/evaluationState.ts';
import { LeftOut } from './LeftOut.tsx';

const noLists = Array.from(
  { length: 300 },
  () => new LikenessError('BadPairsFile:empty', { file: 'a/notes.txt' }),
);
vi.mock('../../store/react.ts', () => ({
  useLikeness: (pick: (state: unknown) => unknown) => pick({ evaluation: { ...idleEvaluation, noLists } }),
}));

it('names 200 texts that are no lists of pairs, under a line that counts them all', () => {
  const page = renderToStaticMarkup(createElement(LeftOut));
  expect(page).toContain('<summary>300 texts were not used as a list of pairs</summary>');
  expect(page.split('<li>a/notes.txt is empty.</li>')).toHaveLength(201);
  expect(page).toContain('<li>and 100 more</li>');
});
