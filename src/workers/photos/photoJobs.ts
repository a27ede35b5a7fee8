import type { NearPair } from '../../faces/group/grouping.ts';
import type { Point } from '../../faces/group/point.ts';

/** The faces' ids, a list for each cluster, largest first. */
export type Clusters = { ids: string[]; label: string | null }[];

export type PhotoJobs = {
  /** Forgets what it knew and groups these. */
  start: { input: { points: Point[] }; partial: never; output: Clusters };
  /** Takes faces in and out, and what is said of others; each as `Grouping` has it. */
  change: {
    input: { add?: Point[]; remove?: string[]; decide?: Pick<Point, 'id' | 'label' | 'not'>[] };
    partial: never;
    output: null;
  };
  clusters: { input: Record<string, never>; partial: never; output: Clusters };
  /** Groups all anew: after a run, when what came one by one may fit better. */
  regroup: { input: Record<string, never>; partial: never; output: Clusters };
  /** Clusters that may be one person, nearest first. */
  nearPairs: { input: { beyond: number; most: number }; partial: never; output: NearPair[] };
  nearestLabels: {
    input: { ids: string[]; beyond: number };
    partial: never;
    output: { label: string; distance: number }[];
  };
};
