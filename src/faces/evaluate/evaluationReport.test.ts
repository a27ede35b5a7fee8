import { expect, it } from 'vitest';
import { message } from '../../words/keys.ts';
import type { EvaluationFigures } from './evaluation.ts';
import { confusionAt, evaluationJson, standingsAt } from './evaluationReport.ts';
import { countsByTau } from './tauGrid.ts';

const figuresOf = (genuine: number[], impostor: number[]) =>
  ({
    genuine: genuine.length,
    impostor: impostor.length,
    genuineCounts: countsByTau(genuine),
    impostorCounts: countsByTau(impostor),
  }) as EvaluationFigures;

const figures = figuresOf([0.1, 0.319, 0.33, 0.36, 0.399, 0.41], [0.3, 0.34, 0.361, 0.4, 0.401, 2.5]);

it('what is within the margin of tau is neither right nor wrong', () => {
  // 0.32 to 0.40 cannot be told.
  expect(standingsAt(figures, { tau: 0.36, margin: 0.04 })).toEqual({
    genuine: { same: 2, unsure: 3, different: 1 },
    impostor: { same: 1, unsure: 3, different: 2 },
  });
});

it('without a margin it is the confusion by tau alone', () => {
  const { genuine, impostor } = standingsAt(figures, { tau: 0.36, margin: 0 });
  expect(genuine).toEqual({ same: 4, unsure: 0, different: 2 });
  expect(impostor).toEqual({ same: 2, unsure: 0, different: 4 });
  expect(confusionAt(figures, 0.36)).toEqual({
    truePositive: 4,
    falseNegative: 2,
    falsePositive: 2,
    trueNegative: 4,
  });
});

it('where tau is smaller than the margin nothing is the same person', () => {
  const { genuine } = standingsAt(figuresOf([0, 0.05], [0.5]), { tau: 0.02, margin: 0.04 });
  expect(genuine).toEqual({ same: 0, unsure: 2, different: 0 });
});

it('a report is the same in every language: what is said on the screen stands in it by name', () => {
  const json = evaluationJson({
    figures: {
      ...figures,
      bands: null,
      sizes: [],
      worst: { genuine: [], impostor: [] },
      refusals: [message('evaluate.noIntervals', { needed: 10, people: 3 })],
    } as unknown as EvaluationFigures,
    pictures: [],
    source: message('people.sourceEnrolled'),
    pairsFile: null,
    comparedBy: { name: 'Head by triplets' },
    madeAt: 0,
    seconds: 1,
    left: [{ name: 'Ada/1.jpg', why: message('people.sameAs', { name: 'Ada/2.jpg' }) }],
    tau: 0.36,
    margin: 0.04,
    calibration: null,
  });
  expect(JSON.parse(json)).toMatchObject({
    source: 'sourceEnrolled',
    comparedBy: 'Head by triplets',
    refused: [{ is: 'noIntervals', needed: 10, people: 3 }],
    leftOut: [{ name: 'Ada/1.jpg', why: { is: 'sameAs', name: 'Ada/2.jpg' } }],
  });
});
