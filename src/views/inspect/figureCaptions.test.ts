import { expect, it } from 'vitest';
import { BUILT_IN } from '../../store/inspect/inspectFigure.ts';
import { idleFigure, initialInspect } from '../../store/inspect/inspectState.ts';
import { captionFigure } from './figureCaptions.ts';

const unit = {
  channel: 12,
  values: Float32Array.from([2.345, 1]),
  places: new Int32Array(6),
  pixels: new Uint8ClampedArray(8),
};
const view = {
  layer: 'conv2_1',
  field: { width: 10, height: 10 },
  side: 1,
  channels: 20,
  live: 2,
  silent: [],
  units: [unit, { ...unit, channel: 7 }],
};

it('captions the figure with its network, its set and what each layer sees', () => {
  const figure = { ...idleFigure, set: BUILT_IN, pictures: 148, views: [view] };
  const drawn = captionFigure({ ...initialInspect, figure });
  expect(drawn.title).toBe('What units of the embedded style network answer to most');
  expect(drawn.source).toBe(
    'Nine units of each layer, and of each unit its nine strongest patches among 148 pictures, the built-in pictures.',
  );
  expect(drawn.views[0]).toMatchObject({
    layer: 'conv2_1',
    caption: 'each unit sees 10 × 10 pixels; channels 12 and 7',
    units: [{ title: 'channel 12, strongest 2.35' }, { title: 'channel 7, strongest 2.35' }],
  });
});

it('names a set of files by their number, and a dropped model by its name', () => {
  const figure = { ...idleFigure, set: 'files:3', pictures: 1 };
  const drawn = captionFigure({ ...initialInspect, network: 'model', modelName: 'pebbles', figure });
  expect(drawn.title).toBe('What units of pebbles answer to most');
  expect(drawn.source).toMatch(/among 1 picture, 3 files\.$/);
});
