import { expect, it, vi } from 'vitest';
import type { FaceObservation, FacesFound } from '../../faces/types.ts';
import type { FindWatch } from './faces.ts';
import { type PhotoSearchState, photoSearch } from './photoSearch.ts';

const withFaces = (count: number, encoded = count) =>
  ({
    width: 10,
    height: 10,
    faces: Array.from({ length: count }, (_, i) => ({
      box: { x: 20 * i, y: 0, width: 10, height: 10 },
      encoding: i < encoded ? Float32Array.of(i) : null,
    })),
  }) as unknown as FacesFound;

/** A search that the test feeds by hand; a stop rejects it as the worker's client does. */
function setUp() {
  const states: PhotoSearchState[] = [];
  const runs: { watch: FindWatch; end: (found: FacesFound) => void; fail: (error: Error) => void }[] = [];
  const findInFile = (_: File, __: unknown, signal?: AbortSignal, watch: FindWatch = {}) =>
    new Promise<FacesFound>((end, fail) => {
      runs.push({ watch, end, fail });
      signal?.addEventListener('abort', () => fail(new DOMException('stopped', 'AbortError')));
    });
  const contentHash = async () => 'abc';
  const findInBox = async (_: File, box: FaceObservation['box']) =>
    box.width < 5 ? null : ({ box, encoding: Float32Array.of(9) } as FaceObservation);
  const search = photoSearch({ findInFile, findInBox, contentHash }, new File([], 'crowd.jpg'), (state) => {
    states.push(state);
  });
  const began = (count: number) => vi.waitFor(() => expect(runs).toHaveLength(count));
  const told = () => states.at(-1) as PhotoSearchState;
  const run = (at: number) => runs[at] as (typeof runs)[number];
  return { search, states, runs, run, told, began };
}

it('a stop keeps the faces found so far and tells of nothing that comes late', async () => {
  const { search, states, run, told, began } = setUp();
  await began(1);
  run(0).watch.onFound?.(withFaces(3, 2));
  search.stop();
  await Promise.resolve();
  expect(told()).toMatchObject({ status: 'stopped', fault: null });
  expect(told().found?.faces.map(({ encoding }) => encoding !== null)).toEqual([true, true, false]);
  const before = states.length;
  run(0).watch.onFound?.(withFaces(5));
  run(0).end(withFaces(9));
  await Promise.resolve();
  expect(states).toHaveLength(before);
});

it('tells how much was searched, of the search under way alone', async () => {
  const { search, run, told, began } = setUp();
  await began(1);
  run(0).watch.onFound?.({ ...withFaces(3), searched: 0.25 });
  run(0).watch.onFound?.({ ...withFaces(3), searched: 0.4 });
  search.stop();
  expect(told()).toMatchObject({ status: 'stopped', searched: 0.4 });
  search.goOn();
  await began(2);
  expect(told().searched).toBeNull();
  // Fewer faces than are shown already, yet it is on its way.
  run(1).watch.onFound?.({ ...withFaces(1), searched: 0.1 });
  expect(told()).toMatchObject({ searched: 0.1 });
  expect(told().found?.faces).toHaveLength(3);
});

it('goes on: shows what it had until as many are found again, then the whole', async () => {
  const { search, runs, run, told, began } = setUp();
  await began(1);
  run(0).watch.onFound?.(withFaces(3));
  search.stop();
  search.goOn();
  await began(2);
  run(1).watch.onFound?.(withFaces(1));
  expect(told()).toMatchObject({ status: 'searching' });
  expect(told().found?.faces).toHaveLength(3);
  run(1).watch.onFound?.(withFaces(4));
  expect(told().found?.faces).toHaveLength(4);
  run(1).end(withFaces(6));
  await vi.waitFor(() => expect(told()).toMatchObject({ status: 'done', contentHash: 'abc' }));
  expect(told().found?.faces).toHaveLength(6);
  search.goOn();
  search.stop();
  expect(runs).toHaveLength(2);
  expect(told().status).toBe('done');
});

it('tells a failure, and nothing once it was ended', async () => {
  const { search, states, run, told, began } = setUp();
  await began(1);
  run(0).fail(new Error('The file is gone.'));
  await vi.waitFor(() =>
    expect(told()).toMatchObject({ status: 'failed', fault: { values: { detail: 'The file is gone.' } } }),
  );
  const other = setUp();
  await other.began(1);
  const before = other.states.length;
  other.search.end();
  await Promise.resolve();
  await Promise.resolve();
  expect(other.states).toHaveLength(before);
  search.end();
  expect(states.at(-1)?.status).toBe('failed');
});

it('a face in a drawn box is one more, stays when the search goes on, and is not there twice', async () => {
  const { search, run, told, began } = setUp();
  await began(1);
  run(0).watch.onFound?.(withFaces(2));
  search.stop();
  const box = { x: 100, y: 0, width: 10, height: 10 };
  expect(await search.addInBox({ ...box, width: 2 })).toBeNull();
  const added = await search.addInBox(box);
  expect(added?.box).toEqual(box);
  expect(told().found?.faces).toHaveLength(3);
  // Drawn around one that is there.
  expect(await search.addInBox({ x: 21, y: 0, width: 10, height: 10 })).toBe(told().found?.faces[1]);
  expect(told().found?.faces).toHaveLength(3);
  search.goOn();
  await began(2);
  // The new search finds one more, and then the drawn one itself, which is at 20 * 5.
  run(1).watch.onFound?.(withFaces(3));
  expect(told().found?.faces).toHaveLength(4);
  run(1).end(withFaces(6));
  await vi.waitFor(() => expect(told().status).toBe('done'));
  expect(told().found?.faces).toHaveLength(6);
});
