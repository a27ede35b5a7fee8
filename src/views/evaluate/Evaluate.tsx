import { FolderOpen, ListChecks, UsersRound, X } from 'lucide-react';
import { useEffect } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Stage, Workbench } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { DropZone, FileButton } from '../../ui/pictures/DropZone.tsx';
import { useWhoIsWho } from '../../ui/pictures/useWhoIsWho.tsx';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { say } from '../../words/say.ts';
import styles from './Evaluate.module.css';
import { Results } from './Results.tsx';
import { Running } from './Running.tsx';
import { Start } from './Start.tsx';
import { Summary } from './Summary.tsx';
import { takeFolder, takeGallery } from './take.ts';
import { useTau } from './useTau.ts';

/** How good is it, on these people? Error rates, with what they rest on, and the threshold that follows. */
export default function Evaluate() {
  const status = useLikeness((state) => state.evaluation.status);
  const fault = useLikeness((state) => state.evaluation.fault);
  const result = useLikeness((state) => state.evaluation.result);
  const enrolled = useLikeness((state) => state.gallery.people.length);
  const [tau, setTau] = useTau();
  const [take, question] = useWhoIsWho(takeFolder);
  const underway = status === 'encoding' || status === 'computing';
  const shown = status === 'done' ? result : null;

  // A printed page has no place to scroll to: what is folded is shown.
  useEffect(() => {
    const unfold = () => {
      for (const each of document.querySelectorAll('main details')) each.setAttribute('open', '');
    };
    window.addEventListener('beforeprint', unfold);
    return () => window.removeEventListener('beforeprint', unfold);
  }, []);

  return (
    <Workbench
      title={say('app.evaluate')}
      lead={say('evaluate.lead')}
      tools={
        <div className={styles.tools}>
          <FileButton icon={<FolderOpen />} folder onFiles={take}>
            {say('evaluate.folder')}
          </FileButton>
          {shown && (
            <FileButton
              icon={<ListChecks />}
              accept=".txt,.csv,.tsv,.lst,.list"
              onFiles={([list]) => list && actions().evaluate.takePairsFile(list.file).catch(toastError)}
            >
              {say('evaluate.pairsFile')}
            </FileButton>
          )}
          {enrolled > 0 && (
            <Button icon={<UsersRound />} onClick={takeGallery}>
              {say('evaluate.enrolledPeople')}
            </Button>
          )}
          {shown && (
            <Button icon={<X />} onClick={() => actions().evaluate.clear()}>
              {say('ui.close')}
            </Button>
          )}
        </div>
      }
      inspector={<Summary result={shown} tau={tau} onTau={setTau} />}
    >
      <DropZone onFiles={take} prompt={say('evaluate.dropFolderOrPairs')} className={styles.drop ?? ''}>
        {question}
        {shown && <Results result={shown} tau={tau} onTau={setTau} />}
        {!shown && (
          <Stage>
            {underway && <Running />}
            {status === 'idle' && <Start onFolder={take} />}
            {status === 'failed' && fault && (
              <div className={styles.failed}>
                <Notice
                  tone="bad"
                  title={whatHappened(fault)}
                  actions={
                    <>
                      <FileButton icon={<FolderOpen />} folder size="small" onFiles={take}>
                        {say('ui.chooseFolder')}
                      </FileButton>
                      <Button size="small" onClick={() => actions().evaluate.clear()}>
                        {say('ui.back')}
                      </Button>
                    </>
                  }
                >
                  {whatToDo(fault)}
                </Notice>
              </div>
            )}
          </Stage>
        )}
      </DropZone>
    </Workbench>
  );
}
