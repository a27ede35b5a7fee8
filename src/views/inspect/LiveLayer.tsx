import { Aperture } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { isAbort } from '../../failures.ts';
import type { LayerActivations } from '../../store/inspect/inspectState.ts';
import { actions, studyLive, useCamera } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { CameraView, type LiveVideo } from '../../ui/pictures/CameraView.tsx';
import { paintRaster } from '../../ui/video/paintRaster.ts';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { fixed, milliseconds, sentences } from '../../words/numbers.ts';
import { say, tell } from '../../words/say.ts';
import { Atlas } from './Atlas.tsx';
import styles from './Inspect.module.css';

/** Milliseconds between two changes of the numbers; the atlas follows every frame. */
const NUMBERS_PACE = 400;
const FRAME_SIDE = 640;

/** The camera through the chosen layer, the newest frame each time. */
export function LiveLayer() {
  const camera = useCamera();
  const overlay = useRef<HTMLCanvasElement>(null);
  const atlas = useRef<HTMLCanvasElement>(null);
  const [video, setVideo] = useState<LiveVideo | null>(null);
  const [shown, setShown] = useState<{ activations: LayerActivations; fps: number } | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the person's "try again".
  useEffect(() => {
    if (!video) return;
    const stop = new AbortController();
    let told = 0;
    let tiles = '';
    setFault(null);
    studyLive()
      .watchLayer(video.frames, stop.signal, (activations, fps) => {
        const { picture, columns } = activations.atlas;
        const now = `${activations.layer} ${picture.width} ${picture.height} ${columns}`;
        if (atlas.current && now === tiles) paintRaster(atlas.current, picture);
        if (performance.now() - told < NUMBERS_PACE && now === tiles) return;
        tiles = now;
        told = performance.now();
        setShown({ activations, fps });
      })
      .catch((error: Error) => {
        if (!isAbort(error) && !stop.signal.aborted) setFault(error);
      });
    return () => stop.abort();
  }, [video, attempt]);

  const close = () => actions().inspect.setLive(false).catch(toastError);
  /** What is in front of the camera now stays as a picture, with this channel chosen. */
  const take = async (channel: number | null) => {
    try {
      if (!video) return;
      await actions().inspect.showFrame(await video.still());
      if (channel !== null) await actions().inspect.chooseChannel(channel);
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <div className={styles.looks}>
      <div className={styles.camera}>
        <CameraView
          {...camera}
          // As the network sees it, so that the atlas beside it lies the same way.
          mirrored={false}
          onLive={setVideo}
          overlay={overlay}
          onClose={close}
          frameSide={FRAME_SIDE}
        />
        {shown && (
          <p className={`${styles.soft} number`}>
            {sentences(
              say('inspect.liveRate', {
                layer: shown.activations.layer,
                rate: fixed(shown.fps, 1),
                time: milliseconds(shown.activations.ms),
              }),
              shown.activations.note && tell(shown.activations.note),
            )}
          </p>
        )}
        {shown && (
          <Button icon={<Aperture />} onClick={() => take(null)}>
            {say('inspect.takePicture')}
          </Button>
        )}
        {fault && (
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
      </div>
      {shown && <Atlas activations={shown.activations} chosen={null} onChannel={take} canvas={atlas} />}
    </div>
  );
}
