import { syntheticEncodings } from '../src/faces/group/synthetic.ts';
import { Gallery } from '../src/faces/match/matching.ts';
import { falseMatchInSearch } from '../src/faces/match/thresholds.ts';
import { median, printJson } from './harness.ts';

// What one browser carries: searches measured up to 100,000 templates, and what that makes at ten million.

const MEASURED = [1_000, 10_000, 100_000];
const SIMULATED = [1_000_000, 10_000_000];
/** Bytes of a template in memory: 128 float32. */
const BYTES = 4 * 128;
/** Chances that one comparison of two strangers falls under the threshold, from strict to the usual on poor pictures. */
const FALSE_MATCH = [1e-6, 1e-4, 1.4e-3];

const rows = MEASURED.map((templates) => {
  const encodings = syntheticEncodings(templates, 1);
  const packed = new Float32Array(templates * 128);
  encodings.forEach((encoding, i) => {
    packed.set(encoding, 128 * i);
  });
  const ids = encodings.map((_, i) => String(i));
  const gallery = new Gallery({ rows: packed, dimension: 128, templateIds: ids, personIds: ids });
  const probes = syntheticEncodings(12, 1, 2);
  const times = probes.map((probe) => {
    const begun = performance.now();
    gallery.nearestPeople(probe, 3);
    return performance.now() - begun;
  });
  return { templates, msPerSearch: median(times.slice(2)), measured: true };
});
const largest = rows.at(-1);
const perTemplate = (largest?.msPerSearch ?? 0) / (largest?.templates ?? 1);
const simulated = SIMULATED.map((templates) => ({
  templates,
  msPerSearch: perTemplate * templates,
  measured: false,
}));
printJson({
  rows: [...rows, ...simulated].map((row) => ({
    ...row,
    megabytes: (row.templates * BYTES) / 1e6,
    falseAlarms: FALSE_MATCH.map((e) => falseMatchInSearch(e, row.templates)),
  })),
  falseMatch: FALSE_MATCH,
});
