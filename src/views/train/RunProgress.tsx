import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { whatHappened, whatToDo } from '../../words/faults.ts';
import { duration } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';

/** Where the run is, in words, with the time left. */
export function RunProgress() {
  const run = useLikeness((state) => state.train.run);
  const { status, preparing, report, fault } = run;
  if (fault) {
    const advice = whatToDo(fault);
    return (
      <Notice
        tone="bad"
        title={whatHappened(fault)}
        actions={
          <Button size="small" onClick={() => actions().train.start().catch(toastError)}>
            {say('ui.tryAgain')}
          </Button>
        }
      >
        {status === 'done' ? say('train.stillHere', { advice }) : advice}
      </Notice>
    );
  }
  if (status === 'preparing') {
    const { what, done, total } = preparing;
    return (
      <Progress
        label={say(`train.${what}`)}
        share={total > 0 ? done / total : null}
        {...(total > 0 && { detail: say('ui.ofTotal', { done, total }) })}
      />
    );
  }
  if (status !== 'running' && status !== 'paused') return null;
  if (!report) return <Progress label={say('train.firstStep')} share={null} />;
  const { step, steps } = report;
  const left = run.stepsPerSecond > 0 ? (steps - step) / run.stepsPerSecond : null;
  const words = run.target === 'binary' ? 'stepBinary' : 'step';
  return (
    <Progress
      label={say(status === 'paused' ? `train.${words}Paused` : `train.${words}`, { step, steps })}
      share={step / steps}
      detail={
        status === 'paused' || left === null
          ? ''
          : say('train.speed', { speed: run.stepsPerSecond, left: duration(left) })
      }
    />
  );
}
