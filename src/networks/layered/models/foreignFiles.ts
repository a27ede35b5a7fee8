import { LikenessError } from '../../../errors.ts';

/** Step 2 of most ways here: what TensorFlow keeps becomes what TF.js reads. */
const fromSavedModel = 'tensorflowjs_converter --input_format=tf_saved_model saved_model web_model';
const fromOnnx = `onnx2tf -i model.onnx -o saved_model, then ${fromSavedModel}`;

interface Foreign {
  endings: readonly string[];
  what: string;
  /** What to run. */
  how: string;
}

const foreign: readonly Foreign[] = [
  {
    endings: ['h5', 'hdf5'],
    what: 'a Keras model (HDF5)',
    how: 'Run: tensorflowjs_converter --input_format=keras model.h5 web_model.',
  },
  {
    endings: ['keras'],
    what: 'a Keras 3 model',
    how: `In Python: keras.models.load_model('model.keras').export('saved_model'). Then run: ${fromSavedModel}.`,
  },
  { endings: ['onnx'], what: 'an ONNX model', how: `Run: ${fromOnnx}.` },
  {
    endings: ['pb', 'pbtxt'],
    what: 'a TensorFlow SavedModel (or a frozen graph)',
    how: `Run, with the name of the folder that holds it: ${fromSavedModel}. A frozen graph: --input_format=tf_frozen_model --output_node_names=NAME.`,
  },
  {
    endings: ['tflite', 'task'],
    what: 'a TensorFlow Lite model',
    how: `Convert the SavedModel or the .h5 it was made from: ${fromSavedModel}. Without that: tflite2onnx model.tflite model.onnx, then ${fromOnnx}.`,
  },
  {
    endings: ['pt', 'pth', 'ckpt', 'torchscript'],
    what: 'a PyTorch model (or a checkpoint)',
    how: `In Python: torch.onnx.export(model, torch.zeros(1, 3, 224, 224), 'model.onnx'). Then run: ${fromOnnx}.`,
  },
  {
    endings: ['safetensors'],
    what: 'weights without their layers (safetensors)',
    how: 'A style network like the embedded one is brought in under Settings. Any other: build the model in Python, load the weights and convert it: keras model.export(), or torch.onnx.export(); then tensorflowjs_converter.',
  },
  {
    endings: [
      'caffemodel',
      'prototxt',
      'mlmodel',
      'mlpackage',
      'pdmodel',
      'engine',
      'gguf',
      'npz',
      'pkl',
      'joblib',
    ],
    what: 'a model of another program',
    how: `Export it as ONNX. Then run: ${fromOnnx}.`,
  },
  {
    endings: ['zip', 'tar', 'gz', 'tgz', '7z', 'rar'],
    what: 'an archive',
    how: 'Unpack it and drop the model.json with its .bin files, or the folder.',
  },
];

/** Whether these files are a model, of whatever kind, and not pictures. */
export function looksLikeModel(files: readonly { name: string }[]): boolean {
  return files.some(({ name }) => ['json', 'bin'].includes(endingOf(name))) || foreignAmong(files) !== null;
}

/** A refusal of what another program wrote, with the way from there to here; null where there is nothing of the kind. */
export function refusalOf(files: readonly { name: string }[]): LikenessError | null {
  const found = foreignAmong(files);
  if (!found) return null;
  return new LikenessError(
    'ForeignModel',
    `${found.name} is ${found.what}; here TF.js models are opened: a model.json with its .bin files.`,
    found.how,
  );
}

function foreignAmong(files: readonly { name: string }[]): (Foreign & { name: string }) | null {
  for (const { name } of files) {
    const found = foreign.find(({ endings }) => endings.includes(endingOf(name)));
    if (found) return { ...found, name };
  }
  return null;
}

function endingOf(name: string): string {
  return (name.split('.').at(-1) ?? '').toLowerCase();
}
