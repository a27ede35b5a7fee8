import { type RefObject, useEffect, useRef } from 'react';
import { type ZoomLevel, zoomedBy, zoomOfSpread, zoomSum } from './zoomLevels.ts';

/**
 * Wheel, two fingers and double-click zoom about where they happen; a mouse drags a picture larger than its ground. One finger
 * scrolls, as everywhere.
 *
 * @param ground the element that scrolls; the picture is its first child
 * @param onLevel null while there is nothing to zoom
 * @returns the share (x, y) of the picture that must stay where it is when the level changes; null for its middle
 */
export function useZoomGestures(
  ground: RefObject<HTMLDivElement | null>,
  level: ZoomLevel,
  onLevel: ((level: ZoomLevel) => void) | null,
): RefObject<ZoomAnchor | null> {
  const anchor = useRef<ZoomAnchor | null>(null);
  const latest = useRef({ level, onLevel });
  latest.current = { level, onLevel };

  useEffect(() => {
    const element = ground.current;
    if (!element) return;
    const ending = new AbortController();
    const options = { signal: ending.signal };
    const sum = zoomSum();
    /** Fingers and mouse buttons that are down. */
    const down = new Map<number, { x: number; y: number }>();
    let pinch: { distance: number; level: ZoomLevel } | null = null;

    const zoomAt = (next: ZoomLevel, x: number, y: number) => {
      const picture = element.firstElementChild?.getBoundingClientRect();
      if (!picture || !latest.current.onLevel || next === latest.current.level) return;
      const share = (at: number, from: number, size: number) => Math.min(1, Math.max(0, (at - from) / size));
      anchor.current = {
        share: [share(x, picture.left, picture.width), share(y, picture.top, picture.height)],
        at: [x, y],
      };
      latest.current.onLevel?.(next);
    };

    // Not passive: the page must not scroll, nor the browser zoom, under a picture that is zoomed.
    element.addEventListener(
      'wheel',
      (event) => {
        const { level, onLevel } = latest.current;
        // Where it cannot become smaller, the wheel scrolls the page as elsewhere.
        if (!onLevel || zoomedBy(level, -Math.sign(event.deltaY)) === level) return;
        event.preventDefault();
        // Two fingers on a touchpad arrive as small turns with Ctrl; some mice turn by lines.
        const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1);
        const places = sum(-pixels * (event.ctrlKey ? 4 : 1));
        if (places !== 0) zoomAt(zoomedBy(level, places), event.clientX, event.clientY);
      },
      { ...options, passive: false },
    );
    element.addEventListener(
      'dblclick',
      (event) => zoomAt(latest.current.level === 'fit' ? 1 : 'fit', event.clientX, event.clientY),
      options,
    );
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0) return;
        down.set(event.pointerId, { x: event.clientX, y: event.clientY });
        const [a, b] = [...down.values()];
        if (a && b) pinch = { distance: Math.hypot(a.x - b.x, a.y - b.y), level: latest.current.level };
        // One finger scrolls by itself.
        else if (event.pointerType === 'mouse') element.setPointerCapture(event.pointerId);
      },
      options,
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        const before = down.get(event.pointerId);
        if (!before) return;
        const now = { x: event.clientX, y: event.clientY };
        down.set(event.pointerId, now);
        const [a, b] = [...down.values()];
        if (pinch && a && b) {
          const ratio = Math.hypot(a.x - b.x, a.y - b.y) / Math.max(1, pinch.distance);
          zoomAt(zoomedBy(pinch.level, zoomOfSpread(ratio)), (a.x + b.x) / 2, (a.y + b.y) / 2);
        } else if (event.pointerType === 'mouse') {
          element.scrollBy(before.x - now.x, before.y - now.y);
        }
      },
      options,
    );
    const up = (event: PointerEvent) => {
      down.delete(event.pointerId);
      pinch = null;
    };
    // A picture dragged by the mouse would become a file to be dropped.
    element.addEventListener('dragstart', (event) => event.preventDefault(), options);
    element.addEventListener('pointerup', up, options);
    element.addEventListener('pointercancel', up, options);
    return () => ending.abort();
  }, [ground]);

  return anchor;
}

/** A point of the picture (shares of its width and height) and where on the screen it must stay (CSS pixels). */
export interface ZoomAnchor {
  share: [number, number];
  at: [number, number];
}
