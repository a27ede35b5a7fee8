import { expect, it, vi } from 'vitest';
import { LikenessError } from '../../errors.ts';
import type { FacesFound } from '../../faces/types.ts';
import type { Photo } from '../../storage/photos/photoRows.ts';
import { message } from '../../words/keys.ts';
import type { PhotosRun } from './photosState.ts';
import { type TakeInNeeds, takeIn } from './takeIn.ts';

const found = (name: string, text: string) => ({
  file: new File([text], name, { type: 'image/jpeg', lastModified: 1 }),
  folders: ['holiday'],
});
const face = {
  box: { x: 0, y: 0, width: 9, height: 9 },
  score: 1,
  encoding: Float32Array.of(1),
  quality: { eyeDistance: 50, sharpness: 100 },
  pose: { yaw: 0, pitch: 0, roll: 0 },
};

function desk(change: Partial<TakeInNeeds> = {}) {
  const kept: Photo[] = [];
  const seen: string[] = [];
  let run = null as PhotosRun | null;
  const needs: TakeInNeeds = {
    findInFile: async (file) => {
      seen.push(file.name);
      if ((await file.text()) === 'bad') throw new LikenessError('NotAPicture', { name: file.name });
      return { width: 10, height: 10, faces: [face] } as unknown as FacesFound;
    },
    hash: async (file) => `hash of ${await file.text()}`,
    atPlace: (file) => kept.find(({ name, size }) => name === file.name && size === file.size) ?? null,
    withHash: (hash) => kept.find((photo) => photo.hash === hash) ?? null,
    again: async () => undefined,
    keep: async (photo) => void kept.push(photo),
    rootOf: () => null,
    onRun: (now) => {
      run = now;
    },
    ...change,
  };
  return { kept, seen, needs, run: () => run };
}

it('a bad file is listed with its reason and ends nothing; what is no picture is not tried', async () => {
  const { needs, kept, run } = desk();
  const files = [found('1.jpg', 'a'), found('2.jpg', 'bad'), found('3.jpg', 'c')];
  files.push({ file: new File(['x'], 'film.mov'), folders: [] });
  await takeIn(files, 'holiday', [], needs).ended;
  expect(kept.map(({ name }) => name).sort()).toEqual(['1.jpg', '3.jpg']);
  expect(run()).toMatchObject({ state: 'ended', total: 3, done: 3, photos: 2, faces: 2, known: 0 });
  expect(run()?.left).toEqual([
    { name: 'film.mov', why: message('photos.notAPicture') },
    { name: 'holiday/2.jpg', why: expect.objectContaining({ name: 'NotAPicture' }) },
  ]);
});

it('the same picture is computed once: by its bytes in one run, by its place in the next', async () => {
  const { needs, seen, run } = desk();
  const files = [found('1.jpg', 'a'), found('copy.jpg', 'a'), found('2.jpg', 'b')];
  await takeIn(files, 'holiday', [], needs).ended;
  expect(seen).toHaveLength(2);
  const hash = vi.fn(needs.hash);
  await takeIn(files, 'holiday', [], { ...needs, hash }).ended;
  expect(seen).toHaveLength(2);
  expect(run()).toMatchObject({ known: 3, photos: 0 });
  // Only the copy, which lies in another place than what it copies, had to be read.
  expect(hash).toHaveBeenCalledTimes(1);
});

it('a full disk ends the run with its reason, and what was kept stays', async () => {
  const { needs, kept, run } = desk({
    keep: async (photo) => {
      if (kept.length === 2) throw new LikenessError('StorageFull');
      kept.push(photo);
    },
  });
  const files = Array.from({ length: 10 }, (_, i) => found(`${i}.jpg`, String(i)));
  await expect(takeIn(files, 'holiday', [], needs).ended).rejects.toThrow('StorageFull');
  expect(kept).toHaveLength(2);
  expect(run()?.state).toBe('stopped');
});

it('pauses, goes on and stops between two photos', async () => {
  const { needs, run, kept } = desk();
  const files = Array.from({ length: 8 }, (_, i) => found(`${i}.jpg`, String(i)));
  const running = takeIn(files, 'holiday', [], {
    ...needs,
    keep: async (photo) => {
      kept.push(photo);
      if (kept.length === 1) running.pause();
      if (kept.length === 4) running.stop();
    },
  });
  await vi.waitFor(() => expect(run()?.state).toBe('paused'));
  // The other photo under way comes to its end.
  await vi.waitFor(() => expect(run()?.done).toBe(2));
  running.resume();
  await running.ended;
  expect(run()?.state).toBe('stopped');
  expect(kept.length).toBeLessThanOrEqual(5);
});

it('tells the time left from what was computed, without the rest in between', async () => {
  let now = 0;
  const told: (number | null)[] = [];
  const { needs } = desk();
  const files = Array.from({ length: 6 }, (_, i) => found(`${i}.jpg`, String(i)));
  await takeIn(files, 'holiday', [], {
    ...needs,
    now: () => now,
    keep: async () => {
      now += 2000;
    },
    onRun: (run) => told.push(run.secondsLeft),
  }).ended;
  // Two seconds a photo.
  expect(told).toContain(6);
  expect(told.at(-1)).toBeNull();
});
