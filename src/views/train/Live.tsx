import { useMemo } from 'react';
import { useLikeness } from '../../store/react.ts';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { area, many } from '../../ui/numbers.ts';
import { Term } from '../../ui/terms/Term.tsx';
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
      <section className={styles.headline} aria-label="Held-out people">
        <p className={`${styles.auc} number`}>
          <span className={styles.soft}>
            <Term of="auc">AUC</Term>, {people.heldOut} held-out people
          </span>
          <span>
            {area(before.auc, 3)} <span aria-hidden>→</span> <strong>{area(now.auc, 3)}</strong>
          </span>
        </p>
        <p className={styles.soft}>
          Of 1,000 times that a pair of one person is held against a pair of strangers, {ofThousand(now.auc)}{' '}
          come out nearer; untrained {ofThousand(before.auc)}. Learning from {people.train} other people
          {people.single > 0 && `; ${people.single} with a single photo left out`}.
        </p>
      </section>
      {triplets && <Projection />}
      <div className={styles.pairs} data-wide={!triplets || undefined}>
        <Histogram title="Before" figures={before} axis={axisBefore} />
        <Histogram title="Now" figures={now} axis={axisNow} {...(other && { unit: '1 − ŷ' })} />
      </div>
      {triplets && <Hardest />}
      <Costs />
    </div>
  );
}

/** A share as so many of 1,000; all and none only when it is all or none. */
function ofThousand(share: number): string {
  const count = Math.round(1000 * share);
  if (count === 1000 && share < 1) return 'more than 999';
  if (count === 0 && share > 0) return 'fewer than 1';
  return String(count);
}

function Costs() {
  const costs = useLikeness((state) => state.train.run.costs);
  const report = useLikeness((state) => state.train.run.report);
  const target = useLikeness((state) => state.train.run.target);
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
        <h2>Cost</h2>
        <p className={`${styles.soft} number`} role="status">
          Mean cross-entropy over the training pairs: {report.cost.toFixed(3)}. Guessing costs 0.693.
        </p>
      </section>
    );
  }
  return (
    <section className={styles.panel}>
      <h2>Cost</h2>
      <p className={`${styles.soft} number`} role="status">
        J = {report.cost.toPrecision(3)} over {many(report.triplets, 'triplet', 'triplets')}, {report.active}{' '}
        of them active ({Math.round((100 * report.active) / report.triplets)} %). Mean distance of a pair{' '}
        {report.meanDistance.toFixed(2)}.
      </p>
      <LineChart
        label="The cost J over the steps, logarithmic"
        x={x}
        xName="step"
        lines={lines}
        height={150}
      />
    </section>
  );
}
