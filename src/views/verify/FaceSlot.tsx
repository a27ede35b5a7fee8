import { Aperture, Camera, ImagePlus, ScanFace, UserRound, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { describePhoto } from '../../faces/liveness/guidance.ts';
import type { FaceObservation, FacesFound } from '../../faces/types.ts';
import type { LivenessResult } from '../../store/faces/liveness.ts';
import { actions, useCamera, useLikeness } from '../../store/react.ts';
import { Button, IconButton } from '../../ui/buttons/Button.tsx';
import { Avatar } from '../../ui/buttons/Chip.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { FaceInFrame } from '../../ui/frames/drawings.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { CameraView, type LiveVideo } from '../../ui/pictures/CameraView.tsx';
import { DropZone, FileButton } from '../../ui/pictures/DropZone.tsx';
import { FacePicture } from '../../ui/pictures/FacePicture.tsx';
import { type FoundFile, pictureFile } from '../../ui/pictures/files.ts';
import { onePicture } from '../../ui/pictures/onePicture.ts';
import { LivePrompt, liveSentence } from './LivePrompt.tsx';
import type { Side } from './side.ts';
import { useLiveCheck } from './useLiveCheck.ts';
import styles from './Verify.module.css';

interface FaceSlotProps {
  title: string;
  side: Side | null;
  onSide: (side: Side | null) => void;
  /** Whether a pasted picture lands here. */
  paste: boolean;
  /** A photo put here by the screen, which of its faces is compared, and what was found in it where that is known. */
  given: { file: File; face: number; found?: FacesFound } | null;
}

type Content =
  | { kind: 'empty' }
  | { kind: 'camera' }
  | { kind: 'person'; id: string }
  | { kind: 'picture'; file: File; found: FacesFound | null; chosen: number | null }
  | { kind: 'failed'; message: string; advice: string };

/** One of the two places of Verify: takes a picture by drop, paste, file or camera, or a person of the gallery. */
export function FaceSlot({ title, side, onSide, paste, given }: FaceSlotProps) {
  const people = useLikeness((state) => state.gallery.people);
  const camera = useCamera();
  const { mirrored } = camera;
  const [content, setContent] = useState<Content>({ kind: 'empty' });
  const [video, setVideo] = useState<LiveVideo | null>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const work = useRef<AbortController | null>(null);

  useEffect(() => () => work.current?.abort(), []);

  const begin = () => {
    work.current?.abort();
    work.current = new AbortController();
    onSide(null);
    return work.current.signal;
  };
  const clear = () => {
    begin();
    setContent({ kind: 'empty' });
  };

  const choose = (file: File, found: FacesFound, index: number, live = '') => {
    const face = found.faces[index];
    if (!face) return;
    setContent({ kind: 'picture', file, found, chosen: index });
    onSide(sideOf(face, found.faces.length > 1 ? `${file.name}, face ${index + 1}` : file.name, live));
  };

  /** @param face which one is compared, where there are several; else the person is asked */
  const examine = async (file: File, face?: number) => {
    const signal = begin();
    setContent({ kind: 'picture', file, found: null, chosen: null });
    try {
      const found = await actions().faces.findInFile(file, {}, signal);
      if (signal.aborted) return;
      setContent({ kind: 'picture', file, found, chosen: null });
      if (found.faces.length === 1) choose(file, found, 0);
      else if (face !== undefined) choose(file, found, Math.min(face, found.faces.length - 1));
    } catch (error) {
      if (signal.aborted) return;
      const { message, advice } = error as Error & { advice?: string };
      setContent({ kind: 'failed', message, advice: advice ?? 'Choose another picture.' });
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the screen puts a photo here.
  useEffect(() => {
    if (!given) return;
    if (given.found) {
      begin();
      choose(given.file, given.found, given.face);
    } else void examine(given.file, given.face);
  }, [given]);

  const take = (files: FoundFile[]) => {
    const first = onePicture(files, 'One photo for each place: the others are left out.');
    // What fails is told in this slot.
    if (first) void examine(first);
  };

  const shoot = async () => {
    if (!video) return;
    const file = await pictureFile(await video.still(), 'Camera picture');
    await examine(file);
  };

  const passed = ({ challenge, picture, score, scoreFault }: LivenessResult) => {
    if (!picture) return;
    begin();
    choose(picture.file, picture.found, 0, liveSentence(challenge, score, scoreFault));
  };
  const { check, begin: beginCheck, stop: stopCheck } = useLiveCheck(video, overlay, mirrored, passed);

  const person = content.kind === 'person' ? people.find((each) => each.id === content.id) : undefined;
  return (
    <DropZone onFiles={take} prompt="Drop the picture here" paste={paste} className={styles.slot ?? ''}>
      <Stage
        bar={
          content.kind === 'empty' ? undefined : (
            <>
              <p className={styles.said} role="status">
                {said(content, person?.name)}
              </p>
              {content.kind === 'camera' && (
                <>
                  <Button
                    icon={<ScanFace />}
                    disabled={!video}
                    onClick={check.status === 'running' ? stopCheck : beginCheck}
                  >
                    {check.status === 'running' ? 'Stop check' : 'Live check'}
                  </Button>
                  <Button
                    look="primary"
                    icon={<Aperture />}
                    disabled={!video || check.status === 'running'}
                    onClick={() => shoot().catch(toastError)}
                  >
                    Take picture
                  </Button>
                </>
              )}
              <IconButton label={`Clear the ${title.toLowerCase()} picture`} icon={<X />} onClick={clear} />
            </>
          )
        }
      >
        {content.kind === 'empty' && (
          <div className={styles.invite}>
            <div className={styles.drawing}>
              <FaceInFrame />
            </div>
            <h2>{title} picture</h2>
            <p className={styles.soft}>Drop or paste it here</p>
            <div className={styles.ways}>
              <FileButton icon={<ImagePlus />} onFiles={take}>
                Photo
              </FileButton>
              <Button icon={<Camera />} onClick={() => setContent({ kind: 'camera' })}>
                Camera
              </Button>
            </div>
            {people.length > 0 && (
              <div className={styles.person}>
                <UserRound aria-hidden size={18} />
                <Select
                  label={`${title}: a person you enrolled`}
                  hideLabel
                  value=""
                  options={[
                    { value: '', label: 'Someone enrolled…' },
                    ...people.map((each) => ({ value: each.id, label: each.name })),
                  ]}
                  onChange={(id) => {
                    const chosen = people.find((each) => each.id === id);
                    if (!chosen) return;
                    begin();
                    setContent({ kind: 'person', id });
                    onSide({
                      label: chosen.name,
                      encoding: null,
                      chip: null,
                      personId: id,
                      caution: '',
                      live: '',
                    });
                  }}
                />
              </div>
            )}
          </div>
        )}
        {content.kind === 'camera' && (
          <CameraView {...camera} onLive={setVideo} overlay={overlay} onClose={clear} frameSide={640}>
            {check.status === 'running' && <LivePrompt challenge={check.challenge} />}
            {check.status === 'failed' && (
              <div className={styles.check}>
                <Notice
                  tone="bad"
                  title="The live check failed"
                  actions={
                    <Button size="small" onClick={beginCheck}>
                      Try again
                    </Button>
                  }
                >
                  {check.why} A picture can be taken without the check.
                </Notice>
              </div>
            )}
          </CameraView>
        )}
        {content.kind === 'person' && person && (
          <div className={styles.invite}>
            <Avatar
              name={person.name}
              picture={person.templates.findLast((template) => template.picture)?.picture ?? null}
              size={120}
            />
            <h2>{person.name}</h2>
          </div>
        )}
        {content.kind === 'picture' && (
          <>
            <FacePicture
              picture={content.file}
              size={content.found}
              alt={content.file.name}
              faces={(content.found?.faces ?? []).map((face, index) => ({
                box: face.box,
                tone: face.doubt ? 'caution' : index === content.chosen ? 'good' : 'plain',
                label: index === content.chosen ? 'Compared' : `Compare face ${index + 1}`,
                mark: index === content.chosen ? '✓' : String(index + 1),
                pressed: index === content.chosen,
              }))}
              onFace={(index) => content.found && choose(content.file, content.found, index)}
            />
            {!content.found && (
              <div className={styles.busy}>
                <Progress label="Looking for faces" share={null} />
              </div>
            )}
          </>
        )}
        {content.kind === 'failed' && (
          <div className={styles.failed}>
            <Notice tone="bad" title={content.message}>
              {content.advice}
            </Notice>
          </div>
        )}
      </Stage>
      {side?.caution && <Notice tone="caution">{side.caution}</Notice>}
      {side?.live && (
        <Notice tone="good" title="Live check passed">
          {side.live}
        </Notice>
      )}
    </DropZone>
  );
}

function sideOf(face: FaceObservation, label: string, live: string): Side {
  return {
    label,
    encoding: face.encoding,
    chip: face.chip,
    personId: null,
    caution: describePhoto(face),
    live,
  };
}

function said(content: Content, name: string | undefined): string {
  switch (content.kind) {
    case 'camera':
      return 'Look into the camera. A live check asks for two movements that a photo cannot make.';
    case 'person':
      return name ? `Compared with ${name}'s nearest photo.` : 'This person was deleted. Choose another.';
    case 'failed':
      return 'Nothing to compare here yet.';
    case 'picture': {
      if (!content.found) return 'Looking…';
      const count = content.found.faces.length;
      if (count === 0)
        return 'No face found. Use a picture where the face is larger, sharper or more frontal.';
      if (count === 1) return content.file.name;
      return content.chosen === null
        ? `${count} faces. Which one? Click it.`
        : `Face ${content.chosen + 1} of ${count}.`;
    }
    default:
      return '';
  }
}
