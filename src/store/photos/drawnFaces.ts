import { LikenessError } from '../../errors.ts';
import type { Box } from '../../faces/types.ts';
import type { Face } from '../../storage/photos/photoRows.ts';
import { addPhoto } from '../../storage/photos/photos.ts';
import { faceInBox, sameFace } from '../faces/drawnBox.ts';
import type { FaceActions } from '../faces/faces.ts';
import type { PhotoIndex } from './photoIndex.ts';
import type { PhotoMedia, PhotoPictures } from './photoPictures.ts';
import { toFace } from './takeIn.ts';

interface Needs {
  index: PhotoIndex;
  pictures: PhotoPictures;
  media: PhotoMedia;
  find: FaceActions['find'];
  added: (face: Face) => Promise<void>;
  keepPictures: () => boolean;
}

/**
 * Faces that were missed. The detector looks again at what was drawn, alone and large. Where it still sees nothing, the face is
 * kept with the box as drawn and without an encoding: it can be named, and is compared with nobody. A box around a face that is
 * known already gives that one.
 */
export function drawnFaces({ index, pictures, media, find, added, keepPictures }: Needs) {
  const add = async (photoId: string, box: Box): Promise<string> => {
    const photo = index.photo(photoId);
    const file = await pictures.file(photoId);
    if (!photo || !file) throw new LikenessError('PictureGone');
    const bitmap = await media.decode(file);
    try {
      const seen = await faceInBox(find, bitmap, box);
      const there = index.facesOf(photoId).find((known) => sameFace(known.box, seen?.box ?? box));
      if (there) return there.id;
      const face: Face = seen
        ? { ...toFace(seen, photoId), drawn: true }
        : { ...empty(photoId), box, drawn: true };
      const picture = await media.cut(bitmap, face.box);
      await addPhoto(photo, [face], keepPictures() ? new Map([[face.id, picture]]) : new Map(), null);
      pictures.seen(face.id, picture);
      index.addFace(face);
      await added(face);
      return face.id;
    } finally {
      bitmap.close();
    }
  };
  return { add };
}

const empty = (photoId: string): Face =>
  toFace(
    {
      box: { x: 0, y: 0, width: 0, height: 0 },
      score: 0,
      landmarks: new Float32Array(0),
      pose: { yaw: 0, pitch: 0, roll: 0 },
      quality: {
        eyeDistance: 0,
        sharpness: 0,
        exposure: { mean: 0, contrast: 0, underexposed: 0, overexposed: 0 },
      },
      encoding: null,
      chip: null,
      doubt: 'no features',
    },
    photoId,
  );
