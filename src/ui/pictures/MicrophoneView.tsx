import { Mic } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LikenessError } from '../../errors.ts';
import { type Microphone, openMicrophone } from '../../media/microphone.ts';
import { faultWords, whatHappened, whatToDo } from '../../words/faults.ts';
import { say } from '../../words/say.ts';
import { Button } from '../buttons/Button.tsx';
import { Notice } from '../messages/Notice.tsx';
import styles from './MicrophoneView.module.css';

interface MicrophoneViewProps {
  /** Receives the last two thirds of a second, and its samples a second. */
  onRecording: (samples: Float32Array, rate: number) => void;
  onClose: () => void;
}

type State = { status: 'asking' } | { status: 'open' } | { status: 'failed'; why: LikenessError };

/** An open microphone with its level, and a button that keeps the last moments; every failure in words. */
export function MicrophoneView({ onRecording, onClose }: MicrophoneViewProps) {
  const [state, setState] = useState<State>({ status: 'asking' });
  const [attempt, setAttempt] = useState(0);
  const microphone = useRef<Microphone | null>(null);
  const level = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the person's "try again".
  useEffect(() => {
    let gone = false;
    let frame = 0;
    const fail = (why: LikenessError) => {
      // The words of failures come after those of the screen.
      const show = () => !gone && setState({ status: 'failed', why });
      void faultWords().then(show);
    };
    setState({ status: 'asking' });
    openMicrophone(fail).then((opened) => {
      if (gone) {
        opened.stop();
        return;
      }
      microphone.current = opened;
      setState({ status: 'open' });
      const show = () => {
        // Speech has a tenth of full scale: a root makes it fill the meter.
        const share = Math.min(1, Math.sqrt(opened.level() * 3));
        if (level.current) level.current.style.transform = `scaleX(${share})`;
        frame = requestAnimationFrame(show);
      };
      show();
    }, fail);
    return () => {
      gone = true;
      cancelAnimationFrame(frame);
      microphone.current?.stop();
      microphone.current = null;
    };
  }, [attempt]);

  if (state.status === 'failed') {
    return (
      <Notice
        tone="bad"
        title={whatHappened(state.why)}
        actions={
          <>
            <Button size="small" onClick={() => setAttempt((n) => n + 1)}>
              {say('ui.tryAgain')}
            </Button>
            <Button size="small" look="quiet" onClick={onClose}>
              {say('ui.close')}
            </Button>
          </>
        }
      >
        {whatToDo(state.why)}
      </Notice>
    );
  }
  const keep = () => {
    const heard = microphone.current?.recent();
    if (heard) onRecording(heard.samples, heard.rate);
  };
  return (
    <div className={styles.view}>
      {state.status === 'asking' && <p role="status">{say('media.askingMicrophone')}</p>}
      <div className={styles.meter} role="img" aria-label={say('media.microphoneLevel')}>
        <div ref={level} className={styles.level} />
      </div>
      <p className={styles.hint}>{say('media.microphoneHint')}</p>
      <div className={styles.actions}>
        <Button size="small" icon={<Mic />} disabled={state.status !== 'open'} onClick={keep}>
          {say('media.keepSound')}
        </Button>
        <Button size="small" look="quiet" onClick={onClose}>
          {say('ui.close')}
        </Button>
      </div>
    </div>
  );
}
