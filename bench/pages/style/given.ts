import type { Pixels } from '../../../src/picture/pixels.ts';

/** Gives a file of the caller as base64, by the name that the page asks for. */
declare const give: (name: string) => Promise<string>;

export async function givenFile(name: string): Promise<ArrayBuffer> {
  const response = await fetch(`data:application/octet-stream;base64,${await give(name)}`);
  return response.arrayBuffer();
}

export async function givenPixels(name: string): Promise<Pixels> {
  const bitmap = await createImageBitmap(new Blob([await givenFile(name)]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  return { data, width, height };
}
