import { type Ref, useId, useState } from 'react';
import { say } from '../../words/say.ts';
import { isEntered } from './entered.ts';

interface NewNameProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter was pressed, other than to end the composing of a character. */
  onEnter: () => void;
  /** Offered while one types, the likeliest first; the same name may be there twice. */
  suggested: readonly string[];
  placeholder?: string | undefined;
  className?: string | undefined;
  readOnly?: boolean;
  onFocus?: () => void;
  ref?: Ref<HTMLInputElement>;
}

/** Most suggestions that are of use in a list. */
const MOST = 50;

/** A field for whose face it is, with the names that it may be. */
export function NewName({
  label,
  value,
  onChange,
  onEnter,
  suggested,
  placeholder,
  onFocus,
  ...rest
}: NewNameProps) {
  const list = useId();
  // Of a hundred fields on a screen one at most needs its list.
  const [used, setUsed] = useState(false);
  return (
    <>
      <input
        {...rest}
        aria-label={label}
        placeholder={placeholder ?? say('ui.whoIsThis')}
        value={value}
        maxLength={80}
        autoComplete="off"
        list={list}
        onFocus={() => {
          setUsed(true);
          onFocus?.();
        }}
        onBlur={() => setUsed(false)}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (isEntered(event)) onEnter();
        }}
      />
      <datalist id={list}>
        {(used ? [...new Set(suggested)].slice(0, MOST) : []).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
