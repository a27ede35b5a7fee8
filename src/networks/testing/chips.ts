import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';

const photo = fileURLToPath(
  new URL('../../../node_modules/@vladmandic/face-api/demo/sample6.jpg', import.meta.url),
);

/** Squares around the four faces of the photo, in its pixels. */
const squares = [
  { left: 216, top: 456, side: 288 },
  { left: 624, top: 360, side: 288 },
  { left: 1128, top: 312, side: 288 },
  { left: 1428, top: 216, side: 312 },
];

/** Faces cut out of a photo, not aligned: [4, 150, 150, 3], RGB, 0..255. */
export async function photoChips(): Promise<tf.Tensor4D> {
  const cut = await Promise.all(
    squares.map(({ left, top, side }) =>
      sharp(photo)
        .extract({ left, top, width: side, height: side })
        .resize(150, 150)
        .removeAlpha()
        .raw()
        .toBuffer(),
    ),
  );
  return tf.tensor4d(Float32Array.from(Buffer.concat(cut)), [squares.length, 150, 150, 3]);
}

/** A chip by formula, the same on every machine: [1, 150, 150, 3]. */
export function formulaChip(): tf.Tensor4D {
  const rgb = Float32Array.from({ length: 150 * 150 * 3 }, (_, i) => {
    const [x, y, channel] = [Math.floor(i / 3) % 150, Math.floor(i / 450), i % 3];
    return (x * x + 3 * y * (channel + 1) + x * y) % 256;
  });
  return tf.tensor4d(rgb, [1, 150, 150, 3]);
}
