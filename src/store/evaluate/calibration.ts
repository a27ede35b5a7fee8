import * as v from 'valibot';
import { deriveTau, strangersPerAlarm } from '../../faces/evaluate/calibration.ts';
import { readSetting, writeSetting } from '../../storage/settings.ts';
import { WordsRow } from '../../storage/words.ts';
import { type Message, message } from '../../words/keys.ts';
import type { PersonSummary } from '../gallery/galleryState.ts';
import type { SettingsActions } from '../settings.ts';
import type { SetState } from '../state.ts';
import type { Calibration, CalibrationActions } from './evaluationState.ts';

const KEY = 'calibration';

const Rates = v.instance(Float64Array);

const CalibrationRow = v.object({
  strangers: v.number(),
  people: v.number(),
  templates: v.number(),
  tau: v.number(),
  interval: v.nullable(v.object({ low: v.number(), high: v.number() })),
  source: WordsRow,
  comparedBy: v.object({ version: v.nullable(v.string()), name: WordsRow }),
  madeAt: v.number(),
  curves: v.object({
    fmr: Rates,
    fnmr: Rates,
    bands: v.nullable(v.object({ fmrLow: Rates, fmrHigh: Rates, fnmrLow: Rates, fnmrHigh: Rates })),
    impostor: v.number(),
  }),
});

/** The kept calibration; null when there is none, or none that can be read: then the threshold stands by itself. */
export async function readCalibration(): Promise<Calibration | null> {
  const read = v.safeParse(CalibrationRow, await readSetting(KEY));
  return read.success ? (read.output as Calibration) : null;
}

export async function writeCalibration(calibration: Calibration): Promise<void> {
  await writeSetting(KEY, calibration);
}

export function calibrationActions(
  set: SetState,
  changeSettings: SettingsActions['change'],
): CalibrationActions {
  return {
    load: async () => set({ calibration: await readCalibration() }),
    apply: async (calibration) => {
      await writeCalibration(calibration);
      set({ calibration });
      changeSettings({ tau: calibration.tau });
    },
  };
}

export interface CalibrationNote {
  tone: 'info' | 'caution';
  title: Message;
  text: Message;
  /** The threshold for the gallery as it is now, one press away; null when the data does not support it. */
  again: Calibration | null;
}

/** Today's gallery as a goal counts it. */
export function gallerySize(people: readonly PersonSummary[]): { people: number; templates: number } {
  return {
    people: people.length,
    templates: people.reduce((sum, person) => sum + person.templates.length, 0),
  };
}

/**
 * What there is to say about the threshold in force: what it was derived for, and whether that still holds. Null when it
 * was set by hand.
 */
export function calibrationNote(
  calibration: Calibration | null,
  now: { tau: number; people: readonly PersonSummary[]; version: string | null },
): CalibrationNote | null {
  if (!calibration || Math.abs(calibration.tau - now.tau) > 1e-9) return null;
  const { strangers, people, templates, comparedBy, source, curves } = calibration;
  const size = gallerySize(now.people);
  const { tau } = now;
  if (comparedBy.version !== now.version) {
    return {
      tone: 'caution',
      title: message('people.tauOther', { tau }),
      text: message('people.tauOtherMore', { by: comparedBy.name }),
      again: null,
    };
  }
  if (size.people <= people && size.templates <= templates) {
    return {
      tone: 'info',
      title: message('people.tauHolds', { tau, strangers }),
      text: message('people.tauHoldsMore', { source, size: counted(people, templates) }),
      again: null,
    };
  }
  const alarm = strangersPerAlarm(curves, now.tau, size.templates);
  const derived = deriveTau(curves, { strangers, templates: size.templates });
  return {
    tone: 'caution',
    title: message('people.tauOutgrown'),
    text: message('people.tauOutgrownMore', {
      before: counted(people, templates),
      now: counted(size.people, size.templates),
      tau,
      strangers,
      measured: Number.isFinite(alarm) ? 'yes' : 'no',
      alarm: Math.round(alarm),
      supported: derived.supported ? 'yes' : 'no',
    }),
    again: derived.supported
      ? {
          ...calibration,
          ...size,
          tau: derived.tau,
          interval:
            derived.low === null || derived.high === null ? null : { low: derived.low, high: derived.high },
          madeAt: Date.now(),
        }
      : null,
  };
}

const counted = (people: number, photos: number): Message =>
  message('people.gallerySize', { people, photos });
