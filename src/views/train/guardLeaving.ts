import { stateNow } from '../../store/react.ts';
import { isUntaken } from '../../store/train/trainOutcome.ts';

/**
 * From now on the browser asks before the page is closed or loaded anew while a trained network would be lost. Called where one
 * can be trained; it holds on every screen after that, since the network is still there.
 */
export function guardLeaving(): void {
  window.addEventListener('beforeunload', ask);
}

function ask(event: BeforeUnloadEvent): void {
  const { run } = stateNow().train;
  if (isUntaken(run) || run.status === 'running' || run.status === 'paused') event.preventDefault();
}
