import { CircleAlert, CircleCheck, Loader, MousePointerClick, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { describePhoto } from '../../faces/liveness/guidance.ts';
import type { FacesFound } from '../../faces/types.ts';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { actions } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { FacePicture } from '../../ui/pictures/FacePicture.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { Strip } from '../../ui/pictures/Strip.tsx';
import styles from './Enroll.module.css';

interface PhotoReviewProps {
  files: FoundFile[];
  onFace: (face: NewFace, caution: string) => void;
  onClose: () => void;
}

interface Photo {
  file: File;
  status: 'waiting' | 'looking' | 'done' | 'failed';
  found: FacesFound | null;
  contentHash: string | null;
  /** Indices of faces that were taken. */
  taken: number[];
  fault: { message: string; advice: string } | null;
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
          const { message, advice } = error as Error & { advice?: string };
          change(index, {
            status: 'failed',
            fault: { message, advice: advice ?? 'Choose another picture.' },
          });
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
              label="Looking for faces"
              share={photos.length > 1 ? done / photos.length : null}
              detail={`${done} of ${photos.length}`}
            />
          )}
          {photo?.found && (
            <p className={styles.said} role="status">
              {said(photo)}
            </p>
          )}
          <Button icon={<X />} onClick={onClose}>
            Close photos
          </Button>
        </>
      }
    >
      {photo?.fault ? (
        <div className={styles.over}>
          <Notice tone="bad" title={photo.fault.message}>
            {photo.fault.advice}
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
                ? 'Taken'
                : face.doubt
                  ? 'Perhaps no face. Take it all the same?'
                  : `Take face ${index + 1}`,
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
  if (!found) return 'Looking for faces…';
  const count = found.faces.length;
  if (count === 0) {
    return `No face was found in ${file.name}. Use a picture where the face is larger, sharper or more frontal.`;
  }
  if (count === 1 && taken.length === 0) return 'This may be no face. Click it to take it all the same.';
  if (count === 1) return 'One face, taken. Give it a name.';
  return taken.length === 0
    ? `${count} faces. Which one is it? Click it.`
    : `${taken.length} of ${count} faces taken.`;
}

function Sign({ photo }: { photo: Photo }) {
  if (photo.status === 'failed' || photo.found?.faces.length === 0)
    return <CircleAlert aria-label="No face" />;
  if (photo.status !== 'done') return <Loader aria-label="Waiting" />;
  return photo.taken.length > 0 ? (
    <CircleCheck aria-label="Taken" />
  ) : (
    <MousePointerClick aria-label="Choose a face" />
  );
}
