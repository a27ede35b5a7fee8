import { Dices, Target } from 'lucide-react';
import { samePadding, unseenCells } from '../../../convolution/arithmetic.ts';
import { kernelKinds } from '../../../convolution/kernels.ts';
import type { Settings } from '../../../convolution/types.ts';
import { actions, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Select } from '../../../ui/fields/Select.tsx';
import { Slider } from '../../../ui/fields/Slider.tsx';
import { Section } from '../../../ui/frames/Workbench.tsx';
import { Term } from '../../../ui/terms/Term.tsx';
import { say } from '../../../words/say.ts';
import { kindTerm, kindTitle } from '../words.ts';
import styles from './Inputs.module.css';

/** Weights along an axis, at most: a window of 7 x 7 x 7 already has 343. */
const LARGEST = { 1: 31, 2: 11, 3: 7 } as const;
const MOST_FILTERS = { 1: 32, 2: 32, 3: 16 } as const;

/** The chosen filter: its kind, anew at random, or made from what lies under the window. */
export function FilterControls() {
  const axes = useLikeness((state) => state.convolution.axes);
  const chosen = useLikeness(({ convolution: { bank, chosen } }) => bank[chosen]);
  const number = useLikeness((state) => state.convolution.chosen + 1);
  if (!chosen) return null;
  const term = kindTerm(chosen.kind);
  return (
    <Section
      title={say('convolve.filterNumber', { number })}
      aside={chosen.edited && <span className={styles.soft}>{say('convolve.edited')}</span>}
    >
      <Select
        label={say('convolve.kind')}
        value={chosen.kind}
        options={kernelKinds(axes).map((kind) => ({ value: kind, label: kindTitle(kind, axes) }))}
        onChange={(kind) => actions().convolve.makeFilter(kind)}
        hint={say('convolve.kindHint')}
        {...(term && { term })}
      />
      <div className={styles.row}>
        <Button size="small" icon={<Dices />} onClick={() => actions().convolve.makeFilter('random')}>
          {say('convolve.randomNew')}
        </Button>
        <Button size="small" icon={<Target />} onClick={() => actions().convolve.makeFilter('matched')}>
          {say('convolve.match')}
        </Button>
      </div>
    </Section>
  );
}

/** What no weight touches along the axis where that is most; null where all is seen. */
function skippedWords(size: readonly number[], settings: Settings): string | null {
  const axes = size.map((length) => ({ length, ...unseenCells(length, settings) }));
  const [worst] = axes.toSorted((a, b) => b.last + b.between - a.last - a.between);
  if (!worst || worst.last + worst.between === 0) return null;
  const { length, last, between } = worst;
  return between === 0
    ? say('convolve.strideSkips', { count: last })
    : say('convolve.strideGaps', { count: last + between, length });
}

/** Size, count, stride, padding and dilation, the same along every axis. */
export function SettingControls() {
  const axes = useLikeness((state) => state.convolution.axes);
  const settings = useLikeness((state) => state.convolution.settings);
  const count = useLikeness((state) => state.convolution.bank.length);
  const problem = useLikeness((state) => state.convolution.problem);
  const size = useLikeness((state) => state.convolution.input.grid.size);
  const skipped = problem ? null : skippedWords(size, settings);
  const same = samePadding(settings);
  const change = actions().convolve.changeSettings;
  const { filterSize, stride, padding, dilation } = settings;

  return (
    <Section title={say('convolve.settings')}>
      <Slider
        label={say('convolve.filterSize')}
        term="filter"
        value={filterSize}
        min={1}
        max={LARGEST[axes]}
        step={1}
        format={(f) => Array(axes).fill(f).join(' × ')}
        onChange={(value) => change({ filterSize: value })}
      />
      <Slider
        label={say('convolve.filters')}
        term="featureMap"
        value={count}
        min={1}
        max={MOST_FILTERS[axes]}
        step={1}
        onChange={(value) => change({ count: value })}
      />
      <Slider
        label={say('convolve.stride')}
        term="stride"
        value={stride}
        min={1}
        max={6}
        step={1}
        onChange={(value) => change({ stride: value })}
        {...(skipped && { hint: skipped })}
      />
      <Slider
        label={say('convolve.padding')}
        term="padding"
        value={padding}
        min={0}
        max={8}
        step={1}
        onChange={(value) => change({ padding: value })}
      />
      <div className={styles.row}>
        <Button size="small" look="quiet" aria-pressed={padding === 0} onClick={() => change({ padding: 0 })}>
          {say('convolve.valid')}
        </Button>
        <Button
          size="small"
          look="quiet"
          aria-pressed={same !== null && padding === same}
          disabled={same === null}
          onClick={() => change({ padding: same ?? 0 })}
        >
          {same === null ? say('convolve.sameNot') : say('convolve.same', { padding: same })}
        </Button>
        <Term of="samePadding" />
      </div>
      <Slider
        label={say('convolve.dilation')}
        term="dilation"
        value={dilation}
        min={1}
        max={6}
        step={1}
        onChange={(value) => change({ dilation: value })}
      />
    </Section>
  );
}
