import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { needWords } from '../../words/load.ts';
import { isKey, say } from '../../words/say.ts';
import { beside } from './beside.ts';
import type { TermName } from './names.ts';
import styles from './Term.module.css';

/** So that the pointer can go from the term to its explanation. */
const LEAVE_MS = 150;

interface TermProps {
  of: TermName;
  /** The term as it stands in the text; without it a question mark that can stand beside a control's label. */
  children?: ReactNode;
}

/** A term of the trade: hovering, focusing or touching it explains it; Escape, or going elsewhere, closes that again. */
export function Term({ of, children }: TermProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const term = useRef<HTMLButtonElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = () => {
    clearTimeout(leaving.current);
    setOpen(true);
  };
  const hide = useCallback(() => {
    clearTimeout(leaving.current);
    setOpen(false);
  }, []);
  const leave = () => {
    leaving.current = setTimeout(hide, LEAVE_MS);
  };
  useEffect(() => () => clearTimeout(leaving.current), []);

  return (
    <span
      onPointerEnter={(event) => event.pointerType === 'mouse' && show()}
      onPointerLeave={(event) => event.pointerType === 'mouse' && leave()}
    >
      <button
        ref={term}
        type="button"
        className={children ? styles.term : styles.mark}
        aria-describedby={open ? id : undefined}
        onClick={show}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && show()}
        onBlur={hide}
      >
        {children ?? <Mark of={of} />}
      </button>
      {open && term.current && <Explanation id={id} of={of} anchor={term.current} onClose={hide} />}
    </span>
  );
}

/** Its accessible name has the term's once the words are there. */
function Mark({ of }: { of: TermName }) {
  const words = useTermWords();
  return (
    <>
      <span aria-hidden>?</span>
      <span className="visually-hidden">
        {words === 'here' ? say('ui.termMeans', { term: say(`terms.${of}`) }) : say('ui.thisMeans')}
      </span>
    </>
  );
}

interface ExplanationProps {
  id: string;
  of: TermName;
  anchor: HTMLElement;
  onClose: () => void;
}

function Explanation({ id, of, anchor, onClose }: ExplanationProps) {
  const box = useRef<HTMLSpanElement>(null);
  const words = useTermWords();

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another size.
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // In the top layer no panel cuts it off.
    if (!element.matches(':popover-open')) element.showPopover();
    const place = () => {
      const { width, height } = element.getBoundingClientRect();
      const view = { width: window.innerWidth, height: window.innerHeight };
      const { left, top } = beside(anchor.getBoundingClientRect(), { width, height }, view);
      element.style.left = `${left}px`;
      element.style.top = `${top}px`;
    };
    place();
    document.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      document.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [anchor, words]);

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // The dialog around it, if there is one, stays.
      event.stopPropagation();
      onClose();
    };
    const press = ({ target }: PointerEvent) => {
      const inside = target instanceof Node && (anchor.contains(target) || box.current?.contains(target));
      if (!inside) onClose();
    };
    document.addEventListener('keydown', key, true);
    document.addEventListener('pointerdown', press, true);
    return () => {
      document.removeEventListener('keydown', key, true);
      document.removeEventListener('pointerdown', press, true);
    };
  }, [anchor, onClose]);

  return (
    <span ref={box} id={id} role="tooltip" popover="manual" className={styles.explanation}>
      {words === 'failed' && say('ui.termNotLoaded')}
      {words === 'here' && (
        <>
          <strong>{say(`terms.${of}`)}</strong> <span>{say(`terms.${of}Says`)}</span>
        </>
      )}
    </span>
  );
}

/** Whether the words of the terms are there; they are loaded with the first term that a screen shows. */
function useTermWords(): 'here' | 'coming' | 'failed' {
  const [failed, setFailed] = useState(false);
  const [, setCame] = useState(false);
  const here = isKey('terms.fmr');
  useEffect(() => {
    if (here) return;
    let gone = false;
    needWords('terms').then(
      () => !gone && setCame(true),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [here]);
  if (here) return 'here';
  return failed ? 'failed' : 'coming';
}
