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
import { sampleTitle } from '../../../style/samples/samples.ts';
import { Segments } from '../../../ui/fields/controls.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { FileButton } from '../../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../../ui/pictures/files.ts';
import { MicrophoneView } from '../../../ui/pictures/MicrophoneView.tsx';
import { rich, say, tell } from '../../../words/say.ts';
import { SAMPLES } from '../words.ts';
import styles from './Inputs.module.css';
import { LiveInput } from './LiveInput.tsx';

/** What is open in the panel: a source that goes on by itself. */
export type Source = 'microphone' | 'camera' | 'clip' | null;

interface InputsProps {
  source: Source;
  onSource: (source: Source) => void;
  onPictures: (files: FoundFile[]) => void;
}

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
    <Section title={say('convolve.input')}>
      <Group axes={1} now={axes} words="convolve.signals">
        {choice(say('convolve.heartbeat'), HeartPulse, 'heartbeat', () => take('heartbeat'))}
        {choice(say('convolve.draw'), PencilLine, 'drawn', () => take('drawn'))}
        {choice(say('convolve.microphone'), Mic, 'microphone', () => onSource('microphone'))}
      </Group>
      {source === 'microphone' && (
        <MicrophoneView
          onRecording={(heard, rate) => actions().convolve.takeRecording(heard, rate)}
          onClose={() => onSource(null)}
        />
      )}
      <Group axes={2} now={axes} words="convolve.pictures">
        {choice(say('convolve.edge'), Grid3x3, 'edge', () => {
          onSource(null);
          actions().convolve.openEdge();
          showPicture();
        })}
        {SAMPLES.map((sample) => (
          <button
            key={sample}
            type="button"
            className={styles.choice}
            aria-pressed={kind === 'sample' && name === sample}
            onClick={() => {
              onSource(null);
              actions().convolve.takeSample(sample).catch(toastError);
              showPicture();
            }}
          >
            <span>{tell(sampleTitle(sample))}</span>
          </button>
        ))}
        <FileButton size="small" icon={<ImagePlus />} onFiles={onPictures}>
          {say('ui.choose')}
        </FileButton>
        {choice(say('media.camera'), Camera, 'camera', () => onSource('camera'))}
      </Group>
      {source === 'camera' && <LiveInput of="camera" onClose={() => onSource(null)} />}
      {axes === 2 && kind !== 'textbook' && kind !== 'edge' && <Reading />}
      <Group axes={3} now={axes} words="convolve.blocks">
        {choice(say('convolve.head'), Rotate3d, 'phantom', () => take('phantom'))}
        {choice(say('convolve.clip'), Film, 'clip', () => onSource('clip'))}
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
  words: 'convolve.signals' | 'convolve.pictures' | 'convolve.blocks';
  children: ReactNode;
}

function Group({ axes, now, words, children }: GroupProps) {
  return (
    <fieldset className={styles.group} data-now={axes === now || undefined}>
      <legend>{rich(words, { strong: (of: ReactNode) => <strong>{of}</strong> })}</legend>
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
        label={say('convolve.longerSide')}
        hideLabel
        value={String(side)}
        options={sides.map((value) => ({ value, label: say('ui.pixels', { n: Number(value) }) }))}
        onChange={(value) => change({ side: Number(value) })}
      />
      <Segments
        label={say('convolve.channels')}
        value={colour ? 'colour' : 'grey'}
        options={[
          { value: 'colour', label: say('convolve.colour') },
          { value: 'grey', label: say('convolve.grey') },
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
      label={say('convolve.cellsAlong')}
      value={String(side)}
      options={cubes.map((value) => ({ value, label: `${value} × ${value} × ${value}` }))}
      onChange={(value) => actions().convolve.changePhantom(Number(value))}
    />
  );
}
