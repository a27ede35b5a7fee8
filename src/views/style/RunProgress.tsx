import { useLikeness } from '../../store/react.ts';
import { madeInTiles } from '../../store/style/styleMemory.ts';
import { secondsLeft } from '../../style/run/pace.ts';
import { Progress } from '../../ui/messages/Progress.tsx';
import { many, timeLeft } from '../../ui/numbers.ts';

/** Where the run is, in words: loading, preparing, steps with time left, or what was made. */
export function RunProgress() {
  const run = useLikeness((state) => state.style.run);
  const recipe = useLikeness((state) => state.style.recipe);
  const looking = useLikeness(({ style: { faces } }) => faces?.places === null);
  const { status, report } = run;
  if (status === 'idle' || status === 'failed') return null;
  if (status === 'loading' && looking)
    return <Progress label="Looking for faces in the photo" share={null} />;
  if (status === 'loading') {
    const mega = (bytes: number) => (bytes / 1e6).toFixed(1);
    const known = run.total > 0;
    return (
      <Progress
        label="Loading the network"
        share={known ? run.loaded / run.total : null}
        {...(known && { detail: `${mega(run.loaded)} of ${mega(run.total)} MB` })}
      />
    );
  }
  if (status === 'preparing' || !report) {
    return <Progress label={`Preparing size ${run.scale + 1}: the first step takes longer`} share={null} />;
  }
  const { step, steps, width, height, scale, scales } = report;
  const drafting = recipe.finishSide > 0 && Math.min(width, height) <= recipe.size;
  const aim = recipe.finishSide > 0 ? `up to ${recipe.finishSide.toLocaleString('en')} pixels` : '';
  const what = aim && (drafting ? `Drafting small, then ${aim}` : `Painting finer strokes ${aim}`);
  const { tiles } = run;
  const part = tiles && tiles.done > 0 ? `, part ${tiles.done} of ${tiles.of} of the next` : '';
  const where = `Step ${step} of ${steps}, size ${scale + 1} of ${scales} (${width} × ${height})${part}`;
  if (status === 'done') {
    return (
      <p role="status" className="number">
        {report.done
          ? `Done: ${many(steps, 'step', 'steps')}, ${width} × ${height} pixels.`
          : `Stopped at step ${step} of ${steps}.`}
      </p>
    );
  }
  const speed = run.stepsPerSecond;
  const inTiles = madeInTiles(recipe, report, run.engine?.backend ?? 'wasm');
  const left = speed > 0 ? secondsLeft(recipe, report, speed, inTiles) : null;
  const pace =
    left === null
      ? what
      : `${what && `${what}: `}${speed.toFixed(1)} steps a second, about ${timeLeft(left)} left`;
  return (
    <Progress
      label={status === 'paused' ? `Paused. ${where}` : where}
      share={(step + (tiles ? tiles.done / tiles.of : 0)) / steps}
      detail={status === 'paused' ? '' : pace}
    />
  );
}
