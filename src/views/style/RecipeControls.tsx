import { actions, useLikeness } from '../../store/react.ts';
import type { Recipe } from '../../store/shared.ts';
import { Segments, Select, Slider, TextField } from '../../ui/controls.tsx';
import { Section } from '../../ui/Workbench.tsx';
import styles from './Style.module.css';

const sizes = ['128', '192', '256', '384', '512', '768', '1024'] as const;
/** A step length that suits each optimiser: pixels run from 0 to 1. */
const rates: Record<Recipe['optimiser'], number> = { adam: 0.02, lbfgs: 1, descent: 1 };

/** The few settings that matter; the rest behind "More". What cannot change while a picture is made is locked then. */
export function RecipeControls({ locked }: { locked: boolean }) {
  const recipe = useLikeness((state) => state.style.recipe);
  const change = (part: Partial<Recipe>) => actions().changeRecipe(part);
  const strength = Math.log10(recipe.styleWeight / Math.max(recipe.contentWeight, 1e-6));

  return (
    <>
      <Section title="Look">
        <Slider
          label="Style against content"
          value={strength}
          min={0}
          max={3}
          step={0.05}
          format={(value) => `${Math.round(10 ** value)} : 1`}
          onChange={(value) => change({ contentWeight: recipe.styleWeight / 10 ** value })}
          hint="β : α. More to the right: more style, less likeness to the content. Works while it runs."
        />
        <Select
          label="Colours"
          value={recipe.colour}
          options={[
            { value: 'style', label: 'The style’s' },
            { value: 'luminance', label: 'The content’s (light only from G)' },
            { value: 'histogram', label: 'The content’s (histogram)' },
            { value: 'moments', label: 'The content’s (mean and covariance)' },
          ]}
          onChange={(colour) => change({ colour })}
        />
        <fieldset className={styles.locked} disabled={locked}>
          <Select
            label="Size, shorter side"
            value={String(recipe.size)}
            options={sizes.map((size) => ({ value: size, label: `${size} px` }))}
            onChange={(size) => change({ size: Number(size), firstSize: Math.min(128, Number(size)) })}
          />
          <Segments
            label="Network"
            value={recipe.network}
            options={[
              { value: 'embedded', label: 'Quick' },
              { value: 'embedded-fine', label: 'Fine' },
            ]}
            onChange={(network) => change({ network })}
          />
        </fieldset>
      </Section>
      <details className={styles.more}>
        <summary>More</summary>
        <div className={styles.moreBody}>
          <Select
            label="Optimiser"
            value={recipe.optimiser}
            options={[
              { value: 'adam', label: 'Adam' },
              { value: 'lbfgs', label: 'L-BFGS' },
              { value: 'descent', label: 'Gradient descent' },
            ]}
            onChange={(optimiser) => change({ optimiser, rate: rates[optimiser] })}
          />
          <Slider
            label="Learning rate"
            value={Math.log10(recipe.rate)}
            min={-3}
            max={1}
            step={0.1}
            format={(value) => (10 ** value).toPrecision(2)}
            onChange={(value) => change({ rate: 10 ** value })}
          />
          <Slider
            label="Smoothness (total variation)"
            value={recipe.totalVariation}
            min={0}
            max={1}
            step={0.01}
            format={(value) => value.toFixed(2)}
            onChange={(totalVariation) => change({ totalVariation })}
          />
          <Slider
            label="Size of the style"
            value={recipe.styleScale}
            min={0.25}
            max={2}
            step={0.05}
            format={(value) => `${value.toFixed(2)} ×`}
            onChange={(styleScale) => change({ styleScale })}
          />
          {recipe.styleLayers.map(({ layer, weight }) => (
            <Slider
              key={layer}
              label={`λ of ${layer}`}
              value={weight}
              min={0}
              max={1}
              step={0.01}
              format={(value) => value.toFixed(2)}
              onChange={(next) =>
                change({
                  styleLayers: recipe.styleLayers.map((each) =>
                    each.layer === layer ? { layer, weight: next } : each,
                  ),
                })
              }
            />
          ))}
          <fieldset className={styles.locked} disabled={locked}>
            <Select
              label="G begins as"
              value={recipe.start === 'picture' ? 'content' : recipe.start}
              options={[
                { value: 'content', label: 'The content' },
                { value: 'noise', label: 'Noise' },
                { value: 'blend', label: 'Content and noise' },
              ]}
              onChange={(start) => change({ start })}
            />
            <Slider
              label="Steps at each size"
              value={recipe.stepsPerScale}
              min={10}
              max={500}
              step={10}
              onChange={(stepsPerScale) => change({ stepsPerScale })}
            />
            <TextField
              label="Seed"
              value={String(recipe.seed)}
              maxLength={9}
              onChange={(text) => change({ seed: Number(text.replace(/\D/g, '')) })}
            />
          </fieldset>
        </div>
      </details>
    </>
  );
}
