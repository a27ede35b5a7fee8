import { actions, useLikeness } from '../../../store/react.ts';
import { styleMemory } from '../../../store/style/styleMemory.ts';
import type { Recipe } from '../../../style/recipe/recipe.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import styles from '../Style.module.css';

const sizes = [128, 192, 256, 384, 512, 768, 1024, 1536, 2048] as const;

/** The size of G, what it takes, and the largest this machine can be asked for without risk. */
export function SizeChoice() {
  const recipe = useLikeness((state) => state.style.recipe);
  const content = useLikeness((state) => state.style.content);
  const running = useLikeness((state) => state.style.run.engine?.backend);
  const chosen = useLikeness((state) => state.settings.backend);
  const backend = running ?? (chosen === 'auto' ? 'webgl' : chosen);
  const choose = (size: number) =>
    actions().style.changeRecipe({
      size,
      firstSize: recipe.formulas === 'relative' ? Math.min(128, size) : size,
    });
  const at = (part: Partial<Recipe>) =>
    styleMemory({ ...recipe, ...part }, content ?? { width: 4, height: 3 }, backend);
  const { bytes, safe, width, height } = at({});
  const largest = sizes.findLast((size) => at({ size }).bytes <= safe) ?? sizes[0];
  const spoken = (amount: number) =>
    amount < 1e9 ? `${Math.max(10, Math.round(amount / 1e7) * 10)} MB` : `${(amount / 1e9).toFixed(1)} GB`;

  return (
    <div>
      <Select
        label="Size, shorter side"
        value={String(recipe.size)}
        options={sizes.map((size) => ({ value: String(size), label: `${size} px` }))}
        onChange={(size) => choose(Number(size))}
      />
      <p className={styles.soft}>
        {width} × {height} pixels; takes about {spoken(bytes)} of memory.
      </p>
      {bytes > safe && (
        <p className={styles.warning} role="status">
          That may be more than this machine can give ({spoken(safe)}).{' '}
          <Button size="small" onClick={() => choose(largest)}>
            Use {largest} px
          </Button>
        </p>
      )}
    </div>
  );
}
