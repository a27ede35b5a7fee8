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
  if (!first) throw refused('It has no input.');
  const said = inputs.map(({ shape }) => shapeWords(shape)).join(' and ');
  if (others.length > 0)
    throw refused(`It takes ${inputs.length} inputs, ${said}; here one picture goes in.`);
  const { shape, whole = false } = first;
  if (shape.length !== 3) throw refused(`It takes ${said}, ${kindOf(shape.length)}, and not a picture.`);
  const [height, width, channels] = shape.map((length) => (length && length > 0 ? length : null)) as [
    number | null,
    number | null,
    number | null,
  ];
  const [leading = null] = shape;
  if ((channels ?? 3) > 4 && (leading === 1 || leading === 3)) {
    throw refused(`It takes ${said}: channels before rows and columns (channels_first).`);
  }
  if (channels !== null && channels !== 1 && channels !== 3 && channels !== 4) {
    throw refused(
      `It takes ${said}, that is ${channels} channels; a picture has 3 (colours), 1 (grey) or 4 (with opacity).`,
    );
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

function shapeWords(shape: readonly (number | null)[]): string {
  return shape.map((length) => (length && length > 0 ? length : 'any')).join(' × ') || 'a single number';
}

function kindOf(axes: number): string {
  if (axes === 0) return 'a number';
  if (axes === 1) return 'a list of numbers';
  if (axes === 2) return 'a sequence (of sound, text or measurements)';
  return 'a volume or a film';
}

function refused(reason: string): LikenessError {
  return new LikenessError(
    'NotAPictureModel',
    `This model cannot be looked into. ${reason}`,
    'Use a model whose one input is a picture of height × width × 3 (or 1, or 4).',
  );
}
