import type { InspectClient } from '../../workers/inspect/inspectClient.ts';
import type { Inspected } from '../../workers/inspect/inspectJobs.ts';
import type { InspectState, WatchLayer } from './inspectState.ts';

/** Milliseconds over which frames a second are counted. */
const COUNTED = 2000;

/**
 * The camera through the chosen layer, the newest frame each time, one under way.
 *
 * @param onFrame told when the worker is about to see a frame instead of the picture
 */
export function watchLayer(
  client: InspectClient,
  state: () => InspectState,
  wanted: () => Inspected,
  onFrame: () => void,
): WatchLayer {
  return async (frames, signal, onActivations) => {
    const answered: number[] = [];
    while (!signal.aborted) {
      const image = await frames.next(signal);
      const { layer, order, scale, live } = state();
      if (!live) {
        // Something else was chosen while the frame came.
        image.close();
        return;
      }
      onFrame();
      const result = await client.run(
        'activate',
        { ...wanted(), image, video: true, layer, order, scale, silent: true },
        { signal, transfer: [image] },
      );
      const now = performance.now();
      answered.push(now);
      while ((answered[0] ?? now) < now - COUNTED) answered.shift();
      const span = (now - (answered[0] ?? now)) / 1000;
      onActivations(result, span > 0 ? (answered.length - 1) / span : 0);
    }
  };
}
