import type { StyleNote, StyleRunState } from '../../store/style/styleState.ts';
import type { Recipe } from '../../style/recipe/recipe.ts';
import type { StepReport } from '../../style/run/report.ts';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { duration, fixed } from '../../words/numbers.ts';
import { say, tell } from '../../words/say.ts';

/** Where a run stands: its step, its size, and how far the next step is where that is made in parts. */
export function whereOf(
  { step, steps, width, height, scale, scales }: StepReport,
  tiles: StyleRunState['tiles'],
): string {
  const at = { step, steps, scale: scale + 1, scales, width, height };
  return tiles && tiles.done > 0
    ? say('styleStage.whereInParts', { ...at, part: tiles.done, parts: tiles.of })
    : say('styleStage.where', at);
}

/** What a run that goes on beyond its draft is doing; null for one that ends with it. */
export function whatOf({ finishSide, size }: Recipe, { width, height }: StepReport): string | null {
  if (finishSide === 0) return null;
  const drafting = Math.min(width, height) <= size;
  return say(drafting ? 'styleStage.drafting' : 'styleStage.finishing', { side: finishSide });
}

/** How fast a run is and how long it still takes. @param left seconds; null while that is not known */
export function paceOf(what: string | null, stepsPerSecond: number, left: number | null): string {
  if (left === null) return what ?? '';
  const pace = { speed: fixed(stepsPerSecond, 1), time: duration(left) };
  return what === null ? say('styleStage.pace', pace) : say('styleStage.paceOf', { ...pace, what });
}

/** A note beside a run, with what went wrong and what to do about it. */
export function noteOf({ said, fault }: StyleNote): string {
  const sentence = said ? tell(said) : '';
  if (!fault) return sentence;
  const why = say('styleStage.why', { what: whatHappened(fault), advice: whatToDo(fault) }).trim();
  return said ? say('styleStage.noteWhy', { said: sentence, why }) : why;
}
