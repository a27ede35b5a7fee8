import { useEffect, useRef, useState } from 'react';
import { trainProjections } from '../../store/react.ts';
import type { ProjectionFrame } from '../../store/train/trainState.ts';
import { ChartBoundary } from '../../ui/charts/ChartBoundary.tsx';
import styles from './Train.module.css';

/** People drawn in colour; the others stay in the background. */
const COLOURED = 8;
/** Milliseconds a point takes to its new place. */
const GLIDE = 350;

const shapes = ['circle', 'square', 'triangle', 'diamond'] as const;

/** Held-out encodings on the plane of their two principal components, moving as they are learnt. */
export function Projection() {
  const [share, setShare] = useState<number | null>(null);
  return (
    <section className={`${styles.panel} ${styles.projection}`}>
      <h2>Encodings of held-out people</h2>
      <ChartBoundary>
        <Plane onShare={setShare} />
      </ChartBoundary>
      <p className={`${styles.soft} number`}>
        Each mark is a photo; eight people have a colour and shape.
        {share !== null && ` The plane (PCA) shows ${share} % of how encodings differ.`}
      </p>
    </section>
  );
}

function Plane({ onShare }: { onShare: (share: number) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [, setFault] = useState<never>();

  useEffect(() => {
    let shown: Float32Array | null = null;
    let request = 0;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const stop = trainProjections((frame) => {
      cancelAnimationFrame(request);
      onShare(Math.round(100 * frame.share));
      const from = shown?.length === frame.points.length ? shown : frame.points;
      const begun = performance.now();
      const glide = () => {
        const part = still ? 1 : Math.min(1, (performance.now() - begun) / GLIDE);
        const eased = part * (2 - part);
        const points = frame.points.map((to, i) => (from[i] ?? to) + eased * (to - (from[i] ?? to)));
        shown = points;
        try {
          if (canvas.current) paint(canvas.current, { ...frame, points });
        } catch (error) {
          // Thrown where the boundary catches it.
          setFault(() => {
            throw error;
          });
          return;
        }
        if (part < 1) request = requestAnimationFrame(glide);
      };
      glide();
    });
    return () => {
      stop();
      cancelAnimationFrame(request);
    };
  }, [onShare]);

  return (
    <canvas
      ref={canvas}
      className={styles.plane}
      role="img"
      aria-label="Encodings of the held-out people on a plane; photos of one person gather as the network learns"
    />
  );
}

function paint(canvas: HTMLCanvasElement, { points, people }: ProjectionFrame): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (width === 0 || height === 0) return;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  context.scale(ratio, ratio);
  const reach = (offset: 0 | 1) =>
    1.08 *
    points.reduce((most, value, i) => (i % 2 === offset ? Math.max(most, Math.abs(value)) : most), 1e-6);
  // One scale for both directions, so that distances on the plane are true.
  const scale = Math.min(width / 2 / reach(0), height / 2 / reach(1));
  const ids = [...new Set(people)];
  const ink = getComputedStyle(canvas).color;
  people.forEach((person, i) => {
    const x = width / 2 + (points[2 * i] ?? 0) * scale;
    const y = height / 2 + (points[2 * i + 1] ?? 0) * scale;
    const which = ids.indexOf(person);
    if (which >= COLOURED) {
      context.globalAlpha = 0.28;
      context.fillStyle = ink;
      mark(context, 'circle', x, y, 2);
      return;
    }
    context.globalAlpha = 1;
    context.fillStyle = `oklch(0.66 0.16 ${(which * 360) / COLOURED})`;
    mark(context, shapes[which % shapes.length] ?? 'circle', x, y, 4.5);
  });
  context.globalAlpha = 1;
}

function mark(
  context: CanvasRenderingContext2D,
  shape: (typeof shapes)[number],
  x: number,
  y: number,
  size: number,
): void {
  context.beginPath();
  if (shape === 'circle') context.arc(x, y, size, 0, 2 * Math.PI);
  else {
    const corners = shape === 'triangle' ? 3 : 4;
    const turn = shape === 'square' ? Math.PI / 4 : -Math.PI / 2;
    for (let i = 0; i < corners; i++) {
      const angle = turn + (i * 2 * Math.PI) / corners;
      context.lineTo(x + size * 1.25 * Math.cos(angle), y + size * 1.25 * Math.sin(angle));
    }
  }
  context.fill();
}
