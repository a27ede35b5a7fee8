import { SwitchCamera } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { LikenessError } from '../../errors.ts';
import { type CameraDevice, listCameras, onCamerasChanged, openCamera } from '../../media/camera.ts';
import { FrameSource, grab } from '../../media/frames.ts';
import { faultWords, whatHappened, whatToDo } from '../../words/faults.ts';
import { say } from '../../words/say.ts';
import { Button } from '../buttons/Button.tsx';
import { Select } from '../fields/Select.tsx';
import { Notice } from '../messages/Notice.tsx';
import styles from './CameraView.module.css';

/** What an open camera gives to its screen. */
export interface LiveVideo {
  frames: FrameSource;
  /** A frame at the camera's full size; the receiver closes it. */
  still: () => Promise<ImageBitmap>;
  width: number;
  height: number;
}

interface CameraViewProps {
  cameraId: string | null;
  onCamera: (id: string) => void;
  /** Show the preview as a mirror does. Only the preview: frames are as the camera sees them. */
  mirrored: boolean;
  /** Called with the video when it plays, and with null when it stopped. */
  onLive: (video: LiveVideo | null) => void;
  /** Lies exactly over the picture and is not mirrored by CSS: painters mirror what they draw. */
  overlay: RefObject<HTMLCanvasElement | null>;
  /** Over the lower edge of the picture: guidance. */
  children?: ReactNode;
  /** Longer side of the frames given to the networks, in pixels. */
  frameSide?: number;
  onClose: () => void;
}

type State = { status: 'asking' } | { status: 'live' } | { status: 'failed'; why: LikenessError };

/** The camera's picture with an overlay, the choice of camera, and every failure in words. */
export function CameraView(props: CameraViewProps) {
  const { cameraId, mirrored, overlay, onCamera, onClose, frameSide = 960 } = props;
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<State>({ status: 'asking' });
  const [attempt, setAttempt] = useState(0);
  const [cameras, setCameras] = useState<CameraDevice[]>([]);
  const [opened, setOpened] = useState<string | null>(null);
  const onLive = useRef(props.onLive);
  onLive.current = props.onLive;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the person's "try again".
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    let stop: (() => void) | null = null;
    let gone = false;
    let lost = false;
    const fail = (why: LikenessError) => {
      if (gone) return;
      lost = true;
      onLive.current(null);
      // The words of failures come after those of the screen.
      const show = () => !gone && setState({ status: 'failed', why });
      void faultWords().then(show);
    };
    setState({ status: 'asking' });
    openCamera(cameraId, fail).then(async (camera) => {
      if (gone) {
        camera.stop();
        return;
      }
      stop = camera.stop;
      element.srcObject = camera.stream;
      await element.play();
      setOpened(camera.deviceId);
      setCameras(await listCameras());
      if (gone || lost) return;
      setState({ status: 'live' });
      onLive.current({
        frames: new FrameSource(element, frameSide),
        still: () => grab(element, 1920),
        width: element.videoWidth,
        height: element.videoHeight,
      });
    }, fail);
    const unlisten = onCamerasChanged(() => {
      // Without a list the camera in use stays.
      listCameras().then(setCameras, () => undefined);
    });
    return () => {
      gone = true;
      unlisten();
      stop?.();
      element.srcObject = null;
      onLive.current(null);
    };
  }, [cameraId, frameSide, attempt]);

  return (
    <div className={styles.view}>
      <div className={styles.picture} hidden={state.status === 'failed'}>
        <video ref={video} className={mirrored ? styles.mirrored : undefined} playsInline muted />
        <canvas ref={overlay} className={styles.overlay} aria-hidden />
        {state.status === 'asking' && (
          <p className={styles.asking} role="status">
            {say('media.askingCamera')}
          </p>
        )}
        {state.status === 'live' && props.children}
      </div>
      {state.status === 'failed' && (
        <div className={styles.failed}>
          <Notice
            tone="bad"
            title={whatHappened(state.why)}
            actions={
              <>
                <Button size="small" onClick={() => setAttempt((n) => n + 1)}>
                  {say('ui.tryAgain')}
                </Button>
                <Button size="small" look="quiet" onClick={onClose}>
                  {say('media.usePhotos')}
                </Button>
              </>
            }
          >
            {whatToDo(state.why)}
          </Notice>
        </div>
      )}
      {state.status === 'live' && cameras.length > 1 && (
        <div className={styles.choice}>
          <SwitchCamera aria-hidden size={18} />
          <Select
            label={say('media.camera')}
            hideLabel
            value={opened ?? cameras[0]?.id ?? ''}
            options={cameras.map(({ id, label }, index) => ({
              value: id,
              label: label || say('media.cameraNumber', { number: index + 1 }),
            }))}
            onChange={onCamera}
          />
        </div>
      )}
    </div>
  );
}
