import * as v from 'valibot';
import { readSetting, writeSetting } from '../storage/settings.ts';
import { DEFAULT_MARGIN, DEFAULT_TAU } from '../workers/faces/faceClient.ts';
import type { Settings } from './state.ts';

const KEY = 'choices';

/** Each field falls back alone: one damaged or missing value does not take the others with it. */
const SettingsRow = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  backend: v.fallback(v.picklist(['auto', 'webgl', 'wasm', 'cpu']), 'auto'),
  mirror: v.fallback(v.boolean(), true),
  tau: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(4)), DEFAULT_TAU),
  margin: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), DEFAULT_MARGIN),
  keepPictures: v.fallback(v.boolean(), false),
  cameraId: v.fallback(v.nullable(v.string()), null),
  mirrorPreview: v.fallback(v.boolean(), true),
  agreed: v.fallback(v.boolean(), false),
});

export const defaultSettings: Settings = v.parse(SettingsRow, {});

export async function loadSettings(): Promise<Settings> {
  const stored = await readSetting(KEY);
  return v.parse(SettingsRow, typeof stored === 'object' && stored !== null ? stored : {});
}

export async function saveSettings(settings: Settings): Promise<void> {
  await writeSetting(KEY, settings);
}

/** A backend forced by the address (`?backend=wasm`), for this visit only; it is not stored. */
export function forcedBackend(search: string): Settings['backend'] | null {
  const named = new URLSearchParams(search).get('backend');
  const read = v.safeParse(v.picklist(['auto', 'webgl', 'wasm', 'cpu']), named);
  return read.success ? read.output : null;
}
