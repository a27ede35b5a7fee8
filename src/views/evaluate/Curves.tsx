import { useMemo } from 'react';
import type { RateCurves } from '../../faces/evaluate/calibration.ts';
import { tauAt, tauIndex } from '../../faces/evaluate/tauGrid.ts';
import { Term } from '../../ui/terms/Term.tsx';
import styles from './Evaluate.module.css';
import { linear, logarithmic, probit, RateChart } from './RateChart.tsx';
import { percent } from './words.ts';

const RATES = [0.001, 0.01, 0.05, 0.1, 0.2, 0.4];
const DECADES = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];
const LISTED = [0.15, 0.2, 0.25, 0.3, 0.36, 0.4, 0.5, 0.6];

const short = (rate: number) => `${+(100 * rate).toPrecision(3)} %`;

interface CurvesProps {
  rates: RateCurves;
  tau: number;
}

/** ROC and DET, tau marked on both, and the same as numbers. */
export function Curves({ rates, tau }: CurvesProps) {
  const { fmr, fnmr, bands, impostor } = rates;
  const k = tauIndex(tau);
  const least = DECADES.findLast((decade) => decade <= 1 / impostor) ?? 1e-6;
  const { points, band } = useMemo(() => pointsOf(rates), [rates]);
  const [f = 0, n = 1] = [fmr[k], fnmr[k]];
  const at = `At τ ${tau.toFixed(3)} the false match rate is ${percent(f)} and the false non-match rate ${percent(n)}.`;
  return (
    <section className={styles.panel}>
      <div className={styles.two}>
        <figure>
          <h2>
            <Term of="roc">ROC</Term>
          </h2>
          <RateChart
            label={`ROC curve: the share of the same person's comparisons that match, against the false match rate. ${at}`}
            x={logarithmic(
              least,
              1,
              DECADES.filter((decade) => decade >= least),
              short,
            )}
            y={linear(0, 1, QUARTERS, short)}
            xName="false match rate (FMR)"
            yName="true accept rate"
            lines={[{ points: points.filter(([a]) => a > 0).map(([a, b]) => [a, 1 - b]), stroke: 'first' }]}
            band={band.filter(([a]) => a > 0).map(([a, low, high]) => [a, 1 - high, 1 - low])}
            mark={[Math.max(f, least), 1 - n]}
          />
        </figure>
        <figure>
          <h2>
            <Term of="det">DET</Term>
          </h2>
          <RateChart
            label={`DET curve: the false non-match rate against the false match rate, on normal deviates. ${at}`}
            x={probit(0.0005, 0.5, RATES, short)}
            y={probit(0.0005, 0.5, RATES, short)}
            xName="false match rate (FMR)"
            yName="false non-match rate"
            lines={[
              {
                points: [
                  [0.0005, 0.0005],
                  [0.5, 0.5],
                ],
                stroke: 'quiet',
              },
              { points, stroke: 'first' },
            ]}
            band={band}
            mark={[f, n]}
          />
        </figure>
      </div>
      <p className={styles.soft}>
        Each point is one threshold; the dot is τ. <Term of="fmr">False match</Term> and{' '}
        <Term of="fnmr">false non-match</Term> have a normal scale on the DET, the corner below left is best,
        and the thin line meets the curve at the <Term of="eer">equal error rate</Term>.
        {bands && ' The band is the 95 % interval of the false non-match rate, over people.'}
      </p>
      <details>
        <summary>As numbers</summary>
        <div className={styles.scroll}>
          <table className={`${styles.table} number`}>
            <thead>
              <tr>
                <th scope="col">τ</th>
                <th scope="col">
                  <Term of="fmr">FMR</Term>
                </th>
                <th scope="col">
                  <Term of="fnmr">FNMR</Term>
                </th>
                {bands && <th scope="col">FMR, 95 %</th>}
                {bands && <th scope="col">FNMR, 95 %</th>}
              </tr>
            </thead>
            <tbody>
              {LISTED.map((each) => {
                const i = tauIndex(each);
                return (
                  <tr key={each}>
                    <th scope="row">{tauAt(i).toFixed(2)}</th>
                    <td>{percent(fmr[i] ?? 0)}</td>
                    <td>{percent(fnmr[i] ?? 0)}</td>
                    {bands && (
                      <td>
                        {percent(bands.fmrLow[i] ?? 0)} to {percent(bands.fmrHigh[i] ?? 0)}
                      </td>
                    )}
                    {bands && (
                      <td>
                        {percent(bands.fnmrLow[i] ?? 0)} to {percent(bands.fnmrHigh[i] ?? 0)}
                      </td>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

/** The thresholds at which something changes. */
function pointsOf({ fmr, fnmr, bands }: RateCurves) {
  const points: [number, number][] = [];
  const band: [number, number, number][] = [];
  fmr.forEach((f, k) => {
    const n = fnmr[k] ?? 0;
    if (k > 0 && f === fmr[k - 1] && n === fnmr[k - 1]) return;
    points.push([f, n]);
    if (bands) band.push([f, bands.fnmrLow[k] ?? 0, bands.fnmrHigh[k] ?? 0]);
  });
  return { points, band };
}
