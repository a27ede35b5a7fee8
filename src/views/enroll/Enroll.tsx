import { Camera, FolderOpen, ImagePlus, Images } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { FaceInFrame } from '../../ui/frames/drawings.tsx';
import { Empty } from '../../ui/frames/Empty.tsx';
import { Section, Stage, Workbench } from '../../ui/frames/Workbench.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { DropZone, FileButton } from '../../ui/pictures/DropZone.tsx';
import { type FoundFile, hasFolders, looksLikePicture, readPeople } from '../../ui/pictures/files.ts';
import type { Message } from '../../words/keys.ts';
import { say } from '../../words/say.ts';
import { NewPeople } from './NewPeople.tsx';
import { People } from './People.tsx';

// This is most people's first screen: it shows before the code of what they do next has come.
const FolderImport = lazy(async () => ({ default: (await import('./FolderImport.tsx')).FolderImport }));
const LiveEnroll = lazy(async () => ({ default: (await import('./LiveEnroll.tsx')).LiveEnroll }));
const PhotoReview = lazy(async () => ({ default: (await import('./PhotoReview.tsx')).PhotoReview }));

export interface Capture extends NewFace {
  id: number;
  /** What is doubtful about the picture; empty when nothing is. */
  cautions: readonly Message[];
}

type Mode = 'start' | 'camera' | 'photos' | 'folders';

/** Photos without folders that are looked at one by one; for more there are folders, and Photos. */
const MOST_PHOTOS = 100;

/** Enrol people by camera, by photos, or by a folder per person. */
export default function Enroll() {
  const [mode, setMode] = useState<Mode>('start');
  const [files, setFiles] = useState<FoundFile[]>([]);
  const [skipped, setSkipped] = useState(0);
  const [given, setGiven] = useState(0);
  const [captures, setCaptures] = useState<Capture[]>([]);
  const nextId = useRef(1);
  const handedOver = useLikeness((state) => state.handedOver);

  const add = useCallback((face: NewFace, cautions: readonly Message[] = []) => {
    const id = nextId.current++;
    setCaptures((before) => [...before, { ...face, cautions, id }]);
  }, []);

  // A face that another screen sent here to be enrolled.
  useEffect(() => {
    if (!handedOver) return;
    add(handedOver);
    actions().gallery.takeHandedOver();
  }, [handedOver, add]);

  const take = (found: FoundFile[], passedOver = 0) => {
    const inFolders = hasPeople(found);
    const photos = inFolders ? found : found.slice(0, MOST_PHOTOS);
    if (photos.length < found.length) {
      toast(say('enroll.tooMany', { most: MOST_PHOTOS, count: found.length }), {
        detail: say('enroll.tooManyMore'),
      });
    }
    setFiles(photos);
    setSkipped(passedOver);
    setGiven((before) => before + 1);
    setMode(inFolders ? 'folders' : 'photos');
  };
  const back = () => {
    setFiles([]);
    setMode('start');
  };

  return (
    <Workbench
      title={say('app.enroll')}
      lead={say('enroll.lead')}
      tools={
        <>
          {mode !== 'camera' && (
            <Button icon={<Camera />} onClick={() => setMode('camera')}>
              {say('media.camera')}
            </Button>
          )}
          <FileButton icon={<ImagePlus />} multiple onFiles={take}>
            {say('enroll.photos')}
          </FileButton>
          <FileButton icon={<FolderOpen />} folder onFiles={take}>
            {say('enroll.folder')}
          </FileButton>
        </>
      }
      inspector={
        <>
          <NewPeople
            captures={captures}
            onRemove={(ids) => setCaptures((before) => before.filter(({ id }) => !ids.includes(id)))}
          />
          <Section>
            <People />
          </Section>
        </>
      }
    >
      <DropZone onFiles={take} prompt={say('enroll.drop')} paste>
        <Suspense fallback={<Stage>{null}</Stage>}>
          {mode === 'camera' && <LiveEnroll onCapture={add} onClose={back} />}
          {mode === 'photos' && <PhotoReview files={files} onFace={add} onClose={back} />}
          {mode === 'folders' && <FolderImport key={given} files={files} skipped={skipped} onClose={back} />}
        </Suspense>
        {mode === 'start' && (
          <Stage>
            <Empty
              drawing={<FaceInFrame />}
              title={say('enroll.invite')}
              actions={
                <>
                  <Button look="primary" icon={<Camera />} onClick={() => setMode('camera')}>
                    {say('enroll.useCamera')}
                  </Button>
                  <FileButton icon={<Images />} multiple onFiles={take}>
                    {say('ui.choosePhotos')}
                  </FileButton>
                  <Button
                    look="quiet"
                    onClick={() =>
                      actions()
                        .faces.samplePhoto()
                        .then((found) => take(found))
                        .catch(toastError)
                    }
                  >
                    {say('enroll.trySample')}
                  </Button>
                </>
              }
            >
              {say('enroll.inviteMore')}
            </Empty>
          </Stage>
        )}
      </DropZone>
    </Workbench>
  );
}

/** Whether the files name people: by a folder for each, or, in one folder, by their own names. */
function hasPeople(files: FoundFile[]): boolean {
  if (hasFolders(files)) return true;
  if (!files.some(({ folders }) => folders.length > 0)) return false;
  return readPeople(files.filter(({ file }) => looksLikePicture(file))).readings[0]?.by === 'name';
}
