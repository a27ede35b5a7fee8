import { Film } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { isAbort } from '../../../failures.ts';
import { actions, useCamera, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { CameraView, type LiveVideo } from '../../../ui/pictures/CameraView.tsx';
import { say } from '../../../words/say.ts';
import styles from './Inputs.module.css';

/** Frames of a clip, and milliseconds from one to the next: two seconds and a half. */
const FRAMES = 32;
const EVERY = 80;
/** Seconds of a clip, to a tenth. */
const LENGTH = Math.round((FRAMES * EVERY) / 100) / 10;
/** Longer side of a clip's frames, pixels. */
const CLIP_SIDE = 40;

interface LiveInputProps {
  of: 'camera' | 'clip';
  onClose: () => void;
}

/** The camera as an input: each frame as a picture, convolved as it comes; or a clip of frames as a block. */
export function LiveInput({ of, onClose }: LiveInputProps) {
  const overlay = useRef<HTMLCanvasElement>(null);
  const [video, setVideo] = useState<LiveVideo | null>(null);
  const [kept, setKept] = useState<number | null>(null);
  const side = useLikeness((state) => state.convolution.reading.side);
  const camera = useCamera();
  const recording = useRef<AbortController | null>(null);

  useEffect(() => {
    if (of !== 'camera' || !video) return;
    const control = new AbortController();
    const run = async () => {
      while (!control.signal.aborted)
        await actions().convolve.takeFrame(await video.frames.next(control.signal));
    };
    run().catch((error: unknown) => {
      if (!isAbort(error)) toastError(error);
    });
    return () => control.abort();
  }, [of, video]);

  useEffect(() => () => recording.current?.abort(), []);

  const record = async () => {
    if (!video) return;
    const control = new AbortController();
    recording.current = control;
    const frames: ImageBitmap[] = [];
    try {
      for (let due = performance.now(); frames.length < FRAMES; due += EVERY) {
        while (performance.now() < due) (await video.frames.next(control.signal)).close();
        frames.push(await video.frames.next(control.signal));
        setKept(frames.length);
      }
      await actions().convolve.takeClip(frames.splice(0));
      onClose();
    } catch (error) {
      if (!isAbort(error)) toastError(error);
    } finally {
      for (const frame of frames) frame.close();
      setKept(null);
    }
  };

  return (
    <div className={styles.live}>
      <CameraView
        {...camera}
        mirrored={false}
        onLive={setVideo}
        overlay={overlay}
        frameSide={of === 'clip' ? CLIP_SIDE : side}
        onClose={onClose}
      />
      <div className={styles.row}>
        {of === 'clip' && (
          <Button size="small" icon={<Film />} disabled={!video || kept !== null} onClick={record}>
            {kept === null
              ? say('convolve.record', { time: say('ui.seconds', { n: LENGTH }) })
              : say('convolve.framesOf', { count: kept, total: FRAMES })}
          </Button>
        )}
        <Button size="small" look="quiet" onClick={onClose}>
          {say(of === 'camera' ? 'convolve.useThis' : 'ui.close')}
        </Button>
      </div>
    </div>
  );
}
