import { Grouping } from '../../src/faces/group/grouping.ts';
import type { Point } from '../../src/faces/group/point.ts';
import { syntheticEncodings } from '../../src/faces/group/synthetic.ts';

/**
 * Seconds, those of the processor alone, and megabytes that the process grew by at the most, of grouping encodings that a formula
 * makes; and of one photo more.
 */
export function timeGrouping(people: number, perPerson: number) {
  const points = syntheticEncodings(people, perPerson).map((encoding, i) =>
    pointOf(String(i), encoding, true),
  );
  const before = process.memoryUsage().rss;
  const grouping = new Grouping();
  let begun = performance.now();
  const busy = process.cpuUsage();
  grouping.add(points.slice(1));
  const seconds = (performance.now() - begun) / 1000;
  const processorSeconds = process.cpuUsage(busy).user / 1e6;
  begun = performance.now();
  grouping.add(points.slice(0, 1));
  grouping.clusters();
  return {
    seconds,
    processorSeconds,
    megabytes: (process.memoryUsage().rss - before) / 1e6,
    oneMoreSeconds: (performance.now() - begun) / 1000,
    groups: grouping.clusters().length,
  };
}

export function pointOf(
  id: string,
  encoding: Float32Array,
  founds: boolean,
  photo: string | null = null,
): Point {
  return { id, encoding, label: null, not: [], founds, photo };
}
