import { ArrowRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { actions, stateNow, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Segments } from '../../../ui/fields/controls.tsx';
import { Notice } from '../../../ui/messages/Notice.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { whatHappened, whatToDo } from '../../../words/faults.ts';
import { say, tell } from '../../../words/say.ts';
import { KernelMark } from '../controls/KernelMark.tsx';
import { shapeText } from '../formulas.ts';
import { short } from '../numbers.ts';
import { filterTitle, inputTitle } from '../words.ts';
import styles from './Board.module.css';
import { InputPane, shownSlice } from './InputPane.tsx';
import { OutputPane } from './OutputPane.tsx';
import { Turning, useTurning } from './Turning.tsx';
import { rangeOf } from './tint.ts';

type Channel = 'all' | '0' | '1' | '2';

interface BoardProps {
  playing: boolean;
  drawing: boolean;
}

/** Input and output beside each other; a line's stand one above the other, so that each sum is under its window. */
export function Board({ playing, drawing }: BoardProps) {
  const axes = useLikeness((state) => state.convolution.axes);
  const channels = useLikeness((state) => state.convolution.input.grid.channels);
  const name = useLikeness((state) => inputTitle(state.convolution.input));
  const inputShape = useLikeness(({ convolution: { input } }) =>
    shapeText(input.grid.size, input.grid.channels),
  );
  const slices = useLikeness(({ convolution: { input } }) => input.grid.size[2] ?? 1);
  const [channel, setChannel] = useState<Channel | null>(null);
  // Of the textbook's picture one channel, with its numbers; of another one its colours.
  const textbook = useLikeness((state) => state.convolution.input.kind === 'textbook');
  const shown = channel ?? (textbook ? '0' : 'all');
  const turning = useTurning();
  const { slice, setSlice } = useInputSlice();

  return (
    <div className={styles.board} data-axes={axes}>
      <figure className={styles.side}>
        <figcaption className={styles.caption}>
          <strong>{name}</strong>
          <span className="number">{inputShape}</span>
          {channels === 3 && (
            <Segments
              label={say('convolve.channelShown')}
              value={shown}
              options={[
                // words: the same in every language
                { value: 'all', label: 'RGB' },
                { value: '0', label: 'R' },
                { value: '1', label: 'G' },
                { value: '2', label: 'B' },
              ]}
              onChange={setChannel}
            />
          )}
        </figcaption>
        <div className={styles.panes}>
          <div className={styles.sliced}>
            <InputPane
              drawing={drawing}
              slice={slice}
              channel={channels === 3 && shown !== 'all' ? Number(shown) : null}
            />
            {axes === 3 && (
              <Scrubber
                label={say('convolve.sliceOfInput')}
                value={shownSlice(slice, slices)}
                most={slices - 1}
                onChange={setSlice}
              />
            )}
          </div>
          {axes === 3 && <Turning of="input" {...turning} />}
        </div>
      </figure>
      <div className={styles.between} aria-hidden>
        <span>∗</span>
        <KernelMark />
        <ArrowRight />
      </div>
      <Output playing={playing} turning={turning} />
    </div>
  );
}

function Output({ playing, turning }: { playing: boolean; turning: ReturnType<typeof useTurning> }) {
  const axes = useLikeness((state) => state.convolution.axes);
  const name = useLikeness(({ convolution: { bank, chosen, axes } }) => filterTitle(bank[chosen], axes));
  const problem = useLikeness((state) => state.convolution.problem);
  const fault = useLikeness((state) => state.convolution.fault);
  const computing = useLikeness((state) => state.convolution.computing);
  const output = useLikeness((state) => state.convolution.result?.output ?? null);
  const slice = useLikeness((state) => state.convolution.place[2] ?? 0);
  const chosen = useLikeness((state) => state.convolution.chosen);
  const slices = output?.size[2] ?? 1;
  const range = output && chosen < output.channels ? rangeOf(output, chosen) : null;

  return (
    <figure className={styles.side}>
      <figcaption className={styles.caption}>
        <strong>{name}</strong>
        <span className="number" data-busy={computing || undefined}>
          {output && !problem ? shapeText(output.size, output.channels) : ''}
        </span>
        {range && !problem && axes > 1 && <Scale size={range.size} />}
      </figcaption>
      {problem ? (
        <div className={styles.refused}>
          <Notice tone="bad" title={tell(problem.why)}>
            {tell(problem.advice)}
          </Notice>
        </div>
      ) : fault ? (
        <div className={styles.refused}>
          <Notice
            tone="bad"
            title={whatHappened(fault)}
            actions={
              <Button size="small" onClick={() => actions().convolve.compute().catch(toastError)}>
                {say('ui.tryAgain')}
              </Button>
            }
          >
            {whatToDo(fault)}
          </Notice>
        </div>
      ) : (
        <div className={styles.panes}>
          <div className={styles.sliced}>
            <OutputPane playing={playing} />
            {axes === 3 && (
              <Scrubber
                label={say('convolve.sliceOfOutput')}
                value={Math.min(slice, slices - 1)}
                most={slices - 1}
                onChange={(next) =>
                  actions().convolve.moveWindow([...stateNow().convolution.place.slice(0, 2), next])
                }
              />
            )}
          </div>
          {axes === 3 && <Turning of="output" {...turning} />}
        </div>
      )}
    </figure>
  );
}

/** What the colours of a feature map mean. */
function Scale({ size }: { size: number }) {
  return (
    <span className={`${styles.scale} number`}>
      {short(-size)}
      <span className={styles.ramp} aria-hidden />
      {short(size)}
    </span>
  );
}

interface ScrubberProps {
  label: string;
  value: number;
  most: number;
  onChange: (value: number) => void;
}

function Scrubber({ label, value, most, onChange }: ScrubberProps) {
  return (
    <label className={styles.scrubber}>
      <span className="number">{say('convolve.sliceNumber', { number: value + 1, count: most + 1 })}</span>
      <input
        type="range"
        min={0}
        max={most}
        value={value}
        aria-label={label}
        aria-valuetext={say('ui.ofTotal', { done: value + 1, total: most + 1 })}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </label>
  );
}

/**
 * The input's slice follows the window's middle weight; a slice chosen by hand takes the window along as far as it can go, and
 * stays until the window moves.
 */
function useInputSlice() {
  const middle = useLikeness(({ convolution: { place, settings } }) => {
    const { stride, padding, dilation, filterSize } = settings;
    return (place[2] ?? 0) * stride - padding + dilation * Math.floor((filterSize - 1) / 2);
  });
  const [own, setOwn] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the window moved to another slice.
  useEffect(() => setOwn(null), [middle]);
  const setSlice = (slice: number) => {
    const { place, settings } = stateNow().convolution;
    const { stride, padding, dilation, filterSize } = settings;
    const depth = (slice + padding - dilation * Math.floor((filterSize - 1) / 2)) / stride;
    actions().convolve.moveWindow([...place.slice(0, 2), depth]);
    // After the window's own move, which would take it back.
    requestAnimationFrame(() => setOwn(slice));
  };
  return { slice: own ?? middle, setSlice };
}
