import { KEPT, type LayerPatches, liveChannels } from './topPatches.ts';

/** The patches of one unit, cut out of its layer's. */
export interface UnitPatches {
  channel: number;
  /** [9] */
  values: Float32Array<ArrayBuffer>;
  /** [9 x 3] */
  places: Int32Array<ArrayBuffer>;
  /** [9 x side x side x 4] */
  pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** What a figure shows of one layer. */
export interface LayerView {
  layer: string;
  field: { width: number; height: number };
  side: number;
  channels: number;
  /** Channels that answered to something. */
  live: number;
  /** Those that answered to nothing. */
  silent: number[];
  units: UnitPatches[];
}

/** Nine of a layer's units that answered to something, from the `from`th on. */
export function viewLayer(patches: LayerPatches, from: number): LayerView {
  const { layer, field, side, channels, values, places, pixels } = patches;
  const live = liveChannels(patches);
  const bytes = side * side * 4 * KEPT;
  return {
    layer,
    field: { width: field.width, height: field.height },
    side,
    channels,
    live: live.length,
    silent: Array.from({ length: channels }, (_, channel) => channel).filter(
      (channel) => !live.includes(channel),
    ),
    units: live.slice(from, from + 9).map((channel) => ({
      channel,
      values: values.slice(channel * KEPT, (channel + 1) * KEPT),
      places: places.slice(3 * channel * KEPT, 3 * (channel + 1) * KEPT),
      pixels: pixels.slice(channel * bytes, (channel + 1) * bytes),
    })),
  };
}
