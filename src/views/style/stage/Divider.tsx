import type { CSSProperties, PointerEvent } from 'react';
import styles from '../Style.module.css';

interface DividerProps {
  /** Where the line stands, from the left, 0..100. */
  share: number;
  onShare: (share: number) => void;
}

/**
 * The line on the picture between G on its left and the content on its right, to be dragged. By keyboard and to a screen reader
 * the slider under the picture is the same.
 */
export function Divider({ share, onShare }: DividerProps) {
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const picture = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!picture || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const to = (100 * (event.clientX - picture.left)) / picture.width;
    onShare(Math.round(Math.min(100, Math.max(0, to))));
  };
  return (
    <div
      aria-hidden="true"
      className={styles.divider}
      style={{ insetInlineStart: `${share}%`, '--share': share } as CSSProperties}
      onPointerDown={(event) => {
        // The picture under it must not be dragged along.
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={follow}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
