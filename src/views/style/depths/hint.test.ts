import { expect, test } from 'vitest';
import { hintOf } from './hint.ts';

test('the three pictures wait for three layers, and for the live video to be closed', () => {
  const chosen = ['conv1_1', 'conv3_3', 'conv5_1'] as const;
  expect(hintOf({ live: false, chosen })).toBeNull();
  expect(hintOf({ live: true, chosen })).toBe('styleStage.depthsLive');
  expect(hintOf({ live: false, chosen: ['conv1_1', 'conv3_3', 'conv1_1'] })).toBe(
    'styleStage.depthsDifferent',
  );
});
