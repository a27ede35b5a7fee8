import { describe, expect, it } from 'vitest';
import { message } from '../../words/keys.ts';
import type { Figures, TrainResult } from '../../workers/train/trainJobs.ts';
import { hasWon, isUntaken, nothingToGain, versionOf } from './trainOutcome.ts';

const figures = (auc: number, eer: number): Figures => ({
  auc,
  eer,
  tau: 0.4,
  genuine: [1],
  impostor: [1],
  end: 1,
  pairs: { genuine: 10, impostor: 90 },
});

const result = (change: Partial<TrainResult>): TrainResult => ({
  target: 'head',
  before: figures(0.9, 0.15),
  after: figures(0.95, 0.1),
  people: { train: 12, heldOut: 4, single: 1 },
  steps: 100,
  collapsed: null,
  network: { kind: 'head', weights: [Float32Array.of(1)], scale: 0.8 },
  binary: null,
  ...change,
});

describe('winning on held-out people', () => {
  it('takes a larger AUC, or at the same AUC a smaller equal error rate', () => {
    expect(hasWon(result({}))).toBe(true);
    expect(hasWon(result({ after: figures(0.89, 0.05) }))).toBe(false);
    expect(hasWon(result({ after: figures(0.9, 0.15) }))).toBe(false);
    expect(hasWon(result({ after: figures(0.9, 0.14) }))).toBe(true);
  });

  it('is impossible where there was no error before', () => {
    const perfect = result({ before: figures(1, 0), after: figures(1, 0) });
    expect([nothingToGain(perfect), hasWon(perfect)]).toEqual([true, false]);
    expect(nothingToGain(result({}))).toBe(false);
  });

  it('is impossible after a collapse', () => {
    expect(hasWon(result({ collapsed: message('train.notFinite') }))).toBe(false);
  });
});

describe('what was trained', () => {
  it('is still to be taken while it won and was neither adopted nor kept', () => {
    expect(isUntaken({ result: result({}), keptAs: null })).toBe(true);
    expect(isUntaken({ result: result({}), keptAs: 'v1' })).toBe(false);
    expect(isUntaken({ result: result({ after: figures(0.89, 0.05) }), keptAs: null })).toBe(false);
    expect(isUntaken({ result: null, keptAs: null })).toBe(false);
  });
});

describe('a version', () => {
  it('says which encoder it works on and what it was measured at', () => {
    expect(versionOf(result({}), 'enrolled')).toMatchObject({
      kind: 'head',
      base: 'dlib-resnet-1',
      scale: 0.8,
      data: 'enrolled',
      measured: { startAuc: 0.9, auc: 0.95, trainPeople: 12, heldOutPeople: 4, steps: 100 },
    });
  });

  it('of the Siamese network works on no stored encoding', () => {
    const network = { kind: 'siamese' as const, weights: [], scale: 1 };
    expect(versionOf(result({ target: 'siamese', network }), 'drawn').base).toBeNull();
  });

  it('of the binary heads is the better one, w and b', () => {
    const head = (form: 'difference' | 'chi-squared', auc: number) => ({
      head: { form, w: Float32Array.of(-1, -2), b: 3 },
      figures: figures(auc, 0.1),
    });
    const binary = [head('difference', 0.93), head('chi-squared', 0.95)];
    const version = versionOf(result({ target: 'binary', network: null, binary }), 'folder');
    expect(version.kind).toBe('chi-squared');
    expect(version.weights.map((values) => [...values])).toEqual([[-1, -2], [3]]);
  });
});
