import type { EvaluationFigures } from '../../faces/evaluate/evaluation.ts';
import { Term } from '../../ui/terms/Term.tsx';
import { fixed, whole } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Evaluate.module.css';
import { percent } from './words.ts';

/** Accuracy by folds: tau is chosen on the others and tested on each, as Labeled Faces in the Wild is reported. */
export function Folds({ folds }: { folds: NonNullable<EvaluationFigures['folds']> }) {
  return (
    <section className={styles.panel}>
      <h2 className="number">
        {say('evaluate.folds', {
          count: folds.folds.length,
          mean: percent(folds.mean),
          error: percent(folds.standardError),
        })}
      </h2>
      <p className={styles.soft}>{say(folds.listed ? 'evaluate.foldsListed' : 'evaluate.foldsDealt')}</p>
      <div className={styles.scroll}>
        <table className={`${styles.table} number`}>
          <thead>
            <tr>
              <th scope="col">
                <Term of="fold">{say('evaluate.fold')}</Term>
              </th>
              <th scope="col">{say('evaluate.foldTau')}</th>
              <th scope="col">{say('evaluate.right')}</th>
              <th scope="col">{say('evaluate.pairs')}</th>
            </tr>
          </thead>
          <tbody>
            {folds.folds.map(({ fold, tau, accuracy, tested }) => (
              <tr key={fold}>
                <th scope="row">{fold}</th>
                <td>{fixed(tau, 3)}</td>
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
