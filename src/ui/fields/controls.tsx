import { type ReactNode, useId } from 'react';
import styles from './controls.module.css';
import { isEntered } from './entered.ts';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  children: ReactNode;
  htmlFor?: string;
}

/** A label above its control, and a hint below. */
export function Field({ label, hint, children, htmlFor }: FieldProps) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={htmlFor}>
        {label}
      </label>
      {children}
      {hint && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  hint?: ReactNode;
  type?: 'text' | 'search' | 'password';
  maxLength?: number;
  suggestions?: string[];
  onEnter?: () => void;
}

export function TextField(props: TextFieldProps) {
  const id = useId();
  const list = props.suggestions && props.suggestions.length > 0 ? `${id}-list` : undefined;
  return (
    <Field label={props.label} hint={props.hint} htmlFor={id}>
      <input
        id={id}
        className={styles.input}
        type={props.type ?? 'text'}
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength ?? 80}
        autoComplete={props.type === 'password' ? 'new-password' : 'off'}
        list={list}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (isEntered(event)) props.onEnter?.();
        }}
      />
      {list && (
        <datalist id={list}>
          {props.suggestions?.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

interface SegmentsProps<T extends string> {
  label: string;
  /** Null while none is chosen. */
  value: T | null;
  options: { value: T; label: string; icon?: ReactNode }[];
  onChange: (value: T) => void;
}

/** A few exclusive choices side by side, as native radio buttons (arrow keys work). */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.segments}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.segment} data-on={option.value === value || undefined}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon}
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
