import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { stylePictures, useLikeness } from '../../store/react.ts';
import { ObjectImage } from '../../ui/ObjectImage.tsx';
import { snapshotOf } from './Scrubber.tsx';
import styles from './Style.module.css';
import { Zoom, type ZoomLevel } from './Zoom.tsx';

interface CanvasProps {
  /** How much of G is shown over the content picture, from the left, 0..100. */
  compare: number;
  onCompare: (share: number) => void;
  /** An earlier step shown in place of G as it is now. */
  lookBack: number | null;
}

/** G as large as it can be, or at a fixed size to be scrolled over, over the content; before the first step, the content alone. */
export function Canvas({ compare, onCompare, lookBack }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const content = useLikeness((state) => state.style.content);
  const report = useLikeness((state) => state.style.run.report);
  const [zoom, setZoom] = useState<ZoomLevel>('fit');
  const started = report !== null;
  const earlier = started ? snapshotOf(lookBack) : null;

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

  // The middle of the picture stays in the middle.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the size changes.
  useEffect(() => {
    const element = ground.current;
    if (!element) return;
    element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
    element.scrollTop = (element.scrollHeight - element.clientHeight) / 2;
  }, [zoom]);

  const size: CSSProperties =
    zoom === 'fit' || !report ? {} : { inlineSize: report.width * zoom, blockSize: report.height * zoom };
  const clip = { clipPath: `inset(0 ${100 - compare}% 0 0)` };
  return (
    <div className={styles.canvas}>
      {/* A scrolled picture must be reachable by the keyboard. */}
      <div ref={ground} className={styles.scroll} tabIndex={zoom === 'fit' ? -1 : 0}>
        <div className={zoom === 'fit' ? styles.fitted : styles.sized} style={size}>
          {content && (!started || compare < 100) && (
            <ObjectImage
              blob={content.file}
              alt={`Content: ${content.name}`}
              className={styles.layer ?? ''}
            />
          )}
          <canvas
            ref={canvas}
            className={styles.layer}
            hidden={!started || earlier !== null}
            role="img"
            aria-label="G, the picture being made"
            style={clip}
          />
          {earlier && (
            <span style={clip} className={styles.layer}>
              <ObjectImage blob={earlier} alt={`G after step ${lookBack}`} className={styles.layer ?? ''} />
            </span>
          )}
        </div>
      </div>
      {started && (
        <div className={styles.tools}>
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
          <Zoom level={zoom} onLevel={setZoom} />
        </div>
      )}
    </div>
  );
}
