import { useLikeness } from '../../store/react.ts';
import { hasWon } from '../../store/train/trainOutcome.ts';
import type { TrainResult } from '../../store/train/trainState.ts';
import { Notice } from '../../ui/messages/Notice.tsx';
import { area, many } from '../../ui/numbers.ts';
import { Term } from '../../ui/terms/Term.tsx';
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
  const figures = `AUC ${area(before.auc, 3)} before, ${area(after.auc, 3)} after; equal error rate ${percent(before.eer)} before, ${percent(after.eer)} after.${
    result.people.heldOut < FEW
      ? ` Only ${many(result.people.heldOut, 'person was', 'people were')} held out, which proves little.`
      : ''
  }`;

  if (collapsed !== null) {
    return (
      <Notice tone="bad" title={`Collapsed at step ${steps}: stopped and rolled back.`}>
        {collapsed} The weights went back to the last good state. Take semi-hard negatives, a margin above 0
        or a smaller learning rate.
      </Notice>
    );
  }
  if (!hasWon(result)) {
    return (
      <Notice tone="caution" title={`${many(steps, 'step', 'steps')}, and no better on people it never saw.`}>
        {figures} It is not adopted: what was in use before stays. <BinaryTable result={result} />
      </Notice>
    );
  }
  if (kept) {
    return (
      <Notice
        tone="good"
        title={
          !inUse
            ? 'Kept as a version.'
            : result.target === 'head'
              ? 'Adopted: Identify and Verify use it from now on.'
              : 'Adopted: Verify uses it from now on.'
        }
      >
        {figures}{' '}
        {inUse &&
          (result.target === 'head'
            ? 'Stored encodings are compared through it at once; nobody has to be photographed again. Its distances are scaled so that τ = 0.36 parts the held-out people best.'
            : 'Verify answers with ŷ from stored encodings; Identify keeps the distance.')}
      </Notice>
    );
  }
  const siamese = result.target === 'siamese';
  return (
    <Notice
      tone={result.people.heldOut < FEW ? 'caution' : 'good'}
      title={`Better on people it never saw, after ${many(steps, 'step', 'steps')}.`}
    >
      {figures}{' '}
      {siamese
        ? 'It encodes pictures by itself, so it cannot read stored encodings: Identify and Verify stay with the face encoder. It can be kept and exported.'
        : source === 'drawn' &&
          'It learnt from drawn faces only: on photos of real people it was never measured, so go back if Verify gets worse.'}
      <BinaryTable result={result} />
    </Notice>
  );
}

/** The same in one line, for the bar that is always in view. */
export function Verdict() {
  const result = useLikeness((state) => state.train.run.result);
  if (!result) return null;
  const { before, after, collapsed, people } = result;
  const word = collapsed !== null ? 'Collapsed' : hasWon(result) ? 'Better' : 'No better';
  return (
    <p className="number">
      <strong>{word}</strong> on people it never saw: AUC {area(before.auc, 3)} → {area(after.auc, 3)}.
      {people.heldOut < FEW && ` Only ${people.heldOut} were held out, which proves little.`}
    </p>
  );
}

/** Plain distance and both binary forms on the same held-out people. */
function BinaryTable({ result }: { result: TrainResult }) {
  if (!result.binary) return null;
  const names = { difference: '|difference|', 'chi-squared': 'Chi-squared, guarded' } as const;
  const rows = [
    { name: 'Plain distance', figures: result.before },
    ...result.binary.map(({ head, figures }) => ({ name: names[head.form], figures })),
  ];
  return (
    <table className={`${styles.table} number`}>
      <thead>
        <tr>
          <th scope="col">Comparison</th>
          <th scope="col">
            <Term of="auc">AUC</Term>
          </th>
          <th scope="col">
            <Term of="eer">EER</Term>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, figures }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{area(figures.auc, 4)}</td>
            <td>{percent(figures.eer)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
