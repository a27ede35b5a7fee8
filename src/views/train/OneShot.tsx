import { UserRoundPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Chip } from '../../ui/buttons/Chip.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { milliseconds, percent, whole } from '../../words/numbers.ts';
import { rich, say } from '../../words/say.ts';
import styles from './Train.module.css';

/** Why an encoder: a classifier must be trained again for each new person. Shown with real numbers. */
export function OneShot({ locked }: { locked: boolean }) {
  const { status, result, by, fault } = useLikeness((state) => state.train.oneShot);
  const own = useLikeness((state) => state.train.run.result?.network?.kind === 'siamese');
  return (
    <section className={styles.oneShot} aria-label={say('train.oneMore')}>
      <div className={styles.oneShotHead}>
        <div>
          <h2>{say('train.oneMoreTitle')}</h2>
          <p className={styles.soft}>
            {rich(own ? 'train.oneMoreOwn' : 'train.oneMoreEncoder', {
              oneShot: (words: ReactNode) => <Term of="oneShot">{words}</Term>,
            })}
          </p>
        </div>
        <Button
          icon={<UserRoundPlus />}
          disabled={locked || status === 'busy'}
          onClick={() => actions().train.compareOneShot().catch(toastError)}
        >
          {say('train.tryIt')}
        </Button>
      </div>
      {status === 'busy' && <Progress label={say('train.oneMoreBusy')} share={null} />}
      {status === 'failed' && fault && (
        <Notice tone="bad" title={whatHappened(fault)}>
          {whatToDo(fault)}
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
                  label={say(index === result.comparison.people ? 'train.newcomer' : 'train.person', {
                    number: index + 1,
                  })}
                />
                <figcaption>{index + 1}</figcaption>
              </figure>
            ))}
          </div>
          <Answer comparison={result.comparison} />
          <p className={styles.soft}>
            {say(by === 'siamese' ? 'train.oneMoreBySiamese' : 'train.oneMoreByEncoder', {
              tested: result.comparison.tested,
              learnt: result.comparison.learnt,
            })}
          </p>
        </>
      )}
    </section>
  );
}

type Comparison = NonNullable<ReturnType<typeof useComparison>>['comparison'];
const useComparison = () => useLikeness((state) => state.train.oneShot.result);

function Answer({ comparison: { people, learnt, softmax, encoder } }: { comparison: Comparison }) {
  const tests = softmax.newcomerTests;
  const of = (done: number) => say('ui.ofTotal', { done, total: tests });
  const rows: [string, string, string][] = [
    [
      say('train.beforeAnything'),
      say('train.noOutput', {
        right: softmax.newcomerBefore,
        tests,
        person: softmax.takenFor + 1,
        sure: softmax.takenWith,
      }),
      say('train.unknownYet'),
    ],
    [
      say('train.toLearn'),
      say('train.becomes', { before: softmax.parametersBefore, after: softmax.parametersAfter }),
      whole(encoder.parametersChanged),
    ],
    [
      say('train.trainingSteps'),
      say('train.stepsAndTime', { steps: softmax.steps, time: time(softmax.milliseconds) }),
      say('train.noSteps'),
    ],
    [say('train.newcomerPhotos'), whole(learnt), whole(encoder.photos)],
    [say('train.newcomerNamed'), of(softmax.newcomerAfter), of(encoder.newcomer)],
    [say('train.everybody'), percent(softmax.accuracyAfter), percent(encoder.accuracy)],
  ];
  return (
    <table className={`${styles.table} number`}>
      <thead>
        <tr>
          <th scope="col">{say('train.person', { number: people + 1 })}</th>
          <th scope="col">
            {rich('train.classifier', {
              softmax: (words: ReactNode) => <Term of="softmax">{words}</Term>,
            })}
          </th>
          <th scope="col">{say('train.encoder')}</th>
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

const time = (ms: number): string =>
  ms < 1000 ? milliseconds(ms) : say('ui.seconds', { n: Math.round(ms / 100) / 10 });
