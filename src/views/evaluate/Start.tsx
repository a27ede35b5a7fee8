import { FolderOpen, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { FoldersOfFaces } from '../../ui/frames/drawings.tsx';
import { Empty } from '../../ui/frames/Empty.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { takeGallery } from './take.ts';

/** The ways in, with a drawing of the folder that is wanted. */
export function Start({ onFolder }: { onFolder: (files: FoundFile[], skipped: number) => void }) {
  const [drawing, setDrawing] = useState(false);
  const people = useLikeness((state) => state.gallery.people.length);
  const several = useLikeness(
    (state) => state.gallery.people.filter(({ templates }) => templates.length > 1).length,
  );
  return (
    <Empty
      drawing={<FoldersOfFaces />}
      title="Drop a folder with a folder for each person"
      actions={
        <>
          <FileButton look="primary" icon={<FolderOpen />} folder onFiles={onFolder}>
            Choose a folder
          </FileButton>
          {people > 1 && (
            <Button icon={<UsersRound />} onClick={takeGallery}>
              Use the enrolled people
            </Button>
          )}
          <Button
            look="quiet"
            disabled={drawing}
            onClick={() => {
              setDrawing(true);
              actions()
                .evaluate.drawnPeople()
                .then((files) => onFolder(files, 0))
                .catch(toastError)
                .finally(() => setDrawing(false));
            }}
          >
            {drawing ? 'Drawing people…' : 'Try people drawn by code'}
          </Button>
        </>
      }
    >
      Two or more pictures of each, ten people or more if you can. Likeness compares every picture with every
      other; add LFW’s pairs.txt, or a CSV of pairs, to compare only those.{' '}
      {people > 1
        ? `You have ${people} people enrolled, ${several} of them with two pictures or more.`
        : 'Or enroll people first: their encodings can be evaluated, too.'}{' '}
      Nothing leaves this machine.
    </Empty>
  );
}
