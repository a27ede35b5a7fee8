import { FaceMatcher, LabeledFaceDescriptors } from '@vladmandic/face-api/dist/face-api.esm-nobundle.js';
import { Gallery } from '../../../src/faces/match/matching.ts';

const DIMENSION = 128;
/** What each number of an encoding spreads by: two strangers then lie about 0.8 apart on d, as dlib's do. */
const SPREAD = 0.056;

export interface SearchInput {
  templates: number;
  probes: number;
  /** Probes that the peer is timed on; it needs seconds for each. */
  peerProbes: number;
}

export interface SearchTimes {
  /** Milliseconds for each probe. */
  ours: number[];
  faceMatcher: number[];
  /** Probes for which both named the same template. */
  agree: number;
}

/** Mulberry32 (public domain) and Box-Muller: the same normal numbers everywhere. */
function normal(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

async function bench({ templates, probes, peerProbes }: SearchInput): Promise<SearchTimes> {
  const next = normal(1);
  const rows = Float32Array.from({ length: templates * DIMENSION }, () => SPREAD * next());
  const ids = Array.from({ length: templates }, (_, i) => `t${i}`);
  const gallery = new Gallery({ rows, dimension: DIMENSION, templateIds: ids, personIds: ids });
  // Each probe is a template with half a stranger's spread of noise: somebody known, on another day.
  const asked = Array.from({ length: probes }, (_, i) => {
    const row = Math.floor(((i + 0.5) * templates) / probes);
    return Float32Array.from(
      { length: DIMENSION },
      (_, k) => (rows[row * DIMENSION + k] ?? 0) + 0.5 * SPREAD * next(),
    );
  });
  const matcher = new FaceMatcher(
    ids.map((id, i) => new LabeledFaceDescriptors(id, [rows.slice(i * DIMENSION, (i + 1) * DIMENSION)])),
  );

  const nearest = (probe: Float32Array) => gallery.nearestPeople(probe, 3);
  // The first calls are the compiler's.
  for (const probe of asked) nearest(probe);

  const times: SearchTimes = { ours: [], faceMatcher: [], agree: 0 };
  for (const [i, probe] of asked.entries()) {
    const begun = performance.now();
    const [best] = nearest(probe);
    times.ours.push(performance.now() - begun);
    if (i >= peerProbes) continue;
    const peerBegun = performance.now();
    const theirs = matcher.findBestMatch(probe);
    times.faceMatcher.push(performance.now() - peerBegun);
    // Theirs says "unknown" past its threshold; ours names the nearest all the same.
    if (theirs.label === best?.personId || (theirs.label === 'unknown' && (best?.distance ?? 0) > 0.36))
      times.agree += 1;
  }
  return times;
}

Object.assign(window, { bench });
