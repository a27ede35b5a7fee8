import type { RateCurves } from '../../faces/evaluate/calibration.ts';
import type { EvaluationFigures } from '../../faces/evaluate/evaluation.ts';
import { tauIndex } from '../../faces/evaluate/tauGrid.ts';
import { falseMatchInSearch } from '../../faces/match/thresholds.ts';
import { many } from '../../ui/numbers.ts';
import { Term } from '../../ui/terms/Term.tsx';
import styles from './Evaluate.module.css';
import { linear, logarithmic, RateChart } from './RateChart.tsx';
import { percent, whole } from './words.ts';

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
        <h2>Identification, as the gallery grows</h2>
        <ul className={styles.legend}>
          <li data-kind="predicted">strangers named, predicted 1 − (1 − e)ᴷ</li>
          <li data-kind="measured">
            strangers named, measured (<Term of="fpir">FPIR</Term>)
          </li>
          <li data-kind="missed">
            enrolled people not found (<Term of="fnir">FNIR</Term>)
          </li>
        </ul>
      </div>
      <RateChart
        label={`At ${many(last.people, 'person', 'people')} ${percent(last.fpir)} of strangers are named by mistake, predicted ${percent(last.predicted)}; ${percent(last.fnir)} of the enrolled are not found.`}
        x={logarithmic(1, end, decades, whole)}
        y={linear(0, top, [0, top / 2, top], (rate) => `${+(100 * rate).toPrecision(2)} %`)}
        xName="people in the gallery, K"
        yName="share of searches"
        lines={[
          { points: rows.map(({ people, predicted }) => [people, predicted]), stroke: 'dashed' },
          { points: rows.map(({ people, fpir }) => [people, fpir]), stroke: 'first', marks: true },
          { points: missed.map(({ people, fnir }) => [people, fnir]), stroke: 'second', marks: true },
        ]}
      />
      <p className={styles.soft}>
        One comparison falsely matches with e = {percent(e)} at this τ. Random galleries of K people, one
        picture each, were searched for people in them and for people who are not.
      </p>
      <details>
        <summary>As numbers</summary>
        <div className={styles.scroll}>
          <table className={`${styles.table} number`}>
            <thead>
              <tr>
                <th scope="col">K</th>
                <th scope="col">FPIR predicted</th>
                <th scope="col">FPIR measured</th>
                <th scope="col">FNIR measured</th>
                <th scope="col">searches</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ people, predicted, fpir, fnir, strangers, enrolled }) => (
                <tr key={people}>
                  <th scope="row">{people}</th>
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
