import { FolderOpen, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { FoldersOfFaces } from '../../ui/frames/drawings.tsx';
import { Empty } from '../../ui/frames/Empty.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { sentences } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
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
      title={say('evaluate.dropFolder')}
      actions={
        <>
          <FileButton look="primary" icon={<FolderOpen />} folder onFiles={onFolder}>
            {say('ui.chooseFolder')}
          </FileButton>
          {people > 1 && (
            <Button icon={<UsersRound />} onClick={takeGallery}>
              {say('evaluate.useEnrolled')}
            </Button>
          )}
          <Button
            look="quiet"
            disabled={drawing}
            onClick={() => {
              setDrawing(true);
              actions()
                .evaluate.drawnPeople(undefined, {
                  folder: say('evaluate.drawnFolder'),
                  person: (number) => say('evaluate.drawnPerson', { number }),
                })
                .then((files) => onFolder(files, 0))
                .catch(toastError)
                .finally(() => setDrawing(false));
            }}
          >
            {say(drawing ? 'evaluate.drawingPeople' : 'evaluate.tryDrawn')}
          </Button>
        </>
      }
    >
      {sentences(
        say('evaluate.startMore'),
        people > 1 ? say('evaluate.startEnrolled', { people, several }) : say('evaluate.startEnroll'),
        say('evaluate.nothingLeaves'),
      )}
    </Empty>
  );
}
