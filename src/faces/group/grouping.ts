import { LikenessError } from '../../errors.ts';
import { mismatch } from '../match/distance.ts';
import { allNear, graphNear, mergeChains, type Near } from './chains.ts';
import { Means, summarise } from './means.ts';
import { neighboursWithin } from './neighbours.ts';
import { type Claims, claimsOf, DEFAULT_CUT, mayMerge, type Point } from './point.ts';

/** Up to so many faces all pairs are looked at. */
const FEW = 300;
/** Near faces remembered of each: a person in thousands of photos has that many near each of theirs, and more tell no more. */
const MOST_EDGES = 64;

interface Cluster extends Claims {
  members: Point[];
  photos: Map<string, readonly Point[]>;
}

/** Clusters that might be one person. */
export interface NearPair {
  /** Ids of the faces of either. */
  a: string[];
  b: string[];
  /** Average d. */
  distance: number;
}

/**
 * Groups faces without names by average linkage on d (UPGMA; Sokal and Michener 1958), cut at a distance. Chains of look-alikes,
 * which melt everybody into one where single links or whispers decide, do not form.
 *
 * Faces that do not found a cluster are given afterwards to the nearest one within the cut on average, and do not move its mean.
 * What the person said of faces holds: those with different labels, or with a label and its denial, are never together. Nor are
 * two faces of one photo, unless they are as near as a mirror's image.
 */
export class Grouping {
  readonly cut: number;
  readonly #points = new Map<string, Point>();
  #means: Means | null = null;
  readonly #clusters: (Cluster | null)[] = [];
  readonly #free: number[] = [];
  /** The cluster's slot of each face that is in one. */
  readonly #slotOf = new Map<string, number>();

  constructor(cut = DEFAULT_CUT) {
    this.cut = cut;
  }

  get size(): number {
    return this.#points.size;
  }

