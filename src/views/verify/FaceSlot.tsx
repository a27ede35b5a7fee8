import { Aperture, ScanFace, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { LivenessResult } from '../../store/faces/liveness.ts';
import { useCamera, useLikeness } from '../../store/react.ts';
import { Button, IconButton } from '../../ui/buttons/Button.tsx';
import { Avatar } from '../../ui/buttons/Chip.tsx';
import { FaceInFrame } from '../../ui/frames/drawings.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { CameraView, type LiveVideo } from '../../ui/pictures/CameraView.tsx';
import { DropZone } from '../../ui/pictures/DropZone.tsx';
import { FacePicture } from '../../ui/pictures/FacePicture.tsx';
import { type FoundFile, pictureFile } from '../../ui/pictures/files.ts';
import { onePicture } from '../../ui/pictures/onePicture.ts';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { sentences } from '../../words/numbers.ts';
import { say, tell } from '../../words/say.ts';
import { LivePrompt, liveSentences } from './LivePrompt.tsx';
import { type Place, placeKeys } from './places.ts';
import { useLiveCheck } from './useLiveCheck.ts';
import { type Slot, said } from './useSlot.ts';
import styles from './Verify.module.css';
import { Ways } from './Ways.tsx';

interface FaceSlotProps {
  place: Place;
  slot: Slot;
  /** Whether a pasted picture lands here. */
  paste: boolean;
  /** The pointer or the keyboard's focus came here. */
  onAim: () => void;
}

/** A place of Verify: takes a picture by drop, paste, file or camera, or a person of the gallery; filled ones too. */
export function FaceSlot({ place, slot, paste, onAim }: FaceSlotProps) {
  const { content, side, examine, choose, clear, goBack } = slot;
  const people = useLikeness((state) => state.gallery.people);
  const camera = useCamera();
  const { mirrored } = camera;
  const [video, setVideo] = useState<LiveVideo | null>(null);
  const overlay = useRef<HTMLCanvasElement>(null);

  const take = (files: FoundFile[]) => {
    const first = onePicture(files, say('verify.onePerPlace'));
    // What fails is told in this slot.
    if (first) void examine(first);
  };

  const shoot = async () => {
    if (!video) return;
    const file = await pictureFile(await video.still(), say('media.cameraPicture'));
    await examine(file);
  };

  const passed = ({ challenge, picture, score, scoreFault }: LivenessResult) => {
    if (picture) choose(picture.file, picture.found, 0, liveSentences(challenge, score, scoreFault));
  };
  const { check, begin: beginCheck, stop: stopCheck } = useLiveCheck(video, overlay, mirrored, passed);

  const ways = (small: boolean) => (
    <Ways place={place} onFiles={take} onCamera={slot.openCamera} onPerson={slot.takePerson} small={small} />
  );
  const person = content.kind === 'person' ? people.find((each) => each.id === content.id) : undefined;
  return (
    <DropZone
      onFiles={take}
      prompt={say(side ? 'verify.dropToReplace' : 'ui.dropPicture')}
      paste={paste}
      onAim={onAim}
      className={styles.slot ?? ''}
    >
      <Stage
        bar={
          content.kind === 'empty' ? undefined : (
            <>
              <p className={styles.said} role="status">
                {said(slot, person?.name)}
              </p>
              {content.kind === 'camera' && (
                <>
                  <Button
                    icon={<ScanFace />}
                    disabled={!video}
                    onClick={check.status === 'running' ? stopCheck : beginCheck}
                  >
                    {say(check.status === 'running' ? 'verify.stopCheck' : 'verify.liveCheck')}
                  </Button>
                  <Button
                    look="primary"
                    icon={<Aperture />}
                    disabled={!video || check.status === 'running'}
                    onClick={() => shoot().catch(toastError)}
                  >
                    {say('people.takePicture')}
                  </Button>
                </>
              )}
              {content.kind === 'camera' ? (
                <IconButton label={say('people.closeCamera')} icon={<X />} onClick={goBack} />
              ) : (
                <>
                  <IconButton label={say('verify.clear', { place })} icon={<X />} onClick={clear} />
                  {ways(true)}
                </>
              )}
            </>
          )
        }
      >
        {content.kind === 'empty' && (
          <div className={styles.invite}>
            <div className={styles.drawing}>
              <FaceInFrame />
            </div>
            <h2>{say(placeKeys[place])}</h2>
            <p className={styles.soft}>{say('verify.dropHere')}</p>
            {ways(false)}
          </div>
        )}
        {content.kind === 'camera' && (
          <CameraView {...camera} onLive={setVideo} overlay={overlay} onClose={goBack} frameSide={640}>
            {check.status === 'running' && <LivePrompt challenge={check.challenge} />}
            {check.status === 'failed' && (
              <div className={styles.check}>
                <Notice
                  tone="bad"
                  title={say('verify.liveFailed')}
                  actions={
                    <Button size="small" onClick={beginCheck}>
                      {say('ui.tryAgain')}
                    </Button>
                  }
                >
                  {say('verify.liveFailedWhy', { why: check.why })}
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
                label:
                  index === content.chosen
                    ? say('verify.compared')
                    : say('verify.compareFace', { n: index + 1 }),
                mark: index === content.chosen ? '✓' : String(index + 1),
                pressed: index === content.chosen,
              }))}
              onFace={(index) => content.found && choose(content.file, content.found, index)}
            />
            {!content.found && (
              <div className={styles.busy}>
                <Progress label={say('people.lookingForFaces')} share={null} />
              </div>
            )}
          </>
        )}
        {content.kind === 'failed' && (
          <div className={styles.failed}>
            <Notice tone="bad" title={whatHappened(content.fault)}>
              {whatToDo(content.fault)}
            </Notice>
          </div>
        )}
      </Stage>
      {side && side.cautions.length > 0 && (
        <Notice tone="caution">{sentences(...side.cautions.map(tell))}</Notice>
      )}
      {side && side.live.length > 0 && (
        <Notice tone="good" title={say('verify.livePassed')}>
          {sentences(...side.live.map(tell))}
        </Notice>
      )}
    </DropZone>
  );
}
