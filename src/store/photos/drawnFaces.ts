import { LikenessError } from '../../errors.ts';
import type { Box, FaceObservation } from '../../faces/types.ts';
import type { Face } from '../../storage/photos/photoRows.ts';
import { addPhoto } from '../../storage/photos/photos.ts';
import type { FaceActions } from '../faces/faces.ts';
import type { PhotoIndex } from './photoIndex.ts';
import type { PhotoMedia, PhotoPictures } from './photoPictures.ts';
import { toFace } from './takeIn.ts';

/** Room around the drawn box that the detector sees, as a share of it. */
const ROOM = 0.6;

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
 * kept with the box as drawn and without an encoding: it can be named, and is compared with nobody.
 */
export function drawnFaces({ index, pictures, media, find, added, keepPictures }: Needs) {
  const add = async (photoId: string, box: Box): Promise<string> => {
    const photo = index.photo(photoId);
    const file = await pictures.file(photoId);
    if (!photo || !file) throw gone();
    const bitmap = await media.decode(file);
    try {
      const area = around(box, bitmap);
      const part = await createImageBitmap(bitmap, area.x, area.y, area.width, area.height);
      const { faces } = await find(part);
      const seen = nearestTo(faces, box, area);
      const face: Face = seen
        ? { ...toFace(seen, photoId), box: moved(seen.box, area), drawn: true }
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

/** The drawn box with room around it, inside the picture, whole pixels. */
export function around(box: Box, { width, height }: { width: number; height: number }): Box {
  const x = Math.max(0, Math.floor(box.x - ROOM * box.width));
  const y = Math.max(0, Math.floor(box.y - ROOM * box.height));
  return {
    x,
    y,
    width: Math.max(1, Math.min(width, Math.ceil(box.x + (1 + ROOM) * box.width)) - x),
    height: Math.max(1, Math.min(height, Math.ceil(box.y + (1 + ROOM) * box.height)) - y),
  };
}

const moved = (box: Box, by: Box): Box => ({ ...box, x: box.x + by.x, y: box.y + by.y });

/** Of the faces seen in the area the one whose middle lies in the drawn box, the nearest to its middle. */
function nearestTo(faces: readonly FaceObservation[], box: Box, area: Box): FaceObservation | null {
  const off = (face: FaceObservation) => {
    const at = moved(face.box, area);
    return [
      Math.abs(at.x + at.width / 2 - box.x - box.width / 2) / box.width,
      Math.abs(at.y + at.height / 2 - box.y - box.height / 2) / box.height,
    ] as const;
  };
  return (
    faces
      .filter((face) => Math.max(...off(face)) < 0.5 && face.encoding && !face.doubt)
      .sort((a, b) => Math.hypot(...off(a)) - Math.hypot(...off(b)))[0] ?? null
  );
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

function gone(): LikenessError {
  return new LikenessError(
    'PictureGone',
    'The photo’s file is not at hand.',
    'Drop its folder again: it is recognised, and nothing is computed twice.',
  );
}