  /**
   * Takes in new faces, each merged as far as the cut allows, without looking anew at what is apart already. Those known by id
   * are passed over.
   *
   * @throws LikenessError `EncodingMismatch` or `GalleryDamaged` when an encoding does not fit, and then takes in none
   */
  add(points: readonly Point[]): void {
    const fresh = points.filter(({ id }) => !this.#points.has(id));
    const dimension = this.#means?.dimension ?? fresh[0]?.encoding.length ?? 0;
    for (const { encoding } of fresh) {
      if (encoding.length !== dimension) throw mismatch(encoding.length, dimension);
      if (!encoding.every(Number.isFinite)) throw new LikenessError('GalleryDamaged:encoding');
    }
    for (const point of fresh) this.#points.set(point.id, point);
    this.#settle(fresh);
  }

  /** Takes faces out; what they were with stays together. */
  remove(ids: readonly string[]): void {
    const gone = new Set(ids);
    const touched = this.#slotsOf(ids);
    for (const id of ids) {
      this.#points.delete(id);
      this.#slotOf.delete(id);
    }
    const loose: Point[] = [];
    for (const slot of touched) {
      const members = this.#at(slot).members.filter(({ id }) => !gone.has(id));
      if (!this.#fill(slot, members)) loose.push(...members);
    }
    this.#settle(loose);
  }

  /**
   * What the person now says of faces. A cluster whose members contradict each other comes apart, and they are merged anew;
   * others only change their label, and merge with what they were kept from.
   */
  decide(changes: readonly Pick<Point, 'id' | 'label' | 'not'>[]): void {
    const loose: Point[] = [];
    const touched = this.#slotsOf(changes.map(({ id }) => id));
    for (const { id, label, not } of changes) {
      const point = this.#points.get(id);
      if (!point) continue;
      const changed = { ...point, label, not };
      this.#points.set(id, changed);
      if (!this.#slotOf.has(id)) loose.push(changed);
    }
    const whole: number[] = [];
    for (const slot of touched) {
      const members = this.#at(slot).members.flatMap(({ id }) => this.#points.get(id) ?? []);
      if (this.#fill(slot, members)) whole.push(slot);
      else loose.push(...members);
    }
    this.#settle(loose, whole);
  }

  /** Forgets the clusters and makes them anew of all faces at once: what came one by one may fit better now. */
  regroup(): void {
    this.#clusters.length = 0;
    this.#free.length = 0;
    this.#slotOf.clear();
    this.#settle([...this.#points.values()]);
  }

  /** The faces' ids, a list for each cluster, largest first; a face that no cluster took in is one of its own. */
  clusters(): { ids: string[]; label: string | null }[] {
    const found = this.#used().map((slot) => {
      const { members, label } = this.#at(slot);
      return { ids: members.map(({ id }) => id), label };
    });
    for (const { id, label } of this.#points.values()) {
      if (!this.#slotOf.has(id)) found.push({ ids: [id], label });
    }
    return found.sort((a, b) => b.ids.length - a.ids.length);
  }

  /**
   * Pairs of clusters that were kept apart by the cut alone, up to an average distance, nearest first.
   *
   * @param least faces that the smaller one has at least
   */
  nearPairs(beyond: number, least: number): NearPair[] {
    const large = this.#used().filter((slot) => this.#at(slot).members.length >= least);
    const pairs: NearPair[] = [];
    for (const [i, a] of large.entries()) {
      for (let j = i + 1; j < large.length; j++) {
        const b = large[j] as number;
        const distance = this.#means?.between(a, b, beyond) ?? beyond;
        if (distance >= beyond || !this.#mayAsk(a, b)) continue;
        const [left, right] = [a, b].map((slot) => this.#at(slot).members.map(({ id }) => id));
        pairs.push({ a: left ?? [], b: right ?? [], distance });
      }
    }
    return pairs.sort((a, b) => a.distance - b.distance);
  }

  /** The labels nearest to a set of faces: average d to the nearest cluster that has it, nearest first. */
  nearestLabels(ids: readonly string[], beyond: number): { label: string; distance: number }[] {
    const own = summarise(ids.flatMap((id) => this.#points.get(id)?.encoding ?? []));
    if (!own || !this.#means) return [];
    const best = new Map<string, number>();
    for (const slot of this.#used()) {
      const { label } = this.#at(slot);
      if (!label) continue;
      const bound = best.get(label) ?? beyond;
      const distance = this.#means.from(own, slot, bound);
      if (distance < bound) best.set(label, distance);
    }
    return [...best]
      .map(([label, distance]) => ({ label, distance }))
      .sort((a, b) => a.distance - b.distance);
  }

  /**
   * Merges loose faces, and clusters whose claims changed, among themselves and into what is there; then those that found nothing
   * are given away.
   */
  #settle(loose: readonly Point[], changed: readonly number[] = []): void {
    const [first] = loose;
    if (first) this.#means ??= new Means(first.encoding.length);
    const means = this.#means;
    if (!means || loose.length + changed.length === 0) return;
    const whole = this.#slotOf.size === 0;
    const founding = loose.filter(founds);
    const started = founding.map((point) => this.#begin(point));
    const near = whole && started.length > FEW ? this.#nearByEdges(founding, started) : allNear(this.#used());
    mergeChains(
      {
        near: near.near,
        done: near.done,
        between: (a, b, bound) => means.between(a, b, bound),
        mayMerge: (a, b) => mayMerge(this.#at(a), this.#at(b), this.cut),
        merge: (a, b) => {
          near.joined(a, b);
          this.#merge(a, b);
        },
      },
      [...started, ...changed],
      this.cut,
    );
    // Also those from before, which may find a cluster now.
    for (const point of this.#points.values()) {
      if (!this.#slotOf.has(point.id) && !founds(point)) this.#give(point);
    }
  }

  #nearByEdges(points: readonly Point[], slots: readonly number[]): Near {
    const lists = neighboursWithin(
      points.map(({ encoding }) => encoding),
      this.cut,
      MOST_EDGES,
    );
    return graphNear(
      new Map(slots.map((slot, i) => [slot, (lists[i] ?? []).map((place) => slots[place] as number)])),
    );
  }

  #begin(point: Point): number {
    const slot = this.#free.pop() ?? this.#clusters.length;
    this.#fill(slot, [point]);
    return slot;
  }

  /**
   * Makes a slot the cluster of these faces.
   *
   * @returns false when they cannot be one, by what is claimed of them or because none founds it: then the slot is empty
   */
  #fill(slot: number, members: Point[]): boolean {
    const claims = claimsOf(members, this.cut);
    const described = summarise(members.filter(founds).map(({ encoding }) => encoding));
    if (!claims || !described || !this.#means) {
      for (const { id } of members) this.#slotOf.delete(id);
      this.#clusters[slot] = null;
      this.#free.push(slot);
      return false;
    }
    this.#means.set(slot, described);
    this.#clusters[slot] = { members, ...claims, photos: new Map(claims.photos) };
    for (const { id } of members) this.#slotOf.set(id, slot);
    return true;
  }

  #merge(a: number, b: number): void {
    const [left, right] = [this.#at(a), this.#at(b)];
    this.#means?.merge(a, b);
    for (const { id } of right.members) this.#slotOf.set(id, a);
    left.members.push(...right.members);
    take(left, right);
    this.#clusters[b] = null;
    this.#free.push(b);
  }

  #give(point: Point): void {
    const own = { mean: Float64Array.from(point.encoding), spread: 0, weight: 1 };
    const claims = claimsOf([point], this.cut);
    let best = -1;
    let least = this.cut;
    for (const slot of this.#used()) {
      const distance = this.#means?.from(own, slot, least) ?? least;
      if (distance >= least || !claims || !mayMerge(claims, this.#at(slot), this.cut)) continue;
      least = distance;
      best = slot;
    }
    if (best === -1) return;
    const cluster = this.#at(best);
    cluster.members.push(point);
    if (claims) take(cluster, claims);
    this.#slotOf.set(point.id, best);
  }

  #mayAsk(a: number, b: number): boolean {
    const [left, right] = [this.#at(a), this.#at(b)];
    return mayMerge(left, right, this.cut) && !(left.label && left.label === right.label);
  }

  #used(): number[] {
    return this.#clusters.flatMap((cluster, slot) => (cluster ? slot : []));
  }

  #slotsOf(ids: readonly string[]): Set<number> {
    return new Set(ids.flatMap((id) => this.#slotOf.get(id) ?? []));
  }

  #at(slot: number): Cluster {
    return this.#clusters[slot] as Cluster;
  }
}

/** A cluster claims what its new members claim, too. */
function take(cluster: Cluster, { label, not, photos }: Claims): void {
  cluster.label ??= label;
  if (not) cluster.not = new Set([...(cluster.not ?? []), ...not]);
  for (const [photo, faces] of photos)
    cluster.photos.set(photo, [...(cluster.photos.get(photo) ?? []), ...faces]);
}

/** What the person named is sure enough to found a cluster. */
const founds = (point: Point) => point.founds || point.label !== null;
