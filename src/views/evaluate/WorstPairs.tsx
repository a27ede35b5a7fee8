import { standing } from '../../faces/match/thresholds.ts';
import type { EvaluatedPicture, EvaluationResult } from '../../store/evaluate/evaluationState.ts';
import { useLikeness } from '../../store/react.ts';
import { Avatar } from '../../ui/buttons/Chip.tsx';
import { say } from '../../words/say.ts';
import styles from './Evaluate.module.css';

interface WorstPairsProps {
  result: EvaluationResult;
  tau: number;
}

/** The comparisons that went most wrong, with their pictures: often a mislabelled or a poor one. */
export function WorstPairs({ result: { figures, pictures }, tau }: WorstPairsProps) {
  const margin = useLikeness((state) => state.settings.margin);
  const lists = [
    { title: say('evaluate.worstSame'), pairs: figures.worst.genuine, truth: 'same' },
    { title: say('evaluate.worstDifferent'), pairs: figures.worst.impostor, truth: 'different' },
  ];
  const judged = (distance: number, truth: string) => {
    const said = standing(distance, { tau, margin });
    if (said === 'unsure') return say('evaluate.pairUnsure');
    return say(said === truth ? 'evaluate.pairRight' : 'evaluate.pairWrong');
  };
  return (
    <section className={styles.panel}>
      <h2>{say('evaluate.worst')}</h2>
      <p className={styles.soft}>{say('evaluate.worstMore')}</p>
      <div className={styles.two}>
        {lists.map(({ title, pairs, truth }) => (
          <div key={title} className={styles.worst}>
            <h3>{title}</h3>
            {pairs.length === 0 && <p className={styles.soft}>{say('evaluate.noneOfThem')}</p>}
            <ol>
              {pairs.map(({ left, right, distance }) => (
                <li key={`${left} ${right}`}>
                  <Face picture={pictures[left]} />
                  <Face picture={pictures[right]} />
                  <span className="number">
                    {say('evaluate.pairDistance', { distance })}
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
