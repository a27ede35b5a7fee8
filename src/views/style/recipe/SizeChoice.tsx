import { useState } from 'react';
import { actions, useLikeness } from '../../../store/react.ts';
import { styleMemory } from '../../../store/style/styleMemory.ts';
import type { Recipe } from '../../../style/recipe/recipe.ts';
import { beginningAs, defaultRecipe, finishSides } from '../../../style/recipe/recipe.ts';
import { FURTHER } from '../../../style/run/pace.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { bytes as spokenBytes } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import styles from '../Style.module.css';

const drafts = [128, 192, 256, 384, 512] as const;
/** Chosen in Course and by whoever wants one size only. */
type Choice = `${'draft' | 'finish'}:${number}`;

/** The size of G, what it takes, and the largest this machine can be asked for without risk. */
export function SizeChoice() {
  const recipe = useLikeness((state) => state.style.recipe);
  const content = useLikeness((state) => state.style.content);
  const running = useLikeness((state) => state.style.run.engine?.backend);
  const chosen = useLikeness((state) => state.settings.backend);
  const backend = running ?? (chosen === 'auto' ? 'webgl' : chosen);
  const isCourse = recipe.formulas !== 'relative';
  const partOf = (choice: Choice): Partial<Recipe> => {
    const [kind, side] = [choice.split(':')[0], Number(choice.split(':')[1])];
    const first = beginningAs(recipe.start).firstSize;
    if (kind === 'finish') return { size: 256, firstSize: first, finishSide: side };
    const firstSize = isCourse ? side : Math.min(side, first);
    return { size: side, firstSize, finishSide: 0 };
  };
  const chosenSize: Choice = recipe.finishSide > 0 ? `finish:${recipe.finishSide}` : `draft:${recipe.size}`;
  const listed: { value: Choice; label: string }[] = [
    ...drafts.map((side) => ({
      value: `draft:${side}` as Choice,
      label: say('style.shorterSide', { side }),
    })),
    ...(isCourse ? [] : finishSides).map((side) => ({
      value: `finish:${side}` as Choice,
      label: say('style.longerSide', { side }),
    })),
  ];
  const isListed = (choice: Choice) => listed.some(({ value }) => value === choice);
  // A size that a recipe brought can be chosen again: where the chosen line leaves its list, the select takes another by itself.
  const [brought, setBrought] = useState<Choice | null>(null);
  if (!isListed(chosenSize) && brought !== chosenSize) setBrought(chosenSize);
  const own =
    brought && !isListed(brought)
      ? [{ value: brought, label: say('ui.pixels', { n: Number(brought.split(':')[1]) }) }]
      : [];
  const choose = (choice: Choice) => actions().style.changeRecipe(partOf(choice));
  const at = (part: Partial<Recipe>) =>
    styleMemory({ ...recipe, ...part }, content ?? { width: 4, height: 3 }, backend);
  const { bytes, safe, width, height } = at({});
  const largest = listed.findLast(({ value }) => at(partOf(value)).bytes <= safe) ?? listed[0];
  const onCard = backend === 'webgl' || backend === 'webgpu';
  const goesOn = !isCourse && onCard && recipe.finishSide === defaultRecipe.finishSide;
  /** To tens of megabytes. */
  const spoken = (amount: number) => spokenBytes(1e7 * Math.max(1, Math.round(amount / 1e7)));
  const takes = { width, height, memory: spoken(bytes) };

  return (
    <div>
      <Select label={say('style.size')} value={chosenSize} options={[...listed, ...own]} onChange={choose} />
      <p className={styles.soft}>
        {goesOn
          ? say('style.sizeTakesAndGrows', { ...takes, side: FURTHER.side })
          : say('style.sizeTakes', takes)}
      </p>
      {bytes > safe && largest && (
        <p className={styles.warning} role="status">
          {say('style.sizeTooLarge', { memory: spoken(safe) })}{' '}
          <Button size="small" onClick={() => choose(largest.value)}>
            {say('style.useSize', { size: largest.label })}
          </Button>
        </p>
      )}
    </div>
  );
}
