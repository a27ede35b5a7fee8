import { ruleOfThree } from '../../faces/evaluate/calibration.ts';
import { confusionAt, standingsAt } from '../../faces/evaluate/evaluationReport.ts';
import type { EvaluationResult } from '../../store/evaluate/evaluationState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { many } from '../../ui/numbers.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { DeriveTau } from './DeriveTau.tsx';
import styles from './Evaluate.module.css';
import { KeyFigures } from './KeyFigures.tsx';
import { Report } from './Report.tsx';
import { percent, whole } from './words.ts';

interface SummaryProps {
  result: EvaluationResult | null;
  tau: number;
  onTau: (tau: number) => void;
}

/** The numbers people act on. */
export function Summary({ result, tau, onTau }: SummaryProps) {
  if (!result) {
    return (
      <Section title="What you will get">
        <ul className={styles.promise}>
          <li>How often strangers match and people are missed, at every threshold.</li>
          <li>How that grows with the number of people enrolled.</li>
          <li>A threshold for “at most one false alarm in N strangers”, with its interval.</li>
          <li>The pairs that go most wrong, so that you can mend the pictures.</li>
        </ul>
        <p className={styles.soft}>Figures that the pictures cannot support are refused, with the reason.</p>
      </Section>
    );
  }
  return (
    <>
      <AtTau result={result} tau={tau} />
      <KeyFigures figures={result.figures} onTau={onTau} />
      <DeriveTau result={result} onTau={onTau} />
      <Report />
    </>
  );
}

function AtTau({ result: { figures }, tau }: { result: EvaluationResult; tau: number }) {
  const inForce = useLikeness((state) => state.settings.tau);
  const margin = useLikeness((state) => state.settings.margin);
  const { genuine, impostor } = standingsAt(figures, { tau, margin });
  const { falseNegative, falsePositive } = confusionAt(figures, tau);
  return (
    <Section
      title={`At τ ${tau.toFixed(3)}`}
      aside={
        <span className={styles.soft}>
          {Math.sqrt(tau).toFixed(2)} unsquared <Term of="tau" />
        </span>
      }
    >
      <table className={`${styles.confusion} number`}>
        <caption className="visually-hidden">Comparisons judged rightly and wrongly</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">same</th>
            <th scope="col">cannot tell</th>
            <th scope="col">different</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Same person</th>
            <td data-right>{whole(genuine.same)}</td>
            <td data-open={genuine.unsure > 0 || undefined}>{whole(genuine.unsure)}</td>
            <td data-wrong={genuine.different > 0 || undefined}>
              {whole(genuine.different)}
              <small>missed, {percent(genuine.different / figures.genuine)}</small>
            </td>
          </tr>
          <tr>
            <th scope="row">Different people</th>
            <td data-wrong={impostor.same > 0 || undefined}>
              {whole(impostor.same)}
              <small>false, {percent(impostor.same / figures.impostor)}</small>
            </td>
            <td data-open={impostor.unsure > 0 || undefined}>{whole(impostor.unsure)}</td>
            <td data-right>{whole(impostor.different)}</td>
          </tr>
        </tbody>
      </table>
      {margin > 0 && (
        <p className={styles.soft}>
          Within {margin.toFixed(2)} of τ Identify and Verify cannot tell. By τ alone, as in the curves,{' '}
          {many(falseNegative, 'is', 'are')} missed and {many(falsePositive, 'is', 'are')} false.
        </p>
      )}
      {falsePositive === 0 && (
        <p className={styles.soft}>
          No false match among {many(figures.impostorPeople, 'different pair', 'different pairs')} of people
          means a rate of at most {percent(ruleOfThree(figures.impostorPeople))}, at 95 % (the rule of three).
        </p>
      )}
      {tau !== inForce && (
        <div className={styles.row}>
          <Button size="small" onClick={() => actions().settings.change({ tau })}>
            Use τ {tau.toFixed(3)} in Identify and Verify
          </Button>
        </div>
      )}
    </Section>
  );
}
