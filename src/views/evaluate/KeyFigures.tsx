import type { Interval } from '../../faces/evaluate/bootstrap.ts';
import type { EvaluationFigures } from '../../faces/evaluate/evaluation.ts';
import { tauAt, tauIndex } from '../../faces/evaluate/tauGrid.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import type { TermName } from '../../ui/terms/names.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { area, significantPercent } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Evaluate.module.css';
import { percent, percentRange } from './words.ts';

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
      name: say('evaluate.equalError'),
      term: 'eer',
      value: eer ? percent(eer.rate) : say('evaluate.refused'),
      interval: eer?.interval ?? null,
    },
    {
      name: say('evaluate.areaUnder'),
      term: 'auc',
      value: auc ? area(auc.value, 4) : say('evaluate.refused'),
      interval: auc?.interval ?? null,
      range: ({ low, high }) => say('evaluate.span', { low: area(low, 3), high: area(high, 3) }),
    },
    ...tar.map(({ far, value, interval }, i) => ({
      term: i === 0 ? ('far' as const) : null,
      name: say('evaluate.acceptedAt', { far: significantPercent(far, 1) }),
      value: value === null ? say('evaluate.refused') : percent(value),
      interval,
    })),
    {
      name: say('evaluate.rank1'),
      term: 'rank1',
      value: rank1 ? say('evaluate.rightOf', rank1) : say('evaluate.notMeasured'),
      interval: rank1?.interval ?? null,
    },
  ];
  return (
    <Section title={say('evaluate.figures')}>
      <table className={`${styles.table} number`}>
        <thead>
          <tr>
            <th scope="col">{say('evaluate.figure')}</th>
            <th scope="col">{say('evaluate.value')}</th>
            <th scope="col">
              <Term of="interval">{say('evaluate.interval')}</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, term, value, interval, range = percentRange }) => (
            <tr key={name}>
              <th scope="row">{term ? <Term of={term}>{name}</Term> : name}</th>
              <td>{value}</td>
              <td>{interval ? range(interval) : say('evaluate.none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.soft}>{say(bands ? 'evaluate.intervalsMore' : 'evaluate.noIntervalsMore')}</p>
      {eer && (
        <div className={styles.row}>
          <Button size="small" onClick={() => onTau(tauAt(tauIndex(eer.tau)))}>
            {say('evaluate.lookAtEqual', { tau: eer.tau })}
          </Button>
        </div>
      )}
    </Section>
  );
}
