import { expect, it } from 'vitest';
import { asSeenBy, toInput, toPixels } from './inspectPictures.ts';

it('what is transparent stands on white: a black logo without a ground stays to be seen', () => {
  const data = new Uint8ClampedArray([10, 20, 30, 255, 0, 0, 0, 0, 255, 0, 0, 51]);
  const input = toInput({ data, width: 3, height: 1 });
  expect([...input.data]).toEqual([10, 20, 30, 255, 255, 255, 255, 204, 204]);
  expect([...toPixels(input).data.subarray(4, 8)]).toEqual([255, 255, 255, 255]);
});

it('white stays white on white, however much of it is transparent', () => {
  const data = Uint8ClampedArray.from({ length: 256 * 4 }, (_, i) => (i % 4 === 3 ? (i - 3) / 4 : 255));
  expect(new Set(toInput({ data, width: 256, height: 1 }).data)).toEqual(new Set([255]));
});

it('a network without colours is shown what it sees, the mean of red, green and blue', () => {
  const picture = { data: new Uint8Array([255, 0, 0, 10, 20, 30]), width: 2, height: 1 };
  const input = (channels: 1 | 3) => ({ input: { channels } }) as Parameters<typeof asSeenBy>[0];
  expect([...asSeenBy(input(1), picture).data]).toEqual([85, 85, 85, 20, 20, 20]);
  expect(asSeenBy(input(3), picture)).toBe(picture);
});
