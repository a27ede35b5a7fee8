import { Dices, RotateCcw } from 'lucide-react';
import { actions, useLikeness } from '../../../store/react.ts';
import { defaultRecipe, type Recipe } from '../../../style/recipe/recipe.ts';
import { Button, IconButton } from '../../../ui/buttons/Button.tsx';
import { Segments } from '../../../ui/fields/controls.tsx';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { Slider } from '../../../ui/fields/Slider.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { fixed, percent } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
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
        title={say('style.look')}
        aside={
          <IconButton
            size="small"
            label={say('style.resetAll')}
            icon={<RotateCcw />}
            disabled={locked}
            onClick={() => change({ ...defaultRecipe, styleWeights: recipe.styleWeights })}
          />
        }
      >
        <fieldset className={styles.locked} disabled={locked}>
          <Segments
            label={say('style.mode')}
            value={isCourse ? 'course' : 'studio'}
            options={[
              { value: 'studio', label: say('style.studio') },
              { value: 'course', label: say('style.course') },
            ]}
            onChange={(mode) => change(mode === 'course' ? course : studio)}
          />
        </fieldset>
        {isCourse ? (
          <div className={styles.pair}>
            <NumberField
              label={say('style.alpha')}
              value={recipe.contentWeight}
              min={0}
              max={1e9}
              onChange={(contentWeight) => change({ contentWeight })}
            />
            <NumberField
              label={say('style.beta')}
              value={recipe.styleWeight}
              min={0}
              max={1e9}
              onChange={(styleWeight) => change({ styleWeight })}
            />
          </div>
        ) : (
          <>
            <fieldset className={styles.presets} aria-label={say('style.looks')}>
              {presets.map(({ name, more, change: part }) => (
                <Button
                  key={name}
                  size="small"
                  title={say(more)}
                  aria-pressed={name === preset?.name}
                  onClick={() => change(part)}
                >
                  {say(name)}
                </Button>
              ))}
            </fieldset>
            {preset && <p className={styles.soft}>{say(preset.more)}</p>}
            <Slider
              label={say('style.weight')}
              value={Math.min(3, strength)}
              min={0}
              max={3}
              step={0.05}
              format={weightInWords}
              onChange={(value) => change({ contentWeight: recipe.styleWeight / 10 ** value })}
              hint={say('style.weightHint')}
            />
            <Select
              label={say('style.colours')}
              value={recipe.colour}
              options={[
                { value: 'style', label: say('style.coloursStyle') },
                { value: 'luminance', label: say('style.coloursLightness') },
                { value: 'histogram', label: say('style.coloursHistogram') },
                { value: 'moments', label: say('style.coloursMoments') },
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
        <summary>{say('ui.advanced')}</summary>
        <div className={styles.moreBody}>
          {!isCourse && (
            <div className={styles.pair}>
              <NumberField
                label={say('style.alpha')}
                value={Number(recipe.contentWeight.toPrecision(3))}
                min={0}
                max={1e9}
                onChange={(contentWeight) => change({ contentWeight })}
              />
              <NumberField
                label={say('style.beta')}
                value={recipe.styleWeight}
                min={0}
                max={1e9}
                onChange={(styleWeight) => change({ styleWeight })}
              />
            </div>
          )}
          <h3>{say('style.layers')}</h3>
          <StyleLayers />
          <h3>{say('style.steps')}</h3>
          <Select
            label={say('style.optimiser')}
            value={recipe.optimiser}
            options={[
              // words: the same in every language
              { value: 'adam', label: 'Adam' },
              // words: the same in every language
              { value: 'lbfgs', label: 'L-BFGS' },
              { value: 'descent', label: say('style.descent') },
            ]}
            onChange={(optimiser) => change({ optimiser, rate: rateOf(optimiser, recipe.formulas) })}
          />
          <div className={styles.pair}>
            <NumberField
              label={say('style.rate')}
              value={recipe.rate}
              min={1e-12}
              max={1e6}
              onChange={(rate) => change({ rate })}
            />
            {recipe.optimiser === 'lbfgs' && (
              <NumberField
                label={say('style.history')}
                value={recipe.history}
                min={1}
                max={100}
                whole
                onChange={(history) => change({ history })}
              />
            )}
          </div>
          <Slider
            label={say('style.averaging')}
            value={recipe.averaging}
            min={0}
            max={0.99}
            step={0.01}
            format={(value) => fixed(value, 2)}
            onChange={(averaging) => change({ averaging })}
          />
          <fieldset className={styles.locked} disabled={locked}>
            <Slider
              label={say('style.stepsPerScale')}
              value={recipe.stepsPerScale}
              min={10}
              max={500}
              step={10}
              onChange={(stepsPerScale) => change({ stepsPerScale })}
            />
            <div className={styles.pair}>
              <NumberField
                label={say('style.firstSize')}
                value={recipe.firstSize}
                min={16}
                max={4096}
                whole
                onChange={(firstSize) => change({ firstSize })}
              />
              <NumberField
                label={say('style.growth')}
                value={Math.round(1000 * recipe.scaleFactor) / 1000}
                min={1.1}
                max={4}
                onChange={(scaleFactor) => change({ scaleFactor })}
              />
            </div>
            <Slider
              label={say('style.finishSteps')}
              value={recipe.finishSteps}
              min={5}
              max={200}
              step={5}
              onChange={(finishSteps) => change({ finishSteps })}
            />
          </fieldset>
          <h3>{say('style.picture')}</h3>
          <Slider
            label={say('style.smoothness')}
            term="totalVariation"
            value={recipe.totalVariation}
            min={0}
            max={1}
            step={0.01}
            format={(value) => fixed(value, 2)}
            onChange={(totalVariation) => change({ totalVariation })}
          />
          {!isCourse && (
            <Slider
              label={say('style.contentInFlats')}
              value={recipe.contentInFlats}
              min={0}
              max={1}
              step={0.05}
              format={(value) => percent(value)}
              onChange={(contentInFlats) => change({ contentInFlats })}
              hint={say('style.contentInFlatsHint')}
            />
          )}
          <Slider
            label={say('style.styleScale')}
            value={recipe.styleScale}
            min={0.25}
            max={2}
            step={0.05}
            format={(value) => `${fixed(value, 2)} ×`}
            onChange={(styleScale) => change({ styleScale })}
          />
          <Segments
            label={say('style.pooling')}
            value={recipe.pooling}
            options={[
              { value: 'average', label: say('style.poolingAverage') },
              { value: 'max', label: say('style.poolingMax') },
            ]}
            onChange={(pooling) => change({ pooling })}
          />
          <fieldset className={styles.locked} disabled={locked}>
            <Begin />
            <div className={styles.layerRow}>
              <NumberField
                label={say('style.seed')}
                value={recipe.seed}
                min={0}
                max={2 ** 31 - 1}
                whole
                onChange={(seed) => change({ seed })}
              />
              <IconButton
                label={say('style.anotherSeed')}
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
