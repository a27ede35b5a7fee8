import type { Pixels } from '../../picture/pixels.ts';
import type { Box, FaceObservation, Identification, Track } from '../types.ts';
import { squaredDistance } from './distance.ts';

/** A face of a frame with its chip, as the detector gives it. */
export type SeenFace = FaceObservation & { chip: Pixels };

interface Following {
  id: number;
  face: SeenFace;
  box: Box;
  /** Frames seen in. */
  age: number;
  /** Milliseconds. */
  lastSeen: number;
  lastEncoded: number;
  /** The newest encodings, oldest first. */
  encodings: Float32Array[];
  /** Encodings in a row that belong to somebody else than the mean. */
  strangers: number;
  best: { encoding: Float32Array; chip: Pixels; quality: number } | null;
  shown: Identification | null;
  /** A decision that differs from the shown one, and how often in a row it was made. */
  rival: { key: string; times: number } | null;
}

/** A face not seen for this long is another face when it comes back, in milliseconds. */
const LOST_AFTER = 600;
/** So long without any frame, in milliseconds, and whoever is in the next one may be somebody else. */
const BREAK = 5_000;
/** Encodings averaged for the decision. */
const MEMORY = 6;
/** Encodings before the first decision. */
const ENOUGH = 2;
/** A decided track is encoded again after this long, in milliseconds. */
const REFRESH = 700;
/** Decisions in a row before a shown label changes. */
const PERSISTENCE = 2;
/** An encoding this far from the track's mean, on d, is somebody else's (or a bad frame's). */
const STRANGER = 0.5;
/** Share of the new box in the drawn one: still faces stay still, moving ones follow. */
const FOLLOW = 0.6;

/**
 * Follows faces through a video and decides over the track, not over the frame: encodings of a track are averaged,
 * and a shown label changes only when the new one has come up twice in a row. Time is passed in, in milliseconds.
 */
export class FaceTracker {
  /** When the frame before came. */
  #lastUpdate: number | null = null;
  /** Between the two frames before, in milliseconds: how fast this machine is. */
  #interval = 0;
  #following: Following[] = [];
  #nextId = 1;

  /** Takes the faces of a new frame. */
  update(faces: readonly SeenFace[], now: number): void {
    // On a machine of one or two frames a second each frame comes later than that: a face then must be missing in two.
    const patience = Math.max(LOST_AFTER, Math.min(BREAK, 2.5 * this.#interval));
    // A frame that is late because the machine was busy has missed nobody: who was in the frame before it is still there.
    const before = this.#lastUpdate;
    const stays = ({ lastSeen }: Following) => now - lastSeen <= (lastSeen === before ? BREAK : patience);
    this.#following = this.#following.filter(stays);
    this.#interval = before === null ? 0 : now - before;
    this.#lastUpdate = now;
    const free = new Set(faces);
    // The best overlaps choose first, so two crossing faces do not swap tracks for want of order.
    const pairs = this.#following
      .flatMap((track) => faces.map((face) => ({ track, face, closeness: closeness(track.box, face.box) })))
      .filter(({ closeness }) => closeness > 0)
      .sort((a, b) => b.closeness - a.closeness);
    const matched = new Set<Following>();
    for (const { track, face } of pairs) {
      if (!free.has(face) || matched.has(track)) continue;
      free.delete(face);
      matched.add(track);
      track.face = face;
      track.box = blend(track.box, face.box);
      track.age += 1;
      track.lastSeen = now;
    }
    for (const face of free) {
      this.#following.push({
        id: this.#nextId++,
        face,
        box: face.box,
        age: 1,
        lastSeen: now,
        lastEncoded: Number.NEGATIVE_INFINITY,
        encodings: [],
        strangers: 0,
        best: null,
        shown: null,
        rival: null,
      });
    }
  }

  /**
   * The tracks to encode in this frame, the longest waiting first: undecided ones at once, decided ones now and then.
   * @param limit most faces a frame, which bounds its time
   */
  due(now: number, limit: number): { id: number; chip: Pixels }[] {
    return this.#following
      .filter((track) => track.lastSeen === now)
      .filter((track) => track.encodings.length < ENOUGH + 1 || now - track.lastEncoded >= REFRESH)
      .sort((a, b) => a.lastEncoded - b.lastEncoded)
      .slice(0, limit)
      .map(({ id, face }) => ({ id, chip: face.chip }));
  }

