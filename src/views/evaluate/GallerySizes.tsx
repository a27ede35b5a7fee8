import type { ReactNode } from 'react';
import type { RateCurves } from '../../faces/evaluate/calibration.ts';
import type { EvaluationFigures } from '../../faces/evaluate/evaluation.ts';
import { tauIndex } from '../../faces/evaluate/tauGrid.ts';
import { falseMatchInSearch } from '../../faces/match/thresholds.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { significantPercent, whole } from '../../words/numbers.ts';
import { rich, say } from '../../words/say.ts';
import styles from './Evaluate.module.css';
import { linear, logarithmic, RateChart } from './RateChart.tsx';
import { percent } from './words.ts';

interface GallerySizesProps {
  sizes: EvaluationFigures['sizes'];
  rates: RateCurves;
  tau: number;
}

/** How identification gets worse as the gallery grows: predicted from one comparison, and measured. */
export function GallerySizes({ sizes, rates, tau }: GallerySizesProps) {
  const k = tauIndex(tau);
  const e = rates.fmr[k] ?? 0;
  const rows = sizes.map((size) => ({
    people: size.people,
    predicted: falseMatchInSearch(e, size.people),
    fpir: size.fpir[k] ?? 0,
    fnir: size.fnir[k] ?? Number.NaN,
    strangers: size.strangers,
    enrolled: size.enrolled,
  }));
  const last = rows.at(-1);
  if (!last) return null;
  const missed = rows.filter(({ fnir }) => Number.isFinite(fnir));
  const most = Math.max(
    0.01,
    ...rows.flatMap(({ predicted, fpir }) => [predicted, fpir]),
    ...missed.map(({ fnir }) => fnir),
  );
  const top = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1].find((each) => each >= most) ?? 1;
  const end = Math.max(2, last.people);
  const decades = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].filter((each) => each <= end);
  return (
    <section className={styles.panel}>
      <div className={styles.head}>
        <h2>{say('evaluate.sizes')}</h2>
        <ul className={styles.legend}>
          <li data-kind="predicted">{say('evaluate.sizesPredicted')}</li>
          <li data-kind="measured">
            <span>
              {rich('evaluate.sizesMeasured', {
                fpir: (words: ReactNode) => <Term of="fpir">{words}</Term>,
              })}
            </span>
          </li>
          <li data-kind="missed">
            <span>
              {rich('evaluate.sizesMissed', {
                fnir: (words: ReactNode) => <Term of="fnir">{words}</Term>,
              })}
            </span>
          </li>
        </ul>
      </div>
      <RateChart
        label={say('evaluate.sizesChart', {
          people: last.people,
          fpir: percent(last.fpir),
          predicted: percent(last.predicted),
          fnir: percent(last.fnir),
        })}
        x={logarithmic(1, end, decades, whole)}
        y={linear(0, top, [0, top / 2, top], (rate) => significantPercent(rate, 2))}
        xName={say('evaluate.sizesX')}
        yName={say('evaluate.sizesY')}
        lines={[
          { points: rows.map(({ people, predicted }) => [people, predicted]), stroke: 'dashed' },
          { points: rows.map(({ people, fpir }) => [people, fpir]), stroke: 'first', marks: true },
          { points: missed.map(({ people, fnir }) => [people, fnir]), stroke: 'second', marks: true },
        ]}
      />
      <p className={styles.soft}>{say('evaluate.sizesMore', { e: percent(e) })}</p>
      <details>
        <summary>{say('evaluate.asNumbers')}</summary>
        <div className={styles.scroll}>
          <table className={`${styles.table} number`}>
            <thead>
              <tr>
                <th scope="col">K</th>
                <th scope="col">{say('evaluate.fpirPredicted')}</th>
                <th scope="col">{say('evaluate.fpirMeasured')}</th>
                <th scope="col">{say('evaluate.fnirMeasured')}</th>
                <th scope="col">{say('evaluate.searches')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ people, predicted, fpir, fnir, strangers, enrolled }) => (
                <tr key={people}>
                  <th scope="row">{whole(people)}</th>
                  <td>{percent(predicted)}</td>
                  <td>{percent(fpir)}</td>
                  <td>{percent(fnir)}</td>
                  <td>
                    {whole(strangers)} + {whole(enrolled)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
