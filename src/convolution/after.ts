import { cellsOf, flatIndex, type Grid, placeOf } from './types.ts';

/** What follows a convolution: whether negative sums become 0, and what each block of two cells along every axis becomes. */
export interface After {
  relu: boolean;
  pooling: Pooling;
}

export type Pooling = 'none' | 'max' | 'average';

/** Side of a block, and cells from one block to the next. */
export const BLOCK = 2;

/** One filter's sums, `[...size]`. */
export function channelOf(grid: Grid, channel: number): Grid {
  const data = Float32Array.from(
    { length: cellsOf(grid.size) },
    (_, cell) => grid.data[cell * grid.channels + channel] ?? 0,
  );
  return { size: grid.size, channels: 1, data };
}

/** max(z, 0) of every cell. */
export function reluOf(grid: Grid): Grid {
  return { ...grid, data: grid.data.map((z) => Math.max(z, 0)) };
}

/** floor(n / 2) along every axis; a last cell left over is in no block. */
export function pooledSize(size: readonly number[]): number[] {
  return size.map((length) => Math.floor(length / BLOCK));
}

/** The numbers of the block at a place of the pooled grid, in row-major order. */
export function blockAt({ size, channels, data }: Grid, place: readonly number[], channel = 0): number[] {
  const shape = size.map(() => BLOCK);
  return Array.from({ length: cellsOf(shape) }, (_, flat) => {
    const at = placeOf(shape, flat).map((offset, axis) => (place[axis] ?? 0) * BLOCK + offset);
    return data[flatIndex(size, at) * channels + channel] ?? 0;
  });
}

/** What a block becomes: its largest number, or its mean. */
export function pooled(block: readonly number[], pooling: Exclude<Pooling, 'none'>): number {
  return pooling === 'max' ? Math.max(...block) : block.reduce((sum, each) => sum + each, 0) / block.length;
}

/** Every block of one channel, pooled: `[...floor(size / 2)]`. */
export function poolingOf(grid: Grid, pooling: Exclude<Pooling, 'none'>): Grid {
  const size = pooledSize(grid.size);
  const data = Float32Array.from({ length: cellsOf(size) }, (_, flat) =>
    pooled(blockAt(grid, placeOf(size, flat)), pooling),
  );
  return { size, channels: 1, data };
}
