import { type ReactNode, useMemo } from 'react';
import type { RateCurves } from '../../faces/evaluate/calibration.ts';
import { tauAt, tauIndex } from '../../faces/evaluate/tauGrid.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { fixed, significantPercent } from '../../words/numbers.ts';
import { gap, rich, say } from '../../words/say.ts';
import styles from './Evaluate.module.css';
import { linear, logarithmic, probit, RateChart } from './RateChart.tsx';
import { percent } from './words.ts';

const RATES = [0.001, 0.01, 0.05, 0.1, 0.2, 0.4];
const DECADES = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];
const LISTED = [0.15, 0.2, 0.25, 0.3, 0.36, 0.4, 0.5, 0.6];

const short = (rate: number) => significantPercent(rate, 3);

const range = (low = 0, high = 0) => say('evaluate.range', { low: percent(low), high: percent(high) });

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
  const at = say('evaluate.atRates', { tau, fmr: percent(f), fnmr: percent(n) });
  return (
    <section className={styles.panel}>
      <div className={styles.two}>
        <figure>
          <h2>
            <Term of="roc">{say('evaluate.roc')}</Term>
          </h2>
          <RateChart
            label={say('evaluate.rocChart', { at })}
            x={logarithmic(
              least,
              1,
              DECADES.filter((decade) => decade >= least),
              short,
            )}
            y={linear(0, 1, QUARTERS, short)}
            xName={say('evaluate.falseMatchAxis')}
            yName={say('evaluate.acceptAxis')}
            lines={[{ points: points.filter(([a]) => a > 0).map(([a, b]) => [a, 1 - b]), stroke: 'first' }]}
            band={band.filter(([a]) => a > 0).map(([a, low, high]) => [a, 1 - high, 1 - low])}
            mark={[Math.max(f, least), 1 - n]}
          />
        </figure>
        <figure>
          <h2>
            <Term of="det">{say('evaluate.det')}</Term>
          </h2>
          <RateChart
            label={say('evaluate.detChart', { at })}
            x={probit(0.0005, 0.5, RATES, short)}
            y={probit(0.0005, 0.5, RATES, short)}
            xName={say('evaluate.falseMatchAxis')}
            yName={say('evaluate.falseNonMatchAxis')}
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
        {rich('evaluate.curvesMore', {
          fmr: (words: ReactNode) => <Term of="fmr">{words}</Term>,
          fnmr: (words: ReactNode) => <Term of="fnmr">{words}</Term>,
          eer: (words: ReactNode) => <Term of="eer">{words}</Term>,
        })}
        {bands && gap() + say('evaluate.curvesBand')}
      </p>
      <details>
        <summary>{say('evaluate.asNumbers')}</summary>
        <div className={styles.scroll}>
          <table className={`${styles.table} number`}>
            <thead>
              <tr>
                <th scope="col">τ</th>
                <th scope="col">
                  <Term of="fmr">{say('evaluate.fmr')}</Term>
                </th>
                <th scope="col">
                  <Term of="fnmr">{say('evaluate.fnmr')}</Term>
                </th>
                {bands && <th scope="col">{say('evaluate.fmrInterval')}</th>}
                {bands && <th scope="col">{say('evaluate.fnmrInterval')}</th>}
              </tr>
            </thead>
            <tbody>
              {LISTED.map((each) => {
                const i = tauIndex(each);
                return (
                  <tr key={each}>
                    <th scope="row">{fixed(tauAt(i), 2)}</th>
                    <td>{percent(fmr[i] ?? 0)}</td>
                    <td>{percent(fnmr[i] ?? 0)}</td>
                    {bands && <td>{range(bands.fmrLow[i], bands.fmrHigh[i])}</td>}
                    {bands && <td>{range(bands.fnmrLow[i], bands.fnmrHigh[i])}</td>}
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
