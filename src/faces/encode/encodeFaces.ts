import { tensor4d } from '@tensorflow/tfjs-core';
import type { FaceEncoder } from '../../networks/encoder/faceEncoder.ts';
import type { Pixels } from '../../picture/pixels.ts';
import { Pyramid } from '../../picture/resample.ts';
import type { Detection, FaceDetector } from '../detect/detector.ts';
import { doubtOf } from '../detect/doubt.ts';
import { headPose } from '../detect/pose.ts';
import { measureQuality } from '../detect/quality.ts';
import type { EncodeOptions, FaceObservation, FacesFound } from '../types.ts';
import { chipToPicture, cutChip, jittered } from './alignment.ts';
import { chipSize } from './meanFace.ts';

/** Chips that go through the encoder at once. */
const batch = 16;

/**
 * In pictures of more faces each is encoded once: the mirror images would double the time of a crowd, whose faces are compared with
 * people enrolled from portraits, mirror image and all.
 */
const mostMirrored = 4;

/** Milliseconds between two looks at whether the work is still wanted. */
const breath = 100;

/** Milliseconds between two tellings of what was found so far. */
const pause = 300;

/** Who follows a long search: told what comes, and able to end it. */
export interface Watch {
  /** Looked at between steps. */
  signal?: AbortSignal;
  /** What was found so far, told when there is more or more was searched; encoded, with chips, where the options say `asFound`. */
  found?: (soFar: FacesFound) => void;
  encoded?: (done: number, total: number) => void;
}

type Observed = FaceObservation & { chip: Pixels };
type Face = Observed & { detection: Detection };

/**
 * Finds the faces of an upright picture, largest first, aligns them and, when asked, encodes them in batches: once all are
 * found, or each as soon as it is found.
 *
 * @param pixels RGBA; boxes and landmarks come back in its pixels.
 * @throws what the watch's signal was aborted with.
 */
export async function encodeFaces(
  detector: FaceDetector,
  encoder: FaceEncoder,
  pixels: Pixels,
  options: EncodeOptions,
  watch: Watch = {},
): Promise<FacesFound> {
  const { width, height } = pixels;
  const begun = performance.now();
  const pyramid = new Pyramid(pixels);
  const breathe = breather(watch.signal);
  const asFound = Boolean(options.encode && options.asFound);
  /** Milliseconds spent encoding. */
  let encode = 0;
  const observed = new Map<Detection, Face>();
  const observeAll = (detections: readonly Detection[]) =>
    detections.map((detection) => {
      const face = observed.get(detection) ?? { ...observe(pyramid, detection), detection };
      observed.set(detection, face);
      return face;
    });
  const answer = (faces: readonly Face[], chips: boolean): FacesFound => ({
    width,
    height,
    faces: faces.map(({ detection: _, ...face }) => ({ ...face, chip: chips ? face.chip : null })),
    ms: { detect: performance.now() - begun - encode, encode },
  });
  const encodeThem = async (faces: readonly Face[]) => {
    const before = performance.now();
    const perFace = faces.map(({ detection: { mesh } }) =>
      jittered(chipToPicture(mesh.points), options.jitter ?? 0),
    );
    const each = 1 + (perFace[0]?.length ?? 0);
    const chips = faces.flatMap(({ chip }, i) => [
      chip,
      ...(perFace[i] ?? []).map((toPicture) => cutChip(pyramid, toPicture)),
    ]);
    const mirror = options.mirror && observed.size <= mostMirrored;
    const encodings = await encodeChips(encoder, chips, { mirror }, async (done) => {
      if (!asFound) watch.encoded?.(Math.floor(done / each), faces.length);
      await breathe();
    });
    faces.forEach((face, i) => {
      face.encoding = mean(encodings.slice(i * each, (i + 1) * each));
    });
    encode += performance.now() - before;
  };
  let [told, toldAt, toldSearched] = [0, begun, 0];
  const detections = await detector.detect(pyramid, {
    video: options.video,
    onFound: async (soFar, searched) => {
      await breathe();
      const more = soFar.length > told;
      const soon = performance.now() - toldAt < pause;
      if (soon && !(more && told === 0)) return;
      if (!more && searched <= toldSearched) return;
      [told, toldAt, toldSearched] = [soFar.length, performance.now(), searched];
      const faces = observeAll(soFar);
      watch.found?.({ ...answer(faces, asFound), searched });
      if (!asFound || !more) return;
      await encodeThem(faces.filter(({ encoding }) => !encoding));
      watch.found?.({ ...answer(faces, true), searched });
    },
  });
  const faces = observeAll(detections);
  const left = faces.filter(({ encoding }) => !encoding);
  if (options.encode && left.length > 0) await encodeThem(left);
  return answer(faces, options.chips);
}

