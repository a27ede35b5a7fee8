import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { FrameSource } from '../../media/frames.ts';
import { say } from '../../words/say.ts';
import { Notice } from '../messages/Notice.tsx';
import styles from './VideoFile.module.css';

interface VideoFileProps {
  file: File;
  /** Called with the frames while the video plays, and with null when it does not any more. */
  onFrames: (frames: FrameSource | null) => void;
  overlay: RefObject<HTMLCanvasElement | null>;
  frameSide: number;
  paused: boolean;
  children?: ReactNode;
}

/** A video file, played over and over without sound, with an overlay exactly over it. */
export function VideoFile({ file, onFrames, overlay, frameSide, paused, children }: VideoFileProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const told = useRef(onFrames);
  told.current = onFrames;

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    setFailed(false);
    const url = URL.createObjectURL(file);
    element.src = url;
    let gone = false;
    element.play().then(
      () => !gone && told.current(new FrameSource(element, frameSide)),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
      told.current(null);
      element.removeAttribute('src');
      element.load();
      URL.revokeObjectURL(url);
    };
  }, [file, frameSide]);

  useEffect(() => {
    const element = video.current;
    if (!element || element.paused === paused) return;
    if (paused) element.pause();
    // What cannot be played was told when it began.
    else element.play().catch(() => undefined);
  }, [paused]);

  return (
    <div className={styles.view}>
      <video
        ref={video}
        loop
        muted
        playsInline
        hidden={failed}
        aria-label={say('media.video', { name: file.name })}
      />
      <canvas ref={overlay} aria-hidden hidden={failed} />
      {failed ? (
        <Notice tone="bad" title={say('media.videoFailed', { name: file.name })}>
          {say('media.videoFailedMore')}
        </Notice>
      ) : (
        children
      )}
    </div>
  );
}
