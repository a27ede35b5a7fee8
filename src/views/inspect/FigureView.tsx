import { FileImage, FolderOpen, RefreshCw, Save, Square, Trash2 } from 'lucide-react';
import { BUILT_IN } from '../../store/inspect/inspectFigure.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Menu, MenuItem } from '../../ui/buttons/Menu.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { many, timeLeft } from '../../ui/numbers.ts';
import { DropZone, FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { saveBlob } from '../../ui/pictures/saveBlob.ts';
import { FigurePanel } from './FigurePanel.tsx';
import styles from './Inspect.module.css';

export interface ChosenPatches {
  place: 0 | 1 | 2;
  channel: number;
}

interface FigureViewProps {
  chosen: ChosenPatches | null;
  onChoose: (chosen: ChosenPatches) => void;
  /** Takes what is dropped: a model is a model, pictures become the figure's set. */
  onFiles: (files: FoundFile[]) => void;
}

/** The figure: what nine units of a shallow, a middle and a deep layer answer to most. */
export function FigureView({ chosen, onChoose, onFiles }: FigureViewProps) {
  const status = useLikeness((state) => state.inspect.figure.status);
  const fault = useLikeness((state) => state.inspect.figure.fault);
  const has = useLikeness((state) => state.inspect.figure.views.length > 0);
  const set = useLikeness((state) => state.inspect.figure.set);
  const building = status === 'running';
  const save = (make: () => Promise<Blob>, name: string) => () =>
    make().then((blob) => saveBlob(blob, name), toastError);
  return (
    <DropZone onFiles={onFiles} prompt="Drop a folder of pictures, or a model" className={styles.drop ?? ''}>
      <Stage
        bar={
          <>
            {building ? (
              <Button icon={<Square />} onClick={() => actions().inspect.finishFigure().catch(toastError)}>
                Stop here
              </Button>
            ) : (
              <Button
                icon={<RefreshCw />}
                disabled={status === 'idle'}
                onClick={() => actions().inspect.rebuildFigure().catch(toastError)}
              >
                Build it again
              </Button>
            )}
            <FileButton folder icon={<FolderOpen />} onFiles={onFiles}>
              A folder of pictures
            </FileButton>
            <SetChoice />
            <Menu
              trigger={
                <Button icon={<Save />} disabled={!has}>
                  Save
                </Button>
              }
            >
              <MenuItem
                icon={<FileImage />}
                onSelect={save(() => actions().inspect.figurePng(), 'What units answer to.png')}
              >
                The figure with its captions (PNG)
              </MenuItem>
              <MenuItem
                icon={<FileImage />}
                onSelect={save(() => actions().inspect.figureSvg(), 'What units answer to.svg')}
              >
                The figure as a drawing (SVG)
              </MenuItem>
              {set !== BUILT_IN && status === 'done' && (
                <MenuItem
                  icon={<Trash2 />}
                  onSelect={() => actions().inspect.forgetFigureSet().catch(toastError)}
                >
                  Remove it from this browser
                </MenuItem>
              )}
            </Menu>
          </>
        }
      >
        <div className={styles.figure}>
          {([0, 1, 2] as const).map((place) => (
            <FigurePanel
              key={place}
              place={place}
              chosen={chosen?.place === place ? chosen.channel : null}
              onUnit={(channel) => onChoose({ place, channel })}
            />
          ))}
        </div>
      </Stage>
      <FigureProgress />
      {fault && (
        <Notice tone={status === 'failed' ? 'bad' : 'caution'} title={fault.message}>
          {fault.advice}
        </Notice>
      )}
    </DropZone>
  );
}

/** Which set's figure is shown, where more than one is kept. */
function SetChoice() {
  const set = useLikeness((state) => state.inspect.figure.set);
  const sets = useLikeness((state) => state.inspect.figure.sets);
  const names = [...new Set([BUILT_IN, ...sets, ...(set ? [set] : [])])];
  if (names.length < 2) return null;
  return (
    <Select
      label="Set of pictures"
      hideLabel
      value={set}
      options={names.map((name) => ({ value: name, label: sentenceCase(name) }))}
      onChange={(name) => actions().inspect.openFigureSet(name).catch(toastError)}
    />
  );
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where the building is, in words: pictures, time left, or what it was made of. */
function FigureProgress() {
  const status = useLikeness((state) => state.inspect.figure.status);
  const set = useLikeness((state) => state.inspect.figure.set);
  const done = useLikeness((state) => state.inspect.figure.done);
  const total = useLikeness((state) => state.inspect.figure.total);
  const left = useLikeness((state) => state.inspect.figure.secondsLeft);
  const pictures = useLikeness((state) => state.inspect.figure.pictures);
  const skipped = useLikeness((state) => state.inspect.figure.skipped);
  const kept = useLikeness((state) => state.inspect.figure.kept);
  const faces = useLikeness((state) => state.inspect.description?.faces ?? false);
  const why = faces ? 'were no pictures or had no face' : 'were no pictures';
  const passed = skipped > 0 ? ` ${skipped} of them ${why} and were passed over.` : '';
  if (status === 'running') {
    return (
      <Progress
        label={total > 0 ? `Picture ${done} of ${total}, from ${set}` : 'Getting ready'}
        share={total > 0 ? done / total : null}
        detail={left === null ? '' : `about ${timeLeft(left)} left`}
      />
    );
  }
  if (status !== 'done') return null;
  return (
    <p role="status" className="number">
      Nine strongest patches of each unit among{' '}
      {total > pictures
        ? `${pictures} of ${many(total, 'picture', 'pictures')}`
        : many(pictures, 'picture', 'pictures')}
      , {set}.{total > pictures && ' It was ended early.'}
      {passed}
      {kept ? ' Kept in this browser from an earlier visit.' : ''}
    </p>
  );
}
