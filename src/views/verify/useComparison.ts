import { useEffect, useState } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { toastError } from '../../ui/messages/toasts.ts';
import type { Side } from './side.ts';

interface Comparison {
  /** d between the two sides, through the head in use; null while one is missing. */
  distance: number | null;
  /** yhat by the binary head in use; null without one. */
  chance: number | null;
}

const nothing: Comparison = { distance: null, chance: null };

/** Compares the two sides. A person's distance is that of their nearest template. */
export function useComparison(left: Side | null, right: Side | null): Comparison {
  const people = useLikeness((state) => state.gallery.people);
  const inUse = useLikeness((state) => state.trained.inUse);
  const [comparison, setComparison] = useState(nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the gallery or of the head changes the templates.
  useEffect(() => {
    let gone = false;
    const between = async () => {
      if (!left || !right) return null;
      if (left.encoding && right.encoding) return actions().trained.distance(left.encoding, right.encoding);
      if (left.encoding && right.personId)
        return actions().faces.distanceToPerson(left.encoding, right.personId);
      if (right.encoding && left.personId)
        return actions().faces.distanceToPerson(right.encoding, left.personId);
      if (left.personId && right.personId)
        return actions().gallery.distanceBetween(left.personId, right.personId);
      return null;
    };
    const sideOf = (side: Side | null) => side?.encoding ?? side?.personId ?? null;
    between()
      .then((distance) => {
        if (gone) return;
        const [a, b] = [sideOf(left), sideOf(right)];
        const chance = distance !== null && a && b ? actions().gallery.bestSameness(a, b) : null;
        setComparison({ distance, chance });
      })
      .catch((error: unknown) => {
        if (gone) return;
        setComparison(nothing);
        toastError(error);
      });
    return () => {
      gone = true;
    };
  }, [left, right, people, inUse]);
  return comparison;
}
