import { describe, expect, it } from 'vitest';
import { filterBank } from './bank.ts';
import { directConvolution, readWindow, sumOfProducts } from './directSum.ts';
import { edgeExample, heartbeat, loudestStretch, phantom, sheppLogan, textbookInput } from './inputs.ts';
import { namedFilter } from './kernels.ts';
import { clipGrid, pictureGrid } from './pixels.ts';
import { flatIndex, placeOf } from './types.ts';
import { project, sliceOf } from './volume.ts';

const plain = { filterSize: 5, stride: 1, padding: 0, dilation: 1 };

describe('the textbook inputs', () => {
  it('give the shapes and sums worked out by hand', () => {
    const picture = textbookInput(2);
    expect(picture.size).toEqual([14, 14]);
    expect(picture.channels).toBe(3);
    const filter = namedFilter('edge-x', 2, 5, 3);
    // At (0, 5): red has 2 columns of five tens on the bright side, 100; green and blue are even there.
    expect(sumOfProducts(readWindow(picture, plain, [0, 5]).values, filter)).toBe(100);
    expect(sumOfProducts(readWindow(picture, plain, [0, 0]).values, filter)).toBe(0);
    // Line: 9 9 6 3 1 at 5; edge 1 1 0 -1 -1 gives 9 + 9 - 3 - 1.
    const line = textbookInput(1);
    expect(sumOfProducts(readWindow(line, plain, [5]).values, namedFilter('edge-x', 1, 5, 1))).toBe(14);
    expect(directConvolution(line, [namedFilter('edge-x', 1, 5, 1)], plain).data).toHaveLength(10);
    // Block: at (0, 3, 5) columns 3 4 | 5 | 6 7, slices 5..9 of which four are of the bar: 0 - 2 x 10 x 5 rows x 4.
    const block = textbookInput(3);
    expect(block.size).toEqual([14, 14, 14]);
    expect(sumOfProducts(readWindow(block, plain, [0, 3, 5]).values, namedFilter('edge-x', 3, 5, 1))).toBe(
      -400,
    );
  });

  it('read zeros in the padding and mark them', () => {
    const { values, padded } = readWindow(textbookInput(1), { ...plain, padding: 2 }, [0]);
    expect([...values]).toEqual([0, 0, 0, 0, 1]);
    expect([...padded]).toEqual([1, 1, 0, 0, 0]);
  });
});

it('the heartbeat has one R wave a beat, highest of all', () => {
  const { data, size } = heartbeat(256, 4);
  expect(size).toEqual([256]);
  for (let k = 0; k < 4; k++) {
    const one = data.subarray(64 * k, 64 * (k + 1));
    const peak = one.indexOf(Math.max(...one));
    expect(Math.abs(peak - 0.365 * 64)).toBeLessThanOrEqual(1);
    expect(Math.max(...one)).toBeGreaterThan(0.9);
  }
});

describe('the head', () => {
  it('has the densities of its formula', () => {
    expect(sheppLogan(0, 0.9, 0)).toBeCloseTo(1, 6);
    expect(sheppLogan(0, 0, 0)).toBeCloseTo(0.2, 6);
    expect(sheppLogan(0.22, 0, 0)).toBeCloseTo(0, 6);
    expect(sheppLogan(0, 0.3, -0.1)).toBeCloseTo(0.3, 6);
    expect(sheppLogan(0.95, 0.95, 0.95)).toBe(0);
  });

  it('fills a block whose slices and projections show it', () => {
    const grid = phantom(24);
    expect(grid.data).toHaveLength(24 ** 3);
    const middle = sliceOf(grid, 12, 0);
    expect(middle[12 * 24 + 12]).toBeCloseTo(0.2, 5);
    expect(middle[0]).toBe(0);
    const front = project(grid, 0, 0, 'depth');
    // Seen through the skull every ray in the middle meets bone.
    const centre = front.values[12 * front.width + Math.floor(front.width / 2)] ?? 0;
    expect(centre).toBeCloseTo(1, 1);
  });
});

it('a projection keeps one bright point, turned about the upright axis', () => {
  const size = [5, 5, 5];
  const data = new Float32Array(125);
  data[flatIndex(size, [1, 3, 2])] = -7;
  const seen = project({ size, channels: 1, data }, 0, 0, 'height');
  const middle = (seen.width - 1) / 2;
  const at = (values: Float32Array, row: number, column: number) => values[row * seen.width + column] ?? 0;
  // Column 3 of 5 is one right of the middle, and one left of it from behind; the row stays.
  expect(at(seen.values, 1, middle + 1)).toBe(-7);
  const behind = project({ size, channels: 1, data }, 0, Math.PI, 'height');
  expect(at(behind.values, 1, middle - 1)).toBeCloseTo(-7, 4);
  expect(placeOf([5, seen.width], seen.values.indexOf(-7))).toEqual([1, middle + 1]);
});

it('pixels become numbers from 0 to 1, and frames a block of height x width x time', () => {
  const pixels = { data: new Uint8ClampedArray([255, 0, 0, 255, 0, 0, 255, 255]), width: 2, height: 1 };
  expect([...pictureGrid(pixels, true).data]).toEqual([1, 0, 0, 0, 0, 1]);
  expect(pictureGrid(pixels, false).data[0]).toBeCloseTo(0.2126, 5);
  // Of a logo without a ground, whose hidden pixels are black: white, and half of what is half seen.
  const logo = { data: new Uint8ClampedArray([0, 0, 0, 0, 255, 0, 0, 51]), width: 2, height: 1 };
  expect([...pictureGrid(logo, true).data].map((value) => value.toFixed(3))).toEqual(['1.000', '1.000', '1.000', '1.000', '0.800', '0.800']); // biome-ignore format: one line reads better
  const clip = clipGrid([pixels, pixels, pixels]);
  expect(clip.size).toEqual([1, 2, 3]);
  expect(clip.data[0]).toBe(clip.data[2]);
});

describe('a recording', () => {
  it('is cut to its loudest stretch', () => {
    const recording = new Float32Array(4000);
    for (let i = 0; i < 400; i++) recording[2000 + i] = 0.25 * Math.sin(i / 9);
    const { data } = loudestStretch(recording, 4000, 200, 2000);
    expect(Math.max(...data.map(Math.abs))).toBeCloseTo(1, 6);
    expect(data.filter((value) => value !== 0).length).toBeGreaterThan(180);
  });

  it('of silence stays silent', () => {
    expect(loudestStretch(new Float32Array(1000).fill(1e-5), 1000, 100, 1000).data[50]).toBeCloseTo(1e-5, 8);
  });
});

it('the lecture’s edge, 6 x 6: convolved with the vertical edge filter it is 30 over the edge and 0 beside it', () => {
  const grid = edgeExample();
  const [filter] = filterBank(2, 3, 1, 1);
  const settings = { filterSize: 3, stride: 1, padding: 0, dilation: 1 };
  const sums = [0, 1, 2, 3].map((column) => {
    const { values } = readWindow(grid, settings, [1, column]);
    return values.reduce((sum, value, i) => sum + value * (filter?.weights[i] ?? Number.NaN), 0);
  });
  expect(sums).toEqual([0, 30, 30, 0]);
});
