import type { EvaluationFigures } from '../../faces/evaluate/evaluation.ts';
import { many } from '../../ui/numbers.ts';
import { Term } from '../../ui/terms/Term.tsx';
import styles from './Evaluate.module.css';
import { percent, whole } from './words.ts';

/** Accuracy by folds: tau is chosen on the others and tested on each, as Labeled Faces in the Wild is reported. */
export function Folds({ folds }: { folds: NonNullable<EvaluationFigures['folds']> }) {
  return (
    <section className={styles.panel}>
      <h2 className="number">
        {many(folds.folds.length, 'fold', 'folds')}: {percent(folds.mean)} right, ±{' '}
        {percent(folds.standardError)}
      </h2>
      <p className={styles.soft}>
        τ is chosen where it is right most often on the other folds and tested on the fold.{' '}
        {folds.listed
          ? 'The folds are those of the list.'
          : 'The list has no folds, so people were dealt into ten: nobody both chooses τ and is tested.'}{' '}
        ± is the standard error of the mean.
      </p>
      <div className={styles.scroll}>
        <table className={`${styles.table} number`}>
          <thead>
            <tr>
              <th scope="col">
                <Term of="fold">Fold</Term>
              </th>
              <th scope="col">τ from the others</th>
              <th scope="col">Right</th>
              <th scope="col">Pairs</th>
            </tr>
          </thead>
          <tbody>
            {folds.folds.map(({ fold, tau, accuracy, tested }) => (
              <tr key={fold}>
                <th scope="row">{fold}</th>
                <td>{tau.toFixed(3)}</td>
                <td>{percent(accuracy)}</td>
                <td>{whole(tested)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
