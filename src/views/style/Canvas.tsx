import { useEffect, useRef } from 'react';
import { stylePictures, useLikeness } from '../../store/react.ts';
import { ObjectImage } from '../../ui/ObjectImage.tsx';
import styles from './Style.module.css';

interface CanvasProps {
  /** How much of G is shown over the content picture, from the left, 0..100. */
  compare: number;
  onCompare: (share: number) => void;
}

/** G as large as it can be, over the content picture; before the first step, the content alone. */
export function Canvas({ compare, onCompare }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const content = useLikeness((state) => state.style.content);
  const started = useLikeness((state) => state.style.run.report !== null);

  useEffect(
    () =>
      stylePictures(({ data, width, height }) => {
        const element = canvas.current;
        if (!element) return;
        if (element.width !== width || element.height !== height) {
          element.width = width;
          element.height = height;
        }
        element.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
      }),
    [],
  );

  return (
    <div className={styles.canvas}>
      {content && (!started || compare < 100) && (
        <ObjectImage blob={content.file} alt={`Content: ${content.name}`} className={styles.layer ?? ''} />
      )}
      <canvas
        ref={canvas}
        className={styles.layer}
        hidden={!started}
        role="img"
        aria-label="G, the picture being made"
        style={{ clipPath: `inset(0 ${100 - compare}% 0 0)` }}
      />
      {started && (
        <label className={styles.compare}>
          <span>Content</span>
          <input
            type="range"
            min={0}
            max={100}
            value={compare}
            aria-label="Share of G shown over the content"
            onChange={(event) => onCompare(Number(event.target.value))}
          />
          <span>G</span>
        </label>
      )}
    </div>
  );
}
