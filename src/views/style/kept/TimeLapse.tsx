import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isAbort } from '../../../failures.ts';
import { actions } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Dialog } from '../../../ui/frames/Dialog.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { Progress } from '../../../ui/messages/Progress.tsx';
import { saveVideo } from '../../../ui/pictures/saveBlob.ts';
import { whatHappened, whatToDo } from '../../../words/faults.ts';
import { bytes } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import styles from '../Style.module.css';

type State =
  | { kind: 'making'; share: number }
  | { kind: 'made'; video: Blob; url: string }
  | { kind: 'failed'; error: unknown };

/** Makes the video at once, shows it, and saves it when asked. */
export function TimeLapse({ name, onClose }: { name: string; onClose: () => void }) {
  const [state, setState] = useState<State>({ kind: 'making', share: 0 });
  useEffect(() => {
    const control = new AbortController();
    let url: string | null = null;
    actions()
      .style.timeLapse({
        signal: control.signal,
        onProgress: (share) => setState({ kind: 'making', share }),
      })
      .then(
        (video) => {
          if (control.signal.aborted) return;
          url = URL.createObjectURL(video);
          setState({ kind: 'made', video, url });
        },
        (error: unknown) => {
          if (!isAbort(error)) setState({ kind: 'failed', error });
        },
      );
    return () => {
      control.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, []);

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={say('styleStage.timeLapse')}
      description={say('styleStage.timeLapseMore')}
      actions={
        state.kind === 'made' && (
          <Button look="primary" icon={<Download />} onClick={() => saveVideo(state.video, name)}>
            {say('styleStage.saveSize', { size: bytes(state.video.size) })}
          </Button>
        )
      }
    >
      {state.kind === 'making' && <Progress label={say('styleStage.encoding')} share={state.share} />}
      {state.kind === 'made' && (
        <video
          className={styles.keptLarge}
          src={state.url}
          controls
          autoPlay
          muted
          loop
          aria-label={say('styleStage.timeLapseAlt')}
        />
      )}
      {state.kind === 'failed' && (
        <Notice tone="bad" title={whatHappened(state.error)}>
          {whatToDo(state.error)}
        </Notice>
      )}
    </Dialog>
  );
}
