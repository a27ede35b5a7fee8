import { actions, useLikeness } from '../../../store/react.ts';
import { runsToDelete } from '../../../store/style/styleKeeping.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { roomOf, toastDeleted } from './keptPictures.ts';

/** The storage is full: what can go so that this picture is kept. */
export function NoRoom() {
  const unkept = useLikeness((state) => state.style.run.unkept);
  const kept = useLikeness((state) => state.style.kept);
  if (!unkept) return null;
  const oldest = runsToDelete(unkept, kept);
  const which = oldest.length === 1 ? 'the oldest picture' : `the ${oldest.length} oldest pictures`;
  const makeRoom = async () => {
    try {
      const gone = await actions().style.makeRoom();
      if (gone.length === 0) return;
      const said = gone.length === 1 ? 'The oldest picture is' : `The ${gone.length} oldest pictures are`;
      toastDeleted(gone, `${said} deleted`);
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <Notice
      tone="caution"
      title="There is no room left on this device to keep this picture."
      actions={
        <Button size="small" look="primary" onClick={makeRoom}>
          {oldest.length > 0 ? `Delete ${which} (${roomOf(oldest)})` : 'Try again'}
        </Button>
      }
    >
      It stays here while the page is open. {oldest.length > 0 ? 'Make room' : 'Free some disk space'}, or
      save it as a file with Save.
    </Notice>
  );
}
