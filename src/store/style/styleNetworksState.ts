import type { LikenessError } from '../../errors.ts';
import type { KeptNetwork, KeptNetworkName } from '../../workers/style/styleJobs.ts';

/** Networks the person fetched or brought, and a download under way. */
export interface StyleNetworksState {
  kept: KeptNetwork[];
  download: { name: KeptNetworkName; loaded: number; total: number; startedAt: number; from: number } | null;
  fault: LikenessError | null;
}

export const initialStyleNetworks: StyleNetworksState = { kept: [], download: null, fault: null };

export interface StyleNetworksActions {
  load: () => Promise<void>;
  /** Another network, with the part of the recipe that belongs to it. */
  choose: (network: string) => void;
  /** Fetches VGG-19 from its public address, or a network from another one. Goes on where it stopped before. */
  fetch: (address?: string) => Promise<void>;
  cancel: () => void;
  /** Takes a network from files; rejects with a LikenessError, and what was kept stays. */
  importFiles: (files: File[]) => Promise<void>;
  remove: (name: KeptNetworkName) => Promise<void>;
}
