import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TermName } from '../terms/names.ts';
import { Term } from '../terms/Term.tsx';
import styles from './controls.module.css';

interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
  hint?: ReactNode;
  /** Keep the label for screen readers only. */
  hideLabel?: boolean;
  /** The term of what is chosen, explained beside the label. */
  term?: TermName;
}

/** A labelled list to choose one from. In a file of its own, as the first screen does without it. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  hint,
  hideLabel,
  term,
}: SelectProps<T>) {
  return (
    <div className={styles.field}>
      <BaseSelect.Root
        items={options}
        value={value}
        onValueChange={(next) => {
          if (next !== null) onChange(next);
        }}
      >
        <span className={hideLabel ? 'visually-hidden' : styles.labelled}>
          <BaseSelect.Label className={styles.label}>{label}</BaseSelect.Label>
          {term && <Term of={term} />}
        </span>
        <BaseSelect.Trigger className={styles.select}>
          <BaseSelect.Value />
          <BaseSelect.Icon>
            <ChevronDown aria-hidden size={16} />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
        <BaseSelect.Portal>
          <BaseSelect.Positioner sideOffset={4} className={styles.positioner}>
            <BaseSelect.Popup className={styles.popup}>
              {options.map((option) => (
                <BaseSelect.Item key={option.value} value={option.value} className={styles.option}>
                  <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
                  <BaseSelect.ItemIndicator>
                    <Check aria-hidden size={16} />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.Popup>
          </BaseSelect.Positioner>
        </BaseSelect.Portal>
      </BaseSelect.Root>
      {hint && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}
