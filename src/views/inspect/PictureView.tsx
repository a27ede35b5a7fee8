import { Camera, FileDown, FileImage, ImagePlus, Images, Save } from 'lucide-react';
import { useEffect } from 'react';
import type { LayerActivations } from '../../store/inspect/inspectState.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Menu, MenuItem } from '../../ui/buttons/Menu.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { DropZone, FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { saveBlob } from '../../ui/pictures/saveBlob.ts';
import { milliseconds, sentences } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import { Atlas } from './Atlas.tsx';
import styles from './Inspect.module.css';
import { LiveLayer } from './LiveLayer.tsx';
import { SeenPicture } from './SeenPicture.tsx';

const samples = [1, 2, 3, 4, 5, 6];

/** Channels that give anything but zeros. */
function answering({ figures }: LayerActivations): number {
  return figures.filter(({ zeros }) => zeros < 1).length;
}

/** Channels that give only zeros have no tiles until they are asked for. */
function SilentChoice({ activations }: { activations: LayerActivations }) {
  const shown = useLikeness((state) => state.inspect.silent);
  const silent = activations.shape[2] - answering(activations);
  if (silent === 0 || silent === activations.shape[2]) return null;
  return (
    <div>
      <Button
        size="small"
        aria-expanded={shown}
        onClick={() => actions().inspect.arrange({ silent: !shown }).catch(toastError)}
      >
        {say(shown ? 'inspect.hideSilent' : 'inspect.showSilent', { count: silent })}
      </Button>
    </div>
  );
}

/** One picture, or the camera, through the chosen layer. */
export function PictureView({ onFiles }: { onFiles: (files: FoundFile[]) => void }) {
  const activations = useLikeness((state) => state.inspect.activations);
  const looking = useLikeness((state) => state.inspect.looking);
  const layer = useLikeness((state) => state.inspect.layer);
  const chosen = useLikeness((state) => state.inspect.channel?.channel ?? null);
  const scale = useLikeness((state) => state.inspect.scale);
  const live = useLikeness((state) => state.inspect.live);
  const setLive = (on: boolean) => actions().inspect.setLive(on).catch(toastError);
  // The camera goes off when the view is left.
  useEffect(
    () => () => {
      actions().inspect.setLive(false).catch(toastError);
    },
    [],
  );

  const save = (make: () => Promise<Blob>, kind: string) => () =>
    make().then(
      (blob) =>
        saveBlob(blob, `${say('inspect.activationsFile', { layer: layer.replaceAll('/', ' ') })}.${kind}`),
      toastError,
    );
  return (
    <DropZone onFiles={onFiles} prompt={say('inspect.dropPicture')} paste className={styles.drop ?? ''}>
      <Stage
        bar={
          <>
            <FileButton icon={<ImagePlus />} onFiles={onFiles}>
              {say('inspect.picture')}
            </FileButton>
            <Menu trigger={<Button icon={<Images />}>{say('inspect.sample')}</Button>}>
              {samples.map((number) => (
                <MenuItem
                  key={number}
                  icon={<FileImage />}
                  onSelect={() => actions().inspect.showSample(number).catch(toastError)}
                >
                  {say('inspect.samplePhoto', { number })}
                </MenuItem>
              ))}
            </Menu>
            <Button icon={<Camera />} aria-pressed={live} onClick={() => setLive(!live)}>
              {live ? say('inspect.closeCamera') : say('media.camera')}
            </Button>
            <Menu
              trigger={
                <Button icon={<Save />} disabled={!activations || live}>
                  {say('ui.save')}
                </Button>
              }
            >
              <MenuItem icon={<FileImage />} onSelect={save(() => actions().inspect.atlasPng(), 'png')}>
                {say('inspect.saveAtlas')}
              </MenuItem>
              <MenuItem icon={<FileDown />} onSelect={save(() => actions().inspect.activationsNpy(), 'npy')}>
                {say('inspect.saveNumbers')}
              </MenuItem>
            </Menu>
          </>
        }
      >
        {live ? (
          <LiveLayer />
        ) : (
          <div className={styles.looks}>
            <SeenPicture />
            {activations && (
              <Atlas
                activations={activations}
                chosen={chosen}
                onChannel={(channel) => actions().inspect.chooseChannel(channel).catch(toastError)}
              />
            )}
            {looking && !activations && <Progress label={say('inspect.looking')} share={null} />}
          </div>
        )}
      </Stage>
      {!live && activations && !looking && (
        <p role="status" className="number">
          {sentences(
            say('inspect.layerAnswers', {
              layer: activations.layer,
              channels: activations.shape[2],
              width: activations.shape[1],
              height: activations.shape[0],
              time: milliseconds(activations.ms),
              answering: answering(activations),
            }),
            say(scale === 'channel' ? 'inspect.brightEach' : 'inspect.brightAll'),
          )}
        </p>
      )}
      {!live && activations && <SilentChoice activations={activations} />}
    </DropZone>
  );
}
