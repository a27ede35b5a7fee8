import * as v from 'valibot';
import { many } from '../../counts.ts';
import { deriveTau, strangersPerAlarm } from '../../faces/evaluate/calibration.ts';
import { readSetting, writeSetting } from '../../storage/settings.ts';
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
  source: v.string(),
  comparedBy: v.object({ version: v.nullable(v.string()), name: v.string() }),
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
  title: string;
  text: string;
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
  const tau = now.tau.toFixed(3);
  if (comparedBy.version !== now.version) {
    return {
      tone: 'caution',
      title: `τ ${tau} was derived for another comparison`,
      text: `It was measured with ${comparedBy.name}. Evaluate again with the version that is in use now.`,
      again: null,
    };
  }
  if (size.people <= people && size.templates <= templates) {
    return {
      tone: 'info',
      title: `τ ${tau}: at most one false alarm in ${strangers.toLocaleString('en')} strangers`,
      text: `Derived from ${source} for ${counted(people, templates)}.`,
      again: null,
    };
  }
  const alarm = strangersPerAlarm(curves, now.tau, size.templates);
  const derived = deriveTau(curves, { strangers, templates: size.templates });
  const changed = `Derived for ${counted(people, templates)}; there are now ${counted(size.people, size.templates)}. At τ ${tau} that is about one false alarm in ${spoken(alarm)} strangers instead of ${strangers.toLocaleString('en')}.`;
  return {
    tone: 'caution',
    title: 'The gallery has grown past what τ was derived for',
    text: derived.supported
      ? changed
      : `${changed} The pictures evaluated then support no threshold for a gallery of this size: evaluate more.`,
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

function counted(people: number, templates: number): string {
  return `${many(people, 'person', 'people')} with ${many(templates, 'photo', 'photos')}`;
}

function spoken(strangers: number): string {
  return Number.isFinite(strangers) ? Math.round(strangers).toLocaleString('en') : 'very many';
}
