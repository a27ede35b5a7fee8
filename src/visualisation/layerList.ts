import type { LayeredNetwork } from '../networks/layered/network.ts';
import type { Words } from '../words/keys.ts';
import { fieldIsKnown, fieldOf } from './receptiveFields.ts';

export interface LayerSummary {
  name: string;
  kind: Words;
  /** [h, w, c], or [c] behind the mean; for the network's usual input. */
  shape: number[];
  parameters: number;
  /** Share of the network's multiplications, 0..1. */
  share: number;
  multiplyAdds: number;
  /** Receptive field down and across, pixels; null: the whole picture, or not known. */
  field: [number, number] | null;
  known: boolean;
  /** Pixels from one unit to the next; null behind the mean. */
  stride: number | null;
}

/** Every layer people speak of, for a picture of that size; steps that are not shown count for the next one that is. */
export function listLayers(network: LayeredNetwork, height: number, width: number): LayerSummary[] {
  const shapes = network.shapes(height, width);
  const input = [height, width, network.input.channels];
  const costs = network.steps.map((step, i) =>
    step.multiplyAdds(
      step.inputs.map((source) => shapes[source] ?? input),
      shapes[i] ?? [],
    ),
  );
  const total = costs.reduce((sum, cost) => sum + cost, 0) || 1;
  const layers: LayerSummary[] = [];
  let [parameters, multiplyAdds] = [0, 0];
  network.steps.forEach((step, i) => {
    parameters += step.parameters;
    multiplyAdds += costs[i] ?? 0;
    if (!step.shown) return;
    const field = fieldOf(network, step.name, height, width);
    layers.push({
      name: step.name,
      kind: step.kind,
      shape: shapes[i] ?? [],
      parameters,
      multiplyAdds,
      share: multiplyAdds / total,
      field: field && [field[0].size, field[1].size],
      known: field !== null || fieldIsKnown(network, step.name, height, width),
      stride: field?.[0].stride ?? null,
    });
    [parameters, multiplyAdds] = [0, 0];
  });
  return layers;
}
