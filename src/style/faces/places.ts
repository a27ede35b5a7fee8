/** A face in the content: its rectangle as parts of the content's width and height, 0..1. */
export interface FacePlace {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The faces that a detector found and does not doubt, as places. */
export function placesOf({
  width,
  height,
  faces,
}: {
  width: number;
  height: number;
  faces: readonly { box: FacePlace; doubt?: unknown }[];
}): FacePlace[] {
  return faces
    .filter(({ doubt }) => !doubt)
    .map(({ box }) => ({
      x: box.x / width,
      y: box.y / height,
      width: box.width / width,
      height: box.height / height,
    }));
}