/** Lets the worker take the page's messages now and then: between the steps of work on WASM no message comes through. */
function breather(signal: AbortSignal | undefined): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (!signal || performance.now() - last < breath) return;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    last = performance.now();
  };
}

/**
 * The faces of one frame of a video with their chips, not yet encoded: following them comes first, then `encodeChips` for
 * those that need it.
 *
 * @param last what this gave for the frame before, as `detections`.
 */
export async function watchFaces(
  detector: FaceDetector,
  pixels: Pixels,
  last: readonly Detection[],
): Promise<{ faces: Observed[]; detections: Detection[] }> {
  const pyramid = new Pyramid(pixels);
  const detections = await detector.detect(pyramid, { video: true, last });
  return { faces: detections.map((detection) => observe(pyramid, detection)), detections };
}

/** f(x) of each 150 x 150 chip, 128 numbers each, in order; `onDone` is told after each batch how many there are. */
export async function encodeChips(
  encoder: FaceEncoder,
  chips: readonly Pixels[],
  { mirror }: { mirror: boolean },
  onDone: (done: number) => void | Promise<void> = () => undefined,
): Promise<Float32Array[]> {
  const encodings: Float32Array[] = [];
  for (let start = 0; start < chips.length; start += batch) {
    const group = chips.slice(start, start + batch);
    const input = tensor4d(packRgb(group), [group.length, chipSize, chipSize, 3]);
    try {
      const output = encoder.encode(input, { mirror });
      try {
        const numbers = await output.data<'float32'>();
        const dimension = numbers.length / group.length;
        group.forEach((_, i) => {
          encodings.push(numbers.slice(i * dimension, (i + 1) * dimension));
        });
      } finally {
        output.dispose();
      }
    } finally {
      input.dispose();
    }
    await onDone(encodings.length);
  }
  return encodings;
}

function observe(pyramid: Pyramid, { box, score, mesh }: Detection): Observed {
  const { points } = mesh;
  const chip = cutChip(pyramid, chipToPicture(points));
  return {
    box,
    score,
    landmarks: Float32Array.from(
      { length: (points.length / 3) * 2 },
      (_, i) => points[3 * (i >> 1) + (i & 1)] ?? 0,
    ),
    pose: headPose(points),
    doubt: doubtOf(score, mesh.presence),
    quality: measureQuality(points, chip),
    encoding: null,
    chip,
  };
}

function packRgb(chips: readonly Pixels[]): Float32Array {
  const size = chipSize * chipSize;
  const rgb = new Float32Array(chips.length * size * 3);
  let out = 0;
  for (const { data } of chips) {
    for (let i = 0; i < size; i++) {
      for (let c = 0; c < 3; c++) rgb[out++] = data[4 * i + c] ?? 0;
    }
  }
  return rgb;
}

function mean(encodings: readonly Float32Array[]): Float32Array {
  const dimension = encodings[0]?.length ?? 0;
  return Float32Array.from(
    { length: dimension },
    (_, k) => encodings.reduce((sum, encoding) => sum + (encoding[k] ?? 0), 0) / encodings.length,
  );
}
