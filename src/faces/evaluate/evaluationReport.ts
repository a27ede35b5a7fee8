import type { Message } from '../../words/keys.ts';
import { falseMatchInSearch } from '../match/thresholds.ts';
import { type EvaluationFigures, ratesOf } from './evaluation.ts';
import { TAU_COUNT, tauAt, tauIndex } from './tauGrid.ts';

/** Every tenth threshold of the grid stands in a report: 0, 0.01, ... 2. */
const EVERY = 10;

interface Reported {
  figures: EvaluationFigures;
  pictures: readonly { name: string }[];
  source: Message;
  pairsFile: string | null;
  comparedBy: { name: Message | string };
  madeAt: number;
  seconds: number;
  left: readonly { name: string; why: Message | Error }[];
  tau: number;
  /** Nearer to tau than this Identify and Verify cannot tell. */
  margin: number;
  calibration: {
    strangers: number;
    people: number;
    templates: number;
    tau: number;
    interval: unknown;
  } | null;
}

/** The whole evaluation for other programs: figures with intervals, rates by threshold, errors by name. */
export function evaluationJson(report: Reported): string {
  const { figures, pictures, tau, margin, calibration } = report;
  const k = tauIndex(tau);
  const { fmr, fnmr } = ratesOf(figures);
  const named = ({ left, right, distance }: { left: number; right: number; distance: number }) => ({
    left: pictures[left]?.name,
    right: pictures[right]?.name,
    d: distance,
  });
  return JSON.stringify(
    {
      made: new Date(report.madeAt).toISOString(),
      source: plain(report.source),
      pairsFile: report.pairsFile,
      comparedBy: plain(report.comparedBy.name),
      // words: the same in every language
      distance: 'd = ||f(x) - f(y)||^2; a pair matches when d <= tau',
      seconds: report.seconds,
      pictures: figures.pictures,
      people: figures.people,
      peopleWithTwoPictures: figures.peopleWithTwo,
      pairs: { genuine: figures.genuine, impostor: figures.impostor, impostorInAll: figures.impostorInAll },
      auc: figures.auc,
      equalError: figures.eer,
      trueAcceptAtFalseAccept: figures.tar,
      rankOne: figures.rank1,
      refused: figures.refusals.map(plain),
      atTau: {
        tau,
        falseMatchRate: fmr[k],
        falseNonMatchRate: fnmr[k],
        confusion: confusionAt(figures, tau),
        margin,
        told: standingsAt(figures, { tau, margin }),
      },
      galleries: figures.sizes.map((size) => ({
        people: size.people,
        falsePositiveIdentification: size.fpir[k],
        predicted: falseMatchInSearch(fmr[k] ?? 0, size.people),
        falseNegativeIdentification: size.fnir[k],
        searchesOfStrangers: size.strangers,
        searchesOfEnrolled: size.enrolled,
      })),
      folds: figures.folds,
      derivedThreshold: calibration && {
        strangers: calibration.strangers,
        people: calibration.people,
        templates: calibration.templates,
        tau: calibration.tau,
        interval: calibration.interval,
      },
      worst: {
        genuine: figures.worst.genuine.map(named),
        impostor: figures.worst.impostor.map(named),
      },
      leftOut: report.left.map(({ name, why }) => ({ name, why: plain(why) })),
      byThreshold: rowsOf(figures),
    },
    // NaN, the rate of no pairs, has no JSON.
    (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? null : value),
    2,
  );
}

/** The same in every language: what a message is called, with its values; an error by its code. */
function plain(words: Message | Error | string): unknown {
  if (typeof words === 'string') return words;
  if (words instanceof Error) return words.name;
  const name = words.key.slice(words.key.indexOf('.') + 1);
  return words.values ? { is: name, ...words.values } : name;
}

/** Rates by threshold as CSV, with intervals where there are any. */
export function evaluationCsv(figures: EvaluationFigures): string {
  const head =
    'tau,false_match_rate,false_match_low,false_match_high,false_non_match_rate,false_non_match_low,false_non_match_high,true_accept_rate';
  const cell = (value: number | null) =>
    value === null || Number.isNaN(value) ? '' : String(+value.toFixed(9));
  const lines = rowsOf(figures).map((row) =>
    [row.tau, row.fmr, row.fmrLow, row.fmrHigh, row.fnmr, row.fnmrLow, row.fnmrHigh, 1 - row.fnmr]
      .map(cell)
      .join(','),
  );
  return `${[head, ...lines].join('\r\n')}\r\n`;
}

/** How many pairs are judged rightly and wrongly at tau. */
export function confusionAt(figures: EvaluationFigures, tau: number) {
  const k = tauIndex(tau);
  const matched = figures.genuineCounts[k] ?? 0;
  const falsely = figures.impostorCounts[k] ?? 0;
  return {
    truePositive: matched,
    falseNegative: figures.genuine - matched,
    falsePositive: falsely,
    trueNegative: figures.impostor - falsely,
  };
}

/** Pairs of one kind by what is said of them. */
export interface Standings {
  same: number;
  /** Within the margin of tau, where nothing is said. */
  unsure: number;
  different: number;
}

/** What Identify and Verify say of the pairs: those within the margin of tau they cannot tell. */
export function standingsAt(
  figures: EvaluationFigures,
  { tau, margin }: { tau: number; margin: number },
): { genuine: Standings; impostor: Standings } {
  const below = tau < margin ? -1 : tauIndex(tau - margin);
  const end = tauIndex(tau + margin);
  const of = (counts: Float64Array, all: number) => {
    const same = below < 0 ? 0 : (counts[below] ?? 0);
    const told = counts[end] ?? 0;
    return { same, unsure: told - same, different: all - told };
  };
  return {
    genuine: of(figures.genuineCounts, figures.genuine),
    impostor: of(figures.impostorCounts, figures.impostor),
  };
}

function rowsOf(figures: EvaluationFigures) {
  const { fmr, fnmr, bands } = ratesOf(figures);
  return Array.from({ length: Math.ceil(TAU_COUNT / EVERY) }, (_, i) => {
    const k = i * EVERY;
    return {
      tau: tauAt(k),
      fmr: fmr[k] ?? 0,
      fmrLow: bands?.fmrLow[k] ?? null,
      fmrHigh: bands?.fmrHigh[k] ?? null,
      fnmr: fnmr[k] ?? 0,
      fnmrLow: bands?.fnmrLow[k] ?? null,
      fnmrHigh: bands?.fnmrHigh[k] ?? null,
    };
  });
}
