import { actions, useLikeness } from '../../store/react.ts';
import { Button } from '../../ui/buttons/Button.tsx';
import { Notice } from '../../ui/messages/Notice.tsx';
import { Progress } from '../../ui/messages/Progress.tsx';
import { toastError } from '../../ui/messages/toasts.ts';
import { timeLeft } from '../../ui/numbers.ts';

const doing = {
  loading: 'Starting the engine',
  drawing: 'Drawing the faces, person by person',
  encoding: 'Encoding the drawn faces with the face encoder',
} as const;

/** Where the run is, in words, with the time left. */
export function RunProgress() {
  const run = useLikeness((state) => state.train.run);
  const { status, preparing, report, fault } = run;
  if (fault) {
    return (
      <Notice
        tone="bad"
        title={fault.message}
        actions={
          <Button size="small" onClick={() => actions().train.start().catch(toastError)}>
            Try again
          </Button>
        }
      >
        {fault.advice}
        {status === 'done' && ' What was trained before is still here.'}
      </Notice>
    );
  }
  if (status === 'preparing') {
    const known = preparing.total > 0;
    return (
      <Progress
        label={doing[preparing.what]}
        share={known ? preparing.done / preparing.total : null}
        {...(known && { detail: `${preparing.done} of ${preparing.total}` })}
      />
    );
  }
  if (status !== 'running' && status !== 'paused') return null;
  if (!report) return <Progress label="The first step takes longer" share={null} />;
  const { step, steps } = report;
  const left = run.stepsPerSecond > 0 ? (steps - step) / run.stepsPerSecond : null;
  const what = run.target === 'binary' ? 'Binary heads, step' : 'Step';
  return (
    <Progress
      label={`${status === 'paused' ? 'Paused. ' : ''}${what} ${step} of ${steps}`}
      share={step / steps}
      detail={
        status === 'paused' || left === null
          ? ''
          : `${run.stepsPerSecond.toFixed(1)} steps a second, about ${timeLeft(left)} left`
      }
    />
  );
}
