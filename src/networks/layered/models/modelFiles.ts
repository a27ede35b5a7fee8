import type * as tf from '@tensorflow/tfjs-core';
import * as v from 'valibot';
import { LikenessError } from '../../../errors.ts';
import { detailOf } from '../../../failures.ts';
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
    throw new LikenessError('ModelFileMissing:several', { count: models.length });
  }
  const parsed = v.safeParse(modelSchema, model.content);
  if (!parsed.success) {
    const bare = isObject(model.content) && !('weightsManifest' in model.content);
    if (bare) throw new LikenessError('ModelFileMissing:weightNames', { file: model.file.name });
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
    const [named, more] = [absent.slice(0, 3), absent.slice(3)];
    throw new LikenessError('ModelFileMissing:bins', {
      model: json,
      files: named.join(', '),
      more: more.length,
    });
  }
  const bytes = await Promise.all((found as File[]).map((file) => file.arrayBuffer()));
  const specs = manifest.flatMap(({ weights }) => weights);
  const there = bytes.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const first = bytes[0] && new TextDecoder().decode(bytes[0].slice(0, 40));
  if (first?.startsWith('version https://git-lfs')) {
    throw new LikenessError('ModelFileDamaged:lfs', { file: found[0]?.name ?? '' });
  }
  if (specs.some(({ dtype }) => dtype === 'string')) return bytes;
  const wanted = specs.reduce((sum, each) => sum + bytesOf(each), 0);
  if (there !== wanted) {
    const values = { count: paths.length, file: found[0]?.name ?? '', have: there, model: json, wanted };
    if (there < wanted) throw new LikenessError('ModelFileDamaged:tooShort', values);
    throw new LikenessError('ModelFileDamaged:tooLong', values);
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
  if (models > 1) return new LikenessError('ModelFileMissing:several', { count: models });
  const [json] = jsons;
  if (!json) return new LikenessError('ModelFileMissing:json');
  const { name: file } = json.file;
  if (json.start.startsWith('<')) return new LikenessError('ModelFileDamaged:webPage', { file });
  if (json.content === undefined) return new LikenessError('ModelFileDamaged:noJson', { file });
  if (isObject(json.content) && 'class_name' in json.content) {
    return new LikenessError('ModelFileMissing:topology', { file });
  }
  return new LikenessError('ModelFileMissing:notTfjs', {
    files: jsons.map((each) => each.file.name).join(', '),
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param why what TF.js or the reader of its JSON says */
export const damaged = (file: string, why: unknown) =>
  new LikenessError('ModelFileDamaged:tfjs', { file, detail: detailOf(why) }, { cause: why });

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
