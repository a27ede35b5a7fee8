import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../../errors.ts';
import { type Message, message, type Words } from '../../../words/keys.ts';
import { INPUT, type InputRange, LayeredNetwork, type NetworkInput, type Step } from '../network.ts';
import { type GraphNode, nodesOf, ownerOf, placeholderShape } from './graphNodes.ts';
import { type Context, isShown, knownSteps, windowOfNode } from './graphSteps.ts';
import { pictureInput } from './input.ts';
import { gradientsBy } from './kerasSteps.ts';
import { damaged, handlerOf, type ModelParts } from './modelFiles.ts';

/** Side of the picture that shapes are measured with where any size will do; the sides must divide by what networks halve. */
const MEASURED_SIDE = 224;
const MULTIPLE = 32;

/**
 * A TensorFlow graph as TF.js' converter writes it, its operations as layers. It is run once: only that tells the shapes. Operations
 * that decide what comes next by numbers (loops, the choice among boxes) end it, and a note says so; disposing of the network disposes of
 * the graph.
 *
 * @throws LikenessError `NotAPictureModel` or `ModelFileDamaged`
 */
export async function layersOfGraph(
  parts: ModelParts,
  range: InputRange = '0 to 1',
): Promise<LayeredNetwork> {
  const nodes = nodesOf(parts);
  const placeholders = nodes.filter(({ op }) => op === 'Placeholder');
  const input = graphInput(parts, placeholders, range);
  const model = await loaded(parts);
  try {
    return openGraph(parts, model, inOrder(nodes), placeholders[0] as GraphNode, input);
  } catch (error) {
    model.dispose();
    throw error;
  }
}

async function loaded(parts: ModelParts): Promise<GraphModel> {
  try {
    return await loadGraphModel(handlerOf(parts, parts.topology));
  } catch (cause) {
    throw damaged(parts.file, cause);
  }
}

function graphInput(
  { file }: ModelParts,
  placeholders: readonly GraphNode[],
  range: InputRange,
): NetworkInput {
  const inputs = placeholders.map((node) => ({
    shape: placeholderShape(node) ?? [null, null, 3],
    whole: /INT/.test(node.attr.dtype?.type ?? ''),
  }));
  if (inputs.length === 0) throw new LikenessError('ModelFileDamaged:noInput', { file });
  const taken = pictureInput(inputs, range);
  return taken.size ? taken : { ...taken, multiple: MULTIPLE };
}

function openGraph(
  parts: ModelParts,
  model: GraphModel,
  nodes: readonly GraphNode[],
  picture: GraphNode,
  input: NetworkInput,
): LayeredNetwork {
  const [height, width] = input.size ?? [MEASURED_SIDE, MEASURED_SIDE];
  const steps: Step[] = [];
  /** Of what comes from the picture: its step and its shape, by the name others read it by. */
  const places = new Map<string, number>([[picture.name, INPUT]]);
  const shapes = new Map<string, number[]>([[picture.name, [height, width, input.channels]]]);
  const left = new Map<string, string>();
  const fromPicture = new Set([picture.name]);
  const short = withoutCommonPath(nodes.filter((node) => isShown(node) && node.input.length > 0).map(({ name }) => name)); // biome-ignore format: one line reads better
  const readers = new Map<string, GraphNode[]>();
  /** What each operation is fed with. */
  const reads = new Map<string, string[]>();
  for (const node of nodes) for (const source of node.input) readers.set(source, [...(readers.get(source) ?? []), node]); // biome-ignore format: one line reads better

  const outputs = new Map<string, tf.Tensor>();
  tf.tidy(() => {
    const blank = tf.fill([1, height, width, input.channels], 0.5 * input.scale + input.offset);
    outputs.set(picture.name, input.whole ? tf.cast(tf.round(blank), 'int32') : blank);
    for (const node of nodes) {
      const read = node.input.filter((source) => fromPicture.has(ownerOf(source)));
      if (read.length === 0) continue;
      fromPicture.add(node.name);
      const sources = withoutTwins(read, reads);
      reads.set(node.name, sources);
      if (sources.some((source) => !places.has(source))) continue;
      const run = runner(model, node, sources);
      try {
        outputs.set(node.name, run(sources.map((source) => outputs.get(source) as tf.Tensor)));
      } catch (cause) {
        left.set(node.op, cause instanceof Error ? cause.message : String(cause));
        continue;
      }
      const output = outputs.get(node.name) as tf.Tensor;
      const context: Context = {
        constant: (name) => (fromPicture.has(ownerOf(name)) ? undefined : constantOf(model, name)),
        inputShapes: sources.map((source) => shapes.get(source) ?? []),
        outputShape: output.shape.slice(1),
        next: steps.length,
        alone: sources === read,
      };
      const alone = readers.get(node.name) ?? [];
      const shown = isShown(node) && output.dtype === 'float32' && output.rank > 1 && !(alone.length === 1 && alone[0]?.op === 'BiasAdd'); // biome-ignore format: one line reads better
      const place = {
        name: short(node.name),
        inputs: sources.map((source) => places.get(source) as number),
        shown,
      };
      steps.push(...(knownSteps(node, place, context) ?? [generic(node, place, context, run)]));
      places.set(node.name, steps.length - 1);
      shapes.set(node.name, output.shape.slice(1));
      // Further outputs of the same operation, where somebody reads them.
      for (const further of [...readers.keys()].filter((source) => source.startsWith(`${node.name}:`))) {
        const runIt = runner(model, { ...node, name: further }, sources);
        const given = runIt(sources.map((source) => outputs.get(source) as tf.Tensor));
        outputs.set(further, given);
        steps.push(generic(node, { ...place, name: short(further), shown: false }, context, runIt));
        places.set(further, steps.length - 1);
        shapes.set(further, given.shape.slice(1));
      }
    }
  });
  const layers = steps.filter(({ shown }) => shown).length;
  if (layers === 0) {
    const [first] = left;
    if (!first) throw new LikenessError('ModelFileDamaged:noReader', { file: parts.file });
    const [operation, detail] = first;
    throw new LikenessError('ModelFileDamaged:operation', { file: parts.file, operation, detail });
  }
  const notes: Message[] = [message('networks.graphNote', { count: layers })];
  if (left.size > 0) {
    notes.push(message('networks.graphCut', { operations: [...left.keys()].join(', ') }));
  }
  return new LayeredNetwork(nameOf(parts), input, steps, { notes, release: () => model.dispose() });
}

