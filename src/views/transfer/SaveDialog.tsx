import { Save } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Segments, TextField } from '../../ui/fields/controls.tsx';
import { Dialog } from '../../ui/frames/Dialog.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { saveBlob } from '../../ui/pictures/saveBlob.ts';
import { say } from '../../words/say.ts';

/** Shorter ones are guessed too fast, whatever the rounds. */
const SHORTEST = 10;

/** The gallery as a file: protected by a passphrase, or plain where that is chosen. */
export function SaveDialog({ onClose }: { onClose: () => void }) {
  const people = useLikeness((state) => state.gallery.people.length);
  const [kind, setKind] = useState<'protected' | 'plain'>('protected');
  const [phrase, setPhrase] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const missing = kind === 'plain' ? '' : faultOf(phrase, again);

  const save = async () => {
    if (missing || busy) return;
    setBusy(true);
    try {
      const file = await actions().transfer.galleryFile(kind === 'plain' ? null : phrase);
      saveBlob(file, file.name);
      toast(say('settings.savedTo', { people, file: file.name }), {
        detail: kind === 'plain' ? say('settings.savedPlain') : say('settings.savedSealed'),
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
      title={say('settings.saveTitle')}
      description={say('settings.saveMore', { people })}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {say('ui.cancel')}
          </Button>
          <Button
            look={kind === 'plain' ? 'danger' : 'primary'}
            icon={<Save />}
            disabled={busy || missing !== ''}
            onClick={save}
          >
            {busy
              ? say('settings.saving')
              : kind === 'plain'
                ? say('settings.saveUnprotected')
                : say('ui.save')}
          </Button>
        </>
      }
    >
      <Segments
        label={say('settings.protection')}
        value={kind}
        options={[
          { value: 'protected', label: say('settings.withPassphrase') },
          { value: 'plain', label: say('settings.plainJson') },
        ]}
        onChange={setKind}
      />
      {kind === 'protected' ? (
        <>
          <TextField
            label={say('settings.passphrase')}
            type="password"
            value={phrase}
            onChange={setPhrase}
            maxLength={200}
            hint={say('settings.passphraseHint')}
          />
          <TextField
            label={say('settings.passphraseAgain')}
            type="password"
            value={again}
            onChange={setAgain}
            maxLength={200}
            onEnter={save}
            hint={missing || say('settings.passphraseSame')}
          />
        </>
      ) : (
        <Notice tone="caution" title={say('settings.plainTitle')}>
          {say('settings.plainMore', { people })}
        </Notice>
      )}
    </Dialog>
  );
}

/** What is still wrong with the passphrase; empty when nothing is. */
function faultOf(phrase: string, again: string): string {
  if (phrase.length < SHORTEST) return say('settings.passphraseShort', { least: SHORTEST });
  return phrase === again ? '' : say('settings.passphraseDiffers');
}
