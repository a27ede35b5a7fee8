import { useLikeness } from '../../store/react.ts';
import { madeInTiles } from '../../store/style/styleMemory.ts';
import { secondsLeft } from '../../style/run/pace.ts';
import { Progress } from '../../ui/messages/Progress.tsx';
import { bytes } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import { paceOf, whatOf, whereOf } from './runWords.ts';

/** Where the run is, in words: loading, preparing, steps with time left, or what was made. */
export function RunProgress() {
  const run = useLikeness((state) => state.style.run);
  const recipe = useLikeness((state) => state.style.recipe);
  const looking = useLikeness(({ style: { faces } }) => faces?.places === null);
  const { status, report } = run;
  if (status === 'idle' || status === 'failed') return null;
  if (status === 'loading' && looking)
    return <Progress label={say('styleStage.lookingForFaces')} share={null} />;
  if (status === 'loading') {
    const { loaded, total } = run;
    const detail = say('app.loadedOf', { loaded: bytes(loaded), total: bytes(total) });
    return (
      <Progress
        label={say('styleStage.loadingNetwork')}
        share={total > 0 ? loaded / total : null}
        {...(total > 0 && { detail })}
      />
    );
  }
  if (status === 'preparing' || !report) {
    return <Progress label={say('styleStage.preparing', { n: run.scale + 1 })} share={null} />;
  }
  const { step, steps, width, height } = report;
  if (status === 'done') {
    return (
      <p role="status" className="number">
        {report.done
          ? say('styleStage.done', { steps, width, height })
          : say('styleStage.stoppedAt', { step, steps, width, height })}
      </p>
    );
  }
  const speed = run.stepsPerSecond;
  const inTiles = madeInTiles(recipe, report, run.engine?.backend ?? 'wasm');
  const left = speed > 0 ? secondsLeft(recipe, report, speed, inTiles) : null;
  const { tiles } = run;
  const where = whereOf(report, tiles);
  return (
    <Progress
      label={status === 'paused' ? say('styleStage.paused', { where }) : where}
      share={(step + (tiles ? tiles.done / tiles.of : 0)) / steps}
      detail={status === 'paused' ? '' : paceOf(whatOf(recipe, report), speed, left)}
    />
  );
}
