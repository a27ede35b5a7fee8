import { Slider as BaseSlider } from '@base-ui/react/slider';
import type { ReactNode } from 'react';
import type { TermName } from '../terms/names.ts';
import { Term } from '../terms/Term.tsx';
import styles from './controls.module.css';

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
  format?: (value: number) => string;
  hint?: ReactNode;
  /** The term of the label, explained beside it. */
  term?: TermName;
}

/** A labelled slider with its value in words. In a file of its own, as the first screen does without it. */
export function Slider({ label, value, min, max, step, onChange, format = String, hint, term }: SliderProps) {
  return (
    <div className={styles.field}>
      <BaseSlider.Root
        value={value}
        min={min}
        max={max}
        step={step}
        onValueChange={(next) => onChange(Array.isArray(next) ? (next[0] ?? value) : next)}
      >
        <div className={styles.sliderHead}>
          <span className={styles.labelled}>
            <BaseSlider.Label className={styles.label}>{label}</BaseSlider.Label>
            {term && <Term of={term} />}
          </span>
          {/* Hidden from screen readers, which hear the same from the thumb. */}
          <span className={`${styles.value} number`} aria-hidden>
            {format(value)}
          </span>
        </div>
        <BaseSlider.Control className={styles.sliderControl}>
          <BaseSlider.Track className={styles.sliderTrack}>
            <BaseSlider.Indicator className={styles.sliderFill} />
            <BaseSlider.Thumb className={styles.sliderThumb} getAriaValueText={() => format(value)} />
          </BaseSlider.Track>
        </BaseSlider.Control>
      </BaseSlider.Root>
      {hint && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}
