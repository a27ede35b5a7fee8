import { keepOffline, type Offline, startNewer } from '../storage/offline.ts';
import { message } from '../words/keys.ts';
import type { SetState } from './state.ts';

export interface OfflineActions {
  /** Saves the app in this browser, so that it opens without a network; tells how it goes in `offline`. */
  save: () => Promise<void>;
  /** Reloads this tab with the newer version. Rejects with LikenessError `OtherTabs`. */
  startNewer: () => Promise<void>;
}

export const unsavedYet: Offline = { status: 'saving' };

/** After everything was deleted. */
export const unsavedNow: Offline = {
  status: 'failed',
  why: message('settings.offlineDeleted'),
};

/** @param assets where the app lies, ends with a slash */
export function offlineActions(set: SetState, assets: string): OfflineActions {
  return {
    save: async () => {
      // The built app only: in development files change under it.
      if (import.meta.env.DEV) {
        set({ offline: { status: 'unsupported' } });
        return;
      }
      await keepOffline(new URL('sw.js', assets).href, (offline) => set({ offline }));
    },
    startNewer,
  };
}
