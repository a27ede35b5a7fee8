import { Images } from 'lucide-react';
import { photoActions } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { NamedFaces } from '../../ui/frames/drawings.tsx';
import { Empty } from '../../ui/frames/Empty.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { say } from '../../words/say.ts';
import { FolderButton } from './Photos.tsx';

/** Nothing taken in yet. */
export function Start({ onFiles }: { onFiles: (files: FoundFile[]) => void }) {
  return (
    <Stage>
      <Empty
        drawing={<NamedFaces />}
        title={say('photos.startTitle')}
        actions={
          <>
            <FolderButton onFiles={onFiles} primary />
            <FileButton icon={<Images />} multiple onFiles={(files) => onFiles(files)}>
              {say('ui.choosePhotos')}
            </FileButton>
            <Button
              look="quiet"
              onClick={() => photoActions().sample(say('photos.sampleFolder')).catch(toastError)}
            >
              {say('photos.sample')}
            </Button>
          </>
        }
      >
        {say('photos.startLead')}
      </Empty>
    </Stage>
  );
}
