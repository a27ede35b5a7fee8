import { FileImage, FolderOpen, RefreshCw, Save, Square, Trash2 } from 'lucide-react';
import { BUILT_IN, setTitle } from '../../store/inspect/inspectFigure.ts';
import type { FigureToDraw } from '../../store/inspect/inspectState.ts';
import { actions, stateNow, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Menu, MenuItem } from '../../ui/buttons/Menu.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Stage } from '../../ui/frames/Workbench.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { DropZone, FileButton } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { saveBlob } from '../../ui/pictures/saveBlob.ts';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { duration, sentences } from '../../words/numbers.ts';
import { say, worded } from '../../words/say.ts';
import { FigurePanel } from './FigurePanel.tsx';
import { captionFigure } from './figureCaptions.ts';
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
  const save = (make: (figure: FigureToDraw) => Promise<Blob>, ending: string) => () =>
    make(captionFigure(stateNow().inspect)).then(
      (blob) => saveBlob(blob, `${say('inspect.figureFile')}.${ending}`),
      toastError,
    );
  return (
    <DropZone onFiles={onFiles} prompt={say('inspect.dropFolder')} className={styles.drop ?? ''}>
      <Stage
        bar={
          <>
            {building ? (
              <Button icon={<Square />} onClick={() => actions().inspect.finishFigure().catch(toastError)}>
                {say('inspect.stopHere')}
              </Button>
            ) : (
              <Button
                icon={<RefreshCw />}
                disabled={status === 'idle'}
                onClick={() => actions().inspect.rebuildFigure().catch(toastError)}
              >
                {say('inspect.buildAgain')}
              </Button>
            )}
            <FileButton folder icon={<FolderOpen />} onFiles={onFiles}>
              {say('inspect.folderOfPictures')}
            </FileButton>
            <SetChoice />
            <Menu
              trigger={
                <Button icon={<Save />} disabled={!has}>
                  {say('ui.save')}
                </Button>
              }
            >
              <MenuItem
                icon={<FileImage />}
                onSelect={save((figure) => actions().inspect.figurePng(figure), 'png')}
              >
                {say('inspect.figurePng')}
              </MenuItem>
              <MenuItem
                icon={<FileImage />}
                onSelect={save((figure) => actions().inspect.figureSvg(figure), 'svg')}
              >
                {say('inspect.figureSvg')}
              </MenuItem>
              {set !== BUILT_IN && status === 'done' && (
                <MenuItem
                  icon={<Trash2 />}
                  onSelect={() => actions().inspect.forgetFigureSet().catch(toastError)}
                >
                  {say('inspect.deleteFigure')}
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
        <Notice tone={status === 'failed' ? 'bad' : 'caution'} title={whatHappened(fault)}>
          {whatToDo(fault)}
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
      label={say('inspect.setOfPictures')}
      hideLabel
      value={set}
      options={names.map((name) => ({
        value: name,
        label: name === BUILT_IN ? say('inspect.builtInPictures') : worded(setTitle(name)),
      }))}
      onChange={(name) => actions().inspect.openFigureSet(name).catch(toastError)}
    />
  );
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
  if (status === 'running') {
    return (
      <Progress
        label={
          total > 0 ? say('inspect.pictureOf', { done, total, set: setTitle(set) }) : say('ui.gettingReady')
        }
        share={total > 0 ? done / total : null}
        detail={left === null ? '' : say('ui.timeLeft', { time: duration(left) })}
      />
    );
  }
  if (status !== 'done') return null;
  return (
    <p role="status" className="number">
      {sentences(
        total > pictures
          ? say('inspect.figureOfSome', { pictures, total, set: setTitle(set) })
          : say('inspect.figureOfAll', { pictures, set: setTitle(set) }),
        total > pictures && say('inspect.stoppedEarly'),
        skipped > 0 && say(faces ? 'inspect.skippedFaceless' : 'inspect.skippedFiles', { count: skipped }),
        kept && say('inspect.fromEarlierVisit'),
      )}
    </p>
  );
}
