import { useState } from 'react';
import type { Slot } from './useSlot.ts';

/**
 * Which place a pasted picture lands in: the first free one; where all are taken, the one pointed at last.
 *
 * @returns its index, and what tells that the pointer or the keyboard's focus came to a place
 */
export function usePasteTarget(slots: readonly Slot[]): [target: number, aim: (at: number) => void] {
  const [aimed, setAimed] = useState(slots.length - 1);
  const free = slots.findIndex(({ content }) => content.kind === 'empty' || content.kind === 'failed');
  return [free < 0 ? aimed : free, setAimed];
}
