import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../errors.ts';
import type { EngineStatus } from '../../networks/backend/backend.ts';
import type { LoadProgress } from '../../networks/files/modelFiles.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { turn } from '../../turn.ts';
import { channelFigures, channelOf, glowColour, histogram, tileAtlas } from '../../visualisation/atlas.ts';
import { Figure, toTensor } from '../../visualisation/figure.ts';
import { listLayers } from '../../visualisation/layerList.ts';
import { viewLayer } from '../../visualisation/layerView.ts';
import { encodeNpy } from '../../visualisation/npy.ts';
import { occlusionMap, spreadChanges } from '../../visualisation/occlusion.ts';
import { PreferredStimulus } from '../../visualisation/preferredStimulus.ts';
import { project } from '../../visualisation/projections.ts';
import { fieldIsKnown, unitField } from '../../visualisation/receptiveFields.ts';
import { KEPT } from '../../visualisation/topPatches.ts';
import type { Words } from '../../words/keys.ts';
import { Transferred } from '../jobs/jobHost.ts';
import type { Subject } from '../jobs/subject.ts';
import { changeColours, projectionColours } from './inspectColours.ts';
import { type Inspectable, Inspectables, usualSide } from './inspectEngine.ts';
import type { FigureEvent, FigureResult, Inspected, InspectJobs } from './inspectJobs.ts';
import { lookThrough, type Seen, suggestLayers } from './inspectLook.ts';
import { asSeenBy, type Preparation, readSet, toPixels } from './inspectPictures.ts';

/** Milliseconds between two states of the figure, and between two pictures of a preferred stimulus. */
const SHOW_EVERY = 350;
const BINS = 32;
/** Faces taken of one picture; a patch's number is that of its picture times this, and of its face. */
const MOST_FACES = 64;

const inspectables = new Inspectables();
const { engine } = inspectables;
let seen: Seen | null = null;
/** The network it was looked at with. */
let seenWith: Inspected | null = null;
let finishing = false;
let queue: Promise<unknown> = Promise.resolve();

/**
 * One pass through a network at a time. Long jobs ask anew for each picture or step, so a look never waits for the end of a figure.
 */
function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = queue.then(work);
  queue = mine.catch(() => undefined);
  return mine;
}

/** A short piece of work on a network, done again where the engine fails under it. */
const on = <Result>(
  wanted: Inspected,
  progress: (progress: LoadProgress) => void,
  work: (inspectable: Inspectable, status: EngineStatus) => Promise<Result>,
) => exclusively(() => inspectables.use(wanted, progress, work));

