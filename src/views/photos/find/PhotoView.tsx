import { ArrowLeft, EyeOff, SquareDashed, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isIgnored, personOf } from '../../../faces/group/labels.ts';
import type { Box } from '../../../faces/types.ts';
import { photoActions, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { initials } from '../../../ui/buttons/Chip.tsx';
import { Stage } from '../../../ui/frames/Workbench.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { FacePicture } from '../../../ui/pictures/FacePicture.tsx';
import { say } from '../../../words/say.ts';
import styles from '../Photos.module.css';
import type { Place } from '../Photos.tsx';
import { NameField } from '../people/NameField.tsx';

interface PhotoViewProps {
  id: string;
  from: Place;
  onPlace: (place: Place) => void;
}

/** One photo large, everybody boxed and named: click a face, type, Enter, and the next one to its right follows. */
export function PhotoView({ id, from, onPlace }: PhotoViewProps) {
  const groups = useLikeness((state) => state.photos.groups);
  const people = useLikeness((state) => state.gallery.people);
  const naming = useLikeness((state) => state.photos.naming);
  const [file, setFile] = useState<File | null | 'reading'>('reading');
  const [chosen, setChosen] = useState<string | null>(null);
  const [drawing, setDrawing] = useState(false);
  /** In a box that was drawn. */
  const [looking, setLooking] = useState(false);
  const photo = photoActions().photo(id);

  useEffect(() => {
    let gone = false;
    photoActions()
      .file(id)
      .then((found) => {
        if (!gone) setFile(found);
      }, toastError);
    return () => {
      gone = true;
    };
  }, [id]);

  const faces = photoActions().facesOf(id);
  const all = [...groups.people, ...groups.single, ...groups.ignored];
  const shown = faces.map((face) => {
    const group = all.find((each) => each.faces.includes(face.id));
    const person = people.find((each) => each.id === personOf(group?.label ?? null)) ?? null;
    return { face, person, group, ignored: isIgnored(group?.label ?? null) };
  });
  const unnamed = shown.flatMap(({ person, group, ignored }) => (person || ignored ? [] : (group?.id ?? [])));
  const at = shown.findIndex(({ face }) => face.id === chosen);
  const current = shown[at];
  const draw = (box: Box) => {
    setDrawing(false);
    setChosen(null);
    setLooking(true);
    photoActions()
      .addFace(id, box)
      .then(setChosen, toastError)
      .finally(() => setLooking(false));
  };
  const next = () => {
    const order = [...shown.slice(at + 1), ...shown.slice(0, at)];
    setChosen(
      order.find(({ face, person, ignored }) => !person && !ignored && !naming.has(face.id))?.face.id ?? null,
    );
  };

  return (
    <Stage
      bar={
        <>
          <Button size="small" icon={<ArrowLeft />} onClick={() => onPlace(from)}>
            {say('ui.back')}
          </Button>
          {current ? (
            <>
              <div className={styles.photoName}>
                <NameField
                  key={`${current.face.id} ${current.person?.name ?? ''}`}
                  faces={[current.face.id]}
                  label={say('photos.nameOfFace', { n: at + 1 })}
                  autoFocus
                  onNamed={next}
                  placeholder={
                    current.person
                      ? say('photos.otherName', { name: current.person.name })
                      : say('ui.whoIsThis')
                  }
                />
              </div>
              {current.person && (
                <Button
                  size="small"
                  look="quiet"
                  onClick={() => photoActions().split([current.face.id]).catch(toastError)}
                >
                  {say('photos.notName', { name: current.person.name })}
                </Button>
              )}
              <Button
                size="small"
                look="quiet"
                icon={<Trash2 />}
                onClick={() => {
                  setChosen(null);
                  photoActions().removeFace(current.face.id).catch(toastError);
                }}
              >
                {say('photos.notAFace')}
              </Button>
            </>
          ) : (
            <p role="status" className={styles.said}>
              {looking
                ? say('people.lookingInBox')
                : drawing
                  ? say('people.drawAround')
                  : say('photos.clickToName', { name: photo?.name ?? '', count: faces.length })}
            </p>
          )}
          {!current && unnamed.length > 0 && unnamed.length < shown.length && (
            <Button
              size="small"
              look="quiet"
              icon={<EyeOff />}
              onClick={() => photoActions().ignore(unnamed).catch(toastError)}
            >
              {say('photos.ignoreRest', { count: unnamed.length })}
            </Button>
          )}
          <Button
            size="small"
            icon={<SquareDashed />}
            aria-pressed={drawing}
            disabled={!(file instanceof File) || looking}
            onClick={() => setDrawing(!drawing)}
          >
            {say('people.addMissed')}
          </Button>
        </>
      }
    >
      {file instanceof File && photo ? (
        <FacePicture
          picture={file}
          size={photo}
          alt={photo.name}
          {...(drawing && { onDraw: draw })}
          onFace={(index) => setChosen(shown[index]?.face.id ?? null)}
          faces={shown.map(({ face, person, ignored }, index) => ({
            box: face.box,
            label:
              person?.name ??
              naming.get(face.id) ??
              (ignored ? say('photos.ignored') : say('people.faceNumber', { n: index + 1 })),
            mark: person ? initials(person.name) : '?',
            tone: person ? 'good' : 'plain',
            pressed: face.id === chosen,
          }))}
        />
      ) : (
        file === null && (
          <Notice tone="info" title={say('photos.photoGone')}>
            {say('photos.photoGoneMore')}
          </Notice>
        )
      )}
    </Stage>
  );
}
