import { type CSSProperties, memo, useState } from 'react';
import { actions, useLikeness } from '../../../store/react.ts';
import { Term } from '../../../ui/terms/Term.tsx';
import { say } from '../../../words/say.ts';
import { cellColours } from '../board/tint.ts';
import { short } from '../numbers.ts';
import styles from '../sum/SumDesk.module.css';
import { readWeight, readWeights } from './readWeights.ts';

interface NumberInputProps {
  value: number;
  label: string;
  className: string;
  style?: CSSProperties;
  onChange: (value: number) => void;
  /** Among its neighbours in a grid: whether Tab stops here, its index there, and what the focus and pasted rows tell. */
  cell?: Pick<WeightCellProps, 'stop' | 'index' | 'onFocus' | 'onRows'>;
}

/** A number that is written over; up and down, in a grid with Shift, change it by a tenth. */
function NumberInput({ value, label, className, style, onChange, cell }: NumberInputProps) {
  const [text, setText] = useState<string | null>(null);
  return (
    <input
      className={className}
      style={style}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={text !== null && readWeight(text) === null}
      value={text ?? short(value)}
      tabIndex={cell && !cell.stop ? -1 : undefined}
      data-weight={cell?.index}
      onFocus={(event) => {
        event.target.select();
        cell?.onFocus(cell.index);
      }}
      onChange={(event) => {
        setText(event.target.value);
        const read = readWeight(event.target.value);
        if (read !== null) onChange(read);
      }}
      onPaste={(event) => {
        const rows = cell && readWeights(event.clipboardData.getData('text'));
        if (!rows) return;
        event.preventDefault();
        setText(null);
        cell.onRows(cell.index, rows);
      }}
      onBlur={() => setText(null)}
      onKeyDown={(event) => {
        const by = { ArrowUp: 0.1, ArrowDown: -0.1 }[event.key];
        if (event.key === 'Enter') event.currentTarget.blur();
        if (by === undefined || (cell && !event.shiftKey)) return;
        event.preventDefault();
        event.stopPropagation();
        setText(null);
        onChange(Math.round((value + by) * 1000) / 1000);
      }}
    />
  );
}

interface WeightCellProps {
  index: number;
  value: number;
  /** Largest magnitude of the filter's weights. */
  largest: number;
  label: string;
  /** Whether Tab stops here: at one weight of the filter. */
  stop: boolean;
  onFocus: (index: number) => void;
  /** Rows of weights were pasted here. */
  onRows: (index: number, rows: number[][]) => void;
}

/** One weight of the chosen filter. */
export const WeightCell = memo(function WeightCell({
  index,
  value,
  largest,
  label,
  stop,
  onFocus,
  onRows,
}: WeightCellProps) {
  return (
    <NumberInput
      value={value}
      label={label}
      className={`${styles.cell} ${styles.weight} number`}
      style={cellColours(value / largest)}
      onChange={(next) => actions().convolve.editWeights([[index, next]])}
      cell={{ stop, index, onFocus, onRows }}
    />
  );
});

/** The chosen filter's bias. */
export function Bias() {
  const value = useLikeness(({ convolution: { bank, chosen } }) => bank[chosen]?.bias ?? 0);
  return (
    <span className={styles.bias}>
      <Term of="bias">{say('convolve.bias')}</Term>
      <NumberInput
        value={value}
        label={say('convolve.biasOf')}
        className={`${styles.cell} ${styles.weight} number`}
        onChange={(next) => actions().convolve.editBias(next)}
      />
    </span>
  );
}
