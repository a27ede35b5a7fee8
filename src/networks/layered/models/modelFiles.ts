import type * as tf from '@tensorflow/tfjs-core';
import * as v from 'valibot';
import { LikenessError } from '../../../errors.ts';
import { refusalOf } from './foreignFiles.ts';

const spec = v.looseObject({
  name: v.string(),
  shape: v.array(v.number()),
  dtype: v.string(),
  quantization: v.optional(v.looseObject({ dtype: v.string() })),
});
const modelSchema = v.looseObject({
  format: v.nullish(v.string()),
  modelTopology: v.record(v.string(), v.unknown()),
  weightsManifest: v.array(v.looseObject({ paths: v.array(v.string()), weights: v.array(spec) })),
});

type Spec = v.InferOutput<typeof spec>;

/** What a dropped TF.js model is made of. */
export interface ModelParts {
  /** Of the file. */
  file: string;
  kind: 'layers' | 'graph';
  topology: Record<string, unknown>;
  /** The whole JSON: a graph's signature and what made it. */
  whole: Record<string, unknown>;
  specs: Spec[];
  weights: ArrayBuffer[];
  /** Teachable Machine made it: its pixels go from -1 to 1. */
  teachable: boolean;
}

const BYTES: Record<string, number> = { float32: 4, int32: 4, float16: 2, uint16: 2, uint8: 1, bool: 1, complex64: 8 }; // biome-ignore format: a table

/**
 * The parts of a TF.js model out of its files, whatever they are called and whatever lies beside them: the model is the JSON whose content
 * is one, the weights are those it names.
 *
 * @throws LikenessError `ForeignModel`, `ModelFileMissing` or `ModelFileDamaged`, with what to do
 */
export async function readModelParts(files: readonly File[]): Promise<ModelParts> {
  const jsons = await Promise.all(files.filter(({ name }) => /\.json$/i.test(name)).map(readJson));
  const models = jsons.filter(({ content }) => isObject(content) && 'modelTopology' in content);
  const [model] = models.length > 1 ? models.filter(({ content }) => pathsOf(content).every((path) => findFile(files, path, 2))) : models; // biome-ignore format: one line reads better
  if (!model) throw noModel(files, jsons, models.length);
  if (models.length > 1 && new Set(models.map(({ file }) => file.name)).size < models.length) {
    throw missing(`There are ${models.length} models among these files.`, 'Drop the files of one of them.');
  }
  const parsed = v.safeParse(modelSchema, model.content);
  if (!parsed.success) {
    const bare = isObject(model.content) && !('weightsManifest' in model.content);
    if (bare) throw missing(`${model.file.name} holds layers without the names of their weights.`);
    throw damaged(model.file.name, v.summarize(parsed.issues));
  }
  const { format, modelTopology, weightsManifest } = parsed.output;
  const specs = weightsManifest.flatMap(({ weights }) => weights);
  return {
    file: model.file.name,
    // The converter's graph models hold operations without layers.
    kind: format === 'graph-model' || 'node' in modelTopology ? 'graph' : 'layers',
    topology: modelTopology,
    whole: parsed.output,
    specs,
    weights: await readWeights(model.file.name, weightsManifest, files),
    teachable: jsons.some(({ content }) => isObject(content) && 'tmVersion' in content),
  };
}

async function readWeights(
  json: string,
  manifest: readonly { paths: string[]; weights: Spec[] }[],
  files: readonly File[],
): Promise<ArrayBuffer[]> {
  const paths = manifest.flatMap((group) => group.paths);
  const found = paths.map((path) => findFile(files, path, paths.length));
  const absent = paths.filter((_, i) => !found[i]).map(nameOf);
  if (absent.length > 0) {
    const some = absent.length > 3 ? `${absent.slice(0, 3).join(', ')} and ${absent.length - 3} more` : absent.join(', '); // biome-ignore format: one line reads better
    throw missing(`${json} names ${some}, not among these files.`);
  }
  const bytes = await Promise.all((found as File[]).map((file) => file.arrayBuffer()));
  const specs = manifest.flatMap(({ weights }) => weights);
  const there = bytes.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const first = bytes[0] && new TextDecoder().decode(bytes[0].slice(0, 40));
  if (first?.startsWith('version https://git-lfs')) {
    throw new LikenessError(
      'ModelFileDamaged',
      `${found[0]?.name} is only a pointer of Git LFS and holds no weights.`,
      'Run git lfs pull in that folder, or download the file itself.',
    );
  }
  if (specs.some(({ dtype }) => dtype === 'string')) return bytes;
  const wanted = specs.reduce((sum, each) => sum + bytesOf(each), 0);
  if (there !== wanted) {
    const names = paths.length === 1 ? `${found[0]?.name} holds` : `The ${paths.length} .bin files hold`;
    throw new LikenessError(
      'ModelFileDamaged',
      `${names} ${there.toLocaleString('en')} bytes where ${json} asks for ${wanted.toLocaleString('en')}.`,
      there < wanted
        ? 'They were cut off: download or convert them again.'
        : 'They belong to another model.json: drop those that were saved together.',
    );
  }
  return bytes;
}

