import type { Message } from '../../words/keys.ts';
import { fixed } from '../../words/numbers.ts';
import { say, tell } from '../../words/say.ts';
import { Button } from '../buttons/Button.tsx';
import { Notice } from '../messages/Notice.tsx';

interface TauNoteProps<Again extends { tau: number }> {
  /** Null: there is nothing to say. */
  note: {
    tone: 'info' | 'caution';
    title: Message;
    text: Message;
    /** The threshold for the gallery as it is now; null when there is none to offer. */
    again: Again | null;
  } | null;
  onAgain: (again: Again) => void;
  onEvaluate: () => void;
}

/** What the threshold was derived for, and whether the gallery has grown past it. */
export function TauNote<Again extends { tau: number }>({ note, onAgain, onEvaluate }: TauNoteProps<Again>) {
  if (!note) return null;
  const { tone, title, text, again } = note;
  return (
    <Notice
      tone={tone}
      title={tell(title)}
      actions={
        tone === 'caution' && (
          <>
            {again && (
              <Button size="small" onClick={() => onAgain(again)}>
                {say('ui.useTau', { tau: fixed(again.tau, 3) })}
              </Button>
            )}
            <Button size="small" onClick={onEvaluate}>
              {say('app.evaluate')}
            </Button>
          </>
        )
      }
    >
      {tell(text)}
    </Notice>
  );
}
