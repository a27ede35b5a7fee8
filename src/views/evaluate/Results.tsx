import { useMemo } from 'react';
import { ratesOf } from '../../faces/evaluate/evaluation.ts';
import type { EvaluationResult } from '../../store/evaluate/evaluationState.ts';
import { Notice } from '../../ui/messages/Notice.tsx';
import { many } from '../../ui/numbers.ts';
import { Curves } from './Curves.tsx';
import { DistanceHistogram } from './DistanceHistogram.tsx';
import styles from './Evaluate.module.css';
import { Folds } from './Folds.tsx';
import { GallerySizes } from './GallerySizes.tsx';
import { LeftOut } from './LeftOut.tsx';
import { WorstPairs } from './WorstPairs.tsx';
import { whole } from './words.ts';

interface ResultsProps {
  result: EvaluationResult;
  tau: number;
  onTau: (tau: number) => void;
}

/** The pictures of an evaluation: distances with their threshold first, then what follows from them. */
export function Results({ result, tau, onTau }: ResultsProps) {
  const { figures, source, pairsFile, comparedBy, madeAt, seconds } = result;
  const rates = useMemo(() => ratesOf(figures), [figures]);
  return (
    <div className={styles.results}>
      <p className={`${styles.soft} number`} role="status">
        {many(figures.pictures, 'face', 'faces')} of {many(figures.people, 'person', 'people')} from {source}
        {pairsFile ? `, the pairs of ${pairsFile}` : ''}: {many(figures.genuine, 'comparison', 'comparisons')}{' '}
        of the same person, {whole(figures.impostor)} of different people
        {figures.impostor < figures.impostorInAll
          ? `, drawn at random from ${whole(figures.impostorInAll)}`
          : ''}
        . {seconds.toFixed(1)} s, by {comparedBy.name}, {new Date(madeAt).toLocaleString('en-GB')}.
      </p>
      <DistanceHistogram figures={figures} tau={tau} onTau={onTau} />
      {figures.refusals.length > 0 && (
        <Notice tone="caution" title="What this data cannot say">
          <ul className={styles.refusals}>
            {figures.refusals.map((refusal) => (
              <li key={refusal}>{refusal}</li>
            ))}
          </ul>
        </Notice>
      )}
      {figures.genuine > 0 && <Curves rates={rates} tau={tau} />}
      {figures.folds && <Folds folds={figures.folds} />}
      {figures.sizes.length > 0 && <GallerySizes sizes={figures.sizes} rates={rates} tau={tau} />}
      <WorstPairs result={result} tau={tau} />
      <LeftOut />
    </div>
  );
}
