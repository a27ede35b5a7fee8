import { useEffect, useRef } from 'react';
import type { UnitPatches } from '../../visualisation/layerView.ts';
import { fixed, significant, whole } from '../../words/numbers.ts';
import { say } from '../../words/say.ts';
import styles from './Inspect.module.css';

interface UnitTileProps {
  unit: UnitPatches;
  /** Pixels of a patch's side. */
  side: number;
  layer: string;
  pressed: boolean;
  onPress: () => void;
}

/** Nine patches of one unit, three by three, the strongest first. */
export function UnitTile({ unit, side, layer, pressed, onPress }: UnitTileProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) paintPatches(canvas.current, unit, side);
  }, [unit, side]);
  return (
    <button
      type="button"
      className={styles.tile}
      aria-pressed={pressed}
      aria-label={say('inspect.unitTile', {
        channel: unit.channel,
        layer,
        strongest: fixed(unit.values[0] ?? 0, 2),
      })}
      title={say('inspect.unitTileHint', {
        channel: unit.channel,
        strongest: strength(unit.values[0] ?? 0),
      })}
      onClick={onPress}
    >
      <canvas ref={canvas} aria-hidden className={side < 24 ? styles.crisp : undefined} />
      <span className={`${styles.tileFoot} number`} aria-hidden>
        <span>{unit.channel}</span>
        <span>{strength(unit.values[0] ?? 0)}</span>
      </span>
    </button>
  );
}

/** Three digits: a layer's numbers may be thousandths or hundreds. */
export function strength(value: number): string {
  return value >= 100 ? whole(value) : significant(value, 3);
}

function paintPatches(canvas: HTMLCanvasElement, { pixels, values }: UnitPatches, side: number): void {
  const gap = Math.max(1, Math.round(side / 16));
  const whole = 3 * side + 2 * gap;
  if (canvas.width !== whole) canvas.width = whole;
  if (canvas.height !== whole) canvas.height = whole;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, whole, whole);
  const bytes = side * side * 4;
  values.forEach((value, rank) => {
    if (value <= 0) return;
    const data = new ImageData(pixels.slice(rank * bytes, (rank + 1) * bytes), side, side);
    context.putImageData(data, (rank % 3) * (side + gap), Math.floor(rank / 3) * (side + gap));
  });
}
