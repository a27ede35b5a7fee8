import { decodeImage } from '../../media/decode.ts';
import type { FaceClient } from '../../workers/faces/faceClient.ts';
import type { GetState, LikenessState } from '../state.ts';

const NEAREST = 3;

/** What the face worker answers about pictures. */
export function faceActions(
  get: GetState,
  client: FaceClient,
): Pick<LikenessState, 'findFaces' | 'findFacesInFile' | 'identify' | 'distanceToPerson'> {
  return {
    findFaces: async (image, options = {}, signal) => {
      try {
        await get().prepareEngine();
        signal?.throwIfAborted();
      } catch (error) {
        image.close();
        throw error;
      }
      const all = { mirror: get().settings.mirror, encode: true, chips: true, video: false, ...options };
      return client.run(
        'encodeFaces',
        { image, options: all },
        { transfer: [image], ...(signal && { signal }) },
      );
    },

    findFacesInFile: async (file, options, signal) =>
      get().findFaces(await decodeImage(file, file.name), options, signal),

    identify: async (encodings, signal) => {
      const { tau, margin } = get().settings;
      const input = { encodings, rule: { tau, margin }, nearest: NEAREST };
      return client.run('search', input, signal ? { signal } : {});
    },

    distanceToPerson: async (encoding, personId) => {
      const all = get().gallery.people.length;
      const { tau, margin } = get().settings;
      const input = { encodings: [encoding], rule: { tau, margin }, nearest: all };
      const [found] = await client.run('search', input);
      return found?.candidates.find((candidate) => candidate.personId === personId)?.distance ?? null;
    },
  };
}