export const subject: Subject<InspectJobs> = {
  jobs: {
    describe: async (wanted, { progress }) => {
      await exclusively(() => inspectables.renew(wanted.network));
      return on(wanted, progress, async ({ network, faces }, status) => {
        const side = usualSide(network);
        const layers = listLayers(network, ...side);
        const suggested = await suggestLayers(network, layers, side);
        const { name, notes, input } = network;
        const range = input.range ?? null;
        return {
          name,
          engine: status,
          layers,
          side,
          range,
          notes: [...notes],
          faces: faces !== null,
          suggested,
        };
      });
    },

    figure: async ({ set, layers, ...wanted }, { signal, progress, partial }) => {
      finishing = false;
      const { figure, preparation } = await on(wanted, progress, async ({ network, faces }) => {
        const side = usualSide(network);
        const detector = faces?.detector ?? null;
        const preparation: Preparation = { side, detector, assets: wanted.assets };
        return { figure: new Figure(network, layers, side), preparation };
      });
      const reader = readSet(set, preparation);
      let [pictures, skipped, shown] = [0, 0, 0];
      const tensorBytes: number[] = [];
      const show = () => {
        const views = figure.patches.map((patches) => viewLayer(patches, 0));
        const event: FigureEvent = { views, pictures, skipped };
        partial(event);
        shown = performance.now();
      };
      for (let index = 0; index < reader.count && !finishing; index++) {
        signal.throwIfAborted();
        let [peak, taken] = [0, 0];
        await on(wanted, progress, async ({ network, faces }) => {
          figure.network = network;
          preparation.detector = faces?.detector ?? null;
          const inputs = (await reader.read(index)).slice(0, MOST_FACES);
          // After a loss on the way, those faces are in already.
          for (const input of inputs.slice(taken)) {
            peak = Math.max(peak, await figure.add(asSeenBy(network, input), MOST_FACES * index + taken));
            taken++;
          }
        });
        tensorBytes.push(peak);
        if (taken === 0) skipped++;
        pictures++;
        progress({ phase: 'compute', done: index + 1, total: reader.count });
        if (performance.now() - shown > SHOW_EVERY) show();
        await turn();
      }
      show();
      const names: Record<number, Words> = {};
      for (const { places, channels } of figure.patches) {
        for (let i = 0; i < channels * KEPT; i++) {
          const number = places[3 * i] ?? -1;
          if (number >= 0) names[number] ??= reader.nameOf(Math.floor(number / MOST_FACES));
        }
      }
      const total = reader.count;
      const result: FigureResult = { patches: figure.patches, pictures, total, skipped, names, tensorBytes };
      return new Transferred(
        result,
        figure.patches.flatMap(({ values, places, pixels }) => [values.buffer, places.buffer, pixels.buffer]),
      );
    },

    finishFigure: async () => {
      finishing = true;
      return null;
    },

    setPicture: ({ set, number, ...wanted }, { progress }) =>
      on(wanted, progress, async ({ network, faces }) => {
        const side = usualSide(network);
        const reader = readSet(set, { side, detector: faces?.detector ?? null, assets: wanted.assets });
        const picture = (await reader.read(Math.floor(number / MOST_FACES)))[number % MOST_FACES];
        if (!picture) {
          throw new LikenessError('PictureGone:patch');
        }
        return {
          picture: toPixels(asSeenBy(network, picture)),
          name: reader.nameOf(Math.floor(number / MOST_FACES)),
        };
      }),

    activate: (
      { image, prepared = false, video = false, layer, order, scale, silent, ...wanted },
      { progress },
    ) =>
      on(wanted, progress, async (inspectable) => {
        const begun = performance.now();
        const look = await lookThrough(inspectable, seen, { image, prepared, video, layer });
        seen = look.seen;
        seenWith = { ...wanted };
        const { values, shape } = seen;
        const figures = channelFigures(values, shape[1], shape[2]);
        const { data, width, height, ...rest } = tileAtlas(values, shape, figures, { order, scale, silent });
        const input = look.fresh ? toPixels(seen.input) : null;
        return new Transferred(
          {
            layer,
            shape,
            atlas: { picture: { data, width, height }, ...rest },
            figures,
            seen: input,
            note: seen.note,
            ms: performance.now() - begun,
          },
          [data.buffer, ...(input ? [input.data.buffer] : [])],
        );
      }),

    channel: async ({ channel }) => {
      const { values, shape } = current();
      const [height, width, channels] = shape;
      const one = channelOf(values, channels, channel);
      const [figures] = channelFigures(one, width, 1);
      if (!figures) throw new RangeError(`There is no channel ${channel}.`);
      const data = new Uint8ClampedArray(4 * one.length).fill(255);
      const low = Math.min(0, figures.least);
      one.forEach((value, i) => {
        data.set(glowColour((value - low) / (figures.greatest - low || 1)), 4 * i);
      });
      const map: Pixels = { data, width, height };
      return { channel, figures: { ...figures, channel }, histogram: histogram(one, BINS), map };
    },

    unit: async ({ unit }) => {
      const { network, layer, values, shape, input } = current();
      const [, width, channels] = shape;
      const { channel, row, column } = unit;
      const value = values[(row * width + column) * channels + channel] ?? Number.NaN;
      const known = fieldIsKnown(network, layer, input.height, input.width);
      return { value, known, field: unitField(network, layer, [row, column], input.height, input.width) };
    },

    project: ({ unit, rule }, { progress }) =>
      on(currentWith(), progress, async ({ network }) => {
        const { layer, input } = current();
        const image = toTensor(input);
        try {
          const projection = await project(network, image, layer, unit, rule);
          const field = unitField(network, layer, [unit.row, unit.column], input.height, input.width);
          const picture = projectionColours(projection, field);
          return new Transferred(picture, [picture.data.buffer]);
        } finally {
          image.dispose();
        }
      }),

    prefer: async (
      { layer, channel, objective, steps, side, seed, ...wanted },
      { signal, progress, partial },
    ) => {
      const session = await exclusively(() => engine.open(wanted));
      const ascend = async () => {
        const { network } = await exclusively(() => inspectables.get(wanted, progress));
        const size = Math.max(...(network.input.size ?? [side]));
        const stimulus = new PreferredStimulus(network, {
          layer,
          channel,
          objective,
          steps,
          side: size,
          seed,
        });
        let shown = 0;
        try {
          for (;;) {
            signal.throwIfAborted();
            const report = await exclusively(() => stimulus.step());
            if (report.done) return { report, picture: await stimulus.picture() };
            const due = performance.now() - shown > SHOW_EVERY;
            partial({ report, picture: due ? await stimulus.picture() : null });
            if (due) shown = performance.now();
            await turn();
          }
        } finally {
          stimulus.dispose();
        }
      };
      for (;;) {
        try {
          return await ascend();
        } catch (error) {
          // It begins anew, by the same seed: a minute's work at most.
          await exclusively(() => session.recover(error));
        }
      }
    },

    occlude: ({ encodings, side, step }, { signal, progress }) =>
      on(currentWith(), progress, async ({ faces }) => {
        const { input } = current();
        if (!faces) {
          throw new LikenessError('NotAFace');
        }
        const chip = tf.tidy(() => tf.mul(toTensor(input), 255) as tf.Tensor4D);
        try {
          const known = encodings.length > 0 ? encodings : [await encodingOf(faces.encoder, chip)];
          const map = await occlusionMap(
            faces.encoder,
            chip,
            known,
            { side, step },
            async (done, total) => {
              progress({ phase: 'compute', done, total });
              await turn();
            },
            signal,
          );
          const changes = spreadChanges(map, input.height, input.width);
          const picture = changeColours(changes, input);
          const most = changes.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
          const least = changes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
          const place = changes.indexOf(most);
          const mostAt: [number, number] = [place % input.width, Math.floor(place / input.width)];
          return { distance: map.distance, most, least, mostAt, map: picture };
        } finally {
          chip.dispose();
        }
      }),

    npy: async () => {
      const { values, shape } = current();
      const bytes = encodeNpy(values, shape);
      return new Transferred(bytes, [bytes.buffer]);
    },
  },
  serial: [],
};

function current(): Seen {
  if (seen) return seen;
  throw new LikenessError('NothingSeen');
}

/** What the picture was looked at with. */
function currentWith(): Inspected {
  current();
  return seenWith as Inspected;
}

async function encodingOf(
  encoder: { encode: (chips: tf.Tensor4D, options: { mirror: boolean }) => tf.Tensor2D },
  chip: tf.Tensor4D,
): Promise<Float32Array> {
  const encoding = encoder.encode(chip, { mirror: false });
  try {
    return new Float32Array(await encoding.data());
  } finally {
    encoding.dispose();
  }
}
