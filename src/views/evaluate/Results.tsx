import { useMemo } from 'react';
import { ratesOf } from '../../faces/evaluate/evaluation.ts';
import type { EvaluationResult } from '../../store/evaluate/evaluationState.ts';
import { Notice } from '../../ui/messages/Notice.tsx';
import { moment, sentences } from '../../words/numbers.ts';
import { say, tell } from '../../words/say.ts';
import { Curves } from './Curves.tsx';
import { DistanceHistogram } from './DistanceHistogram.tsx';
import styles from './Evaluate.module.css';
import { Folds } from './Folds.tsx';
import { GallerySizes } from './GallerySizes.tsx';
import { LeftOut } from './LeftOut.tsx';
import { WorstPairs } from './WorstPairs.tsx';

interface ResultsProps {
  result: EvaluationResult;
  tau: number;
  onTau: (tau: number) => void;
}

/** The pictures of an evaluation: distances with their threshold first, then what follows from them. */
export function Results({ result, tau, onTau }: ResultsProps) {
  const { figures, source, pairsFile, comparedBy, madeAt, seconds } = result;
  const took = {
    faces: figures.pictures,
    people: figures.people,
    source,
    genuine: figures.genuine,
    impostor: figures.impostor,
  };
  const rates = useMemo(() => ratesOf(figures), [figures]);
  return (
    <div className={styles.results}>
      <p className={`${styles.soft} number`} role="status">
        {sentences(
          pairsFile
            ? say('evaluate.tookPartListed', { ...took, list: pairsFile })
            : say('evaluate.tookPart', took),
          figures.impostor < figures.impostorInAll &&
            say('evaluate.drawnAtRandom', { inAll: figures.impostorInAll }),
          say('evaluate.made', { seconds, by: comparedBy.name, made: moment(madeAt) }),
        )}
      </p>
      <DistanceHistogram figures={figures} tau={tau} onTau={onTau} />
      {figures.refusals.length > 0 && (
        <Notice tone="caution" title={say('evaluate.cannotSay')}>
          <ul className={styles.refusals}>
            {figures.refusals.map((refusal) => (
              <li key={refusal.key}>{tell(refusal)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {figures.genuine > 0 && figures.impostor > 0 && <Curves rates={rates} tau={tau} />}
      {figures.folds && <Folds folds={figures.folds} />}
      {figures.sizes.length > 0 && figures.impostor > 0 && (
        <GallerySizes sizes={figures.sizes} rates={rates} tau={tau} />
      )}
      <WorstPairs result={result} tau={tau} />
      <LeftOut />
    </div>
  );
}
