import { actions, useLikeness } from '../../store/react.ts';
import { fitting, type TrainSource, type TrainTarget } from '../../store/train/trainState.ts';
import { Select } from '../../ui/fields/Select.tsx';
import { Slider } from '../../ui/fields/Slider.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import styles from './Train.module.css';

const hints: Record<TrainTarget, string> = {
  siamese:
    'Four convolutions and 64 numbers of length 1, all weights learnt from pictures. It is for seeing how learning works; the face encoder knows real faces far better.',
  head: 'x + MLP(x), then length 1, on the face encoder’s 128 numbers. It begins as the encoder is. Adopted, it changes stored encodings at once.',
  binary:
    'ŷ = σ(Σ w·|difference| + b), and the chi-squared form, both from pairs of stored encodings. Verify can use the winner.',
};

const networks: readonly { value: TrainTarget; label: string }[] = [
  { value: 'siamese', label: 'Siamese network from scratch' },
  { value: 'head', label: 'Head on encodings, by triplets' },
  { value: 'binary', label: 'Two binary heads on encodings' },
];

const data: Record<TrainSource, string> = {
  drawn: 'drawn faces',
  enrolled: 'enrolled people',
  folder: 'a folder of photos',
};

/** What learns, and the few numbers that shape it; the rest behind "More". */
export function Controls({ locked }: { locked: boolean }) {
  const target = useLikeness((state) => state.train.choice.target);
  const recipe = useLikeness((state) => state.train.choice.recipe);
  const source = useLikeness((state) => state.train.choice.source);
  const share = useLikeness((state) => state.train.choice.heldOutShare);
  const change = actions().train.change;
  const triplets = target !== 'binary';
  return (
    <Section title="What learns">
      <fieldset className={styles.locked} disabled={locked}>
        <Select<TrainTarget>
          label="Network"
          value={target}
          options={networks
            // It learns from pictures, and enrolled people are encodings.
            .filter(({ value }) => value !== 'siamese' || source !== 'enrolled')}
          onChange={(next) => change({ target: next })}
          hint={`${target === fitting[source] ? `The network that fits ${data[source]}. ` : ''}${hints[target]}`}
        />
        {triplets && (
          <>
            <Slider
              label="Margin α"
              term="alpha"
              value={recipe.alpha}
              min={0}
              max={1}
              step={0.05}
              format={(value) => value.toFixed(2)}
              onChange={(alpha) => change({ recipe: { alpha } })}
              hint="A stranger must be farther than the same person by at least so much, on d."
            />
            <Select
              label="Negatives"
              value={recipe.mining}
              options={[
                { value: 'random', label: 'Random' },
                { value: 'semi-hard', label: 'Semi-hard' },
                { value: 'hardest', label: 'Hardest' },
              ]}
              onChange={(mining) => change({ recipe: { mining } })}
              hint={
                <>
                  <Term of="mining">Mining</Term>: <Term of="hardness">semi-hard</Term> ones are farther than
                  the positive, but by less than α. The hardest from the start can{' '}
                  <Term of="collapse">collapse</Term>.
                </>
              }
            />
          </>
        )}
        <Slider
          label="Steps"
          value={recipe.steps}
          min={20}
          max={2000}
          step={20}
          onChange={(steps) => change({ recipe: { steps } })}
        />
      </fieldset>
      <details className={styles.more}>
        <summary>More</summary>
        <fieldset className={styles.locked} disabled={locked}>
          <Slider
            label="Learning rate"
            term="learningRate"
            value={Math.log10(recipe.rate)}
            min={-4}
            max={-1}
            step={0.1}
            format={(value) => (10 ** value).toPrecision(2)}
            onChange={(value) => change({ recipe: { rate: 10 ** value } })}
            hint="Of Adam, the optimiser."
          />
          {triplets && (
            <>
              <Slider
                label="P, people in a batch"
                value={recipe.people}
                min={4}
                max={32}
                step={2}
                onChange={(people) => change({ recipe: { people } })}
              />
              <Slider
                label="K, photos of each"
                value={recipe.photos}
                min={2}
                max={6}
                step={1}
                onChange={(photos) => change({ recipe: { photos } })}
                hint={`${recipe.people} × ${recipe.photos} pictures make ${recipe.people * recipe.photos * (recipe.photos - 1)} triplets a step.`}
              />
            </>
          )}
          <Slider
            label="People held out"
            value={share}
            min={0.1}
            max={0.5}
            step={0.05}
            format={(value) => `${Math.round(100 * value)} %`}
            onChange={(heldOutShare) => change({ heldOutShare })}
            hint="Training sees nothing of them; every figure here is measured on them."
          />
        </fieldset>
      </details>
    </Section>
  );
}
