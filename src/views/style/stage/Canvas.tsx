import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { instantPictures, stylePictures, useLikeness } from '../../../store/react.ts';
import { instantShown } from '../../../store/style/styleState.ts';
import { ObjectImage } from '../../../ui/pictures/ObjectImage.tsx';
import { paintRaster } from '../../../ui/video/paintRaster.ts';
import { say, worded } from '../../../words/say.ts';
import styles from '../Style.module.css';
import { Divider } from './Divider.tsx';
import { snapshotOf } from './Scrubber.tsx';
import { useZoomGestures } from './useZoomGestures.ts';
import { Zoom } from './Zoom.tsx';
import { type ZoomLevel, zoomedByKey } from './zoomLevels.ts';

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
  const style = useLikeness((state) => state.style.styles[0]);
  const report = useLikeness((state) => state.style.run.report);
  const once = useLikeness((state) => instantShown(state.style));
  const [zoom, setZoom] = useState<ZoomLevel>('fit');
  // Until a run has made a picture, that of one pass stands here.
  const shown = report ?? once;
  const started = shown !== null;
  const anchor = useZoomGestures(ground, zoom, started ? setZoom : null);
  const earlier = report ? snapshotOf(lookBack) : null;

  const made = report !== null;
  useEffect(
    () =>
      (made ? stylePictures : instantPictures)((picture) => {
        if (canvas.current) paintRaster(canvas.current, picture);
      }),
    [made],
  );

  // The point under the pointer stays there; without one, the middle stays in the middle.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the size changes.
  useLayoutEffect(() => {
    const element = ground.current;
    const picture = element?.firstElementChild?.getBoundingClientRect();
    if (!element || !picture) return;
    const held = anchor.current;
    anchor.current = null;
    if (held) {
      const [shareX, shareY] = held.share;
      const [x, y] = held.at;
      element.scrollBy(picture.left + shareX * picture.width - x, picture.top + shareY * picture.height - y);
      return;
    }
    element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
    element.scrollTop = (element.scrollHeight - element.clientHeight) / 2;
  }, [zoom]);

  const size = shown && sizeOn(zoom, shown);
  const clip = { clipPath: `inset(0 ${100 - compare}% 0 0)` };
  return (
    <div className={styles.canvas}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form. */}
      <div
        ref={ground}
        className={zoom === 'fit' ? styles.scroll : `${styles.scroll} ${styles.movable}`}
        role="group"
        aria-label={say('styleStage.canvas')}
        tabIndex={started ? 0 : -1}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const level = started ? zoomedByKey(zoom, event.key) : null;
          if (level === null) return;
          event.preventDefault();
          setZoom(level);
        }}
      >
        <div className={boxOf(zoom, started)} style={size ?? {}}>
          {content && (!started || compare < 100) && (
            <ObjectImage
              blob={content.file}
              alt={say('styleStage.contentNamed', { name: worded(content.name) })}
              className={styles.layer ?? ''}
            />
          )}
          {content && !started && style && (
            <ObjectImage
              blob={style.file}
              alt={say('styleStage.styleNamed', { name: worded(style.name) })}
              className={styles.pairStyle ?? ''}
            />
          )}
          <canvas
            ref={canvas}
            className={styles.layer}
            hidden={!started || earlier !== null}
            role="img"
            aria-label={say(report ? 'styleStage.g' : 'styleStage.quickPicture')}
            style={clip}
          />
          {earlier && (
            <span style={clip} className={styles.layer}>
              <ObjectImage
                blob={earlier}
                alt={say('styleStage.gAfter', { step: lookBack ?? 0 })}
                className={styles.layer ?? ''}
              />
            </span>
          )}
          {started && <Divider share={compare} onShare={onCompare} />}
        </div>
      </div>
      {started && (
        <div className={styles.tools}>
          <label className={styles.compare}>
            <span>{say('styleStage.content')}</span>
            <input
              type="range"
              min={0}
              max={100}
              value={compare}
              aria-label={say(report ? 'styleStage.shareOfG' : 'styleStage.shareOfQuick')}
              onChange={(event) => onCompare(Number(event.target.value))}
            />
            <span>{report ? 'G' : say('styleStage.quickPicture')}</span>
          </label>
          <Zoom level={zoom} onLevel={setZoom} />
        </div>
      )}
    </div>
  );
}

/** Before there is a picture the pair fills the stage; then the box has the picture's own shape, so that the divider stands on it. */
function boxOf(zoom: ZoomLevel, started: boolean): string | undefined {
  if (zoom !== 'fit') return styles.sized;
  return started ? styles.fitted : styles.filled;
}

function sizeOn(zoom: ZoomLevel, { width, height }: { width: number; height: number }): CSSProperties {
  if (zoom !== 'fit') return { inlineSize: width * zoom, blockSize: height * zoom };
  return { '--ratio': width / height } as CSSProperties;
}
