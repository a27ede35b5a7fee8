import { CircleAlert, CircleCheck, Loader, MousePointerClick, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LikenessError } from '../../errors.ts';
import { describePhoto } from '../../faces/liveness/guidance.ts';
import type { FacesFound } from '../../faces/types.ts';
import { asLikenessError } from '../../failures.ts';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { actions } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { FacePicture } from '../../ui/pictures/FacePicture.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { Strip } from '../../ui/pictures/Strip.tsx';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import type { Message } from '../../words/keys.ts';
import { say } from '../../words/say.ts';
import styles from './Enroll.module.css';

interface PhotoReviewProps {
  files: FoundFile[];
  onFace: (face: NewFace, cautions: readonly Message[]) => void;
  onClose: () => void;
}

interface Photo {
  file: File;
  status: 'waiting' | 'looking' | 'done' | 'failed';
  found: FacesFound | null;
  contentHash: string | null;
  /** Indices of faces that were taken. */
  taken: number[];
  fault: LikenessError | null;
}

/** Photos one by one: a single face is taken at once, several ask which, none says so. */
export function PhotoReview({ files, onFace, onClose }: PhotoReviewProps) {
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [shown, setShown] = useState(0);
  const give = useRef(onFace);
  give.current = onFace;

  useEffect(() => {
    const stop = new AbortController();
    const begin: Photo[] = files.map(({ file }) => ({
      file,
      status: 'waiting',
      found: null,
      contentHash: null,
      taken: [],
      fault: null,
    }));
    setPhotos(begin);
    setShown(0);
    const change = (index: number, part: Partial<Photo>) =>
      setPhotos((all) => all.map((photo, i) => (i === index ? { ...photo, ...part } : photo)));
    const work = async () => {
      for (const [index, { file }] of begin.entries()) {
        change(index, { status: 'looking' });
        try {
          const contentHash = await actions().faces.contentHash(file);
          const found = await actions().faces.findInFile(file, {}, stop.signal);
          if (stop.signal.aborted) return;
          const [single] = found.faces;
          // One that may be no face is taken only when the person says so.
          const only = found.faces.length === 1 && !single?.doubt ? single : undefined;
          if (only?.encoding && only.chip) {
            const { encoding, chip } = only;
            give.current({ encoding, chip, source: 'photo', contentHash }, describePhoto(only));
          }
          change(index, { status: 'done', found, contentHash, taken: only ? [0] : [] });
          if (!only && index > 0) setShown(index);
        } catch (error) {
          if (stop.signal.aborted) return;
          change(index, { status: 'failed', fault: asLikenessError(error) });
        }
      }
    };
    // What fails is told with its photo.
    void work();
    return () => stop.abort();
  }, [files]);

  const photo = photos[shown];
  const given = useMemo(() => files.map(({ file }) => file), [files]);
  const done = photos.filter(({ status }) => status === 'done' || status === 'failed').length;

  const toggle = (index: number) => {
    const face = photo?.found?.faces[index];
    if (!photo || !face?.encoding || !face.chip || photo.taken.includes(index)) return;
    const { encoding, chip } = face;
    onFace({ encoding, chip, source: 'photo', contentHash: photo.contentHash }, describePhoto(face));
    setPhotos((all) =>
      all.map((each, i) => (i === shown ? { ...each, taken: [...each.taken, index] } : each)),
    );
  };

  return (
    <Stage
      bar={
        <>
          {photos.length > 1 && (
            <Strip
              files={given}
              shown={shown}
              onShow={setShown}
              sign={(index) => photos[index] && <Sign photo={photos[index]} />}
            />
          )}
          {done < photos.length && (
            <Progress
              label={say('people.lookingForFaces')}
              share={photos.length > 1 ? done / photos.length : null}
              detail={say('ui.ofTotal', { done, total: photos.length })}
            />
          )}
          {photo?.found && (
            <p className={styles.said} role="status">
              {said(photo)}
            </p>
          )}
          <Button icon={<X />} onClick={onClose}>
            {say('enroll.closePhotos')}
          </Button>
        </>
      }
    >
      {photo?.fault ? (
        <div className={styles.over}>
          <Notice tone="bad" title={whatHappened(photo.fault)}>
            {whatToDo(photo.fault)}
          </Notice>
        </div>
      ) : (
        photo && (
          <FacePicture
            picture={photo.file}
            size={photo.found}
            alt={photo.file.name}
            faces={(photo.found?.faces ?? []).map((face, index) => ({
              box: face.box,
              tone: photo.taken.includes(index) ? 'good' : face.doubt ? 'caution' : 'plain',
              label: photo.taken.includes(index)
                ? say('enroll.taken')
                : face.doubt
                  ? say('enroll.takeDoubtful')
                  : say('enroll.takeFace', { n: index + 1 }),
              mark: photo.taken.includes(index) ? '✓' : String(index + 1),
              pressed: photo.taken.includes(index),
            }))}
            onFace={toggle}
          />
        )
      )}
    </Stage>
  );
}

function said({ file, found, taken }: Photo): string {
  if (!found) return say('enroll.lookingNow');
  const count = found.faces.length;
  if (count === 0) return say('people.noFaceInMore', { file: file.name });
  if (count === 1) return say(taken.length === 0 ? 'enroll.oneDoubtful' : 'enroll.oneTaken');
  return taken.length === 0
    ? say('enroll.whichFace', { count })
    : say('enroll.someTaken', { taken: taken.length, count });
}

function Sign({ photo }: { photo: Photo }) {
  if (photo.status === 'failed' || photo.found?.faces.length === 0)
    return <CircleAlert aria-label={say('enroll.noFace')} />;
  if (photo.status !== 'done') return <Loader aria-label={say('enroll.waiting')} />;
  return photo.taken.length > 0 ? (
    <CircleCheck aria-label={say('enroll.taken')} />
  ) : (
    <MousePointerClick aria-label={say('enroll.chooseFace')} />
  );
}
