/** What one tab tells the others of this page. */
export type TabMessage = 'gallery' | 'settings' | 'deleted' | 'photos';

const CHANNEL = 'likeness';
const MESSAGES: readonly unknown[] = ['gallery', 'settings', 'deleted', 'photos'] satisfies TabMessage[];

/** Tells other tabs what changed, and is told by them. A tab is not told of its own changes. */
export function openTabs(onMessage: (message: TabMessage) => void): {
  tell: (message: TabMessage) => void;
  close: () => void;
} {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event) => {
    if (MESSAGES.includes(event.data)) onMessage(event.data);
  };
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}
