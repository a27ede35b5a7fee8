import type { ModelParts } from './modelFiles.ts';

/** An operation of a TensorFlow graph, as the converter writes it. */
export interface GraphNode {
  name: string;
  op: string;
  /** Without control inputs: "name" or "name:1". */
  input: string[];
  attr: Readonly<Record<string, Attribute | undefined>>;
}

interface Attribute {
  s?: string;
  i?: string | number;
  f?: number;
  b?: boolean;
  type?: string;
  list?: { i?: (string | number)[]; s?: string[]; f?: number[] };
  shape?: { dim?: { size: string | number }[]; unknownRank?: boolean };
}

export function nodesOf({ topology }: ModelParts): GraphNode[] {
  return ((topology.node ?? []) as Partial<GraphNode>[]).map(
    ({ name = '', op = '', input = [], attr = {} }) => ({
      name,
      op,
      input: input.filter((source) => !source.startsWith('^')).map((source) => source.replace(/:0$/, '')),
      attr,
    }),
  );
}

/** The node that an input's name belongs to. */
export function ownerOf(input: string): string {
  return input.split(':')[0] ?? input;
}

/** Text is written in base64. */
export function textOf(attribute: Attribute | undefined): string {
  return attribute?.s === undefined ? '' : atob(attribute.s);
}

export function textsOf(attribute: Attribute | undefined): string[] {
  return (attribute?.list?.s ?? []).map((text) => atob(text));
}

export function numbersOf(attribute: Attribute | undefined): number[] {
  return (attribute?.list?.i ?? []).map(Number);
}

/** Lengths along the axes behind the batch; null where any will do, or where nothing is said. */
export function placeholderShape({ attr }: GraphNode): (number | null)[] | null {
  const dims = attr.shape?.shape?.dim;
  if (!dims || dims.length === 0) return null;
  return dims.slice(1).map(({ size }) => (Number(size) > 0 ? Number(size) : null));
}
