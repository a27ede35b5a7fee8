import { expect, test } from 'vitest';
import { LikenessError } from '../../errors.ts';
import { defaultRecipe } from '../../style/recipe/recipe.ts';
import type { StepReport } from '../../style/run/report.ts';
import { message } from '../../words/keys.ts';
import { noteOf, paceOf, whatOf, whereOf } from './runWords.ts';

const report = { step: 12, steps: 1160, width: 1024, height: 768, scale: 2, scales: 4 } as StepReport;

test('where a run stands, and how far its next step is where it is made in parts', () => {
  expect(whereOf(report, null)).toBe('Step 12 of 1,160, size 3 of 4 (1,024 × 768)');
  expect(whereOf(report, { done: 0, of: 6 })).toBe('Step 12 of 1,160, size 3 of 4 (1,024 × 768)');
  expect(whereOf(report, { done: 2, of: 6 })).toBe(
    'Step 12 of 1,160, size 3 of 4 (1,024 × 768), part 2 of 6 of the next',
  );
});

test('how fast it is, what it is doing, and how long it still takes', () => {
  const recipe = { ...defaultRecipe, size: 256, finishSide: 1024 };
  const drafting = whatOf(recipe, { ...report, width: 341, height: 256 });
  expect(paceOf(drafting, 2, 200)).toBe(
    'A small draft first, then up to 1,024 pixels: 2.0 steps a second, about 3 min left',
  );
  expect(paceOf(whatOf(recipe, report), 0, null)).toBe('Finer strokes, up to 1,024 pixels');
  const draft = whatOf({ ...recipe, finishSide: 0 }, report);
  expect(paceOf(draft, 0.25, 48)).toBe('0.3 steps a second, about 48 s left');
  expect(paceOf(draft, 0, null)).toBe('');
});

test('a note says what happened, why, and what to do', () => {
  const fault = new LikenessError('ModelFileDamaged', { file: 'a.bin' });
  expect(noteOf({ said: message('styleStage.lostToProcessor', { step: 40, again: 1 }) })).toBe(
    'The graphics card stopped working. The processor goes on from step 40; one step is made again.',
  );
  expect(noteOf({ said: message('styleStage.lostToGraphics', { step: 40, again: 0 }) })).toBe(
    'The graphics card stopped working and was started again. The picture goes on from step 40.',
  );
  expect(noteOf({ said: message('styleStage.notKept'), fault })).toBe(
    'This picture is not kept in this browser. The network file a.bin arrived damaged. Reload the page. If it stays so, the site’s copy of the file is damaged.',
  );
});
