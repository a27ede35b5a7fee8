import { Save } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Segments, TextField } from '../../ui/fields/controls.tsx';
import { Dialog } from '../../ui/frames/Dialog.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { saveBlob } from '../../ui/pictures/saveBlob.ts';

/** Shorter ones are guessed too fast, whatever the rounds. */
const SHORTEST = 10;

/** The gallery as a file: protected by a passphrase, or plain where that is chosen. */
export function SaveDialog({ onClose }: { onClose: () => void }) {
  const people = useLikeness((state) => state.gallery.people.length);
  const [kind, setKind] = useState<'protected' | 'plain'>('protected');
  const [phrase, setPhrase] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const who = people === 1 ? 'one person' : `${people} people`;
  const missing = kind === 'plain' ? '' : faultOf(phrase, again);

  const save = async () => {
    if (missing || busy) return;
    setBusy(true);
    try {
      const file = await actions().transfer.galleryFile(kind === 'plain' ? null : phrase);
      saveBlob(file, file.name);
      toast(`Saved ${who} to ${file.name}`, {
        detail:
          kind === 'plain'
            ? 'Anybody who gets it can read it.'
            : 'Without the passphrase nobody can open it.',
      });
      onClose();
    } catch (error) {
      toastError(error);
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title="Save people to a file"
      description={`Names, encodings and kept pictures of ${who}, to keep or to take to another browser.`}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            look={kind === 'plain' ? 'danger' : 'primary'}
            icon={<Save />}
            disabled={busy || missing !== ''}
            onClick={save}
          >
            {busy ? 'Saving…' : kind === 'plain' ? 'Save unprotected' : 'Save'}
          </Button>
        </>
      }
    >
      <Segments
        label="Protection"
        value={kind}
        options={[
          { value: 'protected', label: 'With a passphrase' },
          { value: 'plain', label: 'Plain JSON' },
        ]}
        onChange={setKind}
      />
      {kind === 'protected' ? (
        <>
          <TextField
            label="Passphrase"
            type="password"
            value={phrase}
            onChange={setPhrase}
            maxLength={200}
            hint="Nobody can recover it: without it the file is lost."
          />
          <TextField
            label="The same again"
            type="password"
            value={again}
            onChange={setAgain}
            maxLength={200}
            onEnter={save}
            hint={missing || 'Both are the same.'}
          />
        </>
      ) : (
        <Notice tone="caution" title="Anybody who gets this file can read it">
          It holds {who} by name, with encodings that recognise their faces. Choose this only for a program
          that needs it, and delete the file afterwards.
        </Notice>
      )}
    </Dialog>
  );
}

/** What is still wrong with the passphrase; empty when nothing is. */
function faultOf(phrase: string, again: string): string {
  if (phrase.length < SHORTEST) return `At least ${SHORTEST} characters; a few words are best.`;
  return phrase === again ? '' : 'The two are not the same yet.';
}
