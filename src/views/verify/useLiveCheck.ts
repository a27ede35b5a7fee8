import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Challenge, describeChallenge } from '../../faces/liveness/liveness.ts';
import type { LivenessResult } from '../../store/faces/liveness.ts';
import { live } from '../../store/react.ts';
import { toastError } from '../../ui/messages/toasts.ts';
import type { LiveVideo } from '../../ui/pictures/CameraView.tsx';
import { paintOverlay } from '../../ui/pictures/overlay.ts';
import type { Message } from '../../words/keys.ts';
import { say } from '../../words/say.ts';

type Check =
  | { status: 'off' }
  | { status: 'running'; challenge: Challenge | null }
  | { status: 'failed'; why: Message };

/** The live check of one camera: begins, paints the face it follows, and ends with a picture or a sentence. */
export function useLiveCheck(
  video: LiveVideo | null,
  overlay: RefObject<HTMLCanvasElement | null>,
  mirrored: boolean,
  onPassed: (result: LivenessResult) => void,
) {
  const [check, setCheck] = useState<Check>({ status: 'off' });
  const running = useRef<AbortController | null>(null);
  const stop = () => {
    running.current?.abort();
    running.current = null;
    setCheck({ status: 'off' });
    overlay.current?.getContext('2d')?.reset();
  };
  // The camera was closed, changed or unplugged: so ends what looked at it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one check belongs to one video.
  useEffect(() => stop, [video]);

  const begin = async () => {
    if (!video) return;
    stop();
    const control = new AbortController();
    running.current = control;
    setCheck({ status: 'running', challenge: null });
    try {
      const result = await live().challenge(
        { ...video, name: say('verify.livePicture') },
        control.signal,
        (challenge, { value, width, height }) => {
          setCheck((before) =>
            before.status === 'running' &&
            before.challenge?.phase === challenge.phase &&
            before.challenge.step === challenge.step
              ? before
              : { status: 'running', challenge },
          );
          if (overlay.current)
            paintOverlay(
              overlay.current,
              { width, height, mirrored },
              value.faces.map(({ box, landmarks }) => ({ box, tone: 'good', points: landmarks })),
            );
        },
      );
      if (control.signal.aborted) return;
      stop();
      if (result.picture) onPassed(result);
      else setCheck({ status: 'failed', why: describeChallenge(result.challenge) });
    } catch (error) {
      if (control.signal.aborted) return;
      stop();
      toastError(error);
    }
  };
  return { check, begin, stop };
}
