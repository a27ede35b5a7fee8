import type { EvaluationFigures, EvaluationInput, Stage } from '../../faces/evaluate/evaluation.ts';

export type { EvaluationFigures, EvaluationInput, Stage } from '../../faces/evaluate/evaluation.ts';
export type { CrossValidation, FoldResult } from '../../faces/evaluate/folds.ts';
export type { GallerySize } from '../../faces/match/identification.ts';

export type EvaluateJobs = {
  /** The statistics over encodings; the stages come as partials, each with its share done. */
  evaluate: {
    input: EvaluationInput;
    partial: { stage: Stage; share: number };
    output: EvaluationFigures;
  };
};
