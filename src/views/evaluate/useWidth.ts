import { type RefObject, useEffect, useState } from 'react';

/** The width of an element in CSS pixels, kept up to date; `first` until it is known. */
export function useWidth(place: RefObject<HTMLElement | null>, first: number): number {
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => setWidth(Math.max(200, element.clientWidth)));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [place]);
  return width;
}
