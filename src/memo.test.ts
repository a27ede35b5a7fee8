import { expect, test, vi } from 'vitest';
import { Memo } from './memo.ts';

test('a thing is made once, whoever asks meanwhile', async () => {
  const memo = new Memo<string, number>();
  const make = vi.fn(async () => 7);
  expect(await Promise.all([memo.get('a', make), memo.get('a', make)])).toEqual([7, 7]);
  expect(await memo.get('b', async () => 8)).toBe(8);
  expect(make).toHaveBeenCalledTimes(1);
  expect(memo.keys).toEqual(['a', 'b']);
});

test('a making that failed is tried again; all who waited for it are told why', async () => {
  const memo = new Memo<string, number>();
  const fail = () => Promise.reject(new Error('no'));
  const both = [memo.get('a', fail), memo.get('a', fail)];
  await expect(Promise.allSettled(both)).resolves.toMatchObject([
    { reason: { message: 'no' } },
    { reason: { message: 'no' } },
  ]);
  expect(await memo.get('a', async () => 9)).toBe(9);
});

test('what was taken out is made anew, and a late failure does not take the new one away', async () => {
  const memo = new Memo<string, number>();
  let fail: (why: Error) => void = () => undefined;
  const first = memo.get('a', () => new Promise((_, reject) => { fail = reject; })); // biome-ignore format: one line reads better
  expect(memo.take('a')).toBe(first);
  expect(memo.take('a')).toBeUndefined();
  await memo.get('a', async () => 2);
  fail(new Error('late'));
  await expect(first).rejects.toThrow('late');
  expect(await memo.get('a', async () => 3)).toBe(2);
});
