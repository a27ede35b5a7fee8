import { Aperture, Check, CircleDashed, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  allOpen,
  describePhoto,
  firstAdvice,
  type Gate,
  judgeFrame,
  POSE_GOALS,
} from '../../faces/liveness/guidance.ts';
import { isAbort } from '../../failures.ts';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { actions, live, useCamera, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Switch } from '../../ui/fields/Switch.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { CameraView, type LiveVideo } from '../../ui/pictures/CameraView.tsx';
import { paintOverlay } from '../../ui/pictures/overlay.ts';
import { whatHappened } from '../../words/faults.ts';
import type { Message } from '../../words/keys.ts';
import { rich, say, tell } from '../../words/say.ts';
import styles from './Enroll.module.css';

interface LiveEnrollProps {
  onCapture: (face: NewFace, cautions: readonly Message[]) => void;
  onClose: () => void;
}

/** How long every gate must stay open before a picture is taken by itself, in milliseconds. */
const HOLD = 600;

const NO_GATES = judgeFrame([]);

/** The camera with guidance drawn on the picture, a shutter that unlocks, and automatic capture of several poses. */
export function LiveEnroll({ onCapture, onClose }: LiveEnrollProps) {
  const camera = useCamera();
  const { mirrored } = camera;
  const engine = useLikeness((state) => state.engine.status);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [video, setVideo] = useState<LiveVideo | null>(null);
  const [gates, setGates] = useState<Gate[]>(NO_GATES);
  const [automatic, setAutomatic] = useState(false);
  const [goal, setGoal] = useState(0);
  const [taken, setTaken] = useState(0);
  const [fault, setFault] = useState<Error | null>(null);
  const taking = useRef(false);
  const openSince = useRef<number | null>(null);
  const ready = allOpen(gates);
  const wanted = automatic ? POSE_GOALS[goal] : undefined;
  const latest = useRef({ wanted, mirrored, shoot: async () => {} });

  const shoot = async () => {
    if (!video || taking.current) return;
    taking.current = true;
    try {
      const found = await actions().faces.find(await video.still());
      const face = found.faces[0];
      if (found.faces.length !== 1 || !face?.encoding || !face.chip) {
        // The person moved between the frame that opened the gates and this one: the gates say what to do.
        return;
      }
      onCapture(
        { encoding: face.encoding, chip: face.chip, source: 'camera', contentHash: null },
        describePhoto(face),
      );
      setTaken((n) => n + 1);
      if (wanted) {
        if (goal + 1 < POSE_GOALS.length) setGoal(goal + 1);
        else {
          setAutomatic(false);
          setGoal(0);
        }
      }
    } catch (error) {
      toastError(error);
    } finally {
      taking.current = false;
      openSince.current = null;
    }
  };
  latest.current = { wanted, mirrored, shoot };

  useEffect(() => {
    if (!video) {
      // What the last frame showed is not there any more.
      setGates(NO_GATES);
      if (overlay.current) paintOverlay(overlay.current, { width: 1, height: 1, mirrored: false }, []);
      return;
    }
    const stop = new AbortController();
    setFault(null);
    live()
      .guide(video.frames, stop.signal, ({ value, width, height }) => {
        const now = latest.current;
        const judged = judgeFrame(value.faces, now.wanted);
        setGates((before) => (same(before, judged) ? before : judged));
        if (overlay.current) {
          const tone = allOpen(judged) ? 'good' : 'caution';
          paintOverlay(
            overlay.current,
            { width, height, mirrored: now.mirrored },
            value.faces.map(({ box, landmarks }) => ({ box, tone, points: landmarks })),
          );
        }
        if (!allOpen(judged)) openSince.current = null;
        else openSince.current ??= performance.now();
        if (now.wanted && openSince.current !== null && performance.now() - openSince.current >= HOLD)
          now.shoot().catch(toastError);
      })
      .catch((error: Error) => {
        if (!isAbort(error) && !stop.signal.aborted) setFault(error);
      });
    return () => stop.abort();
  }, [video]);

  const todo =
    wanted && ready
      ? 'enroll.holdThat'
      : (firstAdvice(gates) ?? (taken > 0 ? 'enroll.takeAnother' : 'enroll.takeIt'));
  return (
    <Stage
      bar={
        <>
          <div className={styles.auto}>
            <Switch
              label={say('enroll.severalPoses')}
              checked={automatic}
              onChange={(on) => {
                setAutomatic(on);
                setGoal(0);
              }}
            />
          </div>
          <Button
            look="primary"
            icon={<Aperture />}
            className={styles.shutter ?? ''}
            disabled={!ready || !video || automatic}
            onClick={() => shoot().catch(toastError)}
          >
            {say('people.takePicture')}
          </Button>
          <Button icon={<X />} onClick={onClose}>
            {say('people.closeCamera')}
          </Button>
        </>
      }
    >
      <CameraView {...camera} onLive={setVideo} overlay={overlay} onClose={onClose} frameSide={640}>
        <div className={styles.guidance}>
          <p className={styles.advice} aria-live="polite" data-ready={ready || undefined}>
            {tell({ key: engine === 'loading' ? 'people.networksLoading' : todo })}
          </p>
          <ul className={styles.gates}>
            {gates.map((gate) => (
              <li key={gate.id} data-open={gate.open || undefined}>
                {gate.open ? <Check aria-hidden /> : <CircleDashed aria-hidden />}
                {rich('enroll.gate', {
                  gate: { key: gate.label },
                  met: gate.open ? 'yes' : 'no',
                  hidden: (words: ReactNode) => <span className="visually-hidden">{words}</span>,
                })}
              </li>
            ))}
          </ul>
          {automatic && (
            <p className={`${styles.poses} number`}>
              {say('enroll.pose', { n: goal + 1, total: POSE_GOALS.length })}
            </p>
          )}
        </div>
      </CameraView>
      {fault && (
        <div className={styles.over}>
          <Notice tone="bad" title={whatHappened(fault)}>
            {say('enroll.reopenCamera')}
          </Notice>
        </div>
      )}
    </Stage>
  );
}

function same(a: Gate[], b: Gate[]): boolean {
  return a.every((gate, index) => gate.open === b[index]?.open && gate.advice === b[index]?.advice);
}
