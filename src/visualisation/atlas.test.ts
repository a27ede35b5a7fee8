import { describe, expect, it } from 'vitest';
import { channelFigures, channelOf, glowColour, histogram, tileAtlas } from './atlas.ts';
import { encodeNpy } from './npy.ts';

/** Two rows, three columns, two channels; the second channel is ten times the first, one of its numbers 0. */
const activations = Float32Array.from([1, 10, 2, 20, 3, 30, 4, 40, 5, 0, 6, 60]);

describe('the atlas', () => {
  it('tells mean, extremes, zeros and the place of the greatest of each channel', () => {
    expect(channelFigures(activations, 3, 2)).toEqual([
      { channel: 0, mean: 3.5, greatest: 6, least: 1, zeros: 0, peak: [1, 2] },
      { channel: 1, mean: 160 / 6, greatest: 60, least: 0, zeros: 1 / 6, peak: [1, 2] },
    ]);
  });

  it('tiles channels side by side, brightest where they answer most, in the order asked for', () => {
    const figures = channelFigures(activations, 3, 2);
    const own = tileAtlas(activations, [2, 3, 2], figures, { order: 'mean', scale: 'channel', silent: true });
    expect(own.channels).toEqual([1, 0]);
    // Sixteen pixels a number, one between two tiles.
    expect([own.columns, own.tile, own.pitch]).toEqual([2, { width: 48, height: 32 }, { x: 49, y: 33 }]);
    expect([own.width, own.height]).toEqual([97, 32]);
    const colourAt = (atlas: typeof own, x: number, y: number) => [
      ...atlas.data.subarray(4 * (y * atlas.width + x), 4 * (y * atlas.width + x) + 3),
    ];
    expect(colourAt(own, 40, 20)).toEqual(glowColour(1));
    expect(colourAt(own, 24, 24)).toEqual(glowColour(0));
    expect(colourAt(own, 49 + 40, 20)).toEqual(glowColour(1));
    // On the layer's scale 6 is a tenth of 60: step 25 of 255.
    const shared = tileAtlas(activations, [2, 3, 2], figures, {
      order: 'index',
      scale: 'layer',
      silent: true,
    });
    expect(shared.channels).toEqual([0, 1]);
    expect(colourAt(shared, 40, 20)).toEqual(glowColour(25 / 255));
  });

  it('leaves out channels of nothing but zeros, unless they are asked for or there is nothing else', () => {
    const arrangement = { order: 'index', scale: 'channel', silent: false } as const;
    // Channels 0 and 2 are zeros, 1 is not.
    const some = Float32Array.from([0, 3, 0, 0, 1, 0]);
    const figures = channelFigures(some, 2, 3);
    const folded = tileAtlas(some, [1, 2, 3], figures, arrangement);
    expect([folded.channels, folded.columns]).toEqual([[1], 1]);
    expect(tileAtlas(some, [1, 2, 3], figures, { ...arrangement, silent: true }).channels).toEqual([0, 1, 2]);
    const none = new Float32Array(6);
    expect(tileAtlas(none, [1, 2, 3], channelFigures(none, 2, 3), arrangement).channels).toEqual([0, 1, 2]);
  });

  it('shrinks a layer that is larger than the picture of it', () => {
    const many = new Float32Array(512 * 512 * 16).fill(1);
    const atlas = tileAtlas(many, [512, 512, 16], channelFigures(many, 512, 16), {
      order: 'index',
      scale: 'layer',
      silent: true,
    });
    expect([atlas.columns, atlas.tile]).toEqual([4, { width: 256, height: 256 }]);
  });

  it('has colours that grow lighter from step to step', () => {
    const lightness = Array.from({ length: 32 }, (_, i) => {
      const [r, g, b] = glowColour(i / 31);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    });
    for (let i = 1; i < 32; i++) expect(lightness[i]).toBeGreaterThan(lightness[i - 1] ?? 0);
  });

  it('counts how often each size of number comes', () => {
    expect(histogram(channelOf(activations, 2, 1), 6)).toEqual({
      from: 0,
      to: 60,
      counts: [1, 1, 1, 1, 1, 1],
    });
    expect(histogram(new Float32Array(4), 2)).toEqual({ from: 0, to: 0, counts: [4, 0] });
  });
});

describe('NumPy’s file', () => {
  it('is laid out as its format says', () => {
    const bytes = encodeNpy(Float32Array.from([1, -2.5]), [1, 2]);
    // 0x93 NUMPY 1 0, then the header's length, little-endian: 118, so that the numbers begin at 128.
    expect([...bytes.subarray(0, 10)]).toEqual([0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0]);
    const header = new TextDecoder().decode(bytes.subarray(10, 128));
    expect(header).toMatch(/^\{'descr': '<f4', 'fortran_order': False, 'shape': \(1, 2\), \} *\n$/);
    const view = new DataView(bytes.buffer, 128);
    expect([view.getFloat32(0, true), view.getFloat32(4, true), view.byteLength]).toEqual([1, -2.5, 8]);
    expect(new TextDecoder().decode(encodeNpy(new Float32Array(3), [3]).subarray(10, 128))).toContain('(3,)');
  });
});
