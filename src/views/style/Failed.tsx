import { useEffect, useRef } from 'react';
import { hasCode } from '../../failures.ts';
import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { say } from '../../words/say.ts';

/** Why a run failed, and the way on in one click. */
export function Failed() {
  const status = useLikeness((state) => state.style.run.status);
  const fault = useLikeness((state) => state.style.run.fault);
  const place = useRef<HTMLDivElement>(null);
  // On a phone it stands below what is seen of the stage, and who pressed the button would see nothing happen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another failure is told.
  useEffect(() => {
    // Not returned: newer browsers answer with a promise, which React would take for what ends the effect.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [status, fault]);
  if (status !== 'failed' || !fault) return null;
  const start = () => actions().style.start().catch(toastError);
  return (
    <div ref={place}>
      <Notice
        tone="bad"
        title={whatHappened(fault)}
        actions={
          hasCode(fault, 'NetworkNotHere') ? (
            // Tried again, it would fail again.
            <Button
              size="small"
              onClick={() => {
                actions().styleNetworks.choose('embedded');
                void start();
              }}
            >
              {say('styleStage.makeWith', { network: say('style.networkQuick') })}
            </Button>
          ) : (
            <Button size="small" onClick={start}>
              {say('ui.tryAgain')}
            </Button>
          )
        }
      >
        {whatToDo(fault)}
      </Notice>
    </div>
  );
}
