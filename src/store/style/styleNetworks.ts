import { LikenessError } from '../../errors.ts';
import { asLikenessError, isAbort } from '../../failures.ts';
import { vgg19 } from '../../networks/files/catalogue.ts';
import { mayFetchFrom } from '../../securityPolicy.ts';
import { withNetwork } from '../../style/recipe/networkRecipes.ts';
import type { StyleClient } from '../../workers/style/styleClient.ts';
import type { GetState, SetState } from '../state.ts';
import type { StyleNetworksActions, StyleNetworksState } from './styleNetworksState.ts';
import type { StyleActions } from './styleState.ts';

/** Whether files are a network rather than pictures. */
export function isNetworkFile(file: File): boolean {
  return /\.(safetensors|bin)$/i.test(file.name) || file.name.toLowerCase() === 'model.json';
}

export function styleNetworksActions(
  set: SetState,
  get: GetState,
  client: StyleClient,
  assets: string,
  changeRecipe: StyleActions['changeRecipe'],
): StyleNetworksActions {
  let control: AbortController | null = null;
  const change = (part: Partial<StyleNetworksState>) =>
    set({ styleNetworks: { ...get().styleNetworks, ...part } });
  // A run under way keeps the network it began with, and so do the settings that tell of it.
  const choose = (network: string) => {
    if (['idle', 'done', 'failed'].includes(get().style.run.status)) {
      changeRecipe(withNetwork(get().style.recipe, network));
    }
  };

  const actions: StyleNetworksActions = {
    choose,
    load: async () => change({ kept: await client.run('keptNetworks', { assets }) }),
    fetch: async (address) => {
      if (control) return;
      const name = address === undefined ? 'vgg19' : 'own';
      control = new AbortController();
      change({ fault: null, download: { name, loaded: 0, total: 0, startedAt: performance.now(), from: 0 } });
      try {
        const url = address === undefined ? vgg19.url : addressOf(address);
        let from = -1;
        await client.run(
          'fetchNetwork',
          { name, url, assets },
          {
            signal: control.signal,
            onProgress: (progress) => {
              if (progress.phase !== 'download') return;
              const { loaded, total } = progress;
              if (from < 0) from = loaded;
              const startedAt = get().styleNetworks.download?.startedAt ?? performance.now();
              change({ download: { name, loaded, total, startedAt, from } });
            },
          },
        );
        await actions.load();
        choose(name);
      } catch (error) {
        if (!isAbort(error)) change({ fault: asLikenessError(error) });
      } finally {
        control = null;
        change({ download: null });
      }
    },
    cancel: () => control?.abort(),
    importFiles: async (files) => {
      await client.run('importNetwork', { name: 'own', files, assets });
      change({ fault: null });
      await actions.load();
      choose('own');
    },
    remove: async (name) => {
      await client.run('removeNetwork', { name, assets });
      if (get().style.recipe.network === name) choose('embedded');
      await actions.load();
    },
  };
  return actions;
}

function addressOf(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url && (url.protocol === 'https:' || url.protocol === 'http:')) {
    if (mayFetchFrom(url, window.location.origin)) return url.href;
    throw new LikenessError('ForeignHost', { host: url.host });
  }
  throw new LikenessError('NoAddress', { text });
}
