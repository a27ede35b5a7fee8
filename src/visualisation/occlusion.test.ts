import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { squaredDistance } from '../faces/match/distance.ts';
import { FaceEncoder } from '../networks/encoder/faceEncoder.ts';
import { photoChips } from '../networks/testing/chips.ts';
import { useNodeWasm } from '../networks/testing/nodeBackend.ts';
import { nodeModelFiles } from '../networks/testing/nodeModelFiles.ts';
import { occlusionMap, spreadChanges } from './occlusion.ts';

beforeAll(useNodeWasm);

describe('the occlusion map', () => {
  it('tells by how much each covered place moves the face from the person', async () => {
    const encoder = await FaceEncoder.load(nodeModelFiles);
    const chips = await photoChips();
    const chip = tf.slice(chips, [0, 0, 0, 0], [1, 150, 150, 3]);
    const encodings = tf
      .tidy(() => encoder.encode(chips, { mirror: false }).arraySync())
      .map((row) => Float32Array.from(row));
    const before = tf.memory().numTensors;
    const seen: number[] = [];
    const [own, other] = encodings as [Float32Array, Float32Array];
    const map = await occlusionMap(encoder, chip, [own], { side: 50, step: 50 }, (done) => {
      seen.push(done);
    });
    expect(tf.memory().numTensors).toBe(before);
    expect([map.rows, map.columns, seen]).toEqual([3, 3, [8, 9]]);
    // From itself an untouched face is nothing away, and whatever is covered moves it off.
    expect(map.distance).toBeLessThan(1e-6);
    for (const change of map.changes) expect(change).toBeGreaterThan(0);
    // The middle of a face matters more than a corner of its picture.
    expect(map.changes[4]).toBeGreaterThan(4 * (map.changes[0] ?? 0));

    // One place done anew by hand, against somebody else.
    const against = await occlusionMap(encoder, chip, [other], { side: 50, step: 50 });
    const covered = (await chip.array())[0]?.map((line, y) =>
      line.map((rgb, x) => (y >= 50 && y < 100 && x >= 50 && x < 100 ? [122.782, 117.001, 104.298] : rgb)),
    ) as number[][][];
    const encoding = tf.tidy(() => encoder.encode(tf.tensor4d([covered]), { mirror: false }).dataSync());
    const change = squaredDistance(Float32Array.from(encoding), other) - squaredDistance(own, other);
    expect(against.changes[4]).toBeCloseTo(change, 4);
    tf.dispose([chips, chip]);
    encoder.dispose();
  });

  it('spreads a change over the pixels that were covered, in means', () => {
    const map = { rows: 1, columns: 2, side: 2, step: 1, distance: 0, changes: Float32Array.from([1, 3]) };
    expect([...spreadChanges(map, 2, 4)]).toEqual([1, 2, 3, 0, 1, 2, 3, 0]);
  });
});
