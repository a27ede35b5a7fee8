import { type ReactNode, useMemo } from 'react';
import { useLikeness } from '../../store/react.ts';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { Term } from '../../ui/terms/Term.tsx';
import { area, whole } from '../../words/numbers.ts';
import { gap, rich, say } from '../../words/say.ts';
import { Hardest } from './Hardest.tsx';
import { commonAxis, Histogram } from './Histogram.tsx';
import { Projection } from './plane/Projection.tsx';
import styles from './Train.module.css';

/** The run as it goes: encodings moving on a plane, distances before and now, the costliest triplet, J and the AUC. */
export function Live() {
  const target = useLikeness((state) => state.train.run.target);
  const before = useLikeness((state) => state.train.run.before);
  const now = useLikeness((state) => state.train.run.now);
  const people = useLikeness((state) => state.train.run.people);
  if (!before || !now || !people) return null;
  const triplets = target !== 'binary';
  // A binary head's 1 − ŷ has nothing in common with d.
  const other = !triplets && now !== before;
  const [axisBefore, axisNow] = other
    ? [commonAxis(before), commonAxis(now)]
    : [commonAxis(before, now), commonAxis(before, now)];
  return (
    <div className={styles.live}>
      <section className={styles.headline} aria-label={say('train.heldOutPeople')}>
        <p className={`${styles.auc} number`}>
          <span className={styles.soft}>
            {rich('train.aucOf', {
              auc: (words: ReactNode) => <Term of="auc">{words}</Term>,
              people: people.heldOut,
            })}
          </span>
          <span>
            {area(before.auc, 3)} <span aria-hidden>→</span> <strong>{area(now.auc, 3)}</strong>
          </span>
        </p>
        <p className={styles.soft}>
          {say('train.ofThousand', {
            now: ofThousand(now.auc),
            before: ofThousand(before.auc),
            people: people.train,
            single: people.single,
          })}
        </p>
      </section>
      {triplets && <Projection />}
      <div className={styles.pairs} data-wide={!triplets || undefined}>
        <Histogram title={say('train.before')} figures={before} axis={axisBefore} />
        <Histogram title={say('train.now')} figures={now} axis={axisNow} {...(other && { unit: '1 − ŷ' })} />
      </div>
      {triplets && <Hardest />}
      <Costs />
    </div>
  );
}

/** A share as so many of 1,000; all and none only when it is all or none. */
function ofThousand(share: number): string {
  const count = Math.round(1000 * share);
  if (count === 1000 && share < 1) return say('train.timesMost');
  if (count === 0 && share > 0) return say('train.timesLeast');
  return whole(count);
}

function Costs() {
  const costs = useLikeness((state) => state.train.run.costs);
  const report = useLikeness((state) => state.train.run.report);
  const target = useLikeness((state) => state.train.run.target);
  const mining = useLikeness((state) => state.train.run.mining);
  const { x, lines } = useMemo(
    () => ({
      x: costs.map(({ step }) => step),
      lines: [{ name: 'J', values: costs.map(({ cost }) => cost) }],
    }),
    [costs],
  );
  if (!report) return null;
  // The binary heads are trained one after the other: their steps begin anew, and one curve would mislead.
  if (target === 'binary') {
    return (
      <section className={styles.panel}>
        <h2>{say('train.cost')}</h2>
        <p className={`${styles.soft} number`} role="status">
          {say('train.costBinary', { cost: report.cost, guess: Math.LN2 })}
        </p>
      </section>
    );
  }
  return (
    <section className={styles.panel}>
      <h2>{say('train.cost')}</h2>
      <p className={`${styles.soft} number`} role="status">
        {say('train.costTriplets', {
          cost: report.cost,
          triplets: report.triplets,
          active: report.active,
          share: report.active / report.triplets,
          distance: report.meanDistance,
        })}
        {report.active === 0 && gap() + say('train.allEasy', { mining })}
      </p>
      <LineChart
        label={say('train.costChart')}
        x={x}
        xName={say('train.costAxis')}
        lines={lines}
        height={150}
      />
    </section>
  );
}
