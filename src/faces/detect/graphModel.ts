import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { io } from '@tensorflow/tfjs-core';
import { LikenessError } from '../../errors.ts';
import type { ModelFiles } from '../../networks/files/modelFiles.ts';

interface Placeholder {
  op: string;
  attr?: { shape?: { shape?: { dim?: { size: string }[] } } };
}

/**
 * Loads a TF.js graph model whose files all come through `files`: `name`.json and the weight files its manifest names, beside
 * it.
 *
 * @param anyBatch several inputs may go through at once, though the file names one: what reshapes them is then not to be asked for
 * @throws LikenessError `ModelFileDamaged` when the JSON is not a graph model or the weights do not fit it, and what
 * `files.read` throws.
 */
export async function readGraphModel(files: ModelFiles, name: string, anyBatch = false): Promise<GraphModel> {
  const file = `${name}.json`;
  try {
    const text = new TextDecoder().decode(await files.read(file));
    const json = JSON.parse(text) as io.ModelJSON;
    if (anyBatch) {
      const { node = [] } = json.modelTopology as { node?: Placeholder[] };
      for (const { op, attr } of node) {
        const [first] = (op === 'Placeholder' && attr?.shape?.shape?.dim) || [];
        if (first) first.size = '-1';
      }
    }
    const artifacts = await io.getModelArtifactsForJSON(json, async (manifest) => {
      const paths = manifest.flatMap((group) => group.paths);
      return [manifest.flatMap((group) => group.weights), await Promise.all(paths.map((p) => files.read(p)))];
    });
    return await loadGraphModel(io.fromMemory(artifacts));
  } catch (cause) {
    if (cause instanceof LikenessError) throw cause;
    throw new LikenessError('ModelFileDamaged:unreadable', { file }, { cause });
  }
}
