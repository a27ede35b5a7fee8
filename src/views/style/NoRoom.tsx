import { actions, useLikeness } from '../../store/react.ts';
import { bytesOfStyleRun } from '../../store/shared.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { toast, toastError } from '../../ui/toasts.ts';

/** The storage is full: what can go so that this picture is kept. */
export function NoRoom() {
  const needed = useLikeness((state) => state.style.run.roomNeeded);
  // What is deleted elsewhere on the page is no longer offered.
  useLikeness((state) => state.style.kept);
  if (needed === null) return null;
  const oldest = actions().styleRunsInTheWay();
  const megabytes = oldest.reduce((sum, run) => sum + bytesOfStyleRun(run), 0) / 1e6;
  const which = oldest.length === 1 ? 'the oldest picture' : `the ${oldest.length} oldest pictures`;
  const makeRoom = async () => {
    try {
      const gone = await actions().makeRoomForStyle();
      if (gone.length === 0) return;
      toast(
        `${gone.length === 1 ? 'The oldest picture is' : `The ${gone.length} oldest pictures are`} deleted`,
        {
          action: { label: 'Undo', run: () => actions().putBackKept(gone).catch(toastError) },
        },
      );
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
          {oldest.length > 0 ? `Delete ${which} (${megabytes.toFixed(1)} MB)` : 'Try again'}
        </Button>
      }
    >
      It stays here while the page is open. {oldest.length > 0 ? 'Make room' : 'Free some disk space'}, or
      save it as a file with Keep.
    </Notice>
  );
}
