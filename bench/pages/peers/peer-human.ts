import { assets, canvasOf, type Peer } from './peer.ts';

// Its own TF.js and its own settings, but for what is not asked of the others: body, hands, gestures, emotions, irises.

async function load(): Promise<Peer> {
  // As published: bundling it again would rename what its threads look for.
  const bundle = `${assets}human/human.esm.js`;
  const { Human }: typeof import('@vladmandic/human') = await import(/* @vite-ignore */ bundle);
  const off = { enabled: false };
  const human = new Human({
    backend: 'wasm',
    wasmPath: `${assets}wasm/`,
    modelBasePath: `${assets}human/`,
    // Each picture is another: nothing of the last may be used again.
    cacheSensitivity: 0,
    filter: off,
    face: {
      detector: { maxDetected: 20 },
      mesh: { enabled: true },
      description: { enabled: true },
      iris: off,
      emotion: off,
    },
    body: off,
    hand: off,
    gesture: off,
    object: off,
  });
  await human.load();
  return {
    backend: human.tf.getBackend(),
    encode: async (picture) => {
      const { face } = await human.detect(canvasOf(picture));
      return face
        .toSorted((a, b) => b.box[2] * b.box[3] - a.box[2] * a.box[3])
        .flatMap(({ embedding }) => (embedding ? [Float32Array.from(embedding)] : []));
    },
    distance: (left, right) => human.match.distance([...left], [...right]),
  };
}

window.peer = load();
