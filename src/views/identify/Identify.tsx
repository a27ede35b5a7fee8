import { Camera, ImagePlus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { NewFace } from '../../store/gallery/galleryState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { NamedFaces } from '../../ui/frames/drawings.tsx';
import { Empty } from '../../ui/frames/Empty.tsx';
import { Section, Stage, Workbench } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { DropZone, FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { onePicture } from '../../ui/pictures/onePicture.ts';
import { DecisionRule } from './DecisionRule.tsx';
import { LiveIdentify } from './LiveIdentify.tsx';
import { PhotoIdentify } from './PhotoIdentify.tsx';
import { Readings, type SeenFace } from './Readings.tsx';

type Mode = { kind: 'start' } | { kind: 'camera' } | { kind: 'photo'; file: File };

/** One to many: everyone in a picture or on live video, named or unknown. */
export default function Identify() {
  const [mode, setMode] = useState<Mode>({ kind: 'start' });
  const [seen, setSeen] = useState<SeenFace[]>([]);
  const [, go] = useLocation();
  const gallery = useLikeness((state) => state.gallery);

  const change = (next: Mode) => {
    setSeen([]);
    setMode(next);
  };
  const take = (files: FoundFile[]) => {
    const first = onePicture(files, 'Identify looks at one photo at a time.');
    if (first) change({ kind: 'photo', file: first });
  };
  const enroll = (face: NewFace) => {
    actions().gallery.handOver(face);
    go('/enroll');
  };

  return (
    <Workbench
      title="Identify"
      lead="Everyone in the picture, by name. A face like nobody enrolled stays unknown."
      tools={
        <>
          {mode.kind !== 'camera' && (
            <Button icon={<Camera />} onClick={() => change({ kind: 'camera' })}>
              Camera
            </Button>
          )}
          <FileButton icon={<ImagePlus />} onFiles={take}>
            Photo
          </FileButton>
        </>
      }
      inspector={
        <>
          {gallery.status === 'ready' && gallery.people.length === 0 && (
            <Notice
              tone="info"
              title="Nobody is enrolled yet"
              actions={
                <Button size="small" icon={<UserPlus />} onClick={() => go('/enroll')}>
                  Enroll someone
                </Button>
              }
            >
              Every face will be unknown until somebody is. You can also enroll an unknown face from here.
            </Notice>
          )}
          <Section title="Faces">
            <Readings seen={seen} onEnroll={enroll} />
          </Section>
          <DecisionRule />
        </>
      }
    >
      <DropZone onFiles={take} prompt="Drop a photo" paste>
        {mode.kind === 'camera' && (
          <LiveIdentify onSeen={setSeen} onClose={() => change({ kind: 'start' })} />
        )}
        {mode.kind === 'photo' && (
          <PhotoIdentify file={mode.file} onSeen={setSeen} onClose={() => change({ kind: 'start' })} />
        )}
        {mode.kind === 'start' && (
          <Stage>
            <Empty
              drawing={<NamedFaces />}
              title="Who is in the picture?"
              actions={
                <>
                  <Button look="primary" icon={<Camera />} onClick={() => change({ kind: 'camera' })}>
                    Use the camera
                  </Button>
                  <FileButton icon={<ImagePlus />} onFiles={take}>
                    Choose a photo
                  </FileButton>
                  <Button
                    look="quiet"
                    onClick={() => actions().faces.samplePhoto().then(take).catch(toastError)}
                  >
                    Try a sample photo
                  </Button>
                </>
              }
            >
              Live from the camera, or a photo of any number of people. Drop it here or paste it.
            </Empty>
          </Stage>
        )}
      </DropZone>
    </Workbench>
  );
}
