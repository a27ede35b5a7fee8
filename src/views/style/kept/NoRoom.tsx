import { actions, useLikeness } from '../../../store/react.ts';
import { runsToDelete } from '../../../store/style/styleKeeping.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { say } from '../../../words/say.ts';
import { roomOf, toastDeleted } from './keptPictures.ts';

/** The storage is full: what can go so that this picture is kept. */
export function NoRoom() {
  const unkept = useLikeness((state) => state.style.run.unkept);
  const kept = useLikeness((state) => state.style.kept);
  if (!unkept) return null;
  const oldest = runsToDelete(unkept, kept);
  const makeRoom = async () => {
    try {
      const gone = await actions().style.makeRoom();
      if (gone.length === 0) return;
      toastDeleted(gone, say('styleStage.deletedOldest', { count: gone.length }));
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <Notice
      tone="caution"
      title={say('styleStage.noRoom')}
      actions={
        <Button size="small" look="primary" onClick={makeRoom}>
          {oldest.length > 0
            ? say('styleStage.deleteOldest', { count: oldest.length, room: roomOf(oldest) })
            : say('ui.tryAgain')}
        </Button>
      }
    >
      {say(oldest.length > 0 ? 'styleStage.noRoomMake' : 'styleStage.noRoomFree')}
    </Notice>
  );
}
