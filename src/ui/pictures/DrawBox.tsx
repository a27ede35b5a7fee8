import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { say } from '../../words/say.ts';
import styles from './FacePicture.module.css';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface DrawBoxProps {
  /** Of the picture below, in its pixels. */
  size: { width: number; height: number };
  /** The box that was drawn, in pixels of the picture. */
  onDraw: (box: Box) => void;
}

/** Shares of the picture: of a step by an arrow key, and of the least box that counts. */
const STEP = 0.02;
const LEAST = 0.01;

/** Lies over a picture and takes a box: by pointer, or by arrow keys (with Shift its size) and Enter. */
export function DrawBox({ size, onDraw }: DrawBoxProps) {
  const ground = useRef<HTMLButtonElement>(null);
  const from = useRef<{ x: number; y: number } | null>(null);
  /** In shares of the picture. */
  const [box, setBox] = useState<Box | null>(null);

  useEffect(() => ground.current?.focus(), []);

  const at = ({ clientX, clientY }: PointerEvent) => {
    const edge = ground.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: clamp((clientX - edge.x) / edge.width), y: clamp((clientY - edge.y) / edge.height) };
  };
  const take = (drawn: Box | null) => {
    from.current = null;
    setBox(null);
    if (!drawn || drawn.width < LEAST || drawn.height < LEAST) return;
    const { width, height } = size;
    onDraw({
      x: drawn.x * width,
      y: drawn.y * height,
      width: drawn.width * width,
      height: drawn.height * height,
    });
  };
  const keys = (event: KeyboardEvent) => {
    const move = ARROWS[event.key];
    if (event.key === 'Enter') take(box);
    else if (!move) return;
    else {
      const old = box ?? { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };
      const [dx, dy] = [STEP * move[0], STEP * move[1]];
      setBox(
        event.shiftKey
          ? { ...old, width: clamp(old.width + dx, 1 - old.x), height: clamp(old.height + dy, 1 - old.y) }
          : { ...old, x: clamp(old.x + dx, 1 - old.width), y: clamp(old.y + dy, 1 - old.height) },
      );
    }
    event.preventDefault();
  };

  return (
    <button
      ref={ground}
      type="button"
      className={styles.drawing}
      aria-label={say('ui.drawBox')}
      onKeyDown={keys}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = at(event);
        setBox({ ...from.current, width: 0, height: 0 });
      }}
      onPointerMove={(event) => {
        const start = from.current;
        if (!start) return;
        const end = at(event);
        setBox({
          x: Math.min(start.x, end.x),
          y: Math.min(start.y, end.y),
          width: Math.abs(end.x - start.x),
          height: Math.abs(end.y - start.y),
        });
      }}
      onPointerUp={() => take(box)}
      onPointerCancel={() => take(null)}
    >
      {box && (
        <span
          className={styles.drawn}
          style={{
            left: `${100 * box.x}%`,
            top: `${100 * box.y}%`,
            width: `${100 * box.width}%`,
            height: `${100 * box.height}%`,
          }}
        />
      )}
    </button>
  );
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const clamp = (value: number, most = 1) => Math.min(most, Math.max(0, value));
