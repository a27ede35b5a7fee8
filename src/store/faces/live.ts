import type { Challenge } from '../../faces/liveness/liveness.ts';
import type { FacesFound, Track } from '../../faces/types.ts';
import type { FrameSource } from '../../media/frames.ts';
import type { FaceClient } from '../../workers/faces/faceClient.ts';
import { type LiveReading, liveLoop } from '../liveLoop.ts';
import type { GetState } from '../state.ts';
import type { FaceActions } from './faces.ts';
import { type ChallengeVideo, type LivenessResult, runChallenge } from './liveness.ts';

/** What the camera's screens ask of each frame. */
export function liveLoops(
  get: GetState,
  client: FaceClient,
  faces: FaceActions,
  distance: (x: Float32Array, y: Float32Array) => number,
) {
  const loop = <T>(
    frames: FrameSource,
    signal: AbortSignal,
    answer: (frame: ImageBitmap) => Promise<{ value: T; width: number; height: number }>,
    onReading: (reading: LiveReading<T>) => void,
  ) => liveLoop({ frames, signal, prepare: faces.prepare, answer, onReading });

  const loops = {
    /** Boxes, pose and quality of each frame, for guidance while enrolling. Ends by rejecting with the signal's reason. */
    guide: (
      frames: FrameSource,
      signal: AbortSignal,
      onReading: (reading: LiveReading<FacesFound>) => void,
    ): Promise<void> =>
      loop(
        frames,
        signal,
        async (image) => {
          const options = { mirror: false, encode: false, chips: false, video: true };
          const value = await client.run('encodeFaces', { image, options }, { signal, transfer: [image] });
          return { value, width: value.width, height: value.height };
        },
        onReading,
      ),

    /** Tracks with decisions for each frame. Ends by rejecting with the signal's reason. */
    watch: (
      frames: FrameSource,
      signal: AbortSignal,
      onReading: (reading: LiveReading<Track[]>) => void,
    ): Promise<void> => {
      const session = crypto.randomUUID();
      return loop(
        frames,
        signal,
        async (image) => {
          const { tau, margin, mirror } = get().settings;
          const input = { image, session, rule: { tau, margin }, mirror };
          const { tracks, width, height } = await client.run('watch', input, { signal, transfer: [image] });
          return { value: tracks, width, height };
        },
        onReading,
      );
    },
  };
  const samePerson = (x: Float32Array, y: Float32Array) => distance(x, y) <= get().settings.tau;
  return {
    ...loops,
    /** Asks for movements that a still picture cannot make. Rejects with the signal's reason when it is cancelled. */
    challenge: (
      video: ChallengeVideo,
      signal: AbortSignal,
      onProgress: (challenge: Challenge, reading: LiveReading<FacesFound>) => void,
    ): Promise<LivenessResult> =>
      runChallenge({ client, faces, guide: loops.guide, samePerson }, video, signal, onProgress),
  };
}
