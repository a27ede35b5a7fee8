import * as tf from '@tensorflow/tfjs-core';
import type { Safetensors } from '../../networks/files/safetensors.ts';
import { InstantDecoder } from '../../networks/instant/instantDecoder.ts';
import { StyleNetwork } from '../../networks/style/styleNetwork.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { pixelsOf, rgbOf, sized } from '../../picture/rgb.ts';
import { maskOf } from '../../style/cost/styleShares.ts';
import { settled } from '../../style/instant/flicker.ts';
import { type Plan, paint, planOf } from '../../style/instant/painting.ts';
import {
  type ContentStatistics,
  kept,
  type SeenContent,
  type SeenStyle,
  seeContent,
  seeStyle,
  tensorsOf,
} from '../../style/instant/seen.ts';
import { snappedSize } from '../../style/recipe/recipe.ts';

/** A style and where it counts. */
export interface InstantStyle {
  /** The same for the same picture: what was seen of it is kept. */
  id: string;
  /** Asked only when the style has not been seen yet. */
  read: () => Pixels;
  weight: number;
  mask: Pixels | null;
}

export interface InstantWish {
  styles: readonly InstantStyle[];
  /** From 0, the photograph, to 1, the painting. */
  amount: number;
  /** Shorter side of the picture, pixels. */
  size: number;
}

interface Seen {
  content: SeenContent;
  statistics: ContentStatistics;
}

/** A video: its statistics are held from frame to frame, so that it does not flicker. */
interface Video {
  key: string;
  plan: Plan;
  last: tf.Tensor3D;
  frames: number;
  /** The frame the statistics are of. */
  of: Pixels;
}

/** The statistics are looked at anew so often: the light may have changed. */
const FRAMES_HELD = 30;
/** And at once where the scene is another: by so much of 0..255 in the mean. */
const ANOTHER_SCENE = 30;

/** Pictures of one pass, and what was seen of their content and styles: moving a slider sees nothing anew. */
export class InstantDesk {
  readonly #network: StyleNetwork;
  readonly #decoder: InstantDecoder;
  #content: { key: string; seen: Seen } | null = null;
  readonly #styles = new Map<string, SeenStyle>();
  #video: Video | null = null;

  private constructor(network: StyleNetwork, decoder: InstantDecoder) {
    this.#network = network;
    this.#decoder = decoder;
  }

  /** @param encoder the file of the embedded network @throws LikenessError `ModelFileDamaged` */
  static async load(encoder: Safetensors, decoder: Safetensors): Promise<InstantDesk> {
    const network = await StyleNetwork.load(encoder);
    try {
      return new InstantDesk(network, await InstantDecoder.load(decoder));
    } catch (error) {
      network.dispose();
      throw error;
    }
  }

