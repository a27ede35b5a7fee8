import { LikenessError } from '../../../errors.ts';
import type { InputRange, LayeredNetwork, NetworkInput } from '../network.ts';

const ranges = {
  '0 to 1': { scale: 1, offset: 0 },
  '-1 to 1': { scale: 2, offset: -1 },
  '0 to 255': { scale: 255, offset: 0 },
} as const;

/** Networks of any size divide their sides at most so often. */
const MOST_MULTIPLE = 128;

/**
 * A model's one input as a picture.
 *
 * @param inputs of the model: without the batch, null or -1 where any length will do
 * @throws LikenessError `NotAPictureModel` that says what it takes instead
 */
export function pictureInput(
  inputs: readonly { shape: readonly (number | null)[]; whole?: boolean }[],
  range: InputRange,
): NetworkInput {
  const [first, ...others] = inputs;
  if (!first) throw new LikenessError('NotAPictureModel:noInput');
  const shapes = inputs.map(({ shape }) => shapeOf(shape)).join(', ');
  if (others.length > 0) throw new LikenessError('NotAPictureModel:inputs', { count: inputs.length, shapes });
  const { shape, whole = false } = first;
  if (shape.length !== 3)
    throw new LikenessError('NotAPictureModel:shape', { kind: kindOf(shape.length), shape: shapes });
  const [height, width, channels] = shape.map((length) => (length && length > 0 ? length : null)) as [
    number | null,
    number | null,
    number | null,
  ];
  const [leading = null] = shape;
  if ((channels ?? 3) > 4 && (leading === 1 || leading === 3)) {
    throw new LikenessError('NotAPictureModel:channelsFirst', { shape: shapes });
  }
  if (channels !== null && channels !== 1 && channels !== 3 && channels !== 4) {
    throw new LikenessError('NotAPictureModel:channels', { shape: shapes, channels });
  }
  // Where only one side is fixed the other is made as long.
  const size =
    height === null && width === null ? null : ([height ?? width, width ?? height] as [number, number]);
  return {
    size,
    multiple: 1,
    channels: channels ?? 3,
    ...ranges[whole ? '0 to 255' : range],
    ...(whole ? { whole } : { range }),
  };
}

/** What the sides of a picture must be multiples of, so that nothing is cut off on the way through a network of any size. */
export function largestStride({ steps }: LayeredNetwork): number {
  const strides: number[] = [];
  for (const { inputs, window } of steps) {
    const along = inputs.map((source) => {
      const seen = window(MOST_MULTIPLE, 0);
      if (typeof seen === 'string') return 1;
      const up = 'up' in seen ? (seen.up ?? 1) : 1;
      return ((strides[source] ?? 1) * seen.stride) / up;
    });
    strides.push(Math.max(1, ...along));
  }
  return Math.min(MOST_MULTIPLE, Math.ceil(Math.max(1, ...strides)));
}

/** A question mark where any length will do. */
const shapeOf = (shape: readonly (number | null)[]): string =>
  shape.map((length) => (length && length > 0 ? length : '?')).join(' × ');

function kindOf(axes: number): 'number' | 'list' | 'sequence' | 'volume' {
  if (axes === 0) return 'number';
  if (axes === 1) return 'list';
  return axes === 2 ? 'sequence' : 'volume';
}
