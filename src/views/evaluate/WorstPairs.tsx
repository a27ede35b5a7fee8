import { standing } from '../../faces/match/thresholds.ts';
import type { EvaluatedPicture, EvaluationResult } from '../../store/evaluate/evaluationState.ts';
import { useLikeness } from '../../store/react.ts';
import { Avatar } from '../../ui/buttons/Chip.tsx';
import styles from './Evaluate.module.css';

interface WorstPairsProps {
  result: EvaluationResult;
  tau: number;
}

/** The comparisons that went most wrong, with their pictures: often a mislabelled or a poor one. */
export function WorstPairs({ result: { figures, pictures }, tau }: WorstPairsProps) {
  const margin = useLikeness((state) => state.settings.margin);
  const lists = [
    { title: 'Same person, furthest apart', pairs: figures.worst.genuine, truth: 'same' },
    { title: 'Different people, nearest', pairs: figures.worst.impostor, truth: 'different' },
  ];
  const judged = (distance: number, truth: string) => {
    const said = standing(distance, { tau, margin });
    if (said === 'unsure') return 'too close to τ to tell';
    return said === truth ? 'right at this τ' : 'wrong at this τ';
  };
  return (
    <section className={styles.panel}>
      <h2>Worst pairs</h2>
      <p className={styles.soft}>Look here first: a wrong name or a poor picture shows up as a bad pair.</p>
      <div className={styles.two}>
        {lists.map(({ title, pairs, truth }) => (
          <div key={title} className={styles.worst}>
            <h3>{title}</h3>
            {pairs.length === 0 && <p className={styles.soft}>There are none.</p>}
            <ol>
              {pairs.map(({ left, right, distance }) => (
                <li key={`${left} ${right}`}>
                  <Face picture={pictures[left]} />
                  <Face picture={pictures[right]} />
                  <span className="number">
                    d {distance.toFixed(3)}
                    <small>{judged(distance, truth)}</small>
                  </span>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  );
}

function Face({ picture }: { picture: EvaluatedPicture | undefined }) {
  if (!picture) return null;
  return (
    <figure className={styles.face}>
      <Avatar name={picture.name} picture={picture.picture} size={64} />
      <figcaption title={picture.name}>{picture.name}</figcaption>
    </figure>
  );
}
