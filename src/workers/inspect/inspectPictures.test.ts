import { expect, it } from 'vitest';
import { toInput, toPixels } from './inspectPictures.ts';

it('what is transparent stands on white: a black logo without a ground stays to be seen', () => {
  const data = new Uint8ClampedArray([10, 20, 30, 255, 0, 0, 0, 0, 255, 0, 0, 51]);
  const input = toInput({ data, width: 3, height: 1 });
  expect([...input.data]).toEqual([10, 20, 30, 255, 255, 255, 255, 204, 204]);
  expect([...toPixels(input).data.subarray(4, 8)]).toEqual([255, 255, 255, 255]);
});
