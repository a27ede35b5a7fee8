import type { Interval } from '../../faces/evaluate/bootstrap.ts';
import type { EvaluationFigures } from '../../faces/evaluate/evaluation.ts';
import { tauAt, tauIndex } from '../../faces/evaluate/tauGrid.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { area } from '../../ui/numbers.ts';
import type { TermName } from '../../ui/terms/names.ts';
import { Term } from '../../ui/terms/Term.tsx';
import styles from './Evaluate.module.css';
import { percent, percentRange, whole } from './words.ts';

interface KeyFiguresProps {
  figures: EvaluationFigures;
  onTau: (tau: number) => void;
}

/** The figures by which systems are compared, each with its interval, or with why there is none. */
export function KeyFigures({ figures: { eer, auc, tar, rank1, bands }, onTau }: KeyFiguresProps) {
  const rows: {
    name: string;
    /** Explained once. */
    term: TermName | null;
    value: string;
    interval: Interval | null;
    range?: (interval: Interval) => string;
  }[] = [
    {
      name: 'Equal error rate',
      term: 'eer',
      value: eer ? percent(eer.rate) : 'refused',
      interval: eer?.interval ?? null,
    },
    {
      name: 'Area under ROC',
      term: 'auc',
      value: auc ? area(auc.value, 4) : 'refused',
      interval: auc?.interval ?? null,
      range: ({ low, high }) => `${area(low, 3)} – ${area(high, 3)}`,
    },
    ...tar.map(({ far, value, interval }, i) => ({
      term: i === 0 ? ('far' as const) : null,
      name: `Accepted at FAR ${+(100 * far).toPrecision(1)}\u00a0%`,
      value: value === null ? 'refused' : percent(value),
      interval,
    })),
    {
      name: 'Rank 1',
      term: 'rank1',
      value: rank1 ? `${whole(rank1.right)} of ${whole(rank1.of)}` : 'not asked',
      interval: rank1?.interval ?? null,
    },
  ];
  return (
    <Section title="Figures">
      <table className={`${styles.table} number`}>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Value</th>
            <th scope="col">
              <Term of="interval">95 %</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, term, value, interval, range = percentRange }) => (
            <tr key={name}>
              <th scope="row">{term ? <Term of={term}>{name}</Term> : name}</th>
              <td>{value}</td>
              <td>{interval ? range(interval) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.soft}>
        {bands
          ? 'Intervals: people drawn anew 200 times, because pairs of the same people are not independent.'
          : 'No intervals: there are too few people.'}{' '}
        Rank 1: one picture of each person enrolled, the others asked for.
      </p>
      {eer && (
        <div className={styles.row}>
          <Button size="small" onClick={() => onTau(tauAt(tauIndex(eer.tau)))}>
            Look at equal errors, τ {eer.tau.toFixed(3)}
          </Button>
        </div>
      )}
    </Section>
  );
}