function bytesOf({ shape, dtype, quantization }: Spec): number {
  return shape.reduce((product, length) => product * length, 1) * (BYTES[quantization?.dtype ?? dtype] ?? 4);
}

/** By the name in the manifest, with or without what a browser or a file manager adds to a second copy; the only one there is, if one is wanted. */
function findFile(files: readonly File[], path: string, wanted: number): File | undefined {
  const name = nameOf(path).toLowerCase();
  const exact = files.find((file) => file.name.toLowerCase() === name);
  const renamed = files.find((file) => withoutCopy(file.name.toLowerCase()) === withoutCopy(name));
  const [only, ...others] = files.filter((file) => /\.bin$/i.test(file.name));
  return exact ?? renamed ?? (wanted === 1 && others.length === 0 ? only : undefined);
}

function nameOf(path: string): string {
  const [clean = path] = path.split(/[?#]/);
  const last = clean.split(/[/\\]/).at(-1) ?? clean;
  try {
    return decodeURIComponent(last);
  } catch {
    // A per cent sign of the name's own.
    return last;
  }
}

function withoutCopy(name: string): string {
  return name.replace(/\s*(\(\d+\)|[-–] (copy|kopie)( \d+)?)(?=\.[^.]*$)/, '');
}

function pathsOf(content: unknown): string[] {
  const parsed = v.safeParse(modelSchema, content);
  return parsed.success ? parsed.output.weightsManifest.flatMap(({ paths }) => paths) : [];
}

interface Json {
  file: File;
  /** Undefined for what is no JSON. */
  content: unknown;
  start: string;
}

async function readJson(file: File): Promise<Json> {
  const text = await file.text();
  const start = text.slice(0, 200).trim();
  try {
    return { file, content: JSON.parse(text), start };
  } catch {
    return { file, content: undefined, start };
  }
}

function noModel(files: readonly File[], jsons: readonly Json[], models: number): LikenessError {
  const refusal = refusalOf(files);
  if (refusal) return refusal;
  if (models > 1)
    return missing(`There are ${models} models among these files.`, 'Drop the files of one of them.');
  const [json] = jsons;
  if (!json) return missing('There is no model.json among these files.');
  const { name } = json.file;
  if (json.start.startsWith('<'))
    return damaged(name, 'it is a web page: the address did not lead to the file');
  if (json.content === undefined) return damaged(name, 'it is no JSON, or cut off');
  if (isObject(json.content) && 'class_name' in json.content) {
    return missing(`${name} holds the layers of a Keras model without weights (model.to_json()).`, 'Save the whole model: model.save("model.h5"). Then run: tensorflowjs_converter --input_format=keras model.h5 web_model.'); // biome-ignore format: one line reads better
  }
  return missing(
    `None of the JSON files is a TF.js model (${jsons.map(({ file }) => file.name).join(', ')}).`,
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function missing(
  what: string,
  advice = 'Drop the model.json of a TF.js model together with all its .bin files.',
): LikenessError {
  return new LikenessError('ModelFileMissing', what, advice);
}

export function damaged(name: string, why: unknown): LikenessError {
  const reason = why instanceof Error ? why.message : String(why);
  return new LikenessError(
    'ModelFileDamaged',
    `${name} could not be loaded as a TF.js model (${reason}).`,
    'Drop model.json and all the .bin files it names, saved by model.save() or made by tensorflowjs_converter.',
    { cause: why },
  );
}

/** What TF.js loads from. */
export function handlerOf({ specs, weights, whole }: ModelParts, topology: object): tf.io.IOHandler {
  const { format, generatedBy, convertedBy, signature, userDefinedMetadata, initializerSignature } = whole as unknown as tf.io.ModelJSON & { initializerSignature?: object }; // biome-ignore format: one line reads better
  const artifacts: tf.io.ModelArtifacts = {
    modelTopology: topology,
    weightSpecs: specs as unknown as tf.io.WeightsManifestEntry[],
    weightData: weights,
    ...(format && { format }),
    ...(generatedBy && { generatedBy }),
    ...(convertedBy && { convertedBy }),
    ...(signature && { signature }),
    ...(userDefinedMetadata && { userDefinedMetadata }),
    ...(initializerSignature && { initializerSignature }),
  };
  return { load: async () => artifacts };
}
