import type { ReactNode } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { fitting, type TrainSource, type TrainTarget } from '../../store/train/trainState.ts';
import { Select } from '../../ui/fields/Select.tsx';
import { Slider } from '../../ui/fields/Slider.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import type { Key } from '../../words/keys.ts';
import { fixed, percent, sentences, significant, whole } from '../../words/numbers.ts';
import { rich, say } from '../../words/say.ts';
import styles from './Train.module.css';

const networks = ['siamese', 'head', 'binary'] as const satisfies readonly TrainTarget[];

const fits = {
  drawn: 'train.fitsDrawn',
  enrolled: 'train.fitsEnrolled',
  folder: 'train.fitsFolder',
} as const satisfies Record<TrainSource, Key>;

/** What learns, and the few numbers that shape it; the rest behind "More". */
export function Controls({ locked }: { locked: boolean }) {
  const target = useLikeness((state) => state.train.choice.target);
  const recipe = useLikeness((state) => state.train.choice.recipe);
  const source = useLikeness((state) => state.train.choice.source);
  const share = useLikeness((state) => state.train.choice.heldOutShare);
  const change = actions().train.change;
  const triplets = target !== 'binary';
  return (
    <Section title={say('train.whatLearns')}>
      <fieldset className={styles.locked} disabled={locked}>
        <Select<TrainTarget>
          label={say('train.network')}
          value={target}
          options={networks
            // It learns from pictures, and enrolled people are encodings.
            .filter((value) => value !== 'siamese' || source !== 'enrolled')
            .map((value) => ({ value, label: say(`train.${value}`) }))}
          onChange={(next) => change({ target: next })}
          hint={sentences(target === fitting[source] && say(fits[source]), say(`train.${target}More`))}
        />
        {triplets && (
          <>
            <Slider
              label={say('train.margin')}
              term="alpha"
              value={recipe.alpha}
              min={0}
              max={1}
              step={0.05}
              format={(value) => fixed(value, 2)}
              onChange={(alpha) => change({ recipe: { alpha } })}
              hint={say('train.marginMore')}
            />
            <Select
              label={say('train.negatives')}
              value={recipe.mining}
              options={[
                { value: 'random', label: say('train.random') },
                { value: 'semi-hard', label: say('train.semiHard') },
                { value: 'hardest', label: say('train.hardest') },
              ]}
              onChange={(mining) => change({ recipe: { mining } })}
              hint={rich('train.miningMore', {
                mining: (words: ReactNode) => <Term of="mining">{words}</Term>,
                hardness: (words: ReactNode) => <Term of="hardness">{words}</Term>,
                collapse: (words: ReactNode) => <Term of="collapse">{words}</Term>,
              })}
            />
          </>
        )}
        <Slider
          label={say('train.steps')}
          value={recipe.steps}
          min={20}
          max={2000}
          step={20}
          format={whole}
          onChange={(steps) => change({ recipe: { steps } })}
        />
      </fieldset>
      <details className={styles.more}>
        <summary>{say('ui.more')}</summary>
        <fieldset className={styles.locked} disabled={locked}>
          <Slider
            label={say('train.learningRate')}
            term="learningRate"
            value={Math.log10(recipe.rate)}
            min={-4}
            max={-1}
            step={0.1}
            format={(value) => significant(10 ** value, 2)}
            onChange={(value) => change({ recipe: { rate: 10 ** value } })}
            hint={say('train.learningRateMore')}
          />
          {triplets && (
            <>
              <Slider
                label={say('train.batchPeople')}
                value={recipe.people}
                min={4}
                max={32}
                step={2}
                onChange={(people) => change({ recipe: { people } })}
              />
              <Slider
                label={say('train.batchPhotos')}
                value={recipe.photos}
                min={2}
                max={6}
                step={1}
                onChange={(photos) => change({ recipe: { photos } })}
                hint={say('train.batchMore', {
                  people: recipe.people,
                  photos: recipe.photos,
                  triplets: recipe.people * recipe.photos * (recipe.photos - 1),
                })}
              />
            </>
          )}
          <Slider
            label={say('train.heldOut')}
            value={share}
            min={0.1}
            max={0.5}
            step={0.05}
            format={(value) => percent(value)}
            onChange={(heldOutShare) => change({ heldOutShare })}
            hint={say('train.heldOutMore')}
          />
        </fieldset>
      </details>
    </Section>
  );
}
