import { asLikenessError, isAbort } from '../../failures.ts';
import type { FrameSource } from '../../media/frames.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { defaultRecipe } from '../../style/recipe/recipe.ts';
import type { InstantAsk } from '../../workers/style/styleJobs.ts';
import type { Broadcast } from '../broadcast.ts';
import { type LiveReading, liveLoop } from '../liveLoop.ts';
import type { Studio } from './studio.ts';
import { MAX_INPUT_SIDE } from './styleInputs.ts';
import { isStageFree, pairOf, type StylePicture, type StyleState } from './styleState.ts';

/** Shorter side of what is shown at once, pixels. */
const AT_ONCE = 256;
/** A run that begins as the quick picture begins at least so far towards the painting: its few steps go on from there. */
const RUN_AMOUNT = defaultRecipe.painting;
/** Pictures are decoded at most so large for it. */
const DECODED = 768;

export interface InstantStudio {
  /** Tries anew what failed. */
  again: () => void;
  /** With a longer side of so many pixels; rejects with a LikenessError, and the smaller one stays. */
  larger: (side: number) => Promise<void>;
  /** Looks whether the picture of one pass is still that of the pair, the weights and the amount there are; makes it where it is not. */
  follow: () => void;
  /** The one-pass picture, for a run to begin from. @throws LikenessError when it cannot be made */
  made: (signal: AbortSignal) => Promise<Pixels>;
  /** The frames of a video painted as the pair's styles say, from photo to painting as the slider says. */
  paintLive: (
    frames: FrameSource,
    signal: AbortSignal,
    size: () => number,
    onReading: (reading: LiveReading<Pixels>) => void,
  ) => Promise<void>;
}

/** What a picture is made of: another one is another wish. */
interface Wish {
  pair: string | null;
  styles: StyleState['styles'];
  amount: number;
}

/**
 * The picture of one pass: there within a second, for every pair, until a run has the stage.
 *
 * @param picture is told each picture
 */
