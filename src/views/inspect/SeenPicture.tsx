import { type MouseEvent, useEffect, useRef } from 'react';
import { actions, useLikeness } from '../../store/react.ts';
import { toastError } from '../../ui/messages/toasts.ts';
import { paintRaster } from '../../ui/video/paintRaster.ts';
import { sentences } from '../../words/numbers.ts';
import { say, tell } from '../../words/say.ts';
import styles from './Inspect.module.css';
import { ratioOf } from './PixelCanvas.tsx';

/** What the network saw, with the chosen channel over it and the chosen unit's receptive field drawn. */
export function SeenPicture() {
  const seen = useLikeness((state) => state.inspect.seen);
  const map = useLikeness((state) => state.inspect.channel?.map ?? null);
  const occlusion = useLikeness((state) => state.inspect.occlusion?.map ?? null);
  const channel = useLikeness((state) => state.inspect.channel?.channel ?? null);
  const unit = useLikeness((state) => state.inspect.unit);
  const name = useLikeness((state) => state.inspect.picture);
  const note = useLikeness((state) => state.inspect.activations?.note ?? null);
  const looking = useLikeness((state) => state.inspect.looking);
  const paper = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    if (paper.current && seen) paintRaster(paper.current, occlusion ?? seen);
  }, [seen, occlusion]);
  useEffect(() => {
    if (over.current && map) paintRaster(over.current, map);
  }, [map]);
  if (!seen) return null;

  const choose = (event: MouseEvent<HTMLElement>) => {
    if (!map || channel === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    const along = (at: number, from: number, length: number, count: number) =>
      Math.min(count - 1, Math.max(0, Math.floor(((at - from) / length) * count)));
    const row = along(event.clientY, box.top, box.height, map.height);
    const column = along(event.clientX, box.left, box.width, map.width);
    actions().inspect.chooseUnit({ channel, row, column }).catch(toastError);
  };
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  const field = unit?.field;
  return (
    <figure className={styles.seen}>
      {/* The unit's row and column fields in the inspector do the same from the keyboard. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the inspector's number fields are the keyboard's way. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above. */}
      <div className={styles.seenPicture} style={ratioOf(seen)} onClick={choose}>
        <canvas
          ref={paper}
          role="img"
          aria-label={occlusion ? say('inspect.seenCovered') : say('inspect.seenPicture')}
        />
        {map && !occlusion && (
          <canvas
            ref={over}
            role="img"
            aria-label={say('inspect.channelOver', { channel: channel ?? 0 })}
            className={styles.over}
          />
        )}
        {field && (
          <span
            className={styles.field}
            style={{
              insetInlineStart: percent(field.x, seen.width),
              insetBlockStart: percent(field.y, seen.height),
              inlineSize: percent(field.width, seen.width),
              blockSize: percent(field.height, seen.height),
            }}
          />
        )}
      </div>
      <figcaption className={styles.soft}>
        {looking
          ? say('inspect.looking')
          : sentences(
              say('inspect.pictureSize', { name: name ?? '', width: seen.width, height: seen.height }),
              note && tell(note),
            )}
      </figcaption>
    </figure>
  );
}
