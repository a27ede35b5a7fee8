import { Download, Pause, Play, Plus, SkipForward, Sparkles, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { MORE_STEPS } from '../../store/shared.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { DropZone } from '../../ui/DropZone.tsx';
import type { FoundFile } from '../../ui/files.ts';
import { Notice } from '../../ui/Notice.tsx';
import { toast, toastError } from '../../ui/toasts.tsx';
import { Stage, Workbench } from '../../ui/Workbench.tsx';
import { Canvas } from './Canvas.tsx';
import { Costs } from './Costs.tsx';
import { Pictures } from './Pictures.tsx';
import { RecipeControls } from './RecipeControls.tsx';
import { RunProgress } from './RunProgress.tsx';
import styles from './Style.module.css';

/** Neural style transfer: the pixels of G are changed until it has the content of one picture and the style of another. */
export default function Style() {
  const status = useLikeness((state) => state.style.run.status);
  const fault = useLikeness((state) => state.style.run.fault);
  const notes = useLikeness((state) => state.style.run.notes);
  const ready = useLikeness((state) => state.style.content !== null && state.style.styles.length > 0);
  const [compare, setCompare] = useState(100);
  const underway =
    status === 'loading' || status === 'preparing' || status === 'running' || status === 'paused';

  useEffect(() => {
    actions().prepareStyle().catch(toastError);
  }, []);

  // Two pictures dropped at once are content and style; one alone is content.
  const take = async ([content, style]: FoundFile[]) => {
    try {
      if (content && !style && !underway && (await actions().restoreRecipe(content.file))) {
        toast('The settings of this picture are restored', {
          detail: 'Give it the same content and style to make it again.',
        });
        return;
      }
      if (content) await actions().setStyleContent(content.file, content.file.name);
      if (style) await actions().addStyle(style.file, style.file.name, true);
    } catch (error) {
      toastError(error);
    }
  };

  return (
    <Workbench
      title="Style"
      lead="One picture’s content, another’s style: watch the pixels of G change until they have both."
      inspector={
        <>
          <Pictures locked={underway} />
          <RecipeControls locked={underway} />
          <Costs />
        </>
      }
    >
      <DropZone
        onFiles={take}
        prompt="Drop a content picture, or content and style together"
        paste
        className={styles.drop ?? ''}
      >
        <Stage
          bar={
            <>
              {!underway && (
                <Button
                  look="primary"
                  icon={<Sparkles />}
                  disabled={!ready}
                  onClick={() => actions().startStyle()}
                >
                  {status === 'done' ? 'Make it again' : 'Make the picture'}
                </Button>
              )}
              {status === 'done' && (
                <Button icon={<Plus />} onClick={() => actions().continueStyle()}>
                  {MORE_STEPS} steps more
                </Button>
              )}
              {(status === 'running' || status === 'preparing') && (
                <Button icon={<Pause />} onClick={() => actions().pauseStyle()}>
                  Pause
                </Button>
              )}
              {status === 'paused' && (
                <>
                  <Button look="primary" icon={<Play />} onClick={() => actions().resumeStyle()}>
                    Go on
                  </Button>
                  <Button icon={<SkipForward />} onClick={() => actions().stepStyle()}>
                    One step
                  </Button>
                </>
              )}
              {underway && (
                <Button icon={<Square />} onClick={() => actions().cancelStyle()}>
                  Stop
                </Button>
              )}
              <SaveButton />
            </>
          }
        >
          <Canvas compare={compare} onCompare={setCompare} />
        </Stage>
      </DropZone>
      <RunProgress />
      {status === 'failed' && fault && (
        <Notice
          tone="bad"
          title={fault.message}
          actions={
            <Button size="small" onClick={() => actions().startStyle()}>
              Try again
            </Button>
          }
        >
          {fault.advice}
        </Notice>
      )}
      {notes.map((note) => (
        <Notice key={note} tone="caution">
          {note}
        </Notice>
      ))}
    </Workbench>
  );
}

function SaveButton() {
  const has = useLikeness((state) => state.style.run.report !== null);
  const name = useLikeness(
    ({ style }) => `${style.content?.name ?? 'picture'} in ${style.styles[0]?.name ?? 'style'}`,
  );
  const save = async () => {
    try {
      const png = await actions().stylePng();
      if (!png) return;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(png);
      link.download = `${name.replace(/[^\p{L}\p{N} _-]/gu, '')}.png`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (error) {
      toastError(error);
    }
  };
  return <IconButton label="Save as PNG" icon={<Download />} disabled={!has} onClick={save} />;
}
