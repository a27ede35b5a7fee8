import { describe, expect, it, vi } from 'vitest';
import { LikenessError } from '../../errors.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { broadcast } from '../broadcast.ts';
import { instantStudio } from './instant.ts';
import type { Studio } from './studio.ts';
import { idleRun, initialStyle, instantShown, type StyleState } from './styleState.ts';

const pixels = (width: number, height: number) => ({
  data: new Uint8ClampedArray(4 * width * height),
  width,
  height,
});
const content = { id: 'c', name: 'Street', file: new Blob(['c']), width: 400, height: 300 };
const painting = { id: 's', name: 'Waves', file: new Blob(['s']), weight: 1, mask: null };

/** A studio with a pair, whose worker answers when it is told to. */
function opened(part: Partial<StyleState> = {}) {
  let style: StyleState = { ...initialStyle, content, styles: [painting], ...part };
  const asked: {
    input: { amount: number; size: number; styles: { id: string }[] };
    answer: (width: number) => void;
    fail: (error: Error) => void;
  }[] = [];
  const closed: string[] = [];
  let follow: () => void = () => undefined;
  const studio = {
    client: {
      run: (_: string, input: never) =>
        new Promise((resolve, reject) => {
          const answer = (width: number) => resolve({ picture: pixels(width, 3), ms: 120 });
          asked.push({ input, answer, fail: reject });
        }),
    },
    media: { decodeImage: async (_: Blob, name: string) => ({ close: () => closed.push(name) }) },
    state: () => style,
    change: (change: Partial<StyleState>) => {
      style = { ...style, ...change };
      follow();
    },
    backend: () => 'auto',
    assets: '/',
  } as unknown as Studio;
  const picture = broadcast<Pixels>();
  const instant = instantStudio(studio, picture);
  follow = instant.follow;
  const shown: number[] = [];
  picture.listen(({ width }) => shown.push(width));
  const until = (count: number) => vi.waitFor(() => expect(asked).toHaveLength(count));
  const paint = (painting: number) => studio.change({ recipe: { ...style.recipe, painting } });
  return { ...instant, paint, asked, closed, shown, until, style: () => style, change: studio.change };
}

describe('the picture of one pass', () => {
  it('is made for the pair there is, and told with its size and time', async () => {
    const studio = opened();
    studio.follow();
    expect(studio.style().instant.status).toBe('making');
    await studio.until(1);
    expect(studio.asked[0]?.input).toMatchObject({
      amount: 0.9,
      size: 256,
      styles: [{ id: 's', weight: 1 }],
    });
    studio.asked[0]?.answer(4);
    await vi.waitFor(() =>
      expect(studio.style().instant).toMatchObject({ status: 'ready', width: 4, height: 3, ms: 120 }),
    );
    expect(studio.shown).toEqual([4]);
  });

  it('follows a slider without a queue: of what is asked while one is made, only the last is', async () => {
    const studio = opened();
    studio.paint(0.2);
    await studio.until(1);
    for (const amount of [0.3, 0.4, 0.5]) studio.paint(amount);
    studio.asked[0]?.answer(1);
    await studio.until(2);
    expect(studio.asked[1]?.input.amount).toBe(0.5);
    studio.asked[1]?.answer(2);
    await vi.waitFor(() => expect(studio.shown).toEqual([2]));
    expect(studio.asked).toHaveLength(2);
  });

  it('is not made while a run has the stage, and what came too late is not shown', async () => {
    const studio = opened();
    studio.follow();
    await studio.until(1);
    studio.change({ run: { ...idleRun, status: 'loading' } });
    studio.asked[0]?.answer(4);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(studio.shown).toEqual([]);
    expect(studio.asked).toHaveLength(1);
    // Stopped before its first step: the stage is free again.
    studio.change({ run: idleRun });
    await studio.until(2);
    studio.asked[1]?.answer(5);
    await vi.waitFor(() => expect(studio.shown).toEqual([5]));
  });

  it('is larger when asked, with the content’s shape; a failure leaves what is there', async () => {
    const studio = opened();
    studio.follow();
    await studio.until(1);
    studio.asked[0]?.answer(4);
    await vi.waitFor(() => expect(studio.shown).toEqual([4]));
    const larger = studio.larger(1024);
    await studio.until(2);
    expect(studio.asked[1]?.input.size).toBe(768);
    studio.asked[1]?.fail(new Error('no memory'));
    await expect(larger).rejects.toThrow('no memory');
    expect(studio.style().instant).toMatchObject({ status: 'ready', width: 4 });
  });

  it('says why there is none', async () => {
    const studio = opened();
    studio.follow();
    await studio.until(1);
    studio.asked[0]?.fail(new LikenessError('ModelFileDamaged:instant'));
    await vi.waitFor(() =>
      expect(studio.style().instant).toMatchObject({
        status: 'failed',
        fault: { name: 'ModelFileDamaged:instant' },
      }),
    );
  });

  it('a failure of what is no longer wished does not stand in the way of the next', async () => {
    const studio = opened();
    studio.follow();
    await studio.until(1);
    studio.change({ content: { ...content, id: 'another' } });
    studio.asked[0]?.fail(new Error('closed meanwhile'));
    await studio.until(2);
    studio.asked[1]?.answer(7);
    await vi.waitFor(() => expect(instantShown(studio.style())).toMatchObject({ status: 'ready', width: 7 }));
  });

  it('lets go of pictures nobody looks at any more', async () => {
    const studio = opened();
    studio.follow();
    await studio.until(1);
    studio.asked[0]?.answer(4);
    await vi.waitFor(() => expect(studio.shown).toEqual([4]));
    studio.change({ styles: [{ ...painting, id: 'other', name: 'Rings' }] });
    await studio.until(2);
    // The picture there is of the pair before: it is not shown as that of this one.
    expect(instantShown(studio.style())).toBeNull();
    studio.asked[1]?.answer(6);
    await vi.waitFor(() => expect(studio.closed).toEqual(['Waves']));
  });
});
