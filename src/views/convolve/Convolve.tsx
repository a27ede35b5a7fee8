import { MousePointer2, PencilLine } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Dimensions } from '../../convolution/types.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Segments } from '../../ui/fields/controls.tsx';
import { Workbench } from '../../ui/frames/Workbench.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { DropZone } from '../../ui/pictures/DropZone.tsx';
import type { FoundFile } from '../../ui/pictures/files.ts';
import { onePicture } from '../../ui/pictures/onePicture.ts';
import { say } from '../../words/say.ts';
import { AfterSum } from './after/AfterSum.tsx';
import { Layers } from './after/Layers.tsx';
import { Board } from './board/Board.tsx';
import { FeatureMaps } from './board/FeatureMaps.tsx';
import { Transport } from './board/Transport.tsx';
import styles from './Convolve.module.css';
import { FilterControls, SettingControls } from './controls/Controls.tsx';
import { Inputs, type Source } from './controls/Inputs.tsx';
import { Facts } from './sum/Facts.tsx';
import { SumDesk } from './sum/SumDesk.tsx';

const cases: { axes: Dimensions; input: string; shape: string }[] = [
  { axes: 1, input: '14 × 1', shape: '10 × 16' },
  { axes: 2, input: '14 × 14 × 3', shape: '10 × 10 × 16' },
  { axes: 3, input: '14 × 14 × 14 × 1', shape: '10 × 10 × 10 × 16' },
];

/** Convolution to be touched: a window over a line, a picture or a block, its sum written out, and every feature map. */
export default function Convolve() {
  const axes = useLikeness((state) => state.convolution.axes);
  const kind = useLikeness((state) => state.convolution.input.kind);
  const backend = useLikeness((state) => state.settings.backend);
  const [playing, setPlaying] = useState(false);
  const [source, setSource] = useState<Source>(null);
  const [pointer, setPointer] = useState<'draw' | 'move'>('draw');

  // Again when another backend is chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the backend is read in the store.
  useEffect(() => {
    actions().convolve.compute().catch(toastError);
  }, [backend]);

  const take = (files: FoundFile[]) => {
    const first = onePicture(files, say('convolve.onePicture'));
    if (!first) return;
    setSource(null);
    actions().convolve.takePicture(first, first.name).catch(toastError);
  };

  return (
    <Workbench
      title={say('app.convolve')}
      lead={say('convolve.lead')}
      tools={cases.map(({ axes: of, input, shape }) => (
        <button
          key={of}
          type="button"
          className={styles.case}
          aria-pressed={kind === 'textbook' && axes === of}
          title={say('convolve.textbookMore', { input, shape })}
          onClick={() => {
            setSource(null);
            setPlaying(false);
            actions().convolve.openTextbook(of);
          }}
        >
          <strong>{say('convolve.textbook', { axes: of })}</strong>
          <span className="number">→ {shape}</span>
        </button>
      ))}
      inspector={
        <>
          <Inputs source={source} onSource={setSource} onPictures={take} />
          <FilterControls />
          <SettingControls />
          <Facts />
        </>
      }
    >
      <DropZone onFiles={take} prompt={say('ui.dropPicture')} paste className={styles.drop ?? ''}>
        <div className={styles.stage}>
          <Board playing={playing} drawing={kind === 'drawn' && pointer === 'draw'} />
          {kind === 'drawn' && (
            <div className={styles.pointer}>
              <Segments
                label={say('convolve.pointer')}
                value={pointer}
                options={[
                  { value: 'draw', label: say('convolve.drawSignal'), icon: <PencilLine aria-hidden /> },
                  { value: 'move', label: say('convolve.moveWindow'), icon: <MousePointer2 aria-hidden /> },
                ]}
                onChange={setPointer}
              />
            </div>
          )}
          <FeatureMaps />
          <Transport playing={playing} onPlaying={setPlaying} />
        </div>
      </DropZone>
      <SumDesk />
      <AfterSum />
      <Layers />
    </Workbench>
  );
}
