import { expect, it, vi } from 'vitest';
import { Pyramid } from '../../picture/resample.ts';
import type { Similarity } from '../../picture/similarity.ts';
import { drawn } from '../testing/pictures.ts';
import type { BlazeFace } from './blazeFace.ts';
import type { FaceMesh } from './faceMesh.ts';
import { StillSearch } from './stillSearch.ts';

it('asks the detector four times where there is no face, as each answer of a graphics card is a wait', async () => {
  const lookAt = vi.fn(async (_: Pyramid, windows: readonly Similarity[]) => windows.map(() => []));
  const look = vi.fn(async () => []);
  const lookAllRound = vi.fn(async () => ({ upright: [], turned: [] }));
  const networks = {
    blazeFace: { atOnce: 8, lookAllRound, look, lookAt } as unknown as BlazeFace,
    faceMesh: { fit: async () => [] } as unknown as FaceMesh,
    ssd: async () => null,
  };
  const picture = drawn(64, 48, () => 128);
  expect(await new StillSearch(networks, new Pyramid(picture), undefined).run()).toEqual([]);
  expect([lookAllRound, look, lookAt].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 2]);
  for (const [, windows] of lookAt.mock.calls) expect(windows).toHaveLength(3);
});
