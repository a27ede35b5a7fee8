import { LikenessError } from '../errors.ts';
import { type Message, message } from '../words/keys.ts';

/** Whether the app opens without a network, and whether a newer one waits. */
export type Offline =
  /** This browser or this address allows no service worker. */
  | { status: 'unsupported' }
  /** Not looked yet, or the app is being fetched whole. */
  | { status: 'saving' }
  | { status: 'saved' }
  /** A newer version is saved and begins when every tab of this one has closed, or when asked for. */
  | { status: 'newer' }
  | { status: 'failed'; why: Message };

/** What src/serviceWorker answers to; its answer is the number of other tabs, and it takes over when there is none. */
const TAKE_OVER = 'take over';

const HOUR = 3_600_000;

/** Saves the app in this browser and looks for newer versions now and then. Errors come as a status: nothing else depends on it. */
export async function keepOffline(address: string, onChange: (offline: Offline) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    onChange({ status: 'unsupported' });
    return;
  }
  const { Workbox } = await import('workbox-window');
  const worker = new Workbox(address);
  worker.addEventListener('waiting', async () => {
    // On a busy machine the very first version is seen waiting, too, before it begins, and may have begun by now.
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration?.active && registration.waiting) onChange({ status: 'newer' });
  });
  worker.addEventListener('activated', () => onChange({ status: 'saved' }));
  worker.addEventListener('redundant', () =>
    onChange({ status: 'failed', why: message('settings.offlineNotWhole') }),
  );
  try {
    const registration = await worker.register({ immediate: true });
    if (registration?.active && !registration.waiting && !registration.installing) {
      onChange({ status: 'saved' });
    }
    setInterval(() => {
      // Without a network there is no newer version to find; the next hour asks again.
      registration?.update().catch(() => undefined);
    }, HOUR);
  } catch (error) {
    onChange({
      status: 'failed',
      why: message('settings.offlineError', {
        detail: error instanceof Error ? error.message : String(error),
      }),
    });
  }
}

/**
 * Lets the newer version take over and reloads this tab with it.
 *
 * @throws LikenessError `OtherTabs` while another tab still runs this version, whose files would be gone
 */
export async function startNewer(): Promise<void> {
  const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
  if (!waiting) {
    window.location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
    once: true,
  });
  const others: number = await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    waiting.postMessage(TAKE_OVER, [port2]);
  });
  if (others > 0) {
    throw new LikenessError('OtherTabs', { count: others });
  }
}
