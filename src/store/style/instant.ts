import { asLikenessError, isAbort } from '../../failures.ts';
import type { FrameSource } from '../../media/frames.ts';
import type { Pixels } from '../../picture/pixels.ts';
import type { InstantAsk } from '../../workers/style/styleJobs.ts';
import { type Broadcast, broadcast } from '../broadcast.ts';
import { type LiveReading, liveLoop } from '../liveLoop.ts';
import type { Studio } from './studio.ts';
import { MAX_INPUT_SIDE } from './styleInputs.ts';
import { type StyleActions, type StylePicture, type StyleState, unmadeInstant } from './styleState.ts';

/** Shorter side of what is shown at once, pixels. */
const AT_ONCE = 256;
/** Pictures are decoded at most so large for it: twice what is looked at. */
const DECODED = 768;

export interface InstantStudio {
  actions: Pick<StyleActions, 'paintAmount' | 'instantLarger'>;
  /** Makes the picture of the present pair, unless another stands on the stage. Asked again meanwhile, it makes the newest last. */
  refresh: () => void;
  /** The one-pass picture, for a run to begin from. @throws LikenessError when it cannot be made */
  made: () => Promise<Pixels>;
  /** As it stands, and as it changes. */
  picture: Broadcast<Pixels>;
  /** The frames of a video painted as the pair's style says, from photo to painting as the slider says; without a style none is. */
  paintLive: (
    frames: FrameSource,
    signal: AbortSignal,
    size: () => number,
    onReading: (reading: LiveReading<Pixels>) => void,
  ) => Promise<void>;
}

/** The picture of one pass: there within a second, for every pair, until a longer one is asked for. */
export function instantStudio(studio: Studio): InstantStudio {
  const { client, media, state, change, assets } = studio;
  const picture = broadcast<Pixels>();
  const decoded = new Map<string, Promise<ImageBitmap>>();
  let [asked, working] = [0, false];

  const changeInstant = (part: Partial<StyleState['instant']>) =>
    change({ instant: { ...state().instant, ...part } });

  /** Each picture is decoded once, and what nobody looks at any more is let go. */
  function bitmapOf({ id, file, name }: StylePicture): Promise<ImageBitmap> {
    const known = decoded.get(id);
    if (known) return known;
    const mine = media.decodeImage(file, name, DECODED);
    decoded.set(id, mine);
    // Who asked is told; the next one asks anew.
    mine.catch(() => decoded.delete(id));
    return mine;
  }

  function letGo(): void {
    const { content, styles } = state();
    const wanted = new Set([content?.id, ...styles.map(({ id }) => id)]);
    for (const [id, bitmap] of decoded) {
      if (wanted.has(id)) continue;
      decoded.delete(id);
      void bitmap.then((each) => each.close()).catch(() => undefined);
    }
  }

  /** @param read how each style is decoded */
  async function ask(size: number, read: (of: StylePicture) => Promise<ImageBitmap>): Promise<InstantAsk> {
    const { styles, instant } = state();
    const images = await Promise.all(styles.map(read));
    return {
      styles: styles.map(({ id, weight, mask }, i) => ({
        id,
        image: images[i] as ImageBitmap,
        weight,
        mask,
      })),
      amount: instant.amount,
      size,
      backend: studio.backend(),
      assets,
    };
  }

  async function make(size: number): Promise<{ picture: Pixels; ms: number } | null> {
    const { content, styles } = state();
    if (!content || styles.length === 0) return null;
    const large = size > AT_ONCE;
    const read = (each: StylePicture) =>
      large ? media.decodeImage(each.file, each.name, MAX_INPUT_SIDE) : bitmapOf(each);
    const [image, wish] = await Promise.all([read(content), ask(size, read)]);
    const transfer = large ? [image, ...wish.styles.map((style) => style.image)] : [];
    return client.run('instant', { ...wish, content: { id: content.id, image } }, { transfer });
  }

  const isFree = () => ['idle', 'failed'].includes(state().run.status) && state().run.report === null;

  async function work(): Promise<void> {
    working = true;
    try {
      for (let done = 0; done !== asked && isFree(); ) {
        done = asked;
        const made = await make(AT_ONCE);
        // A newer wish is under way already; the pair of this one may be gone.
        if (!made || done !== asked || !isFree()) continue;
        picture.tell(made.picture);
        const { width, height } = made.picture;
        changeInstant({ status: 'ready', width, height, ms: made.ms });
      }
    } catch (error) {
      if (!isAbort(error)) changeInstant({ status: 'failed', fault: asLikenessError(error) });
    } finally {
      working = false;
    }
  }

  const refresh = () => {
    letGo();
    const { content, styles } = state();
    if (!isFree() || !content || styles.length === 0) return;
    asked += 1;
    changeInstant({ status: 'making', fault: null });
    if (!working) void work();
  };

  return {
    picture,
    refresh,
    made: async () => {
      const made = await make(AT_ONCE);
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
          const wish = await ask(size(), bitmapOf);
          const value = await client.run(
            'instantFrame',
            { ...wish, session, image },
            { signal, transfer: [image] },
          );
          return { value, width: value.width, height: value.height };
        },
        onReading,
      });
    },
    actions: {
      paintAmount: (amount) => {
        changeInstant({ amount });
        refresh();
      },
      instantLarger: async (side) => {
        const { content, instant } = state();
        if (!content || !isFree()) return;
        const pair = asked;
        changeInstant({ status: 'making' });
        const shape = Math.min(content.width, content.height) / Math.max(content.width, content.height);
        try {
          const made = await make(Math.round(side * shape));
          if (!made || pair !== asked) return;
          picture.tell(made.picture);
          changeInstant({
            status: 'ready',
            width: made.picture.width,
            height: made.picture.height,
            ms: made.ms,
          });
        } catch (error) {
          // What was there before is still there.
          changeInstant({ status: instant.width > 0 ? 'ready' : 'failed' });
          throw error;
        }
      },
    },
  };
}

/** There is no picture of the present pair yet; how much it is to be painted stays. */
export function forgotten(instant: StyleState['instant']): StyleState['instant'] {
  return { ...unmadeInstant, amount: instant.amount };
}
