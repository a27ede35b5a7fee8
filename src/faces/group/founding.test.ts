import { expect, it } from 'vitest';
import { foundsGroup } from './founding.ts';

const clear = {
  doubt: null,
  pose: { yaw: 10, pitch: 0, roll: 0 },
  quality: {
    eyeDistance: 60,
    sharpness: 6,
    exposure: { mean: 0.5, contrast: 0.2, underexposed: 0, overexposed: 0 },
  },
};

it('a clear face founds a group; a doubtful, tiny, smeared or averted one does not', () => {
  expect(foundsGroup(clear)).toBe(true);
  expect(foundsGroup({ ...clear, doubt: 'faint' })).toBe(false);
  expect(foundsGroup({ ...clear, quality: { ...clear.quality, eyeDistance: 13 } })).toBe(false);
  // A group photo blurred by 8 pixels.
  expect(foundsGroup({ ...clear, quality: { ...clear.quality, sharpness: 2.5 } })).toBe(false);
  expect(foundsGroup({ ...clear, pose: { ...clear.pose, yaw: -61 } })).toBe(false);
});
