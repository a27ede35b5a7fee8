import { Dices, RotateCcw } from 'lucide-react';
import { actions, useLikeness } from '../../../store/react.ts';
import { defaultRecipe, type Recipe } from '../../../style/recipe/recipe.ts';
import { Button, IconButton } from '../../../ui/buttons/Button.tsx';
import { Segments } from '../../../ui/fields/controls.tsx';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { Slider } from '../../../ui/fields/Slider.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { Begin } from '../Begin.tsx';
import styles from '../Style.module.css';
import { KeepFaces } from './KeepFaces.tsx';
import { course, isOn, presets, rateOf, studio, weightInWords } from './modes.ts';
import { NetworkChooser } from './NetworkChooser.tsx';
import { SizeChoice } from './SizeChoice.tsx';
import { StyleLayers } from './StyleLayers.tsx';

/** The few settings that matter; the rest behind "Advanced". What cannot change while a picture is made is locked then. */
export function RecipeControls({ locked }: { locked: boolean }) {
  const recipe = useLikeness((state) => state.style.recipe);
  const change = (part: Partial<Recipe>) => actions().style.changeRecipe(part);
  const isCourse = recipe.formulas !== 'relative';
  const preset = presets.find(({ change: part }) => isOn(part, recipe));
  const strength = Math.log10(recipe.styleWeight / Math.max(recipe.contentWeight, 1e-3));

  return (
    <>
      <Section
        title="Look"
        aside={
          <IconButton
            size="small"
            label="Back to the first settings"
            icon={<RotateCcw />}
            disabled={locked}
            onClick={() => change({ ...defaultRecipe, styleWeights: recipe.styleWeights })}
          />
        }
      >
        <fieldset className={styles.locked} disabled={locked}>
          <Segments
            label="Mode"
            value={isCourse ? 'course' : 'studio'}
            options={[
              { value: 'studio', label: 'Studio' },
              { value: 'course', label: 'Course' },
            ]}
            onChange={(mode) => change(mode === 'course' ? course : studio)}
          />
        </fieldset>
        {isCourse ? (
          <div className={styles.pair}>
            <NumberField
              label="α, content"
              value={recipe.contentWeight}
              min={0}
              max={1e9}
              onChange={(contentWeight) => change({ contentWeight })}
            />
            <NumberField
              label="β, style"
              value={recipe.styleWeight}
              min={0}
              max={1e9}
              onChange={(styleWeight) => change({ styleWeight })}
            />
          </div>
        ) : (
          <>
            <fieldset className={styles.presets} aria-label="Looks to begin from">
              {presets.map(({ name, said, change: part }) => (
                <Button
                  key={name}
                  size="small"
                  title={said}
                  aria-pressed={name === preset?.name}
                  onClick={() => change(part)}
                >
                  {name}
                </Button>
              ))}
            </fieldset>
            {preset && (
              <p className={styles.soft}>
                {preset.name}: {preset.said}.
              </p>
            )}
            <Slider
              label="Photo or painting"
              value={Math.min(3, strength)}
              min={0}
              max={3}
              step={0.05}
              format={weightInWords}
              onChange={(value) => change({ contentWeight: recipe.styleWeight / 10 ** value })}
              hint="To the left the photo stays, to the right the painting takes over. Works while it runs."
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
          </>
        )}
        {!isCourse && <KeepFaces locked={locked} />}
        <fieldset className={styles.locked} disabled={locked}>
          <SizeChoice />
        </fieldset>
        <NetworkChooser locked={locked} />
      </Section>
      <details className={styles.more}>
        <summary>Advanced</summary>
        <div className={styles.moreBody}>
          {!isCourse && (
            <div className={styles.pair}>
              <NumberField
                label="α, content"
                value={Number(recipe.contentWeight.toPrecision(3))}
                min={0}
                max={1e9}
                onChange={(contentWeight) => change({ contentWeight })}
              />
              <NumberField
                label="β, style"
                value={recipe.styleWeight}
                min={0}
                max={1e9}
                onChange={(styleWeight) => change({ styleWeight })}
              />
            </div>
          )}
          <h3>Layers</h3>
          <StyleLayers />
          <h3>Steps</h3>
          <Select
            label="Optimiser"
            value={recipe.optimiser}
            options={[
              { value: 'adam', label: 'Adam' },
              { value: 'lbfgs', label: 'L-BFGS' },
              { value: 'descent', label: 'Gradient descent' },
            ]}
            onChange={(optimiser) => change({ optimiser, rate: rateOf(optimiser, recipe.formulas) })}
          />
          <div className={styles.pair}>
            <NumberField
              label="Learning rate"
              value={recipe.rate}
              min={1e-12}
              max={1e6}
              onChange={(rate) => change({ rate })}
            />
            {recipe.optimiser === 'lbfgs' && (
              <NumberField
                label="History"
                value={recipe.history}
                min={1}
                max={100}
                whole
                onChange={(history) => change({ history })}
              />
            )}
          </div>
          <Slider
            label="Averaging of the last steps"
            value={recipe.averaging}
            min={0}
            max={0.99}
            step={0.01}
            format={(value) => value.toFixed(2)}
            onChange={(averaging) => change({ averaging })}
          />
          <fieldset className={styles.locked} disabled={locked}>
            <Slider
              label="Steps at each size"
              value={recipe.stepsPerScale}
              min={10}
              max={500}
              step={10}
              onChange={(stepsPerScale) => change({ stepsPerScale })}
            />
            <div className={styles.pair}>
              <NumberField
                label="First size, px"
                value={recipe.firstSize}
                min={16}
                max={4096}
                whole
                onChange={(firstSize) => change({ firstSize })}
              />
              <NumberField
                label="Growth a size"
                value={Number(recipe.scaleFactor.toFixed(3))}
                min={1.1}
                max={4}
                onChange={(scaleFactor) => change({ scaleFactor })}
              />
            </div>
            <Slider
              label="Steps at each larger size"
              value={recipe.finishSteps}
              min={5}
              max={200}
              step={5}
              onChange={(finishSteps) => change({ finishSteps })}
            />
          </fieldset>
          <h3>Picture</h3>
          <Slider
            label="Smoothness"
            term="totalVariation"
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
          <Segments
            label="Pooling"
            value={recipe.pooling}
            options={[
              { value: 'average', label: 'Average' },
              { value: 'max', label: 'Maximum' },
            ]}
            onChange={(pooling) => change({ pooling })}
          />
          <fieldset className={styles.locked} disabled={locked}>
            <Begin />
            <div className={styles.layerRow}>
              <NumberField
                label="Seed"
                value={recipe.seed}
                min={0}
                max={2 ** 31 - 1}
                whole
                onChange={(seed) => change({ seed })}
              />
              <IconButton
                label="Another seed"
                icon={<Dices />}
                onClick={() => change({ seed: crypto.getRandomValues(new Uint16Array(1))[0] ?? 1 })}
              />
            </div>
          </fieldset>
        </div>
      </details>
    </>
  );
}
