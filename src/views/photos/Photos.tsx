import { FolderOpen, Images, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Find } from '../../store/photos/photosState.ts';
import { openPhotos, photoActions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Stage, Workbench } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { DropZone, FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { foldersOfDrop } from '../../ui/pictures/folders.ts';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { say } from '../../words/say.ts';
import { Found } from './find/Found.tsx';
import { PhotoView } from './find/PhotoView.tsx';
import { Inspector } from './Inspector.tsx';
import { GroupView } from './people/GroupView.tsx';
import { People } from './people/People.tsx';
import { Start } from './Start.tsx';

/** What the middle of the screen shows. */
export type Place =
  | { kind: 'people' }
  | { kind: 'group'; id: string }
  | { kind: 'found'; find: Find }
  | { kind: 'photo'; id: string; from: Place };

/** Who is in my pictures: groups of faces, named in place; photos found by who is on them. */
export default function Photos() {
  const { status, fault, photos, run } = useLikeness((state) => state.photos);
  const undoable = useLikeness((state) => state.photos.undoable);
  const [place, setPlace] = useState<Place>({ kind: 'people' });
  const [opening, setOpening] = useState<Error | null>(null);

  useEffect(() => {
    openPhotos().catch(setOpening);
  }, []);

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement && event.target.type === 'text';
      if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !typing) {
        event.preventDefault();
        photoActions().undo().catch(toastError);
      }
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, []);

  const take = (files: FoundFile[], folders: FileSystemDirectoryHandle[] = []) => {
    setPlace({ kind: 'people' });
    openPhotos()
      .then(() => photoActions().takeIn(files, folders))
      .catch(toastError);
  };
  const underWay = run?.state === 'running' || run?.state === 'paused';

  if (status !== 'ready') {
    const failure = opening ?? (status === 'failed' ? fault : null);
    return (
      <Workbench title={say('app.photos')} lead={say('photos.lead')} inspector={null}>
        <Stage>
          {failure ? (
            <Notice tone="bad" title={whatHappened(failure)}>
              {whatToDo(failure)}
            </Notice>
          ) : (
            <Progress label={say('photos.loading')} share={null} />
          )}
        </Stage>
      </Workbench>
    );
  }
  return (
    <Workbench
      title={say('app.photos')}
      lead={say('photos.lead')}
      tools={
        <>
          {undoable && (
            <Button
              icon={<Undo2 />}
              title={say('photos.undoWhat', { what: undoable })}
              onClick={() => photoActions().undo().catch(toastError)}
            >
              {say('ui.undo')}
            </Button>
          )}
          {!underWay && photos > 0 && (
            <>
              <FileButton icon={<Images />} multiple onFiles={(files) => take(files)}>
                {say('photos.addPhotos')}
              </FileButton>
              <FolderButton onFiles={take} />
            </>
          )}
        </>
      }
      inspector={<Inspector place={place} onPlace={setPlace} />}
    >
      <DropZone
        onFiles={(files, _, folders) => take(files, folders)}
        foldersOf={foldersOfDrop}
        prompt={say('photos.drop')}
        paste
      >
        {photos === 0 && !underWay ? <Start onFiles={take} /> : <Middle place={place} onPlace={setPlace} />}
      </DropZone>
    </Workbench>
  );
}

function Middle({ place, onPlace }: { place: Place; onPlace: (place: Place) => void }) {
  switch (place.kind) {
    case 'people':
      return <People onPlace={onPlace} />;
    case 'group':
      return <GroupView id={place.id} onPlace={onPlace} />;
    case 'found':
      return <Found find={place.find} onPlace={onPlace} />;
    case 'photo':
      return <PhotoView id={place.id} from={place.from} onPlace={onPlace} />;
  }
}

/** Where the browser can open a folder again later, it asks for one that it may; else files are chosen for this once. */
export function FolderButton({
  onFiles,
  primary = false,
}: {
  onFiles: (files: FoundFile[]) => void;
  primary?: boolean;
}) {
  if (photoActions().canPickFolder()) {
    return (
      <Button
        icon={<FolderOpen />}
        {...(primary && { look: 'primary' as const })}
        onClick={() => photoActions().pickFolder().catch(toastError)}
      >
        {say('ui.chooseFolder')}
      </Button>
    );
  }
  return (
    <FileButton
      icon={<FolderOpen />}
      folder
      look={primary ? 'primary' : 'plain'}
      onFiles={(files) => onFiles(files)}
    >
      {say('ui.chooseFolder')}
    </FileButton>
  );
}
