import * as tf from '@tensorflow/tfjs-core';
import '../networks/backend/gradients.ts';
import type { LayeredNetwork } from '../networks/layered/network.ts';
import { randomNormal, randomUniform } from '../picture/random.ts';
import { fourierPainter } from './fourierImage.ts';

export interface StimulusOptions {
  layer: string;
  channel: number;
  /** Drive up the channel's mean, or its unit in the centre alone. */
  objective: 'mean' | 'centre';
  steps: number;
  /** Pixels of its side; the longer one of a network that takes no squares. */
  side: number;
  seed: number;
}

export interface StimulusReport {
  step: number;
  steps: number;
  /** The channel's mean activation on the untouched picture; null in steps in which nobody looked. */
  mean: number | null;
  /** The same on the noise it began with. */
  meanOfNoise: number;
  done: boolean;
}

/** Adam (Kingma and Ba 2014) with Lucid's rate. */
const RATE = 0.05;
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];
/** For so many steps, and for as long as the channel answers nothing, a gradient passes rectifiers that would block it all. */
const REDIRECTED = 16;
/** Steps between two looks at the untouched picture. */
const LOOK_EVERY = 8;
/** Pixels the picture is shifted by at random, before and after it is scaled. */
const JITTER = [8, 4] as const;
const SCALES = [0.9, 0.95, 1, 1.05, 1.1];
const BORDER = 12;

/**
 * What a channel answers to most (Erhan et al. 2009; the recipe is Lucid's, Olah et al. 2017): gradient ascent on the spectrum of
 * a picture that is shifted and scaled a little before every look, so that only what survives that grows.
 */
export class PreferredStimulus {
  readonly #network: LayeredNetwork;
  readonly #options: StimulusOptions;
  readonly #painter: ReturnType<typeof fourierPainter>;
  readonly #random: () => number;
  #spectrum: tf.Tensor;
  #first: tf.Tensor;
  #second: tf.Tensor;
  #step = 0;
  /** Whether the channel gave nothing anywhere when it was last looked at. */
  #silent = true;
  #meanOfNoise: number | null = null;

