/**
 * Keeps the screen on while it is wanted: a phone or laptop that falls asleep stops what it computes. A hidden page loses the right to
 * it, and asks again when it is seen.
 *
 * @returns says whether it is wanted
 */
export function screenKeeper(page: Document, { wakeLock }: Partial<Pick<Navigator, 'wakeLock'>>) {
  let wanted = false;
  let asked: Promise<WakeLockSentinel | null> | null = null;

  const ask = () => {
    if (!wanted || !wakeLock || page.visibilityState !== 'visible') return;
    // Refused on a nearly empty battery; the work goes on all the same, as long as the screen does.
    asked = wakeLock.request('screen').catch(() => null);
  };
  page.addEventListener('visibilitychange', ask);

  return (now: boolean): void => {
    if (now === wanted) return;
    wanted = now;
    if (now) ask();
    else void asked?.then((lock) => lock?.release());
  };
}
