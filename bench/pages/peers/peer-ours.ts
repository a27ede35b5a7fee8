import { squaredDistance } from '../../../src/faces/match/distance.ts';
import { createFaceClient } from '../../../src/workers/faces/faceClient.ts';
import { assets, type Peer } from './peer.ts';

const options = { mirror: location.hash === '#mirrored', encode: true, chips: false, video: false };

async function load(): Promise<Peer> {
  const client = createFaceClient();
  const { backend } = await client.run('prepare', { backend: 'wasm', assets, ahead: true });
  return {
    backend,
    encode: async (picture) => {
      const image = await createImageBitmap(picture);
      const { faces } = await client.run('encodeFaces', { image, options }, { transfer: [image] });
      return faces.flatMap(({ encoding }) => (encoding ? [encoding] : []));
    },
    distance: squaredDistance,
  };
}

window.peer = load();
