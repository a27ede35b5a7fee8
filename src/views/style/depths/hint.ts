import type { StyleLayerName } from '../../../networks/style/styleLayers.ts';

/** What has to change before the three pictures can be made; null where nothing has to. */
export function hintOf({ live, chosen }: { live: boolean; chosen: readonly StyleLayerName[] }) {
  // Both would wait for each other's turns on the one engine.
  if (live) return 'styleStage.depthsLive';
  return new Set(chosen).size < chosen.length ? 'styleStage.depthsDifferent' : null;
}
