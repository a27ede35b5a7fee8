import type { FrameSource } from '../media/frames.ts';

/** One answered frame of a live video. */
export interface LiveReading<T> {
  value: T;
  /** Size of the frame that boxes refer to. */
  width: number;
  height: number;
  /** Frames answered per second, over the last two seconds. */
  fps: number;
  /** Milliseconds from taking the frame to having its answer. */
  latency: number;
}

interface LiveLoop<T> {
  frames: FrameSource;
  signal: AbortSignal;
  /** Before each frame is taken. */
  prepare: () => Promise<unknown>;
  /** What there is to say of a frame, and its size. The frame is to be closed or handed over. */
  answer: (frame: ImageBitmap) => Promise<{ value: T; width: number; height: number }>;
  onReading: (reading: LiveReading<T>) => void;
}

/**
 * One frame under way at a time, the newest next, so a slow machine drops frames and never lags. Ends by rejecting with the signal's
 * reason, or with what a frame failed of.
 */
export async function liveLoop<T>({
  frames,
  signal,
  prepare,
  answer,
  onReading,
}: LiveLoop<T>): Promise<void> {
  const answered: number[] = [];
  while (!signal.aborted) {
    await prepare();
    const frame = await frames.next(signal);
    const begun = performance.now();
    const { value, width, height } = await answer(frame);
    const now = performance.now();
    answered.push(now);
    while ((answered[0] ?? now) < now - 2000) answered.shift();
    const span = (now - (answered[0] ?? now)) / 1000;
    const fps = span > 0 ? (answered.length - 1) / span : 0;
    onReading({ value, width, height, fps, latency: now - begun });
  }
}
