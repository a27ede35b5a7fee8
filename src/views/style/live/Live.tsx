import { Circle, Pause, Play, Square, Video } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { isAbort } from '../../../failures.ts';
import type { Pixels } from '../../../picture/pixels.ts';
import { studyLive, useCamera, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Slider } from '../../../ui/fields/Slider.tsx';
import { Dialog } from '../../../ui/frames/Dialog.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { CameraView, type LiveVideo } from '../../../ui/pictures/CameraView.tsx';
import { FileButton } from '../../../ui/pictures/DropZone.tsx';
import { paintRaster } from '../../../ui/video/paintRaster.ts';
import { useRecording } from '../../../ui/video/useRecording.ts';
import { VideoFile } from '../../../ui/video/VideoFile.tsx';
import { whatHappened, whatToDo } from '../../../words/faults.ts';
import { fixed } from '../../../words/numbers.ts';
import { say, worded } from '../../../words/say.ts';
import styles from '../Style.module.css';
import { PaintAmount } from '../stage/PaintAmount.tsx';

/** Longer side of the frames that are taken; what is painted is smaller. */
const FRAME_SIDE = 768;

/** The camera, or a video file, painted frame by frame in the style that is chosen, and recorded. */
export function Live({ onClose }: { onClose: () => void }) {
  const camera = useCamera();
  const { mirrored } = camera;
  const style = useLikeness((state) => {
    const [first] = state.style.styles;
    return first ? worded(first.name) : say('styleStage.theStyle');
  });
  const [file, setFile] = useState<File | null>(null);
  const [frames, setFrames] = useState<LiveVideo['frames'] | null>(null);
  const [size, setSize] = useState(192);
  const [pace, setPace] = useState<{ fps: number; width: number; height: number } | null>(null);
  const [paused, setPaused] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<unknown>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const recording = useRecording(say('styleStage.liveFile', { style }));
  const now = useRef({ size, mirrored: mirrored && !file, recording });
  now.current = { size, mirrored: mirrored && !file, recording };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the person's "try again".
  useEffect(() => {
    if (!frames) {
      setPace(null);
      return;
    }
    const stop = new AbortController();
    setFault(null);
    studyLive()
      .paint(
        frames,
        stop.signal,
        () => now.current.size,
        ({ value, width, height, fps }) => {
          now.current.recording.turn(performance.now());
          show(overlay.current, value, now.current.mirrored);
          setPace({ fps, width, height });
        },
      )
      .catch((error: unknown) => {
        if (isAbort(error) || stop.signal.aborted) return;
        setFault(error);
        setPace(null);
        void now.current.recording.stop();
      });
    return () => stop.abort();
  }, [frames, attempt]);

  const isRecording = recording.seconds !== null;
  /** What was recorded is saved, not lost. */
  const close = () => {
    if (isRecording) recording.stop().then(onClose, onClose);
    else onClose();
  };
  return (
    <Dialog
      open
      wide
      onClose={close}
      title={say('styleStage.live')}
      description={say('styleStage.liveMore', { style })}
      actions={
        <>
          {!isRecording && (
            <FileButton
              accept="video/*"
              icon={<Video />}
              onFiles={([first]) => {
                setPaused(false);
                if (first) setFile(first.file);
              }}
            >
              {say('styleStage.useVideo')}
            </FileButton>
          )}
          {file && !isRecording && (
            <Button onClick={() => setFile(null)}>{say('styleStage.useCamera')}</Button>
          )}
          {file && (
            <Button icon={paused ? <Play /> : <Pause />} onClick={() => setPaused(!paused)}>
              {say(paused ? 'ui.play' : 'ui.pause')}
            </Button>
          )}
          <Button
            look="primary"
            icon={isRecording ? <Square /> : <Circle />}
            disabled={!pace && !isRecording}
            onClick={() => {
              if (isRecording) void recording.stop();
              else if (overlay.current) void recording.start(overlay.current);
            }}
          >
            {isRecording
              ? say('styleStage.stopAndSave', { seconds: Math.floor(recording.seconds ?? 0) })
              : say('styleStage.record')}
          </Button>
        </>
      }
    >
      <div className={styles.live}>
        {file ? (
          <VideoFile
            file={file}
            onFrames={setFrames}
            overlay={overlay}
            frameSide={FRAME_SIDE}
            paused={paused}
          />
        ) : (
          <CameraView
            {...camera}
            onLive={(video) => setFrames(video?.frames ?? null)}
            overlay={overlay}
            frameSide={FRAME_SIDE}
            onClose={close}
          />
        )}
      </div>
      {fault !== null && (
        <Notice
          tone="bad"
          title={whatHappened(fault)}
          actions={
            <Button size="small" onClick={() => setAttempt((n) => n + 1)}>
              {say('ui.tryAgain')}
            </Button>
          }
        >
          {whatToDo(fault)}
        </Notice>
      )}
      <div className={styles.onePass}>
        <p className="number" role="status" aria-live="off">
          {pace
            ? say('styleStage.livePace', { fps: fixed(pace.fps, 1), width: pace.width, height: pace.height })
            : frames
              ? say('styleStage.liveLoading')
              : ''}
        </p>
        <PaintAmount />
        {!isRecording && (
          <Slider
            label={say('styleStage.detail')}
            value={size}
            min={128}
            max={512}
            step={64}
            format={(value) => say('ui.pixels', { n: value })}
            onChange={setSize}
          />
        )}
      </div>
    </Dialog>
  );
}

/** Mirrored here where the preview is: the overlay lies over it as it is. */
function show(canvas: HTMLCanvasElement | null, picture: Pixels, mirrored: boolean): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return;
  paintRaster(canvas, picture);
  if (!mirrored) return;
  context.save();
  context.globalCompositeOperation = 'copy';
  context.setTransform(-1, 0, 0, 1, picture.width, 0);
  context.drawImage(canvas, 0, 0);
  context.restore();
}
