interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const [GAP, EDGE] = [6, 8];

/**
 * Where a box of this size stands by its anchor, in CSS pixels of the window: below it, or above where there is more room, and
 * never over the window's edge.
 */
export function beside(
  anchor: Box,
  size: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number } {
  const middle = (anchor.left + anchor.right) / 2;
  const left = Math.max(EDGE, Math.min(view.width - size.width - EDGE, middle - size.width / 2));
  const below = anchor.bottom + GAP;
  const fits = below + size.height <= view.height - EDGE || anchor.top < view.height - anchor.bottom;
  const top = fits ? below : Math.max(EDGE, anchor.top - GAP - size.height);
  return { left, top };
}