/**
 * TF.js is fed one output of an operation at a time: who reads two of a split is fed what the split reads, and runs it too.
 *
 * @returns the same list where nobody reads two
 */
function withoutTwins(sources: string[], reads: ReadonlyMap<string, string[]>): string[] {
  const owners = sources.map(ownerOf);
  const twin = owners.find((owner, i) =>
    owners.some((other, j) => other === owner && sources[j] !== sources[i]),
  );
  if (twin === undefined) return sources;
  const rest = sources.filter((source) => ownerOf(source) !== twin);
  return withoutTwins([...new Set([...rest, ...(reads.get(twin) ?? [])])], reads);
}

/** An operation alone, fed with what it reads of the picture. */
function runner(
  model: GraphModel,
  { name }: GraphNode,
  sources: readonly string[],
): (xs: readonly tf.Tensor[]) => tf.Tensor {
  return (xs) => {
    const fed = Object.fromEntries(sources.map((source, i) => [source, xs[i] as tf.Tensor]));
    return model.execute(fed, name) as tf.Tensor;
  };
}

/** Any operation, run and differentiated by TF.js. */
function generic(
  node: GraphNode,
  { name, inputs, shown = true }: { name: string; inputs: number[]; shown?: boolean },
  context: Context,
  run: (xs: readonly tf.Tensor[]) => tf.Tensor,
): Step {
  const weights = node.input.map(context.constant).filter((each) => each !== undefined && each.dtype === 'float32') as tf.Tensor[]; // biome-ignore format: one line reads better
  const multiplied = /MatMul$/.test(node.op) ? (weights[0]?.size ?? 0) : 0;
  return {
    name,
    kind: node.op.replace(/^_/, ''),
    inputs,
    shown,
    rectified: false,
    parameters: weights.reduce((sum, { size }) => sum + size, 0),
    multiplyAdds: () => multiplied,
    window: windowOfNode(node, context),
    forward: (xs) => tf.clone(run(xs)),
    backward: (dy, xs) => {
      // Bytes that become fractions: nothing is lost on the way back.
      if (node.op === 'Cast' && dy.dtype === 'float32') return [tf.clone(dy)];
      if (dy.dtype !== 'float32' || xs.some(({ dtype }) => dtype !== 'float32'))
        return xs.map(() => undefined);
      return gradientsBy(name, (given) => tf.clone(run(given)), xs, dy);
    },
  };
}

function constantOf(model: GraphModel, name: string): tf.Tensor | undefined {
  return model.weights[ownerOf(name)]?.[0];
}

/** Each node behind those it reads. */
function inOrder(nodes: readonly GraphNode[]): GraphNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const done = new Set<string>();
  const ordered: GraphNode[] = [];
  for (const root of nodes) {
    const open: [node: GraphNode, entered: boolean][] = [[root, false]];
    while (open.length > 0) {
      const [node, entered] = open.pop() as [GraphNode, boolean];
      if (entered) ordered.push(node);
      if (entered || done.has(node.name)) continue;
      done.add(node.name);
      open.push([node, true]);
      for (const source of node.input) {
        const below = byName.get(ownerOf(source));
        if (below && !done.has(below.name)) open.push([below, false]);
      }
    }
  }
  return ordered;
}

/** Names without the folders that all of them begin with. */
function withoutCommonPath(names: readonly string[]): (name: string) => string {
  const [first = '', ...others] = names;
  let path = first.slice(0, first.lastIndexOf('/') + 1);
  while (path !== '' && others.some((name) => !name.startsWith(path))) {
    path = path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);
  }
  return (name) => (name.startsWith(path) && name.length > path.length ? name.slice(path.length) : name);
}

function nameOf({ file }: ModelParts): Words {
  return file === 'model.json' ? message('networks.graphModel') : file.replace(/\.json$/i, '');
}
