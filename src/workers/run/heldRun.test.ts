import { describe, expect, it } from 'vitest';
import { turn } from '../../turn.ts';
import { RunDesk } from './heldRun.ts';

/** A run that counts its steps until it is finished. */
function counting() {
  const desk = new RunDesk('NoRun:training');
  const control = new AbortController();
  const count = { steps: 0 };
  const done = desk.run(control.signal, async (held) => {
    for (;;) {
      await held.next();
      if (held.finishing) return count.steps;
      count.steps++;
      await turn();
    }
  });
  return { desk, control, count, done };
}

const turns = async (n: number) => {
  for (let i = 0; i < n; i++) await turn();
};

describe('a held run', () => {
  it('stands still while it is paused, makes single steps, and goes on', async () => {
    const { desk, count, done } = counting();
    await desk.jobs.pause();
    await turns(3);
    const at = count.steps;
    await turns(3);
    expect(count.steps).toBe(at);
    await desk.jobs.stepOnce();
    await desk.jobs.stepOnce();
    await turns(6);
    expect(count.steps).toBe(at + 2);
    await desk.jobs.resume();
    await turns(6);
    expect(count.steps).toBeGreaterThan(at + 2);
    await desk.jobs.finish();
    expect(await done).toBe(count.steps);
  });

  it('stands still within a long step, which one that was asked for is not', async () => {
    const desk = new RunDesk('NoRun:training');
    const count = { parts: 0 };
    const done = desk.run(new AbortController().signal, async (held) => {
      for (; !held.finishing; ) {
        await held.next();
        for (let part = 0; part < 4 && !held.finishing; part++) {
          await turn();
          await held.goOn();
          count.parts++;
        }
      }
    });
    // In the midst of the first step.
    while (count.parts < 2) await turn();
    await desk.jobs.pause();
    await turns(3);
    const at = count.parts;
    expect(at % 4).toBeGreaterThan(0);
    await turns(3);
    expect(count.parts).toBe(at);
    // What is left of it, and then one whole step.
    for (const parts of [4, 8]) {
      await desk.jobs.stepOnce();
      await turns(12);
      expect(count.parts).toBe(parts);
    }
    await desk.jobs.finish();
    await done;
  });

  it('is finished and cancelled while paused, too', async () => {
    const first = counting();
    await first.desk.jobs.pause();
    await turns(3);
    await first.desk.jobs.finish();
    expect(await first.done).toBe(first.count.steps);
    const second = counting();
    await second.desk.jobs.pause();
    await turns(3);
    second.control.abort();
    await expect(second.done).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('that is over cannot be held: it is said', async () => {
    const { desk, done } = counting();
    await desk.jobs.finish();
    await done;
    await expect(desk.jobs.pause()).rejects.toMatchObject({
      name: 'NoRun:training',
    });
  });
});
