/** Weights and WASM binaries that come out of node_modules into the output; nothing of them is committed. */
const human = 'node_modules/@vladmandic/human/models';
const faceApi = 'node_modules/@vladmandic/face-api/model';
const wasm = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';

export const networkFiles = [
  { src: `${human}/{blazeface,facemesh,antispoof,liveness}.{json,bin}`, dest: 'models' },
  { src: `${faceApi}/{face_recognition,ssd_mobilenetv1}_model*`, dest: 'models' },
  { src: 'node_modules/@vladmandic/face-api/demo/sample{1,2,3,4,5,6}.jpg', dest: 'samples' },
  { src: `${wasm}/*.wasm`, dest: 'wasm' },
];
