import { Grouping } from '../../faces/group/grouping.ts';
import type { Subject } from '../jobs/subject.ts';
import type { PhotoJobs } from './photoJobs.ts';

let grouping = new Grouping();

export const subject: Subject<PhotoJobs> = {
  jobs: {
    start: async ({ points }) => {
      grouping = new Grouping();
      grouping.add(points);
      return grouping.clusters();
    },
    change: async ({ add = [], remove = [], decide = [] }) => {
      grouping.remove(remove);
      grouping.decide(decide);
      grouping.add(add);
      return null;
    },
    clusters: async () => grouping.clusters(),
    regroup: async () => {
      grouping.regroup();
      return grouping.clusters();
    },
    nearPairs: async ({ beyond, most }) => grouping.nearPairs(beyond, 2).slice(0, most),
    nearestLabels: async ({ ids, beyond }) => grouping.nearestLabels(ids, beyond),
  },
  serial: ['start', 'change', 'clusters', 'regroup', 'nearPairs', 'nearestLabels'],
};
