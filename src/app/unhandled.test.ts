import { beforeEach, expect, it, vi } from 'vitest';
import { LikenessError } from '../errors.ts';
import { reportUnhandled } from './unhandled.ts';

const told = vi.hoisted(() => [] as { title: string; detail: string | undefined }[]);
vi.mock('../ui/messages/toasts.ts', () => ({
  toast: (title: string, { detail }: { detail?: string } = {}) => told.push({ title, detail }),
}));

const page = new EventTarget();
reportUnhandled(page);
const happen = (name: string, fields: object) => page.dispatchEvent(Object.assign(new Event(name), fields));

beforeEach(() => {
  told.length = 0;
});

it('tells what an action rejected with and nobody caught, with what to do', async () => {
  happen('unhandledrejection', {
    reason: new LikenessError('StorageFull'),
  });
  happen('unhandledrejection', { reason: new TypeError('x is undefined') });
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told).toEqual([
    {
      title: 'There is no room left to store this.',
      detail: expect.stringMatching(/^Free some disk space/),
    },
    {
      title: 'Something went wrong inside Likeness (x is undefined).',
      detail: 'Try again; if it comes back, reload the page.',
    },
  ]);
});

it('tells nothing of a cancelled job, nor of a note of the browser that carries no error', async () => {
  happen('unhandledrejection', { reason: new DOMException('The job was cancelled.', 'AbortError') });
  happen('error', { message: 'ResizeObserver loop completed with undelivered notifications.' });
  expect(told).toEqual([]);
  happen('error', { error: new Error('no such element') });
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(told.map(({ title }) => title)).toEqual(['Something went wrong inside Likeness (no such element).']);
});
