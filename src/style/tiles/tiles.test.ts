import { describe, expect, it } from 'vitest';
import { styleLayerNames, styleLayerStride } from '../../networks/style/styleLayers.ts';
import { addTo, amongZeros, cut, emptyMap, put } from './maps.ts';
import { stretchesOf } from './stretches.ts';
import { tilesOf } from './tiles.ts';

describe('tiles', () => {
  it('cover each position once, with their halo as far as the map goes', () => {
    const tiles = tilesOf({ width: 80, height: 48 }, 32, { halo: 16, align: 16 });
    const covered = emptyMap(80, 48, 1);
    for (const { own } of tiles) addTo(covered, new Float32Array(own.width * own.height).fill(1), own);
    expect(covered.values.every((times) => times === 1)).toBe(true);
    expect(tiles).toHaveLength(6);
    expect(tiles[1]).toEqual({
      own: { x: 32, y: 0, width: 32, height: 32 },
      outer: { x: 16, y: 0, width: 64, height: 48 },
    });
    // What is left is shared out: 160 in tiles of at most 100 are two of 80.
    expect(
      tilesOf({ width: 160, height: 16 }, 100, { halo: 0, align: 16 }).map(({ own }) => own.width),
    ).toEqual([80, 80]);
  });

  it('are cut out, written over and added to by rows', () => {
    const map = { ...emptyMap(3, 2, 1), values: Float32Array.of(1, 2, 3, 4, 5, 6) };
    const right = { x: 1, y: 0, width: 2, height: 2 };
    expect([...cut(map, right)]).toEqual([2, 3, 5, 6]);
    addTo(map, Float32Array.of(10, 20, 30, 40), right);
    expect([...map.values]).toEqual([1, 12, 23, 4, 35, 46]);
    put(map, Float32Array.of(7, 8, 9, 0), right, { x: 2, y: 1, width: 1, height: 1 });
    expect([...map.values]).toEqual([1, 12, 23, 4, 35, 0]);
    expect([...amongZeros(Float32Array.of(5), { x: 2, y: 1, width: 1, height: 1 }, right, 1)]).toEqual([
      0, 0, 0, 5,
    ]);
  });
});

describe('stretches', () => {
  const layers = styleLayerNames.map((name, i) => ({
    name,
    channels: 10 + i,
    readout: undefined,
    stride: styleLayerStride(name),
    parameters: 0,
  }));

  it('have the halo of their own layers, worked out by hand', () => {
    // conv3_1 to conv3_4 see 4 positions, so 8 of conv2_2's; 10 of conv1_2's twice over are 20, and 22 of the picture's: 24.
    expect(stretchesOf(layers, ['conv1_1', 'conv3_4'])).toMatchObject([
      {
        from: 'conv1_1',
        to: 'conv3_4',
        passesOn: false,
        taps: ['conv1_1', 'conv3_4'],
        channels: 3,
        halo: 24,
        align: 4,
      },
    ]);
    // conv5_1 sees 1, 2 of conv4_4's, and conv4_1 to conv4_4 4 more: 6 positions of what reaches conv4_1, which has 17 channels.
    expect(stretchesOf(layers, ['conv5_1', 'conv2_1'])).toMatchObject([
      { from: 'conv1_1', to: 'conv3_4', passesOn: true, taps: ['conv2_1'], stride: 1, halo: 24, align: 8 },
      {
        from: 'conv4_1',
        to: 'conv5_1',
        passesOn: false,
        taps: ['conv5_1'],
        channels: 17,
        stride: 8,
        halo: 6,
        align: 2,
      },
    ]);
    expect(stretchesOf(layers, ['conv1_2'])).toMatchObject([{ to: 'conv1_2', halo: 2, align: 1 }]);
  });
});
