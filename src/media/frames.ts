/**
 * The newest frame of a video, one at a time. Between two calls of `next` frames are dropped, not queued, so a slow
 * consumer sees what is in front of the camera now and not what was there a second ago.
 */
export class FrameSource {
  readonly #video: HTMLVideoElement;
  readonly #maxSide: number;
  #lastTime = -1;

  /** @param maxSide longer side of the frames in pixels */
  constructor(video: HTMLVideoElement, maxSide = 960) {
    this.#video = video;
    this.#maxSide = maxSide;
  }

  /** Resolves with the newest frame not yet taken; the receiver closes it. Rejects with the signal's reason. */
  async next(signal: AbortSignal): Promise<ImageBitmap> {
    signal.throwIfAborted();
    if (
      this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA ||
      this.#video.currentTime === this.#lastTime
    ) {
      await newFrame(this.#video, signal);
    }
    this.#lastTime = this.#video.currentTime;
    return grab(this.#video, this.#maxSide);
  }
}

/** The video's current frame as a bitmap, its longer side at most `maxSide` pixels. */
export function grab(video: HTMLVideoElement, maxSide: number): Promise<ImageBitmap> {
  const { videoWidth: width, videoHeight: height } = video;
  const scale = Math.min(1, maxSide / Math.max(width, height, 1));
  return createImageBitmap(video, {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: 'medium',
  });
}

function newFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      video.cancelVideoFrameCallback(handle);
      reject(signal.reason);
    };
    const handle = video.requestVideoFrameCallback(() => {
      signal.removeEventListener('abort', cancel);
      resolve();
    });
    signal.addEventListener('abort', cancel, { once: true });
  });
}
