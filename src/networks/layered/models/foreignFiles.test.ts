import { describe, expect, it } from 'vitest';
import { whatHappened, whatToDo } from '../../../words/faults.ts';
import { looksLikeModel, refusalOf } from './foreignFiles.ts';

describe('models of other programs', () => {
  it.each([
    ['model.h5', /a Keras model/, /--input_format=keras model\.h5/],
    ['my.model.keras', /a Keras 3 model/, /export\('saved_model'\)/],
    ['YOLO.ONNX', /an ONNX model/, /onnx2tf -i/],
    ['saved_model.pb', /SavedModel/, /--input_format=tf_saved_model/],
    ['net.tflite', /TensorFlow Lite/, /tflite2onnx/],
    ['resnet.pth', /PyTorch/, /torch\.onnx\.export/],
    ['w.safetensors', /without their layers/, /in Style, under Network/],
    ['tm-my-image-model.zip', /an archive/, /Unpack it/],
  ])('%s is named, with what to run', (name, what, how) => {
    const refusal = refusalOf([{ name: 'readme.txt' }, { name }]);
    expect(whatHappened(refusal)).toMatch(what);
    expect(whatHappened(refusal)).toContain(name);
    expect(whatToDo(refusal)).toMatch(how);
    expect(looksLikeModel([{ name }])).toBe(true);
  });

  it('leaves pictures and TF.js models alone', () => {
    expect(refusalOf([{ name: 'model.json' }, { name: 'weights.bin' }])).toBeNull();
    expect(looksLikeModel([{ name: 'cat.jpg' }, { name: 'notes.txt' }])).toBe(false);
  });
});
