import { assets, canvasOf, type Peer } from './peer.ts';

// Its own TF.js and its own settings: SSD MobileNet, 68 landmarks, 128 numbers.

async function load(): Promise<Peer> {
  // As published: bundling it again would rename what its threads look for.
  const bundle = `${assets}face-api/face-api.esm.js`;
  const faceapi: typeof import('@vladmandic/face-api/dist/face-api.esm.js') = await import(
    /* @vite-ignore */ bundle
  );
  const tf = faceapi.tf as unknown as {
    setWasmPaths: (folder: string, usePlatformFetch?: boolean) => void;
    setBackend: (name: string) => Promise<boolean>;
    ready: () => Promise<void>;
    getBackend: () => string;
  };
  tf.setWasmPaths(`${assets}wasm/`);
  await tf.setBackend('wasm');
  await tf.ready();
  const models = `${assets}face-api/`;
  await faceapi.nets.ssdMobilenetv1.loadFromUri(models);
  await faceapi.nets.faceLandmark68Net.loadFromUri(models);
  await faceapi.nets.faceRecognitionNet.loadFromUri(models);
  return {
    backend: tf.getBackend(),
    encode: async (picture) => {
      const found = await faceapi
        .detectAllFaces(canvasOf(picture), new faceapi.SsdMobilenetv1Options())
        .withFaceLandmarks()
        .withFaceDescriptors();
      return found
        .toSorted((a, b) => b.detection.box.area - a.detection.box.area)
        .map(({ descriptor }) => descriptor);
    },
    distance: (left, right) => faceapi.euclideanDistance(left, right),
  };
}

window.peer = load();
