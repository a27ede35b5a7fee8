import * as v from 'valibot';
import { DEFAULT_MARGIN, DEFAULT_TAU } from '../faces/match/thresholds.ts';
import type { Capability } from '../media/capabilities.ts';
import type { BackendName } from '../networks/backend/backend.ts';
import { readSetting, writeSetting } from '../storage/settings.ts';

export type { Capability } from '../media/capabilities.ts';

/** What the person has chosen; kept in storage. */
export interface Settings {
  theme: 'system' | 'light' | 'dark';
  backend: BackendName | 'auto';
  /** Average the encodings of a chip and its mirror image. */
  mirror: boolean;
  /** Same person when d <= tau, d the squared distance. */
  tau: number;
  /** Ambiguous when another person is within this much of the nearest, on d. */
  margin: number;
  /** Keep a 64-pixel picture with each new template. */
  keepPictures: boolean;
  cameraId: string | null;
  /** Show camera previews as a mirror does. */
  mirrorPreview: boolean;
  /** The note at the first enrolment was read, and agreement of whoever is enrolled promised. */
  agreed: boolean;
  /** Show the numbers behind what is said in words. */
  advanced: boolean;
}

export interface SettingsActions {
  change: (change: Partial<Settings>) => void;
  /** Deletes all that is kept: people, pictures, settings, the key, fetched networks, and the copy that opens offline. */
  deleteEverything: () => Promise<void>;
  /** Asks the browser to keep the storage; resolves with its answer. */
  keepStorage: () => Promise<boolean>;
  readCapabilities: () => Promise<Capability[]>;
}

const KEY = 'choices';

/** Each field falls back alone: one damaged or missing value does not take the others with it. */
const SettingsRow = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  backend: v.fallback(v.picklist(['auto', 'webgpu', 'webgl', 'wasm', 'cpu']), 'auto'),
  mirror: v.fallback(v.boolean(), true),
  tau: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(4)), DEFAULT_TAU),
  margin: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), DEFAULT_MARGIN),
  keepPictures: v.fallback(v.boolean(), false),
  cameraId: v.fallback(v.nullable(v.string()), null),
  mirrorPreview: v.fallback(v.boolean(), true),
  agreed: v.fallback(v.boolean(), false),
  advanced: v.fallback(v.boolean(), false),
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
  const read = v.safeParse(v.picklist(['auto', 'webgpu', 'webgl', 'wasm', 'cpu']), named);
  return read.success ? read.output : null;
}
