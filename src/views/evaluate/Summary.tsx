import { ruleOfThree } from '../../faces/evaluate/calibration.ts';
import { confusionAt, standingsAt } from '../../faces/evaluate/evaluationReport.ts';
import type { EvaluationResult } from '../../store/evaluate/evaluationState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Section } from '../../ui/frames/Workbench.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import { whole } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import { DeriveTau } from './DeriveTau.tsx';
import styles from './Evaluate.module.css';
import { KeyFigures } from './KeyFigures.tsx';
import { Report } from './Report.tsx';
import { percent } from './words.ts';

interface SummaryProps {
  result: EvaluationResult | null;
  tau: number;
  onTau: (tau: number) => void;
}

/** The numbers people act on. */
export function Summary({ result, tau, onTau }: SummaryProps) {
  if (!result) {
    return (
      <Section title={say('evaluate.promise')}>
        <ul className={styles.promise}>
          <li>{say('evaluate.promiseRates')}</li>
          <li>{say('evaluate.promiseSizes')}</li>
          <li>{say('evaluate.promiseThreshold')}</li>
          <li>{say('evaluate.promisePairs')}</li>
        </ul>
        <p className={styles.soft}>{say('evaluate.promiseMore')}</p>
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
      title={say('evaluate.atTau', { tau })}
      aside={
        <span className={styles.soft}>
          {say('evaluate.unsquared', { root: Math.sqrt(tau) })} <Term of="tau" />
        </span>
      }
    >
      <table className={`${styles.confusion} number`}>
        <caption className="visually-hidden">{say('evaluate.judged')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{say('evaluate.same')}</th>
            <th scope="col">{say('evaluate.cannotTell')}</th>
            <th scope="col">{say('evaluate.different')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say('evaluate.samePerson')}</th>
            <td data-right>{whole(genuine.same)}</td>
            <td data-open={genuine.unsure > 0 || undefined}>{whole(genuine.unsure)}</td>
            <td data-wrong={genuine.different > 0 || undefined}>
              {whole(genuine.different)}
              <small>
                {say('evaluate.missedShare', { share: percent(genuine.different / figures.genuine) })}
              </small>
            </td>
          </tr>
          <tr>
            <th scope="row">{say('evaluate.differentPeople')}</th>
            <td data-wrong={impostor.same > 0 || undefined}>
              {whole(impostor.same)}
              <small>
                {say('evaluate.falseShare', { share: percent(impostor.same / figures.impostor) })}
              </small>
            </td>
            <td data-open={impostor.unsure > 0 || undefined}>{whole(impostor.unsure)}</td>
            <td data-right>{whole(impostor.different)}</td>
          </tr>
        </tbody>
      </table>
      {margin > 0 && (
        <p className={styles.soft}>
          {say('evaluate.withinMargin', { margin, missed: falseNegative, falsely: falsePositive })}
        </p>
      )}
      {falsePositive === 0 && figures.impostor > 0 && (
        <p className={styles.soft}>
          {say('evaluate.ruleOfThree', {
            pairs: figures.impostorPeople,
            rate: percent(ruleOfThree(figures.impostorPeople)),
          })}
        </p>
      )}
      {tau !== inForce && (
        <div className={styles.row}>
          <Button size="small" onClick={() => actions().settings.change({ tau })}>
            {say('evaluate.useTau', { tau })}
          </Button>
        </div>
      )}
    </Section>
  );
}
