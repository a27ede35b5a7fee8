import type { Pixels } from '../../picture/pixels.ts';
import type { Projection } from '../../visualisation/projections.ts';
import type { PixelBox } from '../../visualisation/receptiveFields.ts';
import type { InputPicture } from '../../visualisation/topPatches.ts';

/** A projection, cut to what the unit sees: 0 is grey, brighter and darker is what raises and lowers the unit. */
export function projectionColours({ pixels, height, width }: Projection, field: PixelBox | null): Pixels {
  const box = field ?? { x: 0, y: 0, width, height };
  // The strongest hundredth is cut off: a few pixels would leave all others grey.
  const sizes = pixels
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const most = sizes[Math.floor(0.99 * sizes.length)] ?? 1;
  const data = new Uint8ClampedArray(box.width * box.height * 4).fill(255);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const from = 3 * ((box.y + y) * width + box.x + x);
      for (const c of [0, 1, 2]) {
        data[4 * (y * box.width + x) + c] = 127.5 + (127.5 * (pixels[from + c] ?? 0)) / most;
      }
    }
  }
  return { data, width: box.width, height: box.height };
}

const SPEAKS_FOR = [255, 150, 40] as const;
const SPEAKS_AGAINST = [60, 140, 255] as const;

/** Changes of d over a darkened grey picture: orange where covering takes the face away from the person, blue where nearer. */
export function changeColours(changes: Float32Array, { data: rgb, width, height }: InputPicture): Pixels {
  let most = 0;
  for (const change of changes) most = Math.max(most, Math.abs(change));
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  changes.forEach((change, i) => {
    const grey = 0.299 * (rgb[3 * i] ?? 0) + 0.587 * (rgb[3 * i + 1] ?? 0) + 0.114 * (rgb[3 * i + 2] ?? 0);
    const share = 0.85 * Math.min(1, Math.abs(change) / (most || 1));
    const colour = change > 0 ? SPEAKS_FOR : SPEAKS_AGAINST;
    for (const c of [0, 1, 2] as const) {
      data[4 * i + c] = grey * 0.75 * (1 - share) + colour[c] * share * (0.55 + (0.45 * grey) / 255);
    }
  });
  return { data, width, height };
}
