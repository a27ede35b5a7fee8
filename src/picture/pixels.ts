/** RGBA bytes, row by row: what a canvas's ImageData takes. */
export interface Pixels {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}
