import type { TakenPhoto } from './facts.ts';

/** Box edges with so many decimals: a tenth of a pixel of any photo. */
const DECIMALS = 5;

/**
 * One line a face: file, person, group, distance, box as shares of the picture. RFC 4180, with the mark by which spreadsheets
 * know UTF-8. A field that a spreadsheet would take for a formula is told as text.
 */
export function csvOf(photos: readonly TakenPhoto[]): string {
  const head = 'file,person,group,distance,left,top,width,height,picture_width,picture_height';
  const lines = photos.flatMap(({ path, width, height, faces }) =>
    faces.map(({ person, group, distance, box }) =>
      [
        field(path),
        field(person ?? ''),
        group,
        distance?.toFixed(4) ?? '',
        ...[box.x, box.y, box.width, box.height].map((share) => share.toFixed(DECIMALS)),
        width,
        height,
      ].join(','),
    ),
  );
  return `\ufeff${[head, ...lines].join('\r\n')}\r\n`;
}

/** Everything as one JSON document. */
export function jsonOf(photos: readonly TakenPhoto[]): string {
  return `${JSON.stringify({ format: 'likeness-photos', version: 1, photos }, null, 1)}\n`;
}

function field(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A face's encoding with what finds it again. */
export interface EncodedFace {
  id: string;
  file: string;
  person: string | null;
  encoder: string;
  encoding: Float32Array;
}

/**
 * JSON Lines, one object a face: `embedding` is a list of numbers, which pgvector's text format and FAISS's arrays take as it is.
 * Nine digits give every float32 back.
 */
export function encodingLines(faces: readonly EncodedFace[]): string {
  return faces
    .map(
      ({ encoding, ...rest }) =>
        `${JSON.stringify({ ...rest, metric: 'squared euclidean', embedding: Array.from(encoding, (value) => Number(value.toPrecision(9))) })}\n`,
    )
    .join('');
}
