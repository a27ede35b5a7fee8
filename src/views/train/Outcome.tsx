import type { ReactNode } from 'react';
import { DEFAULT_TAU } from '../../faces/match/thresholds.ts';
import { useLikeness } from '../../store/react.ts';
import { hasWon, nothingToGain } from '../../store/train/trainOutcome.ts';
import type { TrainResult } from '../../store/train/trainState.ts';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import { area, percent, sentences } from '../../words/numbers.ts';
import { gap, rich, say, tell } from '../../words/say.ts';
import styles from './Train.module.css';

/** Fewer held-out people than this prove little, whatever the figures say. */
const FEW = 10;

/** What came out, in words: only what won on held-out people can be kept. */
export function Outcome() {
  const result = useLikeness((state) => state.train.run.result);
  const source = useLikeness((state) => state.train.run.source);
  const kept = useLikeness((state) => state.trained.versions.find(({ id }) => id === state.train.run.keptAs));
  const inUse = useLikeness(
    (state) => state.trained.inUse !== null && state.trained.inUse === state.train.run.keptAs,
  );
  if (!result) return null;
  const { before, after, steps, collapsed } = result;
  const few = result.people.heldOut < FEW;
  const figures = say('train.figures', {
    aucBefore: area(before.auc, 3),
    aucAfter: area(after.auc, 3),
    eerBefore: before.eer,
    eerAfter: after.eer,
  });
  const measured = sentences(figures, few && say('train.few', { count: result.people.heldOut }));

  if (collapsed !== null) {
    return (
      <Notice tone="bad" title={say('train.collapsedAt', { step: steps })}>
        {sentences(tell(collapsed), say('train.collapsedAdvice'))}
      </Notice>
    );
  }
  if (!hasWon(result)) {
    return (
      <Notice tone="caution" title={say('train.notBetter', { steps })}>
        {sentences(
          measured,
          say('train.notAdopted'),
          nothingToGain(result) && say('train.nothingToGain', { source }),
        )}
        <BinaryTable result={result} />
      </Notice>
    );
  }
  const isHead = result.target === 'head';
  if (kept) {
    const adopted = isHead ? 'train.adopted' : 'train.adoptedVerify';
    const more = isHead ? say('train.adoptedMore', { tau: DEFAULT_TAU }) : say('train.adoptedVerifyMore');
    return (
      <Notice tone="good" title={say(inUse ? adopted : 'train.kept')}>
        {sentences(measured, inUse && more)}
      </Notice>
    );
  }
  const more =
    result.target === 'siamese' ? 'train.siameseKept' : source === 'drawn' ? 'train.drawnOnly' : null;
  return (
    <Notice tone={few ? 'caution' : 'good'} title={say('train.better', { steps })}>
      {sentences(measured, more && say(more))}
      <BinaryTable result={result} />
    </Notice>
  );
}

/** The same in one line, for the bar that is always in view. */
export function Verdict() {
  const result = useLikeness((state) => state.train.run.result);
  if (!result) return null;
  const { before, after, collapsed, people } = result;
  const words =
    collapsed !== null
      ? 'train.verdictCollapsed'
      : hasWon(result)
        ? 'train.verdictBetter'
        : 'train.verdictNotBetter';
  return (
    <p className="number">
      {rich(words, {
        before: area(before.auc, 3),
        after: area(after.auc, 3),
        strong: (word: ReactNode) => <strong>{word}</strong>,
      })}
      {people.heldOut < FEW && gap() + say('train.few', { count: people.heldOut })}
    </p>
  );
}

/** Plain distance and both binary forms on the same held-out people. */
function BinaryTable({ result }: { result: TrainResult }) {
  if (!result.binary) return null;
  const names = { difference: 'train.difference', 'chi-squared': 'train.chiSquared' } as const;
  const rows = [
    { name: 'train.plainDistance' as const, figures: result.before },
    ...result.binary.map(({ head, figures }) => ({ name: names[head.form], figures })),
  ];
  return (
    <table className={`${styles.table} number`}>
      <thead>
        <tr>
          <th scope="col">{say('train.comparison')}</th>
          <th scope="col">
            {/* words: the same in every language */}
            <Term of="auc">AUC</Term>
          </th>
          <th scope="col">
            {/* words: the same in every language */}
            <Term of="eer">EER</Term>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, figures }) => (
          <tr key={name}>
            <th scope="row">{say(name)}</th>
            <td>{area(figures.auc, 4)}</td>
            <td>{percent(figures.eer, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
