/** A whole pipeline, from a picture to the encodings of its faces, as its own documentation has people use it. */
export interface Peer {
  backend: string;
  /** Encodings of the faces found, the largest face first. */
  encode: (picture: ImageBitmap) => Promise<Float32Array[]>;
  /** How far apart two encodings are, by the pipeline's own measure: more is less alike. */
  distance: (left: Float32Array, right: Float32Array) => number;
}

declare global {
  interface Window {
    peer?: Promise<Peer>;
  }
}

/** The folder that the bench's files lie in. */
export const assets = new URL('../../../', location.href).href;

/** The picture on a canvas of this realm: the peers know no other's. */
export function canvasOf(picture: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  return canvas;
}
