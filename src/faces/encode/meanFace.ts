/**
 * Seven points of dlib's mean face in its unit square, each with the index of the same spot in the 468-point face
 * mesh. Flat list of x, y in the order of `meshIndices`; right and left are the person's own.
 *
 * Source: the mean shape in dlib's `get_face_chip_details` (image_transforms/interpolation.h), points 36, 39, 42,
 * 45, 33, 48 and 54 of the 68.
 */
export const meanFacePoints: readonly number[] = [
  0.121737, 0.216423, 0.334606, 0.231733, 0.645647, 0.231733, 0.858516, 0.216423, 0.490127, 0.628106,
  0.254149, 0.780233, 0.726104, 0.780233,
];

/** Mesh indices of `meanFacePoints`: eye corners from the right outer to the left outer, under the nose, mouth corners. */
export const meshIndices: readonly number[] = [33, 133, 362, 263, 2, 61, 291];

/** Side of the encoder's input in pixels. */
export const chipSize = 150;

/** Margin around the unit face, as a share of its side: dlib's encoder was trained with a quarter. */
export const chipPadding = 0.25;

/** Where the seven points belong on the chip, in pixels: (padding + p) / (1 + 2 padding) * size. Flat x, y. */
export const chipPoints: readonly number[] = meanFacePoints.map(
  (p) => ((chipPadding + p) / (1 + 2 * chipPadding)) * chipSize,
);
