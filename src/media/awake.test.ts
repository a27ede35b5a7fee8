import { expect, it } from 'vitest';
import { screenKeeper } from './awake.ts';

/** A page and a screen: `held` is how many locks are on it. */
function screen({ refused = false } = {}) {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const at = { held: 0 };
  const wakeLock = {
    request: async () => {
      if (refused) throw new DOMException('Battery is low.', 'NotAllowedError');
      at.held += 1;
      let released = false;
      const release = async () => {
        if (!released) at.held -= 1;
        released = true;
      };
      page.addEventListener('hide', release);
      return { release };
    },
  };
  const see = (state: 'visible' | 'hidden') => {
    page.visibilityState = state;
    if (state === 'hidden') page.dispatchEvent(new Event('hide'));
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const keep = screenKeeper(page as unknown as Document, { wakeLock } as unknown as Navigator);
  return { keep, see, at, settled: () => new Promise((resolve) => setTimeout(resolve)) };
}

it('the screen stays on while it is wanted, once, also after the page was hidden', async () => {
  const { keep, see, at, settled } = screen();
  keep(true);
  keep(true);
  await settled();
  expect(at.held).toBe(1);
  see('hidden');
  expect(at.held).toBe(0);
  see('visible');
  await settled();
  expect(at.held).toBe(1);
  keep(false);
  await settled();
  expect(at.held).toBe(0);
  see('visible');
  await settled();
  expect(at.held).toBe(0);
});

it('what is wanted no more before it came is let go, and a refusal or an old browser does no harm', async () => {
  const { keep, at, settled } = screen();
  keep(true);
  keep(false);
  await settled();
  expect(at.held).toBe(0);
  const refusing = screen({ refused: true });
  refusing.keep(true);
  refusing.keep(false);
  await refusing.settled();
  expect(refusing.at.held).toBe(0);
  screenKeeper(new EventTarget() as unknown as Document, {})(true);
});
