import { Camera, ImagePlus, UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Borrowed } from '../../store/faces/borrowedNames.ts';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { NamedFaces } from '../../ui/frames/drawings.tsx';
import { Empty } from '../../ui/frames/Empty.tsx';
import { Section, Stage, Workbench } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toast, toastError } from '../../ui/messages/toasts.ts';
import { DropZone, FileButton } from '../../ui/pictures/DropZone.tsx';
import { type FoundFile, looksLikePicture } from '../../ui/pictures/files.ts';
import { Strip } from '../../ui/pictures/Strip.tsx';
import { say } from '../../words/say.ts';
import { DecisionRule } from './DecisionRule.tsx';
import { LiveIdentify } from './LiveIdentify.tsx';
import { PhotoIdentify } from './PhotoIdentify.tsx';
import { Readings, type SeenFace } from './Readings.tsx';

type Mode =
  | { kind: 'start' }
  | { kind: 'camera' }
  | { kind: 'photos'; files: File[]; shown: number; sample?: boolean };

/** Photos looked at side by side; for more there is the screen for folders. */
const MOST_PHOTOS = 100;

/** One to many: everyone in a picture or on live video, named or unknown. */
export default function Identify() {
  const [mode, setMode] = useState<Mode>({ kind: 'start' });
  const [seen, setSeen] = useState<SeenFace[]>([]);
  const [location, go] = useLocation();
  const gallery = useLikeness((state) => state.gallery);

  const change = (next: Mode) => {
    setSeen([]);
    setMode(next);
  };
  const sample = mode.kind === 'photos' && mode.sample ? (mode.files[0] ?? null) : null;
  const borrowed = useBorrowed(sample);
  const take = (files: FoundFile[], isSample = false) => {
    const pictures = files.filter(({ file }) => looksLikePicture(file));
    // What is no picture says so where the picture would be.
    const given = (pictures.length > 0 ? pictures : files.slice(0, 1)).map(({ file }) => file);
    if (given.length > MOST_PHOTOS) {
      toast(say('identify.firstOf', { most: MOST_PHOTOS, count: given.length }), {
        detail: say('identify.firstOfMore'),
      });
    }
    change({ kind: 'photos', files: given.slice(0, MOST_PHOTOS), shown: 0, sample: isSample });
  };
  const tryOurs = () => {
    actions()
      .faces.samplePhoto()
      .then((files) => take(files, true))
      .catch(toastError);
  };
  // The start page's way in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when that address is opened.
  useEffect(() => {
    if (!location.endsWith('/sample')) return;
    go('/identify', { replace: true });
    tryOurs();
  }, [location]);
  const file = mode.kind === 'photos' ? mode.files[mode.shown] : undefined;
  const shown = mode.kind === 'photos' && file ? { files: mode.files, at: mode.shown, file } : null;
  const enroll = (face: NewFace) => {
    actions().gallery.handOver(face);
    go('/enroll');
  };

  return (
    <Workbench
      title={say('app.identify')}
      lead={say('identify.lead')}
      tools={
        <>
          {mode.kind !== 'camera' && (
            <Button icon={<Camera />} onClick={() => change({ kind: 'camera' })}>
              {say('identify.camera')}
            </Button>
          )}
          <FileButton icon={<ImagePlus />} multiple onFiles={(files) => take(files)}>
            {say('ui.photos')}
          </FileButton>
        </>
      }
      inspector={
        <>
          {sample && (
            <Notice tone="info" title={say('identify.sampleNames')}>
              {say('identify.sampleNamesMore')}
            </Notice>
          )}
          {!sample && gallery.status === 'ready' && gallery.people.length === 0 && (
            <Notice
              tone="info"
              title={say('identify.nobodyEnrolled')}
              actions={
                <Button size="small" icon={<UserPlus />} onClick={() => go('/enroll')}>
                  {say('app.enrollSomeone')}
                </Button>
              }
            >
              {say('identify.nobodyEnrolledMore')}
            </Notice>
          )}
          <Section title={say('identify.faces')}>
            <Readings seen={seen} borrowed={borrowed} onEnroll={enroll} />
          </Section>
          <DecisionRule />
        </>
      }
    >
      <DropZone onFiles={(files) => take(files)} prompt={say('ui.dropPhotos')} paste>
        {mode.kind === 'camera' && (
          <LiveIdentify onSeen={setSeen} onClose={() => change({ kind: 'start' })} />
        )}
        {shown && (
          <PhotoIdentify
            key={shown.at}
            file={shown.file}
            strip={
              shown.files.length > 1 && (
                <Strip
                  files={shown.files}
                  shown={shown.at}
                  onShow={(at) => change({ kind: 'photos', files: shown.files, shown: at })}
                />
              )
            }
            borrowed={borrowed}
            onSeen={setSeen}
            onClose={() => change({ kind: 'start' })}
          />
        )}
        {mode.kind === 'start' && (
          <Stage>
            <Empty
              drawing={<NamedFaces />}
              title={say('identify.startTitle')}
              actions={
                <>
                  <Button look="primary" icon={<Camera />} onClick={() => change({ kind: 'camera' })}>
                    {say('identify.useCamera')}
                  </Button>
                  <FileButton icon={<ImagePlus />} multiple onFiles={(files) => take(files)}>
                    {say('ui.choosePhotos')}
                  </FileButton>
                  <Button look="quiet" onClick={tryOurs}>
                    {say('identify.sample')}
                  </Button>
                </>
              }
            >
              {say('identify.startLead')}
            </Empty>
          </Stage>
        )}
      </DropZone>
    </Workbench>
  );
}

const nobody: readonly Borrowed[] = [];

/** The people of the sample photo while it is looked at. */
function useBorrowed(sample: File | null): readonly Borrowed[] {
  const [borrowed, setBorrowed] = useState(nobody);
  useEffect(() => {
    if (!sample) return;
    const stop = new AbortController();
    actions()
      .faces.borrowNames(sample, stop.signal)
      .then(setBorrowed, (error: unknown) => {
        if (!stop.signal.aborted) toastError(error);
      });
    return () => {
      stop.abort();
      setBorrowed(nobody);
    };
  }, [sample]);
  return borrowed;
}
