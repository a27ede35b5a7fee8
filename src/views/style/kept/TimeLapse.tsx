import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isAbort } from '../../../failures.ts';
import { actions } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Dialog } from '../../../ui/frames/Dialog.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { Progress } from '../../../ui/messages/Progress.tsx';
import { saveVideo } from '../../../ui/pictures/saveBlob.ts';
import styles from '../Style.module.css';

type State =
  | { kind: 'making'; share: number }
  | { kind: 'made'; video: Blob; url: string }
  | { kind: 'failed'; error: Error & { advice?: string } };

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
        (error: Error) => {
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
      title="Time-lapse"
      description="How G came to be, in seven and a half seconds."
      actions={
        state.kind === 'made' && (
          <Button look="primary" icon={<Download />} onClick={() => saveVideo(state.video, name)}>
            Save ({(state.video.size / 1e6).toFixed(1)} MB)
          </Button>
        )
      }
    >
      {state.kind === 'making' && <Progress label="Encoding the video" share={state.share} />}
      {state.kind === 'made' && (
        <video
          className={styles.keptLarge}
          src={state.url}
          controls
          autoPlay
          muted
          loop
          aria-label="The time-lapse"
        />
      )}
      {state.kind === 'failed' && (
        <Notice tone="bad" title={state.error.message}>
          {state.error.advice ?? 'Close this and try again.'}
        </Notice>
      )}
    </Dialog>
  );
}
