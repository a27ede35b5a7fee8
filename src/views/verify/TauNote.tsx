import { useLocation } from 'wouter';
import { actions, useCalibrationNote } from '../../store/react.ts';
import { formatTau } from '../../store/shared.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { toastError } from '../../ui/toasts.tsx';

/** What the threshold was derived for, and whether the gallery has grown past it. */
export function TauNote() {
  const note = useCalibrationNote();
  const [, go] = useLocation();
  if (!note) return null;
  const { tone, title, text, again } = note;
  return (
    <Notice
      tone={tone}
      title={title}
      actions={
        tone === 'caution' && (
          <>
            {again && (
              <Button size="small" onClick={() => actions().applyCalibration(again).catch(toastError)}>
                Use τ {formatTau(again.tau)}
              </Button>
            )}
            <Button size="small" onClick={() => go('/evaluate')}>
              Evaluate
            </Button>
          </>
        )
      }
    >
      {text}
    </Notice>
  );
}
