import { expect, it } from 'vitest';
import type { GetState, SetState } from '../state.ts';
import { trainingStudio } from './train.ts';
import { idleRun, initialTrain, type TrainState } from './trainState.ts';

/** The studio on a state of its own, in Node, where no worker can be started: every run fails. */
function studio() {
  let state: { train: TrainState; settings: { backend: 'auto' } } = {
    train: initialTrain,
    settings: { backend: 'auto' },
  };
  const set = ((part: Partial<typeof state>) => {
    state = { ...state, ...part };
  }) as unknown as SetState;
  const get = (() => state) as unknown as GetState;
  const never = () => Promise.reject(new Error('not asked for'));
  const { actions } = trainingStudio(set, get, '', () => [], never, never);
  return { actions, set, train: () => state.train };
}

it('learns from enrolled people by a network that can: they are encodings, not pictures', () => {
  const { actions, train } = studio();
  expect(train().choice.target).toBe('siamese');
  actions.change({ source: 'enrolled' });
  expect(train().choice).toMatchObject({ source: 'enrolled', target: 'head' });
  expect(train().choice.recipe).toMatchObject({ rate: 0.001, steps: 300 });
  actions.change({ target: 'siamese' });
  expect(train().choice.target).toBe('head');
  actions.change({ source: 'drawn', target: 'siamese' });
  expect(train().choice).toMatchObject({ source: 'drawn', target: 'siamese' });
});

it('keeps what was trained when the next training fails, and says why it failed', async () => {
  const { actions, set, train } = studio();
  const figures = { auc: 0.9, eer: 0.1, tau: 0.4, genuine: [1], impostor: [1], end: 1 };
  const before = { ...figures, pairs: { genuine: 1, impostor: 1 } };
  const result = {
    target: 'siamese' as const,
    before,
    after: { ...before, auc: 0.95 },
    people: { train: 8, heldOut: 2, single: 0 },
    steps: 400,
    collapsed: null,
    network: { kind: 'siamese' as const, weights: [Float32Array.of(1)], scale: 1 },
    binary: null,
  };
  set({ train: { ...initialTrain, run: { ...idleRun, status: 'done', before, result } } });
  actions.change({ source: 'enrolled' });
  await actions.start();
  expect(train().run.result).toBe(result);
  expect(train().run).toMatchObject({ status: 'done', before, fault: { message: expect.any(String) } });
});

it('is idle with the reason when the first training fails', async () => {
  const { actions, train } = studio();
  await actions.start();
  expect(train().run).toMatchObject({ status: 'failed', result: null });
  expect(train().run.fault).not.toBeNull();
});
