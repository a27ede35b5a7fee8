import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { trainProjections } from '../../../store/react.ts';
import type { ProjectionFrame } from '../../../store/train/trainState.ts';
import { say } from '../../../words/say.ts';
import styles from '../Train.module.css';
import { markAt, markByKey, type Placed, REACH } from './marks.ts';
import { paintPlane } from './paintPlane.ts';
import { WhoseMark } from './WhoseMark.tsx';

/** Milliseconds a point takes to its new place. */
const GLIDE = 350;

/** The marks on a canvas, each with its photo on hover, tap and arrow keys; they stay chosen while they move. */
export function Plane({ onShare }: { onShare: (share: number) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const frame = useRef<ProjectionFrame | null>(null);
  const placed = useRef<Placed | null>(null);
  const chosenNow = useRef<number | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [, setFault] = useState<never>();

  const repaint = () => {
    if (!canvas.current || !frame.current) return;
    try {
      placed.current = paintPlane(canvas.current, frame.current, chosenNow.current);
    } catch (error) {
      // Thrown where the boundary catches it.
      setFault(() => {
        throw error;
      });
    }
    const at = chosenNow.current === null ? null : placed.current?.at.subarray(2 * chosenNow.current);
    if (tip.current && at) moveTip(tip.current, canvas.current, at[0] ?? 0, at[1] ?? 0);
  };
  const choose = (mark: number | null) => {
    chosenNow.current = mark;
    setChosen(mark);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: repaint reads refs alone.
  useEffect(() => {
    let request = 0;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const stop = trainProjections((next) => {
      cancelAnimationFrame(request);
      onShare(Math.round(100 * next.share));
      const before = frame.current?.points;
      const from = before?.length === next.points.length ? before : next.points;
      if (from === next.points) choose(null);
      const begun = performance.now();
      const glide = () => {
        const part = still ? 1 : Math.min(1, (performance.now() - begun) / GLIDE);
        const eased = part * (2 - part);
        const points = next.points.map((to, i) => (from[i] ?? to) + eased * (to - (from[i] ?? to)));
        frame.current = { ...next, points };
        repaint();
        if (part < 1) request = requestAnimationFrame(glide);
      };
      glide();
    });
    const resized = new ResizeObserver(repaint);
    if (canvas.current) resized.observe(canvas.current);
    return () => {
      stop();
      resized.disconnect();
      cancelAnimationFrame(request);
    };
  }, [onShare]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mark is chosen, or its photo has come.
  useEffect(repaint, [chosen]);

  const point = ({ clientX, clientY, pointerType }: PointerEvent) => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box || !placed.current) return;
    const within = pointerType === 'mouse' ? REACH.mouse : REACH.touch;
    choose(markAt(placed.current, clientX - box.left, clientY - box.top, within));
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return choose(null);
    const mark = markByKey(frame.current?.people ?? [], chosenNow.current, event.key);
    if (mark === null) return;
    event.preventDefault();
    choose(mark);
  };
  return (
    <div className={styles.planeFrame}>
      <button
        type="button"
        className={styles.planeButton}
        aria-label={say('train.plane')}
        onPointerMove={(event) => event.pointerType === 'mouse' && point(event)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && choose(null)}
        onPointerDown={point}
        onKeyDown={move}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) choose(chosenNow.current ?? 0);
        }}
        onBlur={() => choose(null)}
      >
        <canvas ref={canvas} className={styles.plane} aria-hidden />
      </button>
      <div ref={tip} className={styles.tip} role="status">
        {chosen !== null && <WhoseMark row={frame.current?.rows[chosen] ?? 0} onShown={repaint} />}
      </div>
    </div>
  );
}

/** Above the mark, or below it near the top; never over the edge. */
function moveTip(tip: HTMLElement, canvas: HTMLElement, x: number, y: number): void {
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  const left = Math.min(Math.max(0, x - width / 2), Math.max(0, canvas.clientWidth - width));
  const top = y - height - 14 >= 0 ? y - height - 14 : y + 14;
  tip.style.translate = `${left}px ${top}px`;
}
