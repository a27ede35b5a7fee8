import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import type { LayerActivations } from '../../store/inspect/inspectState.ts';
import { paintRaster } from '../../ui/video/paintRaster.ts';
import { say } from '../../words/say.ts';
import styles from './Inspect.module.css';
import { ratioOf } from './PixelCanvas.tsx';

interface AtlasProps {
  activations: LayerActivations;
  /** The channel marked. */
  chosen: number | null;
  onChannel: (channel: number) => void;
  /** Painted by somebody else at the camera's rate. */
  canvas?: RefObject<HTMLCanvasElement | null>;
}

/** All channels of a layer as one picture; a click or the arrow keys choose one. */
export function Atlas({ activations, chosen, onChannel, canvas }: AtlasProps) {
  const own = useRef<HTMLCanvasElement>(null);
  const paper = canvas ?? own;
  const { atlas, layer, shape } = activations;
  useEffect(() => {
    if (paper.current) paintRaster(paper.current, atlas.picture);
  }, [atlas, paper]);

  const counts = { layer, channels: shape[2], width: shape[1], height: shape[0] };
  const label =
    chosen === null
      ? say('inspect.atlasLabel', counts)
      : say('inspect.atlasLabelChosen', { ...counts, chosen });
  const { columns, pitch, tile, channels, picture } = atlas;
  const place = chosen === null ? -1 : channels.indexOf(chosen);
  const pick = (event: MouseEvent<HTMLButtonElement>) => {
    // From the keyboard a click has no place of its own.
    if (event.detail === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * picture.width;
    const y = ((event.clientY - box.top) / box.height) * picture.height;
    const channel =
      channels[Math.floor(y / pitch.y) * columns + Math.min(columns - 1, Math.floor(x / pitch.x))];
    if (channel !== undefined) onChannel(channel);
  };
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const channel = channels[place < 0 ? 0 : place + step];
    if (channel !== undefined) onChannel(channel);
  };
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    <div className={styles.atlasFrame} style={ratioOf(picture)}>
      <button type="button" className={styles.atlas} aria-label={label} onClick={pick} onKeyDown={move}>
        <canvas ref={paper} aria-hidden className={styles.crisp} />
        {place >= 0 && (
          <span
            className={styles.mark}
            style={{
              insetInlineStart: percent((place % columns) * pitch.x, picture.width),
              insetBlockStart: percent(Math.floor(place / columns) * pitch.y, picture.height),
              inlineSize: percent(tile.width, picture.width),
              blockSize: percent(tile.height, picture.height),
            }}
          />
        )}
      </button>
    </div>
  );
}
