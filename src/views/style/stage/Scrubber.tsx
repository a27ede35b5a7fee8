import { actions, useLikeness } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { say } from '../../../words/say.ts';
import styles from '../Style.module.css';

interface ScrubberProps {
  /** The step looked back at; null shows G as it is now. */
  step: number | null;
  onStep: (step: number | null) => void;
}

/** Looks back at how G came to be, while it is made and afterwards. */
export function Scrubber({ step, onStep }: ScrubberProps) {
  const steps = useLikeness((state) => state.style.run.snapshots);
  if (steps.length < 3) return null;
  const nearest = step === null ? steps.length - 1 : steps.findLastIndex((each) => each <= step);
  const shown = step === null ? say('styleStage.now') : say('styleStage.step', { step });
  return (
    <div className={styles.scrubber}>
      <span>{shown}</span>
      <input
        type="range"
        min={0}
        max={steps.length - 1}
        value={Math.max(0, nearest)}
        aria-label={say('styleStage.lookBack')}
        aria-valuetext={shown}
        onChange={(event) => {
          const index = Number(event.target.value);
          onStep(index === steps.length - 1 ? null : (steps[index] ?? null));
        }}
      />
      <Button size="small" look="quiet" disabled={step === null} onClick={() => onStep(null)}>
        {say('styleStage.backToNow')}
      </Button>
    </div>
  );
}

/** The snapshot of a step; null when it has been thinned out. */
export function snapshotOf(step: number | null): Blob | null {
  return step === null ? null : actions().style.snapshot(step);
}
