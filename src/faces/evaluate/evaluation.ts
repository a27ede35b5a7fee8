import { type Message, message } from '../../words/keys.ts';
import { type GallerySize, gallerySizes, rankOne } from '../match/identification.ts';
import {
  type Bands,
  bootstrap,
  bootstrapShare,
  FEWEST_PEOPLE,
  type Interval,
  REPLICATES,
} from './bootstrap.ts';
import type { RateCurves } from './calibration.ts';
import {
  type Comparisons,
  compareAll,
  compareListed,
  type EncodedPictures,
  type ListedPair,
  type Pace,
  splitSorted,
  type WorstPair,
  worstPairs,
} from './comparisons.ts';
import { type CrossValidation, crossValidate, type FoldedPair, foldsOfPeople } from './folds.ts';
import { aucOf, equalErrorOf, tarAtFarOf } from './metrics.ts';
import { countsByTau } from './tauGrid.ts';

export const FARS = [1e-1, 1e-2, 1e-3] as const;

/** Fewer pairs of a kind than this give no EER and no AUC. */
export const FEWEST_PAIRS = 10;

/** Pairs shown of each kind of error. */
const WORST = 8;

const FOLDS = 10;

export interface EvaluationInput extends EncodedPictures {
  /** Only these pairs; null: every picture with every other. */
  pairs: ListedPair[] | null;
  /** Whether `people` are people and not merely guessed from a list of pairs: then there is identification, too. */
  labelled: boolean;
}

export type Stage = 'comparing' | 'intervals' | 'identifying';

/** Everything an evaluation found; plain data. */
export interface EvaluationFigures {
  pictures: number;
  people: number;
  /** People with two pictures or more. */
  peopleWithTwo: number;
  genuine: number;
  impostor: number;
  /** Impostor pairs there are; `impostor` of them were drawn when that is less. */
  impostorInAll: number;
  /** Pairs of two different people among the impostor pairs: what is nearly independent in them. */
  impostorPeople: number;
  /** Pairs with d at most each threshold of the grid: [TAU_COUNT]. */
  genuineCounts: Float64Array;
  impostorCounts: Float64Array;
  /** Intervals over people; null with too few of them. */
  bands: Bands | null;
  /** Null when there are too few pairs of a kind. */
  auc: { value: number; interval: Interval | null } | null;
  eer: { rate: number; tau: number; interval: Interval | null } | null;
  /** `value` is null when the impostor pairs are fewer than 1 / far. */
  tar: { far: number; value: number | null; interval: Interval | null }[];
  rank1: { right: number; of: number; interval: Interval | null } | null;
  sizes: GallerySize[];
  worst: { genuine: WorstPair[]; impostor: WorstPair[] };
  /** With a list of pairs only. */
  folds: (CrossValidation & { listed: boolean }) | null;
  /** What the data does not support. */
  refusals: Message[];
}

/**
 * Evaluates verification and identification on encodings of labelled pictures.
 *
 * @param pace told the stage and its share done between pieces of work
 * @throws LikenessError `TooManyPictures`
 */
export async function evaluate(
  input: EvaluationInput,
  pace: (stage: Stage, share: number) => Promise<void> = async () => undefined,
  seed = 1,
): Promise<EvaluationFigures> {
  const { people, pairs, labelled } = input;
  const pictures = countPictures(people);
  const peopleWithTwo = pictures.filter((count) => count > 1).length;
  const stage =
    (name: Stage): Pace =>
    (share) =>
      pace(name, share);
  const comparisons = pairs
    ? compareListed(input, pairs)
    : await compareAll(input, { seed }, stage('comparing'));
  const sorted = splitSorted(comparisons);
  const genuine = sorted.genuine.length;
  const impostor = sorted.impostor.length;
  const enough = genuine >= FEWEST_PAIRS && impostor >= FEWEST_PAIRS;
  const intervals =
    pictures.length >= FEWEST_PEOPLE && enough
      ? await bootstrap(comparisons, { people, count: pictures.length }, FARS, { seed }, stage('intervals'))
      : null;
  // With one person nobody else can be named.
  const identified = labelled && pictures.length > 1;
  const found = identified ? await rankOne(input, stage('identifying')) : [];
  const eer = equalErrorOf(sorted);
  return {
    pictures: people.length,
    people: pictures.length,
    peopleWithTwo,
    genuine,
    impostor,
    impostorInAll: comparisons.impostorInAll,
    impostorPeople: pairsOfPeople(comparisons, people, pictures.length),
    genuineCounts: countsByTau(sorted.genuine),
    impostorCounts: countsByTau(sorted.impostor),
    bands: intervals?.bands ?? null,
    auc: enough ? { value: aucOf(sorted), interval: intervals?.auc ?? null } : null,
    eer: enough ? { ...eer, interval: intervals?.eer ?? null } : null,
    tar: FARS.map((far, i) => {
      const value = genuine >= FEWEST_PAIRS ? tarAtFarOf(sorted, far) : null;
      return { far, value, interval: value === null ? null : (intervals?.tar[i] ?? null) };
    }),
    rank1: found.length > 0 ? summarise(found, seed) : null,
    sizes: identified ? await gallerySizes(input, pictures.length, { seed }, stage('identifying')) : [],
    worst: worstPairs(comparisons, WORST),
    folds: pairs ? foldsOf(comparisons, pairs, people, pictures.length, seed) : null,
    refusals: refusalsOf({ people: pictures.length, peopleWithTwo, genuine, impostor }),
  };
}