export function instantStudio(studio: Studio, picture: Broadcast<Pixels>): InstantStudio {
  const { client, media, state, change, assets } = studio;
  const decoded = new Map<string, Promise<ImageBitmap>>();
  /** What was asked for last; null when that has come to nothing. */
  let wished: Wish | null = null;
  let working = false;
  let larger: AbortController | null = null;

  const changeInstant = (part: Partial<StyleState['instant']>) =>
    change({ instant: { ...state().instant, ...part } });
  const wish = (): Wish => {
    const { styles, recipe } = state();
    return { pair: pairOf(state()), styles, amount: recipe.painting };
  };
  const isWished = ({ pair, styles, amount }: Wish) =>
    wished?.pair === pair && wished.styles === styles && wished.amount === amount;

  /** Each picture is decoded once. */
  function bitmapOf({ id, file, name }: StylePicture): Promise<ImageBitmap> {
    const known = decoded.get(id);
    if (known) return known;
    const mine = media.decodeImage(file, name, DECODED);
    decoded.set(id, mine);
    // Who asked is told; the next one asks anew.
    mine.catch(() => decoded.delete(id));
    return mine;
  }

  /** What nobody looks at any more is let go. */
  function letGo(): void {
    const { content, styles } = state();
    const wanted = new Set([content?.id, ...styles.map(({ id }) => id)]);
    for (const [id, bitmap] of decoded) {
      if (wanted.has(id)) continue;
      decoded.delete(id);
      // One that could not be decoded was told to whoever asked, and there is nothing to close.
      void bitmap.then((each) => each.close()).catch(() => undefined);
    }
  }

  /** @param images of the styles, in their order */
  function askWith(size: number, images: readonly ImageBitmap[]): InstantAsk {
    const { styles, recipe } = state();
    return {
      styles: styles.map(({ id, weight, mask }, i) => ({
        id,
        image: images[i] as ImageBitmap,
        weight,
        mask,
      })),
      amount: recipe.painting,
      size,
      backend: studio.backend(),
      assets,
    };
  }

  async function makeSmall(
    amount: number,
    signal?: AbortSignal,
  ): Promise<{ picture: Pixels; ms: number } | null> {
    const { content, styles } = state();
    if (!content || styles.length === 0) return null;
    const [image, ...images] = await Promise.all([content, ...styles].map(bitmapOf));
    const input = {
      ...askWith(AT_ONCE, images),
      amount,
      content: { id: content.id, image: image as ImageBitmap },
    };
    return client.run('instant', input, signal ? { signal } : {});
  }

  async function makeLarge(
    size: number,
    signal: AbortSignal,
  ): Promise<{ picture: Pixels; ms: number } | null> {
    const { content, styles } = state();
    if (!content) return null;
    const images: ImageBitmap[] = [];
    try {
      for (const { file, name } of [content, ...styles])
        images.push(await media.decodeImage(file, name, MAX_INPUT_SIDE));
      signal.throwIfAborted();
    } catch (error) {
      for (const image of images) image.close();
      throw error;
    }
    const [image, ...others] = images as [ImageBitmap, ...ImageBitmap[]];
    const input = { ...askWith(size, others), content: { id: content.id, image } };
    return client.run('instant', input, { signal, transfer: images });
  }

  function show({ picture: made, ms }: { picture: Pixels; ms: number }): void {
    picture.tell(made);
    changeInstant({ status: 'ready', of: pairOf(state()), width: made.width, height: made.height, ms });
  }

  /** Makes what is wished until nothing newer is. */
  async function work(): Promise<void> {
    working = true;
    for (let done: Wish | null = null; wished && wished !== done && isStageFree(state()); ) {
      done = wished;
      try {
        const made = await makeSmall(state().recipe.painting);
        if (made && wished === done && isStageFree(state())) show(made);
      } catch (error) {
        if (wished === done && !isAbort(error))
          changeInstant({ status: 'failed', fault: asLikenessError(error) });
      }
    }
    // A run took the stage: when it is free again, there is one to be made.
    if (state().instant.status === 'making') wished = null;
    working = false;
    letGo();
  }

  const follow = () => {
    const now = wish();
    if (now.pair === null || !isStageFree(state())) {
      larger?.abort();
      return;
    }
    if (isWished(now)) return;
    wished = now;
    larger?.abort();
    changeInstant({ status: 'making', fault: null });
    if (!working) void work();
  };

  return {
    follow,
    made: async (signal) => {
      const made = await makeSmall(Math.max(RUN_AMOUNT, state().recipe.painting), signal);
      if (!made) throw new RangeError('There is no pair to make a picture of.');
      return made.picture;
    },
    paintLive: (frames, signal, size, onReading) => {
      const session = crypto.randomUUID();
      return liveLoop({
        frames,
        signal,
        prepare: async () => undefined,
        answer: async (image) => {
          try {
            const images = await Promise.all(state().styles.map(bitmapOf));
            const input = { ...askWith(size(), images), session, image };
            const value = await client.run('instantFrame', input, { signal, transfer: [image] });
            return { value, width: value.width, height: value.height };
          } finally {
            image.close();
          }
        },
        onReading,
      });
    },
    again: () => {
      wished = null;
      follow();
    },
    larger: async (side) => {
      const { content } = state();
      if (!content || !isStageFree(state())) return;
      const mine = new AbortController();
      larger?.abort();
      larger = mine;
      changeInstant({ status: 'making' });
      const shape = Math.min(content.width, content.height) / Math.max(content.width, content.height);
      try {
        const made = await makeLarge(Math.round(side * shape), mine.signal);
        if (made && larger === mine && isStageFree(state())) show(made);
      } catch (error) {
        // What was there before is still there.
        if (larger === mine) changeInstant({ status: 'ready' });
        if (!isAbort(error)) throw error;
      } finally {
        if (larger === mine) larger = null;
      }
    },
  };
}
