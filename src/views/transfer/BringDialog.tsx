import { FileUp, FolderInput, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { hasCode } from '../../failures.ts';
import type { ImportPreview, MeetPolicy } from '../../store/gallery/transfer.ts';
import { actions } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Segments, TextField } from '../../ui/fields/controls.tsx';
import { Dialog } from '../../ui/frames/Dialog.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { DropZone, FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { list } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Transfer.module.css';

type Step =
  | { kind: 'choose' }
  | { kind: 'passphrase'; file: File }
  | { kind: 'reading'; file: File }
  | { kind: 'preview'; file: File; preview: ImportPreview }
  | { kind: 'writing'; file: File };

/** Brings a saved gallery in: the file, its passphrase, what will happen, and only then writing. */
export function BringDialog({ onClose }: { onClose: () => void }) {
  const [step, setStep] = useState<Step>({ kind: 'choose' });
  const [phrase, setPhrase] = useState('');
  const [policy, setPolicy] = useState<MeetPolicy>('merge');
  const [fault, setFault] = useState<unknown>(null);

  const fail = (error: unknown, back: Step) => {
    setFault(error);
    setStep(back);
  };
  const read = async (file: File, typed: string) => {
    setFault(null);
    setStep({ kind: 'reading', file });
    try {
      setStep({ kind: 'preview', file, preview: await actions().transfer.preview(file, typed) });
    } catch (error) {
      const wrong = hasCode(error, 'WrongPassphrase');
      fail(error, wrong ? { kind: 'passphrase', file } : { kind: 'choose' });
    }
  };
  const take = async ([found]: FoundFile[]) => {
    if (!found) return;
    setFault(null);
    setPhrase('');
    try {
      if (await actions().transfer.asksPassphrase(found.file))
        setStep({ kind: 'passphrase', file: found.file });
      else await read(found.file, '');
    } catch (error) {
      fail(error, { kind: 'choose' });
    }
  };
  const write = async (file: File, preview: ImportPreview) => {
    setStep({ kind: 'writing', file });
    try {
      const templates = await preview.write(policy);
      toast(say('settings.broughtIn'), {
        detail: say('settings.broughtInMore', { people: preview.fresh.length, photos: templates }),
      });
      onClose();
    } catch (error) {
      toastError(error);
      setStep({ kind: 'preview', file, preview });
    }
  };

  const preview = step.kind === 'preview' ? step.preview : null;
  const writes = preview ? preview.templates[policy] : 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('settings.bringTitle')}
      description={say('settings.bringMore')}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {say('ui.cancel')}
          </Button>
          {step.kind === 'passphrase' && (
            <Button
              look="primary"
              icon={<LockOpen />}
              disabled={!phrase}
              onClick={() => read(step.file, phrase)}
            >
              {say('ui.open')}
            </Button>
          )}
          {step.kind === 'preview' && (
            <Button
              look="primary"
              icon={<FolderInput />}
              disabled={writes === 0}
              onClick={() => write(step.file, step.preview)}
            >
              {say('settings.bring')}
            </Button>
          )}
        </>
      }
    >
      {fault !== null && (
        <Notice tone="bad" title={whatHappened(fault)}>
          {whatToDo(fault) || say('settings.bringNothingChanged')}
        </Notice>
      )}
      {step.kind === 'choose' && (
        <DropZone onFiles={take} prompt={say('settings.bringDrop')} className={styles.choose ?? ''}>
          <FileButton icon={<FileUp />} accept=".likeness,.json,application/json" onFiles={take}>
            {say('settings.bringChoose')}
          </FileButton>
          <p className={styles.soft}>{say('settings.bringKinds')}</p>
        </DropZone>
      )}
      {step.kind === 'passphrase' && (
        <TextField
          label={say('settings.passphrase')}
          type="password"
          value={phrase}
          onChange={setPhrase}
          maxLength={200}
          hint={say('settings.bringPassphraseHint', { file: step.file.name })}
          onEnter={() => phrase && read(step.file, phrase)}
        />
      )}
      {step.kind === 'reading' && <Progress label={say('settings.bringOpening')} share={null} />}
      {step.kind === 'writing' && <Progress label={say('settings.bringWriting')} share={null} />}
      {preview && <Preview preview={preview} policy={policy} onPolicy={setPolicy} />}
    </Dialog>
  );
}

interface PreviewProps {
  preview: ImportPreview;
  policy: MeetPolicy;
  onPolicy: (policy: MeetPolicy) => void;
}

/** What will happen, in numbers and names. */
function Preview({ preview, policy, onPolicy }: PreviewProps) {
  const { fresh, met, templates } = preview;
  return (
    <>
      <dl className={`${styles.counts} number`}>
        {fresh.length > 0 && (
          <>
            <dt>{say('settings.newPeople', { count: fresh.length })}</dt>
            <dd>{listed(fresh)}</dd>
          </>
        )}
        {met.length > 0 && (
          <>
            <dt>{say('settings.alreadyHere', { count: met.length })}</dt>
            <dd>{listed(met)}</dd>
          </>
        )}
      </dl>
      {templates.merge !== templates.skip && (
        <Segments
          label={say('settings.bringMet')}
          value={policy}
          options={[
            { value: 'merge', label: say('settings.bringMerge') },
            { value: 'skip', label: say('settings.bringSkip') },
          ]}
          onChange={onPolicy}
        />
      )}
      <p role="status">
        {templates[policy] === 0
          ? say('settings.bringNothing')
          : say('settings.bringWrites', { photos: templates[policy] })}
      </p>
    </>
  );
}

/** Names named before the rest is counted. */
const NAMED = 5;

function listed(names: string[]): string {
  const more = names.length - NAMED;
  if (more <= 0) return list(names);
  return say('settings.namesAndMore', { names: names.slice(0, NAMED).join(', '), more });
}