/** Both rates at each threshold of the grid, with what they rest on. */
export function ratesOf(figures: EvaluationFigures): RateCurves {
  return {
    fmr: figures.impostorCounts.map((count) => count / figures.impostor),
    fnmr: figures.genuineCounts.map((count) => 1 - count / figures.genuine),
    bands: figures.bands,
    impostor: figures.impostor,
  };
}

function summarise(found: { right: number; of: number }[], seed: number): EvaluationFigures['rank1'] {
  const sum = (key: 'right' | 'of') => found.reduce((total, each) => total + each[key], 0);
  return {
    right: sum('right'),
    of: sum('of'),
    interval: found.length >= FEWEST_PEOPLE ? bootstrapShare(found, { replicates: REPLICATES, seed }) : null,
  };
}

/** Pictures of each person. */
function countPictures(people: Uint16Array): number[] {
  const counts: number[] = [];
  for (const person of people) counts[person] = (counts[person] ?? 0) + 1;
  return counts;
}

/** Different pairs of people among the impostor pairs; one bit for each that there may be. */
function pairsOfPeople({ left, right, same }: Comparisons, people: Uint16Array, count: number): number {
  const seen = new Uint8Array(Math.ceil((count * count) / 8));
  let pairs = 0;
  for (let at = 0; at < same.length; at++) {
    if (same[at]) continue;
    const a = people[left[at] as number] as number;
    const b = people[right[at] as number] as number;
    const place = Math.min(a, b) * count + Math.max(a, b);
    const byte = seen[Math.floor(place / 8)] as number;
    const bit = 1 << (place & 7);
    if (byte & bit) continue;
    seen[Math.floor(place / 8)] = byte | bit;
    pairs += 1;
  }
  return pairs;
}

function foldsOf(
  { distance }: Comparisons,
  pairs: readonly ListedPair[],
  people: Uint16Array,
  peopleCount: number,
  seed: number,
): EvaluationFigures['folds'] {
  const listed = pairs.every(({ fold }) => fold !== null);
  const dealt = foldsOfPeople(peopleCount, FOLDS, seed);
  const folded = pairs.map(({ left, right, same, fold }, at): FoldedPair => {
    const foldOf = (row: number) => (listed ? (fold ?? 0) : (dealt[people[row] ?? 0] ?? 0));
    return { distance: distance[at] ?? 0, same, folds: [foldOf(left), foldOf(right)] };
  });
  const count = listed ? 1 + Math.max(...pairs.map(({ fold }) => fold ?? 0)) : FOLDS;
  const result = crossValidate(folded, count);
  return result && { ...result, listed };
}

function refusalsOf({
  people,
  peopleWithTwo,
  genuine,
  impostor,
}: Pick<EvaluationFigures, 'people' | 'peopleWithTwo' | 'genuine' | 'impostor'>): Message[] {
  const refusals: Message[] = [];
  if (genuine < FEWEST_PAIRS || impostor < FEWEST_PAIRS) {
    refusals.push(message('evaluate.noErrorRate', { needed: FEWEST_PAIRS, genuine, impostor }));
  }
  if (people < FEWEST_PEOPLE) {
    refusals.push(message('evaluate.noIntervals', { needed: FEWEST_PEOPLE, people }));
  }
  const unsupported = FARS.filter((far) => impostor * far < 1);
  if (unsupported.length > 0 && genuine > 0) {
    const [most = 0] = unsupported;
    refusals.push(message('evaluate.noAcceptRate', { rates: ratesIn(unsupported), impostor, most }));
  }
  if (genuine > 0 && peopleWithTwo < FEWEST_PEOPLE && people >= FEWEST_PEOPLE) {
    refusals.push(message('evaluate.fewWithTwo', { people: peopleWithTwo }));
  }
  return refusals;
}

function ratesIn([first = 0, second, third]: readonly number[]): Message {
  if (second === undefined) return message('evaluate.oneRate', { first });
  if (third === undefined) return message('evaluate.twoRates', { first, second });
  return message('evaluate.threeRates', { first, second, third });
}
