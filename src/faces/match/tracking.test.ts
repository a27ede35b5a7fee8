import { describe, expect, it } from 'vitest';
import type { Identification } from '../types.ts';
import { decide } from './matching.ts';
import { FaceTracker, type SeenFace } from './tracking.ts';

const chip = { data: new Uint8ClampedArray(4), width: 1, height: 1 };

function face(x: number, eyeDistance = 50): SeenFace {
  return {
    box: { x, y: 100, width: 100, height: 100 },
    score: 0.9,
    landmarks: new Float32Array(2),
    pose: { yaw: 0, pitch: 0, roll: 0 },
    quality: {
      eyeDistance,
      sharpness: 100,
      exposure: { mean: 0.5, contrast: 0.2, underexposed: 0, overexposed: 0 },
    },
    encoding: null,
    chip,
  };
}

/** Ada lies at 0 and Bob at 2 on a line of one-number encodings; tau 0.36, so Ada's reach ends at 0.6. */
function identify(probe: Float32Array): Identification {
  const x = probe[0] ?? 0;
  const candidates = [
    { personId: 'ada', templateId: 'a', distance: x * x },
    { personId: 'bob', templateId: 'b', distance: (x - 2) ** 2 },
  ].sort((p, q) => p.distance - q.distance);
  return { ...decide(candidates, { tau: 0.36, margin: 0.04 }), candidates };
}

/** Feeds frames 100 ms apart: each lists faces with the encoding they would get. */
function play(tracker: FaceTracker, frames: { x: number; encoding: number }[][], from = 0) {
  return frames.map((frame, index) => {
    const now = from + index * 100;
    const faces = frame.map(({ x }) => face(x));
    tracker.update(faces, now);
    for (const { id } of tracker.due(now, 10)) {
      const track = tracker.tracks(now).find((each) => each.id === id);
      const nearest = frame.reduce((a, b) =>
        Math.abs(a.x - (track?.box.x ?? 0)) <= Math.abs(b.x - (track?.box.x ?? 0)) ? a : b,
      );
      tracker.observe(id, Float32Array.of(nearest.encoding), now, identify);
    }
    return tracker.tracks(now).map(({ id, verdict, candidates }) => ({
      id,
      label: verdict === 'known' ? candidates[0]?.personId : verdict,
    }));
  });
}

const still = (encoding: number, count: number) => Array.from({ length: count }, () => [{ x: 0, encoding }]);

describe('FaceTracker', () => {
  it('is pending until two encodings, then knows', () => {
    const seen = play(new FaceTracker(), still(0.1, 3));
    expect(seen.map(([only]) => only?.label)).toEqual(['pending', 'ada', 'ada']);
  });

  it('keeps a stranger unknown', () => {
    const seen = play(new FaceTracker(), still(1, 12));
    expect(new Set(seen.slice(1).map(([only]) => only?.label))).toEqual(new Set(['unknown']));
  });

  it('does not change the label for one wrong frame', () => {
    const tracker = new FaceTracker();
    play(tracker, still(0.1, 3));
    // At 1,000 ms the track is due again, and this frame looks like Bob.
    const seen = play(tracker, [...still(0.1, 6), ...still(2, 1), ...still(0.1, 20)], 300);
    expect(new Set(seen.map(([only]) => only?.label))).toEqual(new Set(['ada']));
  });

  it('starts over when another person takes the place', () => {
    const tracker = new FaceTracker();
    play(tracker, still(0.1, 3));
    const labels = play(tracker, still(2, 40), 300).map(([only]) => only?.label);
    expect(labels[0]).toBe('ada');
    expect(labels.at(-1)).toBe('bob');
    expect(labels).toContain('pending');
  });

  it('keeps a track through a short loss, and makes a new one after a long', () => {
    const tracker = new FaceTracker();
    const [first] = play(tracker, still(0.1, 1)).flat();
    const [back] = play(tracker, still(0.1, 1), 500).flat();
    expect(back?.id).toBe(first?.id);
    // Frames came 500 ms apart, so a face may be missing for two and a half of them.
    tracker.update([], 1000);
    tracker.update([], 1500);
    const [late] = play(tracker, still(0.1, 1), 2000).flat();
    expect(late?.id).not.toBe(first?.id);
  });

  it('keeps a track through a late frame, and makes a new one after a break', () => {
    const tracker = new FaceTracker();
    const at = (now: number) => {
      tracker.update([face(0)], now);
      return tracker.tracks(now)[0]?.id;
    };
    const first = [at(0), at(100)];
    // A busy machine: nobody was missed in between.
    expect([at(2_000), at(2_100), at(6_900)]).toEqual([first[0], first[1], first[0]]);
    expect(at(12_000)).not.toBe(first[0]);
  });

  it('keeps two faces apart while they move towards each other', () => {
    const frames = Array.from({ length: 10 }, (_, i) => [
      { x: i * 15, encoding: 0.1 },
      { x: 400 - i * 15, encoding: 2 },
    ]);
    const seen = play(new FaceTracker(), frames);
    const ids = seen[0]?.map(({ id }) => id) ?? [];
    expect(ids).toHaveLength(2);
    for (const frame of seen.slice(2)) {
      expect(frame.map(({ id }) => id)).toEqual(ids);
      expect(frame.map(({ label }) => label)).toEqual(['ada', 'bob']);
    }
  });

  it('encodes a decided track only now and then, and at most as many as asked', () => {
    const tracker = new FaceTracker();
    play(tracker, still(0.1, 3));
    tracker.update([face(0)], 300);
    expect(tracker.due(300, 10)).toEqual([]);
    tracker.update([face(0), face(300), face(600)], 900);
    expect(tracker.due(900, 10)).toHaveLength(3);
    expect(tracker.due(900, 2)).toHaveLength(2);
  });

  it('offers the encoding of its best frame', () => {
    const tracker = new FaceTracker();
    for (const [now, eyes, encoding] of [
      [0, 30, 1],
      [100, 80, 1.1],
      [200, 40, 1.2],
    ] as const) {
      tracker.update([face(0, eyes)], now);
      const [due] = tracker.due(now, 1);
      tracker.observe(due?.id ?? -1, Float32Array.of(encoding), now, identify);
    }
    expect(tracker.tracks(200)[0]?.encoding?.[0]).toBeCloseTo(1.1, 6);
  });

  it('decides anew when the gallery has changed', () => {
    const tracker = new FaceTracker();
    play(tracker, still(1, 3));
    tracker.reconsider((probe) => ({
      verdict: 'known',
      margin: null,
      candidates: [{ personId: 'eve', templateId: 'e', distance: (probe[0] ?? 0) - 1 }],
    }));
    expect(tracker.tracks(200)[0]).toMatchObject({ verdict: 'known', candidates: [{ personId: 'eve' }] });
  });
});
