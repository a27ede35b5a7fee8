import { beforeAll, describe, expect, it, vi } from 'vitest';
import { useNodeWasm } from '../../networks/testing/nodeBackend.ts';
import { nodeModelFiles } from '../../networks/testing/nodeModelFiles.ts';
import { Pyramid } from '../../picture/resample.ts';
import { decode, sample, toSharp } from '../testing/samples.ts';
import { turnedPortrait } from '../testing/turned.ts';
import type { Box } from '../types.ts';
import { FaceDetector } from './detector.ts';
import { FaceMesh } from './faceMesh.ts';
import { turnOf } from './uprightMesh.ts';

let detector: FaceDetector;
const fit = vi.spyOn(FaceMesh.prototype, 'fit');

beforeAll(async () => {
  await useNodeWasm();
  detector = await FaceDetector.load(nodeModelFiles);
});

/** How many windows the mesh network saw. */
const windows = () => fit.mock.calls.reduce((sum, [, each]) => sum + each.length, 0);

describe('faces of a video', () => {
  it('cost one fit each from the second frame on, though they move', async () => {
    const photo = toSharp(await sample(6));
    const frame = async (left: number) =>
      decode(
        toSharp(await decode(photo.clone().extract({ left, top: 0, width: 1800, height: 1500 }))).resize(640),
      );
    const first = await detector.detect(await frame(0), { video: true });
    fit.mockClear();
    const second = await detector.detect(await frame(60), { video: true, last: first });
    expect(first).toHaveLength(4);
    expect(second).toHaveLength(4);
    expect(windows()).toBe(4);
  });

  it('keep the turn they had', async () => {
    const photo = new Pyramid(await sample(3));
    const [face] = await detector.detect(photo, { video: false });
    const turn = turnedPortrait(photo, face?.box as Box, 400);
    const first = await detector.detect(turn(180), { video: true });
    expect(first.map(({ mesh }) => turnOf(mesh))).toEqual([2]);
    fit.mockClear();
    const second = await detector.detect(turn(171), { video: true, last: first });
    expect(second.map(({ mesh }) => turnOf(mesh))).toEqual([2]);
    expect(windows()).toBe(1);
  });

  it('are gone with the person', async () => {
    const frame = await decode(toSharp(await sample(6)).resize(640));
    const last = await detector.detect(frame, { video: true });
    const empty = { ...frame, data: new Uint8ClampedArray(frame.data.length).fill(120) };
    expect(await detector.detect(empty, { video: true, last })).toEqual([]);
  });
});
