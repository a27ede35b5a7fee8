import { LikenessError } from '../errors.ts';
import { detailOf } from '../failures.ts';

/** Samples that can be looked back on: about 0.7 seconds at 48,000 a second. */
const KEPT = 32_768;

/** An open microphone. */
export interface Microphone {
  /** Root mean square of the last hundredths of a second, 0 to 1. */
  level(): number;
  /** The last two thirds of a second, and its samples a second. */
  recent(): { samples: Float32Array<ArrayBuffer>; rate: number };
  stop(): void;
}

/**
 * Opens the microphone, without the browser's echo and noise filters: the signal itself is wanted.
 * @param onLost called once when the microphone goes away by itself
 * @throws LikenessError `MicrophoneRefused`, `MicrophoneMissing`, `MicrophoneBusy` or `MicrophoneUnavailable`
 */
export async function openMicrophone(onLost: (why: LikenessError) => void): Promise<Microphone> {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new LikenessError('MicrophoneUnavailable');
  }
  let stream: MediaStream;
  try {
    const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    stream = await navigator.mediaDevices.getUserMedia({ audio, video: false });
  } catch (cause) {
    throw microphoneError(cause);
  }
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: KEPT });
  context.createMediaStreamSource(stream).connect(analyser);
  stream
    .getAudioTracks()[0]
    ?.addEventListener('ended', () => onLost(new LikenessError('MicrophoneLost')), { once: true });
  const samples = new Float32Array(KEPT);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      const last = samples.subarray(KEPT - 2048);
      return Math.sqrt(last.reduce((sum, value) => sum + value * value, 0) / last.length);
    },
    recent: () => {
      const kept = new Float32Array(KEPT);
      analyser.getFloatTimeDomainData(kept);
      return { samples: kept, rate: context.sampleRate };
    },
    stop: () => {
      for (const track of stream.getTracks()) track.stop();
      // Closing twice is all that can fail, and the microphone is off either way.
      if (context.state !== 'closed') context.close();
    },
  };
}

function microphoneError(cause: unknown): LikenessError {
  const name = cause instanceof Error ? cause.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return new LikenessError('MicrophoneRefused', {}, { cause });
    case 'NotFoundError':
    case 'OverconstrainedError':
      return new LikenessError('MicrophoneMissing', {}, { cause });
    case 'NotReadableError':
    case 'AbortError':
      return new LikenessError('MicrophoneBusy', {}, { cause });
    default:
      return new LikenessError('MicrophoneUnavailable:start', { detail: detailOf(cause) }, { cause });
  }
}
