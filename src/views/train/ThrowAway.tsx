import { actions } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Dialog } from '../../ui/frames/Dialog.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { say } from '../../words/say.ts';

interface ThrowAwayProps {
  /** What would let go of the trained network: going back to the data, or training again. Null: nothing is asked. */
  asking: 'back' | 'again' | null;
  onClose: () => void;
  onAgain: () => void;
}

/** Asks before a network that did better, and was neither adopted nor kept, is let go. */
export function ThrowAway({ asking, onClose, onAgain }: ThrowAwayProps) {
  const next = () => (asking === 'again' ? onAgain() : actions().train.cancel());
  const go = () => {
    onClose();
    next();
  };
  const keepAndGo = () => {
    onClose();
    // What could not be kept is not let go.
    actions().train.keep(false).then(next, toastError);
  };
  return (
    <Dialog
      open={asking !== null}
      onClose={onClose}
      title={say(asking === 'again' ? 'train.askAgain' : 'train.askBack')}
      description={say('train.askMore')}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {say('ui.cancel')}
          </Button>
          <Button onClick={keepAndGo}>{say('train.keep')}</Button>
          <Button look="danger" onClick={go}>
            {say(asking === 'again' ? 'train.againAnyway' : 'train.discardIt')}
          </Button>
        </>
      }
    />
  );
}
