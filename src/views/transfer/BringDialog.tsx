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
import { many } from '../../ui/numbers.ts';
import { DropZone, FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import styles from './Transfer.module.css';

type Step =
  | { kind: 'choose' }
  | { kind: 'passphrase'; file: File }
  | { kind: 'reading'; file: File }
  | { kind: 'preview'; file: File; preview: ImportPreview }
  | { kind: 'writing'; file: File };

interface Fault {
  message: string;
  advice: string;
}

/** Brings a saved gallery in: the file, its passphrase, what will happen, and only then writing. */
export function BringDialog({ onClose }: { onClose: () => void }) {
  const [step, setStep] = useState<Step>({ kind: 'choose' });
  const [phrase, setPhrase] = useState('');
  const [policy, setPolicy] = useState<MeetPolicy>('merge');
  const [fault, setFault] = useState<Fault | null>(null);

  const fail = (error: unknown, back: Step) => {
    const { message, advice } = error as Error & { advice?: string };
    setFault({ message, advice: advice ?? 'Nothing was changed. Choose another file.' });
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
      toast('The file is brought in', {
        detail: `${many(preview.fresh.length, 'new person', 'new people')}, ${many(templates, 'photo', 'photos')} written.`,
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
      title="Bring in people from a file"
      description="A gallery that Likeness saved. Nothing is written before you have seen what will happen."
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          {step.kind === 'passphrase' && (
            <Button
              look="primary"
              icon={<LockOpen />}
              disabled={!phrase}
              onClick={() => read(step.file, phrase)}
            >
              Open
            </Button>
          )}
          {step.kind === 'preview' && (
            <Button
              look="primary"
              icon={<FolderInput />}
              disabled={writes === 0}
              onClick={() => write(step.file, step.preview)}
            >
              Bring in
            </Button>
          )}
        </>
      }
    >
      {fault && (
        <Notice tone="bad" title={fault.message}>
          {fault.advice}
        </Notice>
      )}
      {step.kind === 'choose' && (
        <DropZone onFiles={take} prompt="Drop the file here" className={styles.choose ?? ''}>
          <FileButton icon={<FileUp />} accept=".likeness,.json,application/json" onFiles={take}>
            Choose the file
          </FileButton>
          <p className={styles.soft}>or drop it here: .likeness or .json</p>
        </DropZone>
      )}
      {step.kind === 'passphrase' && (
        <TextField
          label="Passphrase"
          type="password"
          value={phrase}
          onChange={setPhrase}
          maxLength={200}
          hint={`The one that ${step.file.name} was saved with.`}
          onEnter={() => phrase && read(step.file, phrase)}
        />
      )}
      {step.kind === 'reading' && <Progress label="Opening the file" share={null} />}
      {step.kind === 'writing' && <Progress label="Encrypting and writing" share={null} />}
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
            <dt>{many(fresh.length, 'new person', 'new people')}</dt>
            <dd>{listed(fresh)}</dd>
          </>
        )}
        {met.length > 0 && (
          <>
            <dt>{met.length} already here</dt>
            <dd>{listed(met)}</dd>
          </>
        )}
      </dl>
      {templates.merge !== templates.skip && (
        <Segments
          label="People who are already here"
          value={policy}
          options={[
            { value: 'merge', label: 'Add their photos' },
            { value: 'skip', label: 'Leave them alone' },
          ]}
          onChange={onPolicy}
        />
      )}
      <p role="status">
        {templates[policy] === 0
          ? 'Everything of it is here already: there is nothing to write.'
          : `${many(templates[policy], 'photo', 'photos')} will be written, all of them or none.`}
      </p>
    </>
  );
}

/** Names named before the rest is counted. */
const NAMED = 5;

function listed(names: string[]): string {
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