  /** @param content its `id` is the same for the same picture */
  async picture(content: { id: string; read: () => Pixels }, wish: InstantWish): Promise<Pixels> {
    const seen = this.#seeContent(content, wish.size);
    const picture = tf.tidy(() =>
      paint(this.#decoder, seen.content, this.#plan(seen.statistics, wish, seen.content)),
    );
    return shown(picture);
  }

  /** One frame of a video. @param session another one begins anew */
  async frame(session: string, frame: Pixels, wish: InstantWish): Promise<Pixels> {
    const { width, height } = snappedSize(frame.width, frame.height, wish.size);
    const styles = wish.styles.map(({ id, weight, mask }) => [id, weight, mask !== null]);
    const key = JSON.stringify([session, width, height, wish.amount, styles]);
    const before = this.#video?.key === key ? this.#video : null;
    if (!before) this.#endVideo();
    const anew = !before || before.frames % FRAMES_HELD === 0 || apart(frame, before.of) > ANOTHER_SCENE;
    const tensor = tensorOf(frame, { width, height });
    const { content, statistics } = seeContent(this.#network, this.#decoder, tensor, anew);
    tensor.dispose();
    try {
      const plan = anew ? kept(() => this.#plan(statistics, wish, content)) : before.plan;
      const picture = tf.tidy(() => {
        const painted = paint(this.#decoder, content, plan);
        return before ? settled(painted, before.last) : painted;
      });
      tf.dispose(before ? [before.last, ...(anew ? tensorsOf(before.plan) : [])] : []);
      const of = anew ? frame : before.of;
      this.#video = { key, plan, last: picture, frames: (before?.frames ?? 0) + 1, of };
      return pixelsOf(await picture.data<'float32'>(), width, height);
    } finally {
      tf.dispose([...tensorsOf(content), ...tensorsOf(statistics)]);
    }
  }

  /** Within a tf.tidy that ends its tensors. */
  #plan(statistics: ContentStatistics, wish: InstantWish, size: { height: number; width: number }): Plan {
    // Not the picture's own shorter side: of a long one, little more than a line would be left of the style.
    const keys = wish.styles.map(({ id }) => keyOf(id, wish.size));
    for (const [key, style] of this.#styles) {
      if (keys.includes(key)) continue;
      tf.dispose(tensorsOf(style));
      this.#styles.delete(key);
    }
    const styles = wish.styles.map((style) => this.#seeStyle(style, wish.size));
    const masks = wish.styles.map(({ mask }) => mask && maskTensor(mask));
    const weights = wish.styles.map(({ weight }) => weight);
    return planOf(this.#decoder, statistics, styles, { weights, masks, amount: wish.amount }, size);
  }

  #seeContent({ id, read }: { id: string; read: () => Pixels }, size: number): Seen {
    const key = keyOf(id, size);
    if (this.#content?.key === key) return this.#content.seen;
    this.#forgetContent();
    const picture = read();
    const tensor = tensorOf(picture, snappedSize(picture.width, picture.height, size));
    const seen = seeContent(this.#network, this.#decoder, tensor);
    tensor.dispose();
    this.#content = { key, seen };
    return seen;
  }

  #seeStyle({ id, read }: InstantStyle, shorter: number): SeenStyle {
    const key = keyOf(id, shorter);
    const known = this.#styles.get(key);
    if (known) return known;
    const picture = read();
    const tensor = tensorOf(picture, snappedSize(picture.width, picture.height, shorter));
    const seen = seeStyle(this.#network, this.#decoder, tensor);
    tensor.dispose();
    for (const each of tensorsOf(seen)) tf.keep(each);
    this.#styles.set(key, seen);
    return seen;
  }

  #forgetContent(): void {
    if (this.#content) tf.dispose(tensorsOf(this.#content.seen));
    this.#content = null;
  }

  #endVideo(): void {
    if (this.#video) tf.dispose(tensorsOf(this.#video));
    this.#video = null;
  }

  dispose(): void {
    this.#forgetContent();
    this.#endVideo();
    for (const style of this.#styles.values()) tf.dispose(tensorsOf(style));
    this.#styles.clear();
    this.#network.dispose();
    this.#decoder.dispose();
  }
}

/** Mean difference of two frames of one size, 0..255, by every 31st value: enough to tell scenes apart. */
function apart(a: Pixels, b: Pixels): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < a.data.length; i += 31) {
    sum += Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0));
    count += 1;
  }
  return sum / count;
}

async function shown(picture: tf.Tensor3D): Promise<Pixels> {
  const [height, width] = picture.shape;
  try {
    return pixelsOf(await picture.data<'float32'>(), width, height);
  } finally {
    picture.dispose();
  }
}

const keyOf = (id: string, size: number) => `${size} ${id}`;

/** [1, h, w, 3] */
function tensorOf(picture: Pixels, { width, height }: { width: number; height: number }): tf.Tensor4D {
  return tf.tensor4d(sized(rgbOf(picture), width, height).values, [1, height, width, 3]);
}

/** [h, w, 1], 0..1 */
function maskTensor(mask: Pixels): tf.Tensor3D {
  const { values, width, height } = maskOf(mask);
  return tf.tensor3d(values, [height, width, 1]);
}
