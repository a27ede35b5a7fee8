import { LikenessError } from '../../../errors.ts';

/** Endings of what other programs write, and the error that says the way from there to here. */
const foreign = [
  { endings: ['h5', 'hdf5'], code: 'ForeignModel:h5' },
  { endings: ['keras'], code: 'ForeignModel:keras' },
  { endings: ['onnx'], code: 'ForeignModel:onnx' },
  { endings: ['pb', 'pbtxt'], code: 'ForeignModel:savedModel' },
  { endings: ['tflite', 'task'], code: 'ForeignModel:tflite' },
  { endings: ['pt', 'pth', 'ckpt', 'torchscript'], code: 'ForeignModel:pytorch' },
  { endings: ['safetensors'], code: 'ForeignModel:safetensors' },
  { endings: ['caffemodel', 'prototxt', 'mlmodel', 'mlpackage', 'pdmodel', 'engine', 'gguf', 'npz', 'pkl', 'joblib'], code: 'ForeignModel:other' }, // biome-ignore format: a table
  { endings: ['zip', 'tar', 'gz', 'tgz', '7z', 'rar'], code: 'ForeignModel:archive' },
] as const;

/** Whether these files are a model, of whatever kind, and not pictures. */
export function looksLikeModel(files: readonly { name: string }[]): boolean {
  return files.some(({ name }) => ['json', 'bin'].includes(endingOf(name))) || refusalOf(files) !== null;
}

/** A refusal of what another program wrote, with the way from there to here; null where there is nothing of the kind. */
export function refusalOf(files: readonly { name: string }[]): LikenessError | null {
  for (const { name } of files) {
    const found = foreign.find(({ endings }) => (endings as readonly string[]).includes(endingOf(name)));
    if (found) return new LikenessError(found.code, { file: name });
  }
  return null;
}

function endingOf(name: string): string {
  return (name.split('.').at(-1) ?? '').toLowerCase();
}
