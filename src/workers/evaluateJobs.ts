import type { EvaluationFigures, EvaluationInput, Stage } from '../faces/evaluation.ts';

export type { EvaluationFigures, EvaluationInput, Stage } from '../faces/evaluation.ts';
export type { CrossValidation, FoldResult } from '../faces/folds.ts';
export type { GallerySize } from '../faces/identification.ts';

export type EvaluateJobs = {
  /** The statistics over encodings; the stages come as partials, each with its share done. */
  evaluate: {
    input: EvaluationInput;
    partial: { stage: Stage; share: number };
    output: EvaluationFigures;
  };
};
