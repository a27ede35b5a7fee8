import { UserRoundPlus } from 'lucide-react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Chip } from '../../ui/buttons/Chip.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { many } from '../../ui/numbers.ts';
import { Term } from '../../ui/terms/Term.tsx';
import styles from './Train.module.css';

/** Why an encoder: a classifier must be trained again for each new person. Shown with real numbers. */
export function OneShot({ locked }: { locked: boolean }) {
  const { status, result, by, fault } = useLikeness((state) => state.train.oneShot);
  const own = useLikeness((state) => state.train.run.result?.network?.kind === 'siamese');
  return (
    <section className={styles.oneShot} aria-label="One more person">
      <div className={styles.oneShotHead}>
        <div>
          <h2>One more person arrives</h2>
          <p className={styles.soft}>
            <Term of="oneShot">One-shot learning</Term>: a classifier has one output a person. What does
            person 11 cost it, and what does it cost an encoder? Tried now on drawn people, with{' '}
            {own ? 'the Siamese network you trained' : 'the face encoder'}.
          </p>
        </div>
        <Button
          icon={<UserRoundPlus />}
          disabled={locked || status === 'busy'}
          onClick={() => actions().train.compareOneShot().catch(toastError)}
        >
          Try it
        </Button>
      </div>
      {status === 'busy' && (
        <Progress label="Drawing, encoding and training the classifier twice" share={null} />
      )}
      {status === 'failed' && fault && (
        <Notice tone="bad" title={fault.message}>
          {fault.advice}
        </Notice>
      )}
      {status === 'done' && result && (
        <>
          <div className={styles.crowd}>
            {result.faces.map((face, index) => (
              <figure
                // biome-ignore lint/suspicious/noArrayIndexKey: the people of the comparison are numbered and never move.
                key={index}
                data-new={index === result.comparison.people || undefined}
              >
                <Chip
                  pixels={face}
                  size={56}
                  label={
                    index === result.comparison.people ? 'Person 11, the newcomer' : `Person ${index + 1}`
                  }
                />
                <figcaption>{index + 1}</figcaption>
              </figure>
            ))}
          </div>
          <Answer comparison={result.comparison} />
          <p className={styles.soft}>
            Encodings by {by === 'siamese' ? 'the Siamese network trained above' : 'the face encoder'};{' '}
            {many(result.comparison.tested, 'test photo', 'test photos')} that neither has learnt from. The
            classifier learns from {many(result.comparison.learnt, 'photo', 'photos')} of each person, the
            encoder stores one.
          </p>
        </>
      )}
    </section>
  );
}

type Comparison = NonNullable<ReturnType<typeof useComparison>>['comparison'];
const useComparison = () => useLikeness((state) => state.train.oneShot.result);

function Answer({ comparison: { people, learnt, softmax, encoder } }: { comparison: Comparison }) {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const tests = softmax.newcomerTests;
  const rows: [string, string, string][] = [
    [
      'Before anything is done',
      `${softmax.newcomerBefore} of ${tests}: no output for them; taken for person ${softmax.takenFor + 1}, ${percent(softmax.takenWith)} sure`,
      'unknown until enrolled',
    ],
    [
      'Numbers to learn',
      `${softmax.parametersBefore} become ${softmax.parametersAfter}`,
      `${encoder.parametersChanged}`,
    ],
    ['Training steps', `${softmax.steps}, ${time(softmax.milliseconds)}`, `0; storing one encoding`],
    ['Photos of the newcomer', String(learnt), `${encoder.photos}`],
    ['The newcomer is then named', `${softmax.newcomerAfter} of ${tests}`, `${encoder.newcomer} of ${tests}`],
    ['Everybody, right answers', percent(softmax.accuracyAfter), percent(encoder.accuracy)],
  ];
  return (
    <table className={`${styles.table} number`}>
      <thead>
        <tr>
          <th scope="col">Person {people + 1}</th>
          <th scope="col">
            <Term of="softmax">Softmax</Term> classifier
          </th>
          <th scope="col">Encoder</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, left, right]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{left}</td>
            <td>{right}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const time = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
