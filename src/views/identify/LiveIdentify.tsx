import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Track } from '../../faces/types.ts';
import { isAbort } from '../../failures.ts';
import { live, useCamera, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { CameraView, type LiveVideo } from '../../ui/pictures/CameraView.tsx';
import { paintOverlay } from '../../ui/pictures/overlay.ts';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { fixed, milliseconds } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Identify.module.css';
import { type SeenFace, title } from './Readings.tsx';

interface LiveIdentifyProps {
  onSeen: (seen: SeenFace[]) => void;
  onClose: () => void;
}

/** The list beside the picture changes at most this often, in milliseconds; the boxes follow every frame. */
const LIST_PACE = 250;

/** Live video with every face boxed and named, unknown or still being looked at. */
export function LiveIdentify({ onSeen, onClose }: LiveIdentifyProps) {
  const camera = useCamera();
  const { mirrored } = camera;
  const people = useLikeness((state) => state.gallery.people);
  const engine = useLikeness((state) => state.engine.status);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [video, setVideo] = useState<LiveVideo | null>(null);
  const [pace, setPace] = useState<{ fps: number; latency: number; faces: number } | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef({ mirrored, people, onSeen });
  latest.current = { mirrored, people, onSeen };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the person's "try again".
  useEffect(() => {
    if (!video) {
      // What the last frame showed is not there any more.
      setPace(null);
      latest.current.onSeen([]);
      if (overlay.current) paintOverlay(overlay.current, { width: 1, height: 1, mirrored: false }, []);
      return;
    }
    const stop = new AbortController();
    let listed = 0;
    setFault(null);
    live()
      .watch(video.frames, stop.signal, ({ value: tracks, width, height, fps, latency }) => {
        const now = latest.current;
        const nameOf = (id: string) =>
          now.people.find((person) => person.id === id)?.name ?? say('identify.deletedPerson');
        if (overlay.current) {
          paintOverlay(
            overlay.current,
            { width, height, mirrored: now.mirrored },
            tracks.map((track) => ({
              box: track.box,
              tone: toneOf(track),
              label: title(track, nameOf),
              ...(track.candidates[0] &&
                track.verdict !== 'pending' && { detail: `d ${fixed(track.candidates[0].distance, 2)}` }),
            })),
          );
        }
        if (performance.now() - listed < LIST_PACE) return;
        listed = performance.now();
        setPace({ fps, latency, faces: tracks.length });
        now.onSeen(tracks.map((track) => ({ ...track, source: 'camera', contentHash: null })));
      })
      .catch((error: unknown) => {
        if (!isAbort(error) && !stop.signal.aborted) setFault(error);
      });
    return () => stop.abort();
  }, [video, attempt]);

  return (
    <Stage
      bar={
        <>
          <p className={`${styles.said} number`} role="status">
            {engine === 'loading' && say('people.networksLoading')}
            {engine !== 'loading' && pace && (
              <span aria-live="off">
                {say('identify.pace', {
                  count: pace.faces,
                  fps: fixed(pace.fps, 1),
                  time: milliseconds(pace.latency),
                })}
              </span>
            )}
          </p>
          <Button icon={<X />} onClick={onClose}>
            {say('people.closeCamera')}
          </Button>
        </>
      }
    >
      <CameraView {...camera} onLive={setVideo} overlay={overlay} onClose={onClose} />
      {fault !== null && (
        <div className={styles.failed}>
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
        </div>
      )}
    </Stage>
  );
}

function toneOf({ verdict }: Track): 'good' | 'caution' | 'plain' {
  if (verdict === 'known') return 'good';
  return verdict === 'unknown' ? 'plain' : 'caution';
}
