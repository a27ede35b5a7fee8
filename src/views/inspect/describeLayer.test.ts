import { expect, it } from 'vitest';
import type { LayerSummary } from '../../visualisation/layerList.ts';
import { message } from '../../words/keys.ts';
import { describeLayer } from './describeLayer.ts';

const layer: LayerSummary = {
  name: 'conv1_1',
  kind: message('networks.stride', {
    kind: message('networks.convolution', { height: 3, width: 3 }),
    stride: '2',
  }),
  shape: [224, 224, 24],
  parameters: 672,
  share: 0.004,
  multiplyAdds: 1,
  field: [3, 5],
  known: true,
  stride: 1,
};

it('says all there is to say of a layer in one line', () => {
  expect(describeLayer(layer)).toBe(
    'conv1_1, convolution 3 × 3, stride 2: 224 × 224 × 24 numbers, 672 parameters, each unit sees 5 × 3 pixels, under 1% of the arithmetic',
  );
});

it('says when a unit sees everything, and when that is not known', () => {
  expect(
    describeLayer({ ...layer, kind: 'Dense', parameters: 1_623_456, share: 0.4, field: null, shape: [10] }),
  ).toBe('conv1_1, Dense: 10 numbers, 1.62 million parameters, each unit sees the whole picture, 40% of the arithmetic'); // biome-ignore format: one line reads better
  expect(describeLayer({ ...layer, field: null, known: false })).toContain('what a unit sees is not known');
});
