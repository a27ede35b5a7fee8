import { type FacePlace, placesOf } from '../../style/faces/places.ts';
import { isSampleTitle } from '../../style/samples/samples.ts';
import type { Studio } from './studio.ts';
import { MAX_INPUT_SIDE } from './styleInputs.ts';
import type { ContentPicture } from './styleState.ts';

/** The content's faces, looked for once a picture and only while faces are kept. */
export function contentFaces({ state, change, media, findFaces, noteFault }: Studio): {
  look: () => Promise<readonly FacePlace[]>;
} {
  let looking: { id: string; found: Promise<readonly FacePlace[]> } | null = null;

  async function find({ id, name, file }: ContentPicture): Promise<readonly FacePlace[]> {
    const tell = (places: readonly FacePlace[] | null) => {
      if (state().content?.id === id) change({ faces: { of: id, places } });
    };
    // Pictures drawn by formula hold no faces; for them the face networks are not even loaded.
    if (isSampleTitle(name)) {
      tell([]);
      return [];
    }
    tell(null);
    try {
      const places = placesOf(await findFaces(await media.decodeImage(file, name, MAX_INPUT_SIDE)));
      tell(places);
      return places;
    } catch (error) {
      // The picture is made all the same; the next look tries again.
      looking = null;
      tell([]);
      noteFault(error);
      return [];
    }
  }

  return {
    look: async () => {
      const { content, recipe } = state();
      if (!content || !recipe.keepFaces) return [];
      if (looking?.id !== content.id) looking = { id: content.id, found: find(content) };
      return looking.found;
    },
  };
}
