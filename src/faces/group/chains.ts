/** What a chain needs to know of clusters, which are told by slots. */
export interface Linkage {
  /** Slots that may lie within the cut of this one. */
  near: (slot: number) => Iterable<number>;
  /** Average distance of two clusters, or any number >= bound when it is not under it. */
  between: (a: number, b: number, bound: number) => number;
  mayMerge: (a: number, b: number) => boolean;
  /** `a` takes `b` in, which is gone then. */
  merge: (a: number, b: number) => void;
  /** Nothing is within the cut of this one, now or ever: it need not be told as near any more. */
  done: (slot: number) => void;
}

/**
 * Merges clusters by average linkage up to a cut, along nearest-neighbour chains (Benzecri 1982; Murtagh 1983): a cluster, its
 * nearest one, the nearest one of that, until two are each other's. That is exact for average linkage, which is reducible: a
 * merged cluster is never nearer to a third than the nearer of its parts was. Pairs that must not merge are infinitely far apart,
 * and it stays so. Reducible also means that a cluster whose nearest one lies beyond the cut is done.
 *
 * @param starts where chains begin; clusters that none reaches stay apart from each other
 */
export function mergeChains(linkage: Linkage, starts: readonly number[], cut: number): void {
  /** The nearest one within the cut; of equally near ones the one before in the chain, or it would never end. -1: none. */
  const nearest = (slot: number, before: number): number => {
    let best = before;
    // A distance of just the cut merges, also when it was rounded up.
    let least = before < 0 ? cut * (1 + 1e-12) : linkage.between(slot, before, Number.POSITIVE_INFINITY);
    for (const other of linkage.near(slot)) {
      if (other === slot || other === before) continue;
      const distance = linkage.between(slot, other, least);
      if (distance >= least || !linkage.mayMerge(slot, other)) continue;
      least = distance;
      best = other;
    }
    return best;
  };

  const over = new Set<number>();
  const queue = [...starts];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const chain = over.has(next) ? [] : [next];
    for (let tip = chain.at(-1); tip !== undefined; tip = chain.at(-1)) {
      const before = chain.at(-2) ?? -1;
      const found = nearest(tip, before);
      if (found === -1) {
        over.add(tip);
        linkage.done(tip);
        chain.pop();
      } else if (found === before) {
        chain.length -= 2;
        over.add(before);
        linkage.merge(tip, before);
        // What is left of the chain is one still, and may or may not come upon the merged cluster.
        queue.push(tip);
      } else chain.push(found);
    }
  }
}

/** Who may be near whom, kept while clusters merge. */
export interface Near {
  near: Linkage['near'];
  done: Linkage['done'];
  /** `a` takes `b` in. */
  joined: (a: number, b: number) => void;
}

/** Every slot may be near every other: right for a few new clusters among many. */
export function allNear(slots: Iterable<number>): Near {
  const active = new Set(slots);
  return {
    near: () => active,
    done: (slot) => void active.delete(slot),
    joined: (_, b) => void active.delete(b),
  };
}

/**
 * Only slots with an edge between any of their faces are near: an average is not under the smallest of what it averages. Edges
 * are handed on when clusters merge.
 *
 * @param edges for each slot the slots near it; a pair may be told once
 */
export function graphNear(edges: ReadonlyMap<number, readonly number[]>): Near {
  const near = new Map([...edges].map(([slot, others]) => [slot, new Set(others)]));
  for (const [slot, others] of edges) for (const other of others) near.get(other)?.add(slot);
  const none: ReadonlySet<number> = new Set();
  const cutOff = (slot: number) => {
    const others = near.get(slot) ?? none;
    for (const other of others) near.get(other)?.delete(slot);
    near.delete(slot);
    return others;
  };
  return {
    near: (slot) => near.get(slot) ?? none,
    done: (slot) => void cutOff(slot),
    joined: (a, b) => {
      for (const other of cutOff(b)) {
        if (other === a) continue;
        near.get(a)?.add(other);
        near.get(other)?.add(a);
      }
    },
  };
}
