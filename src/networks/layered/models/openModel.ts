import { type LayersModel, loadLayersModel } from '@tensorflow/tfjs';
import type { InputRange, LayeredNetwork } from '../network.ts';
import { layersOfModel } from './fromKeras.ts';
import { isRegistered, registerLayers } from './kerasLayers.ts';
import { translateTopology } from './kerasTopology.ts';
import { damaged, handlerOf, type ModelParts, readModelParts } from './modelFiles.ts';

/**
 * A person's own TF.js model out of its files, opened into its layers.
 *
 * @param range of the numbers its input takes; none: as its files suggest
 * @throws LikenessError in words, with what to run or to drop
 */
export async function openModel(files: readonly File[], range?: InputRange): Promise<LayeredNetwork> {
  const parts = await readModelParts(files);
  const taken = range ?? (parts.teachable ? '-1 to 1' : undefined);
  if (parts.kind === 'graph') {
    const { layersOfGraph } = await import('./fromGraph.ts');
    return layersOfGraph(parts, taken);
  }
  const model = await readLayersModel(parts);
  try {
    return layersOfModel(model, taken);
  } catch (error) {
    model.dispose();
    throw error;
  }
}

/** @throws LikenessError `UnknownLayer` or `ModelFileDamaged` */
export async function readLayersModel(parts: ModelParts): Promise<LayersModel> {
  registerLayers();
  const topology = translateTopology(parts.topology, isRegistered);
  const named = parts.specs.map(({ name }) => name);
  const specs = parts.specs.map((spec) => ({ ...spec, name: shortName(spec.name, named) }));
  try {
    return await loadLayersModel(handlerOf({ ...parts, specs }, topology));
  } catch (cause) {
    throw damaged(parts.file, cause);
  }
}

/** Keras 3 puts the names of the models a layer is in before its own: the layer's and the weight's are enough where nothing else has them. */
function shortName(name: string, all: readonly string[]): string {
  const short = lastTwo(name);
  return all.filter((other) => lastTwo(other) === short).length === 1 ? short : name;
}

function lastTwo(name: string): string {
  return name.split('/').slice(-2).join('/');
}