  /** Takes a track's new encoding and decides. */
  observe(
    id: number,
    encoding: Float32Array,
    now: number,
    identify: (probe: Float32Array) => Identification,
  ): void {
    const track = this.#following.find((each) => each.id === id);
    if (!track) return;
    track.lastEncoded = now;
    if (track.encodings.length > 0 && squaredDistance(encoding, mean(track.encodings)) > STRANGER) {
      track.strangers += 1;
      // One such frame is a blur or a turn of the head; two in a row are another person under the same box.
      if (track.strangers < PERSISTENCE) return;
      track.encodings = [];
      track.best = null;
      track.shown = null;
      track.rival = null;
    }
    track.strangers = 0;
    track.encodings.push(encoding);
    if (track.encodings.length > MEMORY) track.encodings.shift();
    const quality = worth(track.face);
    if (!track.best || quality > track.best.quality)
      track.best = { encoding, chip: track.face.chip, quality };
    if (track.encodings.length >= ENOUGH) settle(track, identify(mean(track.encodings)));
  }

  /** Decides all tracks anew, after the gallery or the rule has changed. */
  reconsider(identify: (probe: Float32Array) => Identification): void {
    for (const track of this.#following) {
      if (track.encodings.length < ENOUGH) continue;
      track.shown = identify(mean(track.encodings));
      track.rival = null;
    }
  }

  /** The faces of the newest frame. */
  tracks(now: number): Track[] {
    return this.#following
      .filter((track) => track.lastSeen === now)
      .map(({ id, box, age, face, shown, best }) => ({
        id,
        box,
        landmarks: face.landmarks,
        pose: face.pose,
        quality: face.quality,
        age,
        verdict: shown?.verdict ?? 'pending',
        candidates: shown?.candidates ?? [],
        margin: shown?.margin ?? null,
        encoding: shown && best ? best.encoding : null,
        chip: shown && best ? best.chip : null,
      }));
  }
}

/** Shows a decision at once when it agrees with the shown one, otherwise when it has come up often enough in a row. */
function settle(track: Following, decision: Identification): void {
  const key = labelOf(decision);
  if (!track.shown || key === labelOf(track.shown)) {
    track.shown = decision;
    track.rival = null;
    return;
  }
  const times = track.rival?.key === key ? track.rival.times + 1 : 1;
  track.rival = { key, times };
  if (times >= PERSISTENCE) {
    track.shown = decision;
    track.rival = null;
  }
}

function labelOf({ verdict, candidates }: Identification): string {
  return verdict === 'unknown' ? verdict : `${verdict} ${candidates[0]?.personId}`;
}

/** Intersection over union where boxes overlap; a small number for near misses of a fast face; 0 otherwise. */
function closeness(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width > 0 && height > 0) {
    const shared = width * height;
    return shared / (a.width * a.height + b.width * b.height - shared);
  }
  const size = Math.max(a.width, b.width);
  const dx = a.x + a.width / 2 - b.x - b.width / 2;
  const dy = a.y + a.height / 2 - b.y - b.height / 2;
  const ratio = Math.min(a.width, b.width) / size;
  return Math.hypot(dx, dy) < 1.25 * size && ratio > 0.6 ? 1e-3 * ratio : 0;
}

function blend(from: Box, to: Box): Box {
  const mix = (a: number, b: number) => a + FOLLOW * (b - a);
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    width: mix(from.width, to.width),
    height: mix(from.height, to.height),
  };
}

function mean(encodings: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(encodings[0]?.length ?? 0);
  for (const encoding of encodings) {
    for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + (encoding[k] ?? 0) / encodings.length;
  }
  return sum;
}

/** What a frame's face is worth for enrolling: large, sharp and frontal. */
function worth({ quality, pose }: SeenFace): number {
  return (
    (quality.eyeDistance * Math.log1p(quality.sharpness)) /
    (1 + (Math.abs(pose.yaw) + Math.abs(pose.pitch)) / 20)
  );
}
