import {
  Camera,
  Film,
  Grid3x3,
  HeartPulse,
  ImagePlus,
  type LucideIcon,
  Mic,
  PencilLine,
  Rotate3d,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Dimensions } from '../../../convolution/types.ts';
import type { InputKind } from '../../../store/convolve/convolutionState.ts';
import { actions, useLikeness } from '../../../store/react.ts';
import { sampleTitle } from '../../../store/style/styleInputs.ts';
import type { SampleName } from '../../../style/samples/samples.ts';
import { Segments } from '../../../ui/fields/controls.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { FileButton } from '../../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../../ui/pictures/files.ts';
import { MicrophoneView } from '../../../ui/pictures/MicrophoneView.tsx';
import styles from './Inputs.module.css';
import { LiveInput } from './LiveInput.tsx';

/** What is open in the panel: a source that goes on by itself. */
export type Source = 'microphone' | 'camera' | 'clip' | null;

interface InputsProps {
  source: Source;
  onSource: (source: Source) => void;
  onPictures: (files: FoundFile[]) => void;
}

const samples: SampleName[] = ['harbour', 'still-life', 'stained-glass'];

/** Real inputs: signals, pictures and blocks; each is one click away. */
export function Inputs({ source, onSource, onPictures }: InputsProps) {
  const axes = useLikeness((state) => state.convolution.axes);
  const kind = useLikeness((state) => state.convolution.input.kind);
  const name = useLikeness((state) => state.convolution.input.name);
  const take = (which: 'heartbeat' | 'drawn' | 'phantom') => {
    onSource(null);
    actions().convolve.takeInput(which);
    showPicture();
  };
  const choice = (label: string, Icon: LucideIcon, of: InputKind, onClick: () => void) => (
    <button type="button" className={styles.choice} aria-pressed={kind === of} onClick={onClick}>
      <Icon aria-hidden />
      <span>{label}</span>
    </button>
  );

  return (
    <Section title="Input">
      <Group axes={1} now={axes} word="A signal">
        {choice('Heartbeat', HeartPulse, 'heartbeat', () => take('heartbeat'))}
        {choice('Draw', PencilLine, 'drawn', () => take('drawn'))}
        {choice('Microphone', Mic, 'microphone', () => onSource('microphone'))}
      </Group>
      {source === 'microphone' && (
        <MicrophoneView
          onRecording={(heard, rate) => actions().convolve.takeRecording(heard, rate)}
          onClose={() => onSource(null)}
        />
      )}
      <Group axes={2} now={axes} word="A picture">
        {choice('Edge 6 × 6', Grid3x3, 'edge', () => {
          onSource(null);
          actions().convolve.openEdge();
          showPicture();
        })}
        {samples.map((sample) => (
          <button
            key={sample}
            type="button"
            className={styles.choice}
            aria-pressed={kind === 'sample' && name === sampleTitle(sample)}
            onClick={() => {
              onSource(null);
              actions().convolve.takeSample(sample).catch(toastError);
              showPicture();
            }}
          >
            <span>{sampleTitle(sample)}</span>
          </button>
        ))}
        <FileButton size="small" icon={<ImagePlus />} onFiles={onPictures}>
          Choose
        </FileButton>
        {choice('Camera', Camera, 'camera', () => onSource('camera'))}
      </Group>
      {source === 'camera' && <LiveInput of="camera" onClose={() => onSource(null)} />}
      {axes === 2 && kind !== 'textbook' && kind !== 'edge' && <Reading />}
      <Group axes={3} now={axes} word="A block">
        {choice('Head', Rotate3d, 'phantom', () => take('phantom'))}
        {choice('Camera clip', Film, 'clip', () => onSource('clip'))}
      </Group>
      {source === 'clip' && <LiveInput of="clip" onClose={() => onSource(null)} />}
      {kind === 'phantom' && <PhantomSize />}
    </Section>
  );
}

/** On a phone the picture stands above these buttons: what was chosen is brought into sight. */
function showPicture(): void {
  if (!window.matchMedia('(max-width: 860px)').matches) return;
  document.getElementById('main')?.scrollIntoView({ behavior: 'smooth', block: 'start' });
}

interface GroupProps {
  axes: Dimensions;
  now: Dimensions;
  word: string;
  children: ReactNode;
}

function Group({ axes, now, word, children }: GroupProps) {
  return (
    <fieldset className={styles.group} data-now={axes === now || undefined}>
      <legend>
        <strong>{axes}D</strong> {word}
      </legend>
      {children}
    </fieldset>
  );
}

const sides = ['28', '48', '64', '96', '128', '192'] as const;

/** How pictures are read. */
function Reading() {
  const { side, colour } = useLikeness((state) => state.convolution.reading);
  const change = (part: { side?: number; colour?: boolean }) =>
    actions().convolve.changeReading(part).catch(toastError);
  return (
    <div className={styles.reading}>
      <Select
        label="Longer side"
        hideLabel
        value={String(side)}
        options={sides.map((value) => ({ value, label: `${value} pixels` }))}
        onChange={(value) => change({ side: Number(value) })}
      />
      <Segments
        label="Channels"
        value={colour ? 'colour' : 'grey'}
        options={[
          { value: 'colour', label: 'Colour' },
          { value: 'grey', label: 'Grey' },
        ]}
        onChange={(value) => change({ colour: value === 'colour' })}
      />
    </div>
  );
}

const cubes = ['16', '24', '32', '48'] as const;

function PhantomSize() {
  const side = useLikeness((state) => state.convolution.phantomSide);
  return (
    <Select
      label="Cells along each axis"
      value={String(side)}
      options={cubes.map((value) => ({ value, label: `${value} × ${value} × ${value}` }))}
      onChange={(value) => actions().convolve.changePhantom(Number(value))}
    />
  );
}
