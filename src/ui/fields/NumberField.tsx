import { useEffect, useId, useState } from 'react';
import { upTo } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './controls.module.css';
import { Field } from './controls.tsx';

interface NumberFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** Only whole numbers. */
  whole?: boolean;
  onChange: (value: number) => void;
}

/** A typed number. What is no number in bounds is said at once and not passed on; leaving the field brings the last good one back. */
export function NumberField({ label, value, min, max, whole = false, onChange }: NumberFieldProps) {
  const id = useId();
  const [text, setText] = useState(String(value));
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    if (!typing) setText(String(value));
  }, [value, typing]);
  const good = (typed: string) => {
    const number = Number(typed.replace(',', '.'));
    const inside = typed.trim() !== '' && number >= min && number <= max;
    return inside && (!whole || Number.isInteger(number)) ? number : null;
  };
  const wrong = typing && good(text) === null;
  return (
    <Field label={label} htmlFor={id}>
      <input
        id={id}
        className={styles.input}
        inputMode="decimal"
        value={text}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        onChange={(event) => {
          setText(event.target.value);
          const number = good(event.target.value);
          if (number !== null) onChange(number);
        }}
      />
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className={styles.hint}>
          {say(whole ? 'ui.wholeNumberBetween' : 'ui.numberBetween', {
            min: upTo(min, 9),
            max: upTo(max, 9),
          })}
        </p>
      )}
    </Field>
  );
}
