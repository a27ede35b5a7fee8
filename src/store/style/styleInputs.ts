import { LikenessError } from '../../errors.ts';
import { begunAnew, type Recipe } from '../../style/recipe/recipe.ts';
import { sampleTitle } from '../../style/samples/samples.ts';
import type { Words } from '../../words/keys.ts';
import type { Studio, StyleMedia } from './studio.ts';
import type { StyleRun } from './styleRun.ts';
import type { ContentPicture, StyleActions } from './styleState.ts';

/** Content and style pictures are decoded at most so large; G is made at the recipe's size. */
export const MAX_INPUT_SIDE = 1600;
/** For a larger G they are as large as it, up to here: what stands only in an enlargement's softness cannot be painted sharp. */
const MOST_INPUT_SIDE = 2560;
/** Each takes a pass through the network at every size. */
const MOST_STYLES = 8;
const SAMPLE_SIZE = { width: 640, height: 480 };

/** The longer side that the pictures of a run are decoded at, pixels. */
export function inputSide({ finishSide }: Recipe): number {
  return Math.min(MOST_INPUT_SIDE, Math.max(MAX_INPUT_SIDE, finishSide));
}

type InputActions = Pick<
  StyleActions,
  | 'setContent'
  | 'addStyle'
  | 'removeStyle'
  | 'weighStyle'
  | 'maskStyle'
  | 'swap'
  | 'setBegin'
  | 'takeSample'
  | 'drawSample'
> & {
  /** The samples that the studio opens with, where nothing was chosen. */
  fillInputs: () => Promise<void>;
};

/** What a picture is made from: the content, the styles with their weights and masks, and what G begins as. */
export function styleInputs(
  { change, state, client, media }: Studio,
  { steer, steerMasks }: Pick<StyleRun, 'steer' | 'steerMasks'>,
): InputActions {
  const { decodeImage, encodePng } = media;
  // A sample takes a moment to draw. Whoever chose something else meanwhile keeps that.
  const choices = { content: 0, style: 0 };
  const drawing = { content: 0, style: 0 };
  let filling: Promise<void> | null = null;
  const fill = async () => {
    if (!state().content && drawing.content === 0) await actions.takeSample('content', 'harbour');
    if (state().styles.length === 0 && drawing.style === 0) {
      await actions.takeSample('style', 'brush-strokes');
    }
  };
  const actions: InputActions = {
    setContent: async (file, name) => {
      choices.content += 1;
      change({ content: await contentOf(decodeImage, file, name) });
    },
    addStyle: async (file, name, replace) => {
      choices.style += 1;
      (await decodeImage(file, name, MAX_INPUT_SIDE)).close();
      if (!replace && state().styles.length >= MOST_STYLES) {
        throw new LikenessError('TooManyStyles', { name, most: MOST_STYLES });
      }
      const added = { id: crypto.randomUUID(), name, file, weight: 1, mask: null };
      change({ styles: replace ? [added] : [...state().styles, added] });
    },
    removeStyle: (id) => change({ styles: state().styles.filter((each) => each.id !== id) }),
    weighStyle: (id, weight) => {
      change({ styles: state().styles.map((each) => (each.id === id ? { ...each, weight } : each)) });
      steer({ styleWeights: state().styles.map((each) => each.weight) });
    },
    maskStyle: (id, mask) => {
      const styles = state().styles.map((each) => (each.id === id ? { ...each, mask } : each));
      change({ styles });
      steerMasks(styles.map((each) => each.mask));
    },
    swap: async () => {
      const { content, styles } = state();
      const [first, ...others] = styles;
      if (!content || !first) return;
      const { id, name, file } = content;
      change({
        content: await contentOf(decodeImage, first.file, first.name),
        styles: [{ id, name, file, weight: first.weight, mask: null }, ...others],
      });
    },
    setBegin: async (file, name) => {
      if (file) (await decodeImage(file, name, MAX_INPUT_SIDE)).close();
      change({
        begin: file && { id: crypto.randomUUID(), name, file },
        recipe: { ...state().recipe, ...begunAnew(state().recipe, file ? 'picture' : 'content') },
      });
    },
    takeSample: async (role, sample) => {
      choices[role] += 1;
      const choice = choices[role];
      const there = () => (role === 'content' ? state().content : state().styles);
      const before = there();
      drawing[role] += 1;
      try {
        const file = await encodePng(await client.run('sample', { name: sample, ...SAMPLE_SIZE }));
        const name = sampleTitle(sample);
        const content = role === 'content' ? await contentOf(decodeImage, file, name) : null;
        // A kept picture that was opened meanwhile has brought its own.
        if (choice !== choices[role] || there() !== before) return;
        if (content) change({ content });
        else change({ styles: [{ id: crypto.randomUUID(), name, file, weight: 1, mask: null }] });
      } finally {
        drawing[role] -= 1;
      }
    },
    fillInputs: () => {
      // Who asks while it is at work waits for the same.
      filling ??= fill().finally(() => {
        filling = null;
      });
      return filling;
    },
    drawSample: (sample, width, height) => client.run('sample', { name: sample, width, height }),
  };
  return actions;
}

export async function contentOf(
  decodeImage: StyleMedia['decodeImage'],
  file: Blob,
  name: Words,
): Promise<ContentPicture> {
  const bitmap = await decodeImage(file, name, MAX_INPUT_SIDE);
  const { width, height } = bitmap;
  bitmap.close();
  return { id: crypto.randomUUID(), name, file, width, height };
}
