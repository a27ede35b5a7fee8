import { LayersModel, type SymbolicTensor } from '@tensorflow/tfjs';
import { LikenessError } from '../../../errors.ts';
import { INPUT, type InputRange, LayeredNetwork, type Step } from '../network.ts';
import { largestStride, pictureInput } from './input.ts';
import { type Layer, stepsOf } from './kerasSteps.ts';

/** One use of a layer, as TF.js keeps it. */
interface Use {
  inputTensors: SymbolicTensor[];
  outputTensors: SymbolicTensor[];
}

/**
 * A loaded TF.js layers model whose one input is a picture; disposing of the network disposes of it.
 *
 * Models within it are opened into their layers, however deep; a layer that is used several times is a layer for each use, its weights
 * counted once. Every end of it is followed.
 *
 * @throws LikenessError `NotAPictureModel`, the model is left to the caller
 */
export function layersOfModel(model: LayersModel, range: InputRange = suggestedRange(model)): LayeredNetwork {
  refuseChannelsFirst(model);
  const input = pictureInput(
    model.inputs.map(({ shape, dtype }) => ({ shape: shape.slice(1), whole: dtype === 'int32' })),
    range,
  );
  const steps: Step[] = [];
  const names = new Set<string>();
  const used = new Set<Layer>();

  /** The places of what the tensors of a model are made from, its inputs being given. */
  function follow(
    outer: LayersModel,
    given: readonly number[],
    path: string,
  ): (tensor: SymbolicTensor) => number {
    const places = new Map<number, number>(outer.inputs.map(({ id }, i) => [id, given[i] ?? INPUT]));
    const placeOf = (tensor: SymbolicTensor): number => {
      const known = places.get(tensor.id);
      if (known !== undefined) return known;
      const layer = tensor.sourceLayer as Layer;
      const use = layer.inboundNodes[tensor.nodeIndex] as unknown as Use;
      const sources = use.inputTensors.map(placeOf);
      if (layer instanceof LayersModel) {
        const within = follow(layer, sources, `${path}${layer.name}/`);
        use.outputTensors.forEach((output, i) => {
          places.set(output.id, within(layer.outputs[i] as SymbolicTensor));
        });
      } else {
        places.set(tensor.id, add(layer, use, sources, path));
      }
      return places.get(tensor.id) as number;
    };
    return placeOf;
  }

  function add(
    layer: Layer,
    { inputTensors, outputTensors }: Use,
    inputs: readonly number[],
    path: string,
  ): number {
    if (outputTensors.length > 1) {
      throw new LikenessError('NotAPictureModel:outputs', { layer: layer.name, count: outputTensors.length });
    }
    const place = { name: freeName(names, layer.name, path), inputs };
    const again = used.has(layer);
    used.add(layer);
    const shapes = inputTensors.map(({ shape }) => shape.slice(1));
    for (const step of stepsOf(layer, place, shapes, steps.length)) {
      steps.push(again ? { ...step, parameters: 0 } : step);
    }
    return steps.length - 1;
  }

  const placeOf = follow(model, [INPUT], '');
  for (const output of model.outputs) placeOf(output);
  if (steps.length === 0) throw new LikenessError('NotAPictureModel:noLayers');
  const network = new LayeredNetwork(model.name, input, steps, { release: () => model.dispose() });
  return input.size ? network : new LayeredNetwork(model.name, { ...input, multiple: largestStride(network) }, steps, { release: () => model.dispose() }); // biome-ignore format: one line reads better
}

/** A model that divides by 255 itself, or by half of that, wants bytes. */
function suggestedRange(model: LayersModel): InputRange {
  const [first, second] = model.layers as Layer[];
  const layer = first?.getClassName() === 'InputLayer' ? second : first;
  if (layer instanceof LayersModel) return suggestedRange(layer);
  const { scale } = (layer?.getConfig() ?? {}) as { scale?: number };
  const shrinks = typeof scale === 'number' && scale > 0 && scale < 0.1;
  return layer?.getClassName() === 'Rescaling' && shrinks ? '0 to 255' : '0 to 1';
}

/** The layer's own name, or with those of the models it is in, or with a number for each further use. */
export function freeName(taken: Set<string>, name: string, path: string): string {
  const candidates = [name, path + name];
  for (let count = 2; candidates.every((candidate) => taken.has(candidate)); count++) {
    candidates.push(`${path}${name} (${count})`);
  }
  const free = candidates.find((candidate) => !taken.has(candidate)) as string;
  taken.add(free);
  return free;
}

function refuseChannelsFirst(model: LayersModel): void {
  for (const layer of model.layers as Layer[]) {
    if (layer instanceof LayersModel) refuseChannelsFirst(layer);
    else if ((layer.getConfig() as { dataFormat?: string }).dataFormat === 'channelsFirst') {
      throw new LikenessError('NotAPictureModel:layerChannelsFirst', { layer: layer.name });
    }
  }
}
