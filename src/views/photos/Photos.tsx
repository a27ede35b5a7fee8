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
      <Workbench title="Photos" lead={LEAD} inspector={null}>
        <Stage>
          {failure ? (
            <Notice tone="bad" title={failure.message}>
              {'advice' in failure ? String(failure.advice) : 'Reload the page and try again.'}
            </Notice>
          ) : (
            <Progress label="Reading what is known of your photos" share={null} />
          )}
        </Stage>
      </Workbench>
    );
  }
  return (
    <Workbench
      title="Photos"
      lead={LEAD}
      tools={
        <>
          {undoable && (
            <Button
              icon={<Undo2 />}
              title={`Undo: ${undoable}`}
              onClick={() => photoActions().undo().catch(toastError)}
            >
              Undo
            </Button>
          )}
          {!underWay && photos > 0 && (
            <>
              <FileButton icon={<Images />} multiple onFiles={(files) => take(files)}>
                Add photos
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
        prompt="Drop photos or a folder"
        paste
      >
        {photos === 0 && !underWay ? <Start onFiles={take} /> : <Middle place={place} onPlace={setPlace} />}
      </DropZone>
    </Workbench>
  );
}

const LEAD = 'See who is in your pictures. Name each person once, then find every photo of them.';

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
        Choose a folder
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
      Choose a folder
    </FileButton>
  );
}