  /** @throws RangeError for a layer the network has not */
  constructor(network: LayeredNetwork, options: StimulusOptions) {
    network.indexOf(options.layer);
    this.#network = network;
    this.#options = options;
    this.#random = randomUniform(options.seed);
    this.#painter = fourierPainter(options.side);
    const normal = randomNormal(options.seed);
    const shape = this.#painter.shape;
    const size = shape.reduce((product, length) => product * length, 1);
    this.#spectrum = tf.tensor(
      Float32Array.from({ length: size }, () => 0.01 * normal()),
      shape,
    );
    this.#first = tf.zeros(shape);
    this.#second = tf.zeros(shape);
  }

  /** One step of ascent. */
  async step(): Promise<StimulusReport> {
    this.#meanOfNoise ??= await this.mean();
    const rule = this.#step < REDIRECTED || this.#silent ? 'redirected' : 'gradient';
    this.#step += 1;
    const n = this.#step;
    const next = tf.tidy(() => {
      const look = this.#shiftAndScale();
      const draw = (spectrum: tf.Tensor) => look(this.#painter.paint(spectrum));
      // Through the network by its own way back, from its input to the spectrum by TF.js'.
      const image = draw(this.#spectrum) as tf.Tensor4D;
      const seed = (y: tf.Tensor) => this.#mask(y);
      const { gradient: toImage } = this.#network.thereAndBack(image, this.#options.layer, seed, rule);
      const gradient = tf.grad(draw)(this.#spectrum, toImage);
      const first = tf.add(tf.mul(this.#first, BETA1), tf.mul(gradient, 1 - BETA1));
      const second = tf.add(tf.mul(this.#second, BETA2), tf.mul(tf.square(gradient), 1 - BETA2));
      const root = tf.add(tf.sqrt(tf.div(second, 1 - BETA2 ** n)), EPSILON);
      const change = tf.div(tf.mul(first, RATE / (1 - BETA1 ** n)), root);
      return [tf.add(this.#spectrum, change), first, second];
    }) as [tf.Tensor, tf.Tensor, tf.Tensor];
    tf.dispose([this.#spectrum, this.#first, this.#second]);
    [this.#spectrum, this.#first, this.#second] = next;
    const done = n >= this.#options.steps;
    // The untouched picture is looked at now and then only: it costs half a step.
    const mean = n % LOOK_EVERY === 0 || done ? await this.mean() : null;
    if (mean !== null) this.#silent = mean === 0;
    return { step: n, steps: this.#options.steps, mean, meanOfNoise: this.#meanOfNoise, done };
  }

  /** The channel's mean activation on the picture as it stands. */
  async mean(): Promise<number> {
    const mean = tf.tidy(() => {
      const [y] = this.#network.activations(this.#fit(this.#painter.paint(this.#spectrum)), [
        this.#options.layer,
      ]);
      return tf.mean(this.#channelOf(y as tf.Tensor));
    });
    try {
      return (await mean.data())[0] as number;
    } finally {
      mean.dispose();
    }
  }

  /** RGBA. */
  async picture(): Promise<{ data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number }> {
    const { side } = this.#options;
    const { size, channels } = this.#network.input;
    const [height, width] = size ?? [side, side];
    const pixels = tf.tidy(() => {
      const picture = middle(this.#painter.paint(this.#spectrum), height, width);
      // A network that takes no colours has no say in them: what it sees is their mean.
      const seen = channels === 1 ? tf.tile(tf.mean(picture, 3, true), [1, 1, 1, 3]) : picture;
      return tf.mul(seen, 255);
    });
    try {
      const rgb = await pixels.data();
      const data = new Uint8ClampedArray(height * width * 4).fill(255);
      for (let i = 0; i < height * width; i++) {
        for (const c of [0, 1, 2]) data[4 * i + c] = rgb[3 * i + c] as number;
      }
      return { data, width, height };
    } finally {
      pixels.dispose();
    }
  }

  dispose(): void {
    tf.dispose([this.#spectrum, this.#first, this.#second]);
    this.#painter.dispose();
  }

  /** Pads with grey, shifts, scales, shifts again: each by chance, the same for one step. */
  #shiftAndScale(): (image: tf.Tensor4D) => tf.Tensor4D {
    const whole = (most: number) => Math.floor(this.#random() * (most + 1));
    const shifts = JITTER.map((most) => [whole(most), whole(most)] as const);
    const scale = SCALES[whole(SCALES.length - 1)] ?? 1;
    return (image) => {
      let x = tf.pad(image, [[0, 0], [BORDER, BORDER], [BORDER, BORDER], [0, 0]], 0.5); // biome-ignore format: one line reads better
      const cut = (which: 0 | 1) => {
        const [, h, w] = x.shape;
        const [down = 0, across = 0] = shifts[which] ?? [];
        x = tf.slice(x, [0, down, across, 0], [1, h - JITTER[which], w - JITTER[which], 3]);
      };
      cut(0);
      const size = Math.round(x.shape[1] * scale);
      if (size !== x.shape[1]) x = tf.image.resizeBilinear(x, [size, size]);
      cut(1);
      return this.#fit(x);
    };
  }

  /** To sides the network takes. */
  #fit(image: tf.Tensor4D): tf.Tensor4D {
    const { size, multiple } = this.#network.input;
    const [, h, w] = image.shape;
    if (size) {
      // Of a network that takes no squares, the middle of one.
      const longer = Math.max(...size);
      const square = h === longer && w === longer ? image : tf.image.resizeBilinear(image, [longer, longer]);
      return middle(square, ...size);
    }
    const [height, width] = [h, w].map((side) => Math.max(multiple, side - (side % multiple))) as [
      number,
      number,
    ];
    if (height === h && width === w) return image;
    return middle(image, height, width);
  }

  /** What the objective weighs each number of [1, h, w, c] or [1, c] with. */
  #mask(y: tf.Tensor): tf.Tensor {
    const { channel, objective } = this.#options;
    const channels = y.shape.at(-1) ?? 1;
    const one = tf.oneHot(tf.tensor1d([channel], 'int32'), channels);
    if (y.shape.length !== 4) return tf.reshape(one, y.shape);
    const [, h = 1, w = 1] = y.shape;
    const line = tf.cast(tf.reshape(one, [1, 1, 1, channels]), 'float32');
    if (objective === 'mean') return tf.div(tf.tile(line, [1, h, w, 1]), h * w);
    const [row, column] = [h >> 1, w >> 1];
    return tf.pad(line, [[0, 0], [row, h - 1 - row], [column, w - 1 - column], [0, 0]]); // biome-ignore format: one line reads better
  }

  #channelOf(y: tf.Tensor): tf.Tensor {
    return tf.gather(y, tf.tensor1d([this.#options.channel], 'int32'), y.shape.length - 1);
  }
}

/** [1, height, width, 3] out of the middle. */
function middle(image: tf.Tensor4D, height: number, width: number): tf.Tensor4D {
  const [, h, w] = image.shape;
  if (h === height && w === width) return image;
  const [down, across] = [Math.floor((h - height) / 2), Math.floor((w - width) / 2)];
  return tf.slice(image, [0, down, across, 0], [1, height, width, 3]);
}
