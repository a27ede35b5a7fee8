/** Milliseconds in which a page that is seen paints. */
const SOON = 1000;

/** Calls it when the page has had time to paint. One in the background paints nothing: after a second it is called all the same. */
export function afterPaint(work: () => void): void {
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    work();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, SOON);
}
